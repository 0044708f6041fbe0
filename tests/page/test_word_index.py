"""The file of all words with all their places: complete, exact, and small."""

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from made_up import text_of
from tool_page import article_of, every_word

from analysis.page.word_index import COLUMNS, FORMAT, word_index
from analysis.text.article import load_article
from analysis.text.tokens import Span
from analysis.words.lemmas import Word

DATA = Path(__file__).parents[2] / "data"


class Rendering(NamedTuple):
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


@pytest.fixture
def article(tmp_path):
    return article_of(tmp_path, "قال الوزير\n====\nوصل الوفد أمس. ثم غادر الوفد 😀 باريس.")


def test_every_token_can_be_cut_out_of_the_text_and_told_which_word_it_is():
    article = load_article(DATA / "article.txt")
    record = json.loads(word_index(article, every_word(article)).json())
    rows = zip(record["starts"], record["ends"], record["tokens"], strict=True)
    forms = [(record["text"][start:end], record["words"][word][0]) for start, end, word in rows]
    assert [form for form, _ in forms] == article.words.texts()
    groups = {
        form: word.key for word in every_word(article) for form in {t.text for t in word.tokens}
    }
    assert forms == [(form, groups[form]) for form, _ in forms]


def test_what_is_known_of_a_word_stands_under_its_name(article):
    index = word_index(
        article, every_word(article, {"الوفد": "delegation"}), keyness={"وفد": 7.456}
    )
    record = index.record()
    known = [dict(zip(COLUMNS, row, strict=True)) for row in record["words"]]
    first = known[0]
    assert first["label"] == "الوفد" and first["meaning"] == "delegation"
    assert (first["count"], first["per_million"], first["keyness"]) == (2, 222222.2, 7.46)
    assert [word["label"] for word in known if word["grammatical"]] == ["ثم"]
    assert {word["keyness"] for word in known[1:]} == {None}
    assert sum(word["count"] for word in known) == len(article.words) == 9
    assert record["format"] == FORMAT


def test_sentences_and_headlines_stand_with_their_renderings(article):
    rendering = Rendering(("The minister said",), ("It came.", "It left."))
    record = word_index(article, every_word(article), rendering).record()
    parts = [record["text"][start:end] for start, end in record["headlines"] + record["sentences"]]
    assert parts == ["قال الوزير", "وصل الوفد أمس.", "ثم غادر الوفد 😀 باريس."]
    assert record["english"] == ["The minister said", "It came.", "It left."]
    assert word_index(article, []).record()["english"] == []


def test_a_place_that_is_no_word_or_two_words_is_refused(article):
    word, other = every_word(article)[:2]
    with pytest.raises(ValueError, match=r"«الو» at 16 is not a word"):
        word_index(article, [replace(word, tokens=(Span("الو", 16, 19),))])
    with pytest.raises(ValueError, match="belongs to two words"):
        word_index(article, [word, replace(other, tokens=word.tokens)])


def test_nothing_in_the_text_ends_the_element_that_holds_it(tmp_path):
    article = article_of(tmp_path, "قال </script><b>الوزير</b> أمس.")
    element = word_index(article, every_word(article)).element()
    assert element.count("</script>") == 1 and "<b>" not in element
    data = element.removesuffix("</script>").split(">", 1)[1]
    assert json.loads(data)["text"] == article.text


def test_the_strongest_word_has_the_darkest_shade_and_grammatical_words_have_none(article):
    index = word_index(article, every_word(article), keyness={"وفد": 9.0, "وزير": 0.5, "ثم": 99.0})
    assert index.shades["وفد"] == (4, 4)
    assert index.shades["وزير"] == (1, 0)
    assert "ثم" not in index.shades


@pytest.mark.slow
def test_a_text_of_a_hundred_thousand_words_makes_a_file_below_a_megabyte_and_a_half(tmp_path):
    article = article_of(tmp_path, text_of(100_000, random.Random(7)))
    assert len(article.words) == 100_000
    words = {}
    for token in article.words:
        words.setdefault(token.text, []).append(token)
    entries = [Word(form, form, tuple(found), "a meaning") for form, found in words.items()]
    assert len(entries) > 10_000
    data = word_index(article, entries).json().encode()
    assert len(gzip.compress(data, 6)) < 1_500_000
