"""Stems led back to their dictionary form, and dictionary answers that are objected to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words.inflection import CERTAIN, UNKNOWN, citation, guess, known

CITATIONS = {
    "feminine": ("جديدة", "جديد"),
    "dual": ("أسبوعين", "أسبوع"),
    "sound plural": ("مقاتلون", "مقاتل"),
    "feminine plural": ("معلومات", "معلومة"),
    "broken plural": ("مصادر", "مصدر"),
    "irregular": ("روس", "روسي"),
    "nisba": ("عسكرية", "عسكري"),
    "accusative": ("ملاذا", "ملاذ"),
    "present": ("يشيرون", "أشار"),
    "past": ("أشارت", "أشار"),
    "present that looks like a past": ("تنجح", "نجح"),
    "adjective of a country": ("سورية", "سوري"),
    "name": ("الجزائر", "جزائر"),
    "name that looks like an accusative": ("بريطانيا", "بريطانيا"),
    "left-out hamza": ("اعمال", "عمل"),
}
OBJECTIONS = {
    "verbal noun": "تعليم",
    "participle": "مسؤول",
    "adjective of a noun": "نفطي",
    "feminine noun": "منطقة",
    "verbal noun of a plural's shape": "دخول",
}


@pytest.mark.parametrize(("stem", "entry"), CITATIONS.values(), ids=CITATIONS)
def test_a_stem_leads_to_the_form_under_which_a_dictionary_has_it(stem, entry):
    assert citation(stem) == entry


@pytest.mark.parametrize("word", OBJECTIONS.values(), ids=OBJECTIONS)
def test_a_word_of_its_own_is_not_led_back_to_a_verb(word):
    assert citation(word) == word


def test_what_no_source_knows_is_its_own_dictionary_form_and_uncertain():
    assert known("ضظغخ") is None
    assert guess("ضظغخ") == ("ضظغخ", UNKNOWN)
    assert guess("ضظغخ")[1] < CERTAIN


@given(st.text(st.sampled_from("ابتسفكلمنهويةىأإؤئء"), min_size=1, max_size=12))
def test_any_letters_have_a_dictionary_form(stem):
    assert citation(stem)
