"""Words in persons, moods and spellings that newspapers have not, as the benchmark lists them."""

from collections import Counter
from itertools import combinations

import pytest

from analysis.words.lemmas import lemma
from benchmarks.forms import lines

LINES = list(lines())


def shares(rows):
    """Of pairs of forms of one word the share that falls apart, and of two words that meets."""
    pairs = Counter(
        (one.word == other.word, lemma(one.text) == lemma(other.text))
        for forms in rows
        for one, other in combinations(forms, 2)
    )
    split, met = pairs[True, False], pairs[False, True]
    return split / (split + pairs[True, True]), met / max(met + pairs[False, False], 1)


def test_few_forms_of_one_word_fall_apart_and_few_of_two_words_meet():
    split, met = shares(forms for _, forms in LINES)
    assert split < 0.13
    assert met < 0.01


@pytest.mark.parametrize("kind", ["names", "marks", "feminines and nisbas", "numerals"])
def test_hardly_a_form_of_some_kinds_goes_astray(kind):
    split, met = shares(forms for name, forms in LINES if name == kind)
    assert split < 0.05
    assert met < 0.03


def test_every_kind_has_verbs_or_nouns_in_several_forms():
    assert all(len(forms) > 1 for kind, forms in LINES if kind != "pronouns")
    assert sum(len(forms) for _, forms in LINES) > 3_000
