"""What words and phrases mean, in whatever form they are shown."""

from analysis.words.meanings import glossed, meanings

from analysis.text.tokens import tokenize
from analysis.words.lemmas import group, lemma

WORDS = group(tokenize("الروس والروس تنظيم الدولة"))
KNOWN = {lemma("روسي"): "Russian", lemma("تنظيم"): "organisation", lemma("دولة"): "state"}


def test_a_word_has_the_meaning_of_its_lemma_in_every_form():
    found = meanings(WORDS, KNOWN)
    assert found["الروس"] == found["والروس"] == "Russian"


def test_a_phrase_has_its_own_meaning_where_it_is_known_and_that_of_its_words_elsewhere():
    phrase = "تنظيم الدولة"
    assert glossed(phrase, meanings(WORDS, KNOWN)) == "organisation + state"
    assert glossed(phrase, meanings(WORDS, KNOWN, {phrase: "Islamic State"})) == "Islamic State"


def test_what_nobody_has_said_has_no_meaning():
    assert glossed("كتاب جديد", meanings(WORDS, KNOWN)) == ""
    assert glossed("كتاب تنظيم", meanings(WORDS, KNOWN)) == "… + organisation"
