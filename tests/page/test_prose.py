"""What a chapter says: facts by name, words with their meaning, lists and intervals."""

import pytest
from IPython.utils.capture import capture_output
from myst_nb import glue

from analysis.page.prose import listed, quoted, say, share


def test_a_fact_is_said_exactly_as_glue_would_say_it():
    with capture_output() as ours:
        say(words=1234, ratio=0.5, word="«ليبيا»")
    with capture_output() as theirs:
        for name, text in {"words": "1,234", "ratio": "0.50", "word": "«ليبيا»"}.items():
            glue(name, text, display=False)
    assert [out._repr_mime_(key) for out in ours.outputs for key in out.data] == [
        out._repr_mime_(key) for out in theirs.outputs for key in out.data
    ]
    assert [out.metadata for out in ours.outputs] == [out.metadata for out in theirs.outputs]


def test_a_word_without_a_known_meaning_stands_alone():
    assert quoted("ليبيا", {"روسيا": "Russia"}) == "«ليبيا»"


def test_two_parts_are_joined_without_a_comma():
    assert listed(["a", "b"]) == "a and b"


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="undefined"):
        share(1, 0)
