"""TF-IDF beside an archive, against hand and against scikit-learn on the raw texts."""

import json
from math import log, sqrt

import numpy as np
import pytest

from analysis.archive.building import build
from analysis.archive.engine import loop
from analysis.archive.opened import open_archive
from analysis.archive.weights import nearest, scan, weights
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group, lemma
from analysis.words.stopwords import is_stopword
from benchmarks.generated import Generator

pytest.importorskip("pyarrow")

THREE = ["الحرب في ليبيا. حرب ليبيا.", "السلام في ليبيا بعد الحرب.", "مدرسة جديدة في المدينة."]


def opened(folder, articles):
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    (folder / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    with loop() as engine:
        build(folder / "a.jsonl", folder / "out", engine)
    return open_archive(folder / "out")


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    articles = [{"id": str(n), "text": text} for n, text in enumerate(THREE)]
    return opened(tmp_path_factory.mktemp("three"), articles)


@pytest.fixture(scope="module")
def texts():
    articles = list(Generator(3, length=80).articles(60))
    return [{"id": a["id"], "text": a["text"]} for a in articles]


@pytest.fixture(scope="module")
def archive(texts, tmp_path_factory):
    return opened(tmp_path_factory.mktemp("generated"), texts)


def lemmas(text):
    return [lemma(word) for word in tokenize(text).texts() if not is_stopword(word)]


def test_weights_of_three_articles_are_those_worked_out_by_hand(three):
    words = group(tokenize("ليبيا وليبيا في مدرسة القمر"))
    idf = [log(4 / 3) + 1, log(4 / 2) + 1, log(4 / 1) + 1]  # in two, one and none of three
    length = sqrt((2 * idf[0]) ** 2 + idf[1] ** 2 + idf[2] ** 2)
    found = {weight.key: weight for weight in weights(three, words)}
    libya, school, moon = (found[lemma(word)] for word in ("ليبيا", "مدرسة", "قمر"))
    assert (libya.count, libya.documents) == (2, 2)
    assert (school.documents, moon.documents) == (1, 0)
    assert libya.weight == pytest.approx(2 * idf[0] / length)
    assert school.weight == pytest.approx(idf[1] / length)
    assert moon.weight == pytest.approx(idf[2] / length)


def test_an_article_resembles_itself_wholly_and_a_strange_one_not_at_all(three):
    words = group(tokenize(THREE[1]))
    found = scan(three, words)
    assert found.cosines[1] == pytest.approx(1)
    assert found.cosines[2] == 0
    first, second = nearest(three, words, found)
    assert (first.id, second.id) == ("1", "0")
    assert set(second.shared) == {lemma("ليبيا"), lemma("الحرب")}
    assert [n.id for n in nearest(three, words, found, leave_out=[1])] == ["0"]


def test_weights_and_cosines_are_those_of_scikit_learn_on_the_raw_texts(texts, archive):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=lemmas)
    matrix = vectorizer.fit_transform(article["text"] for article in texts)
    places = archive.articles["id"].to_pylist()
    matrix = matrix[[int(name[1:]) for name in places]]
    text = texts[7]["text"]
    expected = vectorizer.transform([text])
    words = group(tokenize(text))
    found = {weight.key: weight.weight for weight in weights(archive, words)}
    names = vectorizer.get_feature_names_out()
    assert found == {names[n]: pytest.approx(expected[0, n]) for n in expected.indices}
    cosines = (matrix @ expected.T).toarray()[:, 0]
    np.testing.assert_allclose(scan(archive, words).cosines, cosines, atol=1e-12)


def test_words_are_counted_in_every_article(texts, archive):
    words = group(tokenize(texts[0]["text"]))[:20]
    found = scan(archive, words)
    for place, name in enumerate(archive.articles["id"].to_pylist()):
        keys = lemmas(texts[int(name[1:])]["text"])
        row = found.counts[[place]].toarray()[0].tolist()
        assert row == [keys.count(word.key) for word in words]
        assert found.lengths[place] == len(tokenize(texts[int(name[1:])]["text"]))


def test_bags_that_are_split_between_row_groups_are_put_together(texts, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.archive.store.Writer.__init__.__defaults__", (37,))
    archive = opened(tmp_path, texts)
    words = group(tokenize(texts[5]["text"]))
    found = scan(archive, words)
    assert found.counts.shape == (60, len(words))
    assert found.cosines[archive.articles["id"].to_pylist().index(texts[5]["id"])] == (
        pytest.approx(1)
    )


def test_an_article_without_a_word_of_the_archive_resembles_none(three):
    words = group(tokenize("قمر بعيد"))
    found = scan(three, words)
    assert found.cosines.tolist() == [0, 0, 0]
    assert nearest(three, words, found) == ()
    assert weights(three, []) == ()
