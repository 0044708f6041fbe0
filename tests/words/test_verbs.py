"""Verb forms led back to their verb, and told from nouns of the same letters."""

import pytest

from analysis.words.verbs import past, present, reads_as_verb

PRESENTS = {
    "يعمل": "عمل",
    "تعملون": "عمل",
    "يقول": "قال",
    "يقل": "قال",
    "يصل": "وصل",
    "تستطيع": "استطاع",
    "يستطع": "استطاع",
    "يؤدي": "أدى",
    "يعلن": "أعلن",
    "نعمل": "عمل",
}
PASTS = {"عملوا": "عمل", "قالت": "قال", "أدت": "أدى", "بدأتا": "بدأ", "قررت": "قرر"}


@pytest.mark.parametrize(("form", "verb"), PRESENTS.items())
def test_a_present_form_leads_to_its_verb(form, verb):
    assert present(form) == verb


@pytest.mark.parametrize(("form", "verb"), PASTS.items())
def test_a_past_form_leads_to_its_verb(form, verb):
    assert past(form) == verb


@pytest.mark.parametrize("form", ["حكومة", "تعليم", "نظام"])
def test_a_noun_is_the_present_or_past_of_nothing(form):
    assert present(form) is None
    assert past(form) is None


READINGS = [
    ("", "يطلب", "طلب", True),
    ("", "طلبت", "طلب", True),
    ("و", "قال", "قال", True),
    ("س", "تطلب", "طلب", True),
    ("ال", "طلب", "طلب", False),
    ("ب", "طلب", "طلب", False),
    ("لل", "عمل", "عمل", False),
    ("ل", "عدم", "عدم", False),
    ("", "عملا", "عمل", False),
    ("", "مصر", "مصر", False),
    ("", "حكومات", "حكومة", False),
    ("", "يتعاون", "تعاون", False),
    ("", "يتحدى", "تحدى", True),
]


@pytest.mark.parametrize(("proclitic", "stem", "entry", "verb"), READINGS)
def test_a_form_of_verb_and_noun_is_read_by_its_shape_and_what_stands_before_it(
    proclitic, stem, entry, verb
):
    assert reads_as_verb(proclitic, stem, entry) is verb
