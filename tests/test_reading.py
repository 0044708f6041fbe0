"""One article, read: results that agree with the functions they come from, computed once."""

import sys
from dataclasses import FrozenInstanceError

import pytest
from contents import ROOT

from analysis import Reading, facts, group, keyphrases, load_article
from analysis.measures.undefined import Undefined
from analysis.page import report, wordfigures
from analysis.text.notes import NO_NOTES
from analysis.text.source import ArticleError
from analysis.text.tokens import tokenize
from analysis.words import lemmas

DATA = ROOT / "data"
TEXT = "عنوان الخبر\n===\nوصل الوفد إلى مصر. ثم غادر الوفد مصر.\nعاد الوفد إلى تونس."


@pytest.fixture(scope="module")
def reading():
    return Reading.open(DATA)


def opened(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return Reading.open(folder / "article.txt")


def test_a_folder_and_its_file_give_the_same_reading(reading):
    assert Reading.open(DATA / "article.txt").article.text == reading.article.text
    assert reading.annotation
    assert reading.notes


def test_without_files_beside_it_an_article_is_read_all_the_same(tmp_path):
    read = opened(tmp_path, article_txt=TEXT)
    assert (read.annotation, read.notes) == ((), NO_NOTES)
    assert [word.label for word in read.commonest(1)] == ["الوفد"]


def test_a_folder_without_an_article_is_refused_by_name(tmp_path):
    with pytest.raises(ArticleError, match=r"article\.txt: there is no such file"):
        Reading.open(tmp_path)


def test_the_words_are_those_of_group_known_by_their_keys(reading):
    article = load_article(DATA / "article.txt")
    found = group(article.words)
    assert list(reading.words) == [word.key for word in found]
    assert [word.tokens for word in reading.words.values()] == [word.tokens for word in found]
    phrases = keyphrases(article.text, 10)
    assert [phrase.text for phrase in reading.phrases] == [phrase.text for phrase in phrases]


def test_numbers_in_figures_are_words_but_no_content_words(tmp_path):
    read = opened(tmp_path, article_txt="الساعة 16:30 ثم 16:30. فاز الفريق 3-2 في 2016.")
    assert len(read.article.words) == 10
    assert [word.label for word in read.words.values()] == ["الساعة", "الفريق", "فاز"]
    assert read.density == 0.3
    assert "16:30" in [word.label for word in read.every_word]


def test_a_number_with_a_particle_is_a_number_in_every_ranking(tmp_path):
    read = opened(tmp_path, article_txt="فاز الفريق و2013.\nخسر الفريق بـ0.4 و2013 نقطة.")
    assert not [key for key in read.words if not any(map(str.isalpha, key))]
    assert {key for term in read.word_tfidf.terms for key in term} <= set(read.words)
    assert facts.clouds(read)["new"]


def test_phrases_that_are_one_term_are_one_phrase_in_all_its_places(tmp_path):
    text = (
        "مرضى سرطان الثدي\nتحدثت الطبيبة عن مرض سرطان الثدي. قالت إن سرطان الثدي مرض.\n"
        "أصيب الرجل بسرطان الثدي ثم أصيبت المرأة بسرطان الثدي."
    )
    read = opened(tmp_path, article_txt=text)
    keys = [phrase.keys for phrase in read.phrases]
    assert len(keys) == len(set(keys)) == 10
    found = next(phrase for phrase in read.phrases if phrase.text == "سرطان الثدي")
    assert found.count == 5
    assert read.phrase_names[found.keys].label == "سرطان الثدي"


def test_a_result_is_computed_once_and_a_reading_cannot_change(reading):
    assert reading.keyness is reading.keyness
    with pytest.raises(FrozenInstanceError):
        reading.seed = 1
    with pytest.raises(TypeError):
        reading.words["new"] = None


def test_the_parts_are_paragraphs_or_the_sentences_of_the_only_one(tmp_path):
    two = opened(tmp_path, article_txt=TEXT)
    assert (two.parts.kind, len(two.parts.spans)) == ("paragraph", 2)
    one = opened(tmp_path, article_txt="وصل الوفد إلى مصر. ثم غادر الوفد مصر.")
    assert (one.parts.kind, len(one.parts.spans)) == ("sentence", 2)


def test_what_an_article_cannot_give_says_why(tmp_path):
    read = opened(tmp_path, article_txt="سلام.")
    assert isinstance(read.zipf, Undefined)
    assert "at least 2 types" in read.zipf.reason
    assert isinstance(read.stability, Undefined)
    assert not read.distinguishing
    assert "one document" in read.distinguishing.reason


def test_no_string_is_lemmatised_that_is_not_a_token_of_a_text(monkeypatch):
    asked = []
    own, cached = lemmas.lemma.__wrapped__, lemmas.lemma

    def noted(word):
        asked.append(word)
        return own(word)

    for module in [m for name, m in sys.modules.items() if name.startswith("analysis")]:
        if getattr(module, "lemma", None) is cached:
            monkeypatch.setattr(module, "lemma", noted)
    read = Reading.open(DATA)
    for chapter in ("cover", "article", "numbers", "places", "keywords", "clouds", "methods"):
        getattr(facts, chapter)(read)
    report.grouping(read.commonest(15)).element()
    report.phrases(read.phrases, read.phrase_names).element()
    report.side_by_side(facts.answers(read), read.names).element()
    wordfigures.top_words(read.commonest(15))
    tokens = set(tokenize(read.article.text).texts())
    assert tokens & set(asked)
    assert set(asked) - tokens <= read.reference.rates.keys()  # the reference's own forms
