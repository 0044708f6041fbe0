"""An article beside an archive: what was planted is found, and hardly anything else."""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.archive.beside import beside, registers
from analysis.archive.building import build
from analysis.archive.engine import loop
from analysis.archive.opened import open_archive
from analysis.text.article import article_of
from analysis.text.source import Source
from analysis.words.lemmas import group, lemma
from benchmarks.generated import Generator, Planted, vocabulary

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.slow

SEED = 11
# Words of medium frequency: in some, not in most of the generated articles.
RISING = tuple(word.key for word in vocabulary()[120:130])
FALLING = tuple(word.key for word in vocabulary()[130:140])


def read(text, title=None):
    written = f"{title}\n===\n{text}" if title else text
    article = article_of(Source(written, ""), Path("article"))
    return article, {word.key: word for word in group(article.words)}


@pytest.fixture(scope="module")
def generator():
    return Generator(SEED, Planted(RISING, FALLING), length=150)


@pytest.fixture(scope="module")
def articles(generator):
    return list(generator.articles(3000))


@pytest.fixture(scope="module")
def archive(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("beside")
    lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in articles]
    (folder / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    with loop() as engine:
        build(folder / "a.jsonl", folder / "out", engine)
    return open_archive(folder / "out")


def planted_in(generator, number):
    """An article of no topic into which seven words of the dictionary are put six times each."""
    random = np.random.default_rng(number)
    words = generator.article(number, burst=False)["text"].split(" ")
    chosen = [vocabulary()[n] for n in random.choice(np.arange(1500, 4000), 7, replace=False)]
    for word in chosen:
        for place in np.linspace(1, len(words) - 1, 6):
            words.insert(int(place), word.forms[0])
    return read(" ".join(words)), {word.key for word in chosen}


def test_planted_key_words_are_found(generator, archive):
    found, planted, false, asked = 0, 0, 0, 20
    for number in range(asked):
        (article, words), truth = planted_in(generator, number)
        keys = {row.key for row in beside(archive, article, words).key_words if row.sets_apart}
        planted += len(truth & words.keys())
        found += len(truth & keys)
        false += bool(keys - truth)
    assert found >= 0.95 * planted
    # At most one in twenty articles may have a false one: more than four of twenty have not.
    assert false <= 4


def test_articles_like_those_of_the_archive_have_hardly_a_key_word(generator, archive):
    asked = 60
    articles = (read(generator.article(n, burst=False)["text"]) for n in range(asked))
    shown = [any(row.sets_apart for row in beside(archive, *a).key_words) for a in articles]
    assert sum(shown) <= 0.05 * asked + 2 * (asked * 0.05 * 0.95) ** 0.5


def test_planted_trends_are_found_with_their_direction_and_size(generator, archive):
    keys = [*RISING, *FALLING]
    text = " ".join(word.forms[0] for word in vocabulary()[100:160])
    result = beside(archive, *read(text))
    found = {trend.key: trend for trend in result.trends(list(result.article_keys))}
    level = {key: trend for key, trend in found.items() if trend.p_corrected < 0.05}
    assert len(level.keys() & set(keys)) >= 19
    assert not level.keys() - set(keys)
    assert all(found[key].change > 0 for key in RISING)
    assert all(found[key].change < 0 for key in FALLING)
    held = [found[key].low <= 2 <= found[key].high for key in RISING]
    held += [found[key].low <= -2 <= found[key].high for key in FALLING]
    assert sum(held) >= 17


def test_a_copy_in_the_archive_is_no_neighbour_and_counts_in_nothing(articles, archive):
    source = articles[2]
    article, words = read(source["text"], source["title"])
    result = beside(archive, article, words)
    assert archive.articles["id"].to_pylist()[int(result.copies.nonzero()[0][0])] == source["id"]
    assert result.copies.sum() == 1
    assert source["id"] not in {row.id for row in result.nearest}
    assert result.reference.size == archive.words - len(article.words)
    assert all(standing.articles == archive.size - 1 for standing in result.standings[:2])


def test_a_word_that_one_article_repeats_is_uneven_and_one_that_all_have_is_not(archive):
    text = " ".join(word.forms[0] for word in vocabulary()[:5])
    rows = beside(archive, *read(text)).key_words
    assert all(row.deviation < 0.8 for row in rows)
    rare = [w for w in archive.table("lemmas").to_pylist() if w["documents"] <= 3]
    repeated = max(rare, key=lambda word: word["count"] / word["documents"])
    assert repeated["count"] >= 2 * repeated["documents"]
    # Its label may be another word where it stands alone: سار, "he walked" or "pleasing".
    forms = archive.table("forms")["form"].to_pylist()
    (row,) = beside(
        archive, *read(next(f for f in forms if lemma(f) == repeated["lemma"]))
    ).key_words
    assert (row.key, row.documents) == (repeated["lemma"], repeated["documents"])
    assert row.as_often < 0.01
    assert row.deviation > 0.99


def test_the_reference_counts_each_word_as_the_archive_does(generator, archive):
    article, words = read(generator.article(5)["text"])
    result = beside(archive, article, words)
    counts = dict(
        zip(archive.keys.to_pylist(), archive.table("lemmas")["count"].to_pylist(), strict=True)
    )
    for word in words.values():
        expected = counts.get(word.key, 0) / archive.words
        assert result.reference.rate(word) == pytest.approx(expected)


def test_key_words_are_sorted_by_what_they_are_key_against():
    class Row:
        def __init__(self, key, is_key):
            self.key, self.is_key = key, is_key

    general = [Row("a", True), Row("b", False), Row("c", True)]
    assert registers(["b", "c", "d"], general) == (("c",), ("b", "d"), ("a",))
