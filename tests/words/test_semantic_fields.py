"""What words are about, by a reader's annotation and without one."""

from analysis.text.tokens import tokenize
from analysis.words.evaluation import Annotation
from analysis.words.lemmas import group
from analysis.words.semantic_fields import COUNTRIES, fields

WORDS = group(tokenize("الدولة الجزائر دول الدولة جيش"))
ANNOTATION = (
    Annotation("الدولة", "دولة", "NOUN", "state", "armed groups"),
    Annotation("دول", "دولة", "NOUN", "state", "countries"),
    Annotation("الجزائر", "الجزائر", "PROPN", "Algeria", "countries"),
    Annotation("جيش", "جيش", "NOUN", "army"),
)


def test_a_word_has_the_field_of_most_of_its_forms():
    assert fields(WORDS, ANNOTATION) == {"الدولة": "armed groups", "الجزائر": "countries"}


def test_without_annotation_the_countries_are_known():
    assert fields(WORDS) == {"الجزائر": COUNTRIES}


def test_an_annotation_of_another_text_names_no_fields():
    others = group(tokenize("وصل الوزير المصري إلى تونس أمس ثم غادر إلى الجزائر"))
    assert fields(others, ANNOTATION) == fields(others)


def test_an_annotation_without_fields_leaves_the_countries():
    plain = [row._replace(field="") for row in ANNOTATION]
    assert fields(WORDS, plain) == {"الجزائر": COUNTRIES}


def test_no_words_have_no_fields():
    assert fields([], ANNOTATION) == {}
