"""Which words are countries and peoples."""

from analysis.text.tokens import tokenize
from analysis.words.lemmas import group
from analysis.words.semantic_fields import of_countries


def test_countries_and_peoples_are_told_from_other_words():
    words = group(tokenize("سافر الوفد الروسي إلى ليبيا للحرب والسلفي للجزائر وأوروبا والعالم"))
    assert {word.key for word in of_countries(words)} == {"روسي", "ليبيا", "جزائر"}


def test_in_a_text_without_countries_none_is_found():
    assert of_countries(group(tokenize("شرب كوب شاي"))) == []
    assert of_countries([]) == []
