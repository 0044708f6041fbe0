"""Verbs told from nouns of the same letters."""

import pytest

from analysis.words.clitics import Split
from analysis.words.wordclass import NEVER_VERBS, verb_reading

READINGS = [
    ("", "يطلب", "طلب"),
    ("", "طلبت", "طلب"),
    ("و", "قال", "قال"),
    ("س", "تطلب", "طلب"),
    ("ال", "طلب", None),
    ("ب", "طلب", None),
    ("لل", "عمل", None),
    ("ل", "عدم", None),
    ("", "عملا", None),
    ("", "مصر", None),
    ("", "حكومات", None),
    ("", "يتعاون", "تعاون"),
    ("", "يتحدى", "تحدى"),
    ("", "كانون", None),
    ("", "تشرين", None),
    ("و", "غير", None),
    ("", "تطوير", None),
    ("", "تفشي", None),
    ("", "تمرين", None),
    ("", "نزول", None),
    ("", "يمني", None),
    ("", "نقول", "قال"),
    ("", "تعافي", None),
    ("", "تعطي", "أعطى"),
    ("", "تبني", "بنى"),
]


@pytest.mark.parametrize(("proclitic", "stem", "verb"), READINGS)
def test_a_form_is_read_by_its_shape_and_by_what_its_relatives_are(proclitic, stem, verb):
    assert verb_reading(Split(proclitic, stem, "")) == verb


def test_what_is_never_a_verb_is_a_list_of_words_and_not_of_letters():
    assert "عدم" in NEVER_VERBS and "عد" not in NEVER_VERBS
