"""What frequencies say of a word form."""

import pytest

from analysis.words.lexicon import UNLISTED
from analysis.words.usage import frequency, is_noun, is_verb, past_share, share, usual_spelling

SPELLINGS = {
    "اعمال": "أعمال",
    "الى": "إلى",
    "مسئولون": "مسؤولون",
    "جزائرى": "جزائري",
    "تاجيل": "تأجيل",
    "أقليمية": "إقليمية",
    "مستشفى": "مستشفى",
    "روسيا": "روسيا",
    "إستقلال": "استقلال",
    "إعلام": "إعلام",
    "شركه": "شركة",
    "دوره": "دوره",
    "ى": "ى",
    "ا": "ا",
}


@pytest.mark.parametrize(("written", "usual"), SPELLINGS.items())
def test_a_word_is_spelled_as_most_writers_do(written, usual):
    assert usual_spelling(written) == usual


@pytest.mark.parametrize("word", SPELLINGS.values())
def test_the_usual_spelling_is_its_own(word):
    assert usual_spelling(word) == word


def test_a_share_is_a_power_of_ten_and_what_is_not_listed_is_rarer_than_all_that_is():
    assert -2 < share("في") < -1
    assert share("وووو") == UNLISTED < share("بكين")


def test_a_noun_is_met_with_the_article_and_a_verb_is_not():
    assert is_noun("حكومة") and not is_noun("قالت") and not is_noun("وووو")
    assert is_verb("قال") and is_verb("قرر") and not is_verb("حكومة")


def test_a_stem_is_as_common_as_its_usual_spelling():
    assert frequency("اعمال") == frequency("أعمال") > UNLISTED


def test_the_past_of_a_verb_is_found_in_its_own_endings():
    assert past_share("قرر") > -5
    assert past_share("أدى") > -5
    assert past_share("حكومة") == UNLISTED
