"""The tables of what the dictionary has wrong."""

import pytest

from analysis.text.normalisation import bare
from analysis.words.corrections import _APART, _PLURALS, CITATIONS, PARTS
from analysis.words.lemmas import lemma


def test_no_form_is_given_twice_with_different_words():
    pairs = [pair.split(":") for pair in (_PLURALS + _APART).split()]
    assert all(len(pair) == 2 for pair in pairs)
    assert {form: word for form, word in pairs}.items() >= {(form, word) for form, word in pairs}


def test_every_form_is_in_bare_letters():
    assert [form for form in CITATIONS if bare(form) != form] == []


@pytest.mark.parametrize("form", PARTS)
def test_the_parts_of_a_form_begin_and_end_as_it_does(form):
    proclitic, stem, enclitic = PARTS[form]
    assert form.startswith(proclitic) and form.endswith(enclitic)
    assert (stem + enclitic)[-1] == form[-1]


PAIRS = "شيئا شيء, أشهر شهر, مرضى مريض, أندية نادي, أفلام فيلم, رماة رامي, دقائق دقيقة, يديه يد"


@pytest.mark.parametrize("pair", PAIRS.split(", "))
def test_an_irregular_plural_meets_its_singular(pair):
    plural, singular = pair.split()
    assert lemma(plural) == lemma(singular)
