"""Which words are countries and peoples."""

import pytest

from analysis.words.lemmas import lemma
from analysis.words.semantic_fields import is_of_a_country


@pytest.mark.parametrize(
    ("form", "expected"),
    [("ليبيا", True), ("للجزائر", True), ("الروسية", True), ("سلفي", False), ("الحرب", False)],
)
def test_countries_and_peoples_are_told_from_other_words(form, expected):
    assert is_of_a_country(lemma(form)) is expected
