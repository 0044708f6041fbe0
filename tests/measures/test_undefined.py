"""Answers that do not exist."""

import pytest

from analysis.measures.undefined import Undefined, if_defined


def test_what_is_undefined_is_empty_and_says_why():
    missing = Undefined("the text has no sentence")
    assert (len(missing), list(missing)) == (0, [])
    assert missing[:3] is missing
    assert not missing
    assert missing.reason == "the text has no sentence"
    assert repr(missing) == "Undefined('the text has no sentence')"
    with pytest.raises(IndexError, match="the text has no sentence"):
        missing[0]


def test_a_measure_that_raises_is_undefined_and_any_other_is_not():
    found = if_defined(max, [])
    assert isinstance(found, Undefined)
    assert "empty" in found.reason
    assert if_defined(max, [1, 3]) == 3
    assert if_defined(max, [1, -3], key=abs) == -3


def test_of_what_is_undefined_nothing_is_defined():
    missing = Undefined("no words")
    assert if_defined(len, missing) is missing
    assert if_defined(lambda one, other: one, 1, missing) is missing


def test_other_errors_are_not_hidden():
    with pytest.raises(TypeError):
        if_defined(max, 3)
