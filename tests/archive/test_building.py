"""An archive from its source to its tables: what is counted, and that nothing else decides it."""

import csv
import json
import random
from collections import Counter

import pytest

from analysis.archive.building import Settings, build
from analysis.archive.engine import dask, loop, processes
from analysis.archive.store import ArchiveError, read_record, read_table, table_path
from analysis.text.tokens import tokenize
from analysis.words.lemmas import lemma
from analysis.words.stopwords import is_stopword
from benchmarks.generated import Generator, Planted

pa = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.slow

# Three articles, small enough to count by hand: الحرب and حرب are one word, في is none.
THREE = [
    {"id": "a", "date": "2019-03-01", "text": "الحرب في ليبيا. حرب ليبيا."},
    {"id": "b", "date": "2020-05-02", "text": "السلام في ليبيا بعد الحرب."},
    {"id": "c", "text": "مدرسة جديدة في المدينة."},
]


def written(path, articles):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def built(source, out, settings=Settings(), engine=None):  # noqa: B008
    with engine or loop() as run:
        return build(source, out, run, settings)


def table(out, name):
    return read_table(table_path(out, read_record(out), name)).to_pylist()


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """A hundred generated articles, as many as two pieces of text files hold."""
    articles = list(Generator(5, length=60).articles(100))
    return articles, written(tmp_path_factory.mktemp("source") / "a.jsonl", articles)


def test_three_articles_are_counted_as_by_hand(tmp_path):
    record = built(written(tmp_path / "a.jsonl", THREE), tmp_path / "out")
    assert (record.articles, record.words, record.rejected) == (3, 14, 0)
    assert (record.first, record.last) == ("2019-03-01", "2020-05-02")
    words = {row["lemma"]: row for row in table(tmp_path / "out", "lemmas")}
    war, libya = words[lemma("الحرب")], words[lemma("ليبيا")]
    assert (war["label"], war["count"], war["documents"]) == ("الحرب", 3, 2)
    assert (libya["label"], libya["count"], libya["documents"]) == ("ليبيا", 3, 2)
    assert "في" not in words
    forms = {row["form"]: row for row in table(tmp_path / "out", "forms")}
    assert (forms["في"]["count"], forms["في"]["documents"], forms["في"]["lemma"]) == (3, 3, None)
    assert (forms["الحرب"]["count"], forms["حرب"]["count"]) == (2, 1)
    years = table(tmp_path / "out", "years")
    number = sorted(words).index(war["lemma"])
    assert [(y["year"], y["count"], y["documents"]) for y in years if y["lemma"] == number] == [
        (2019, 2, 1),
        (2020, 1, 1),
    ]


def test_articles_stand_in_the_order_of_their_dates_those_without_one_last(tmp_path):
    built(written(tmp_path / "a.jsonl", THREE[::-1]), tmp_path / "out")
    articles = table(tmp_path / "out", "articles")
    assert [(a["place"], a["id"], a["words"]) for a in articles] == [
        (0, "a", 5),
        (1, "b", 5),
        (2, "c", 4),
    ]


def test_bags_add_up_to_what_the_raw_texts_hold(generated, tmp_path):
    articles, source = generated
    built(source, tmp_path)
    keys = [row["lemma"] for row in table(tmp_path, "lemmas")]
    places = {row["id"]: row["place"] for row in table(tmp_path, "articles")}
    found = {}
    for row in table(tmp_path, "bags"):
        found.setdefault(row["article"], Counter())[keys[row["lemma"]]] = row["count"]
    for article in articles:
        text = f"{article['title']}\n{article['text']}"
        words = (word for word in tokenize(text).texts() if not is_stopword(word))
        assert found[places[article["id"]]] == Counter(map(lemma, words))


def test_document_frequencies_are_those_of_scikit_learn(generated, tmp_path):
    from sklearn.feature_extraction.text import CountVectorizer

    articles, source = generated
    built(source, tmp_path)

    def lemmas(text):
        return [lemma(word) for word in tokenize(text).texts() if not is_stopword(word)]

    vectorizer = CountVectorizer(analyzer=lemmas)
    counts = vectorizer.fit_transform(f"{a['title']}\n{a['text']}" for a in articles)
    expected = {
        key: (int(count), int(documents))
        for key, count, documents in zip(
            vectorizer.get_feature_names_out(),
            counts.sum(axis=0).A1,
            (counts > 0).sum(axis=0).A1,
            strict=True,
        )
    }
    found = {r["lemma"]: (r["count"], r["documents"]) for r in table(tmp_path, "lemmas")}
    assert found == expected


@pytest.mark.parametrize("shape", ["shuffled", "csv", "parquet", "many files"])
def test_the_same_articles_give_the_same_tables_however_they_are_stored(
    generated, shape, tmp_path
):
    articles, source = generated
    expected = built(source, tmp_path / "expected").digest
    articles = random.Random(3).sample(articles, len(articles))
    folder = tmp_path / "source"
    folder.mkdir()
    if shape == "shuffled":
        written(folder / "a.jsonl", articles[:40])
        written(folder / "b" / "c.ndjson", articles[40:])
    elif shape == "csv":
        with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, ["Title", "ID", "content", "Published At", "Source"])
            rows.writeheader()
            for a in articles:
                cells = (a["title"], a["id"], a["text"], a["date"], a["source"])
                rows.writerow(dict(zip(rows.fieldnames, cells, strict=True)))
    elif shape == "parquet":
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(articles), folder / "a.parquet", row_group_size=30)
    else:
        for number, article in enumerate(articles):
            written(folder / f"{number}.jsonl", [article])
    assert built(folder, tmp_path / "out").digest == expected


@pytest.mark.slow
@pytest.mark.parametrize("engine", [processes, dask])
def test_the_engine_and_the_number_of_workers_change_nothing(generated, engine, tmp_path):
    _, source = generated
    expected = built(source, tmp_path / "loop").digest
    assert built(source, tmp_path / "out", engine=engine(workers=2)).digest == expected


def test_pieces_are_merged_to_the_same_tables(generated, tmp_path, monkeypatch):
    _, source = generated
    expected = built(source, tmp_path / "expected").digest
    monkeypatch.setattr("analysis.archive.sources.PIECE", 4000)
    monkeypatch.setattr("analysis.archive.merging.FAN_IN", 3)
    monkeypatch.setattr("analysis.archive.merging.BATCH", 50)
    monkeypatch.setattr("analysis.archive.tabulating.SLICE", 100)
    record = built(source, tmp_path / "out")
    assert len(record.parts) > 9
    assert record.digest == expected


def test_adding_counts_only_what_is_new_and_gives_the_same_as_building_at_once(
    generated, tmp_path
):
    articles, source = generated
    expected = built(source, tmp_path / "expected")
    first = written(tmp_path / "first.jsonl", articles[:70])
    second = written(tmp_path / "second.jsonl", articles[70:])
    before = built(first, tmp_path / "out")
    kept = tmp_path / "out" / "parts" / before.parts[0]
    stamp = kept.stat().st_mtime_ns
    after = built(second, tmp_path / "out", Settings(add=True))
    assert after.digest == expected.digest
    assert set(before.parts) < set(after.parts)
    assert kept.stat().st_mtime_ns == stamp
    assert built(source, tmp_path / "out").parts == expected.parts


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(generated, tmp_path, monkeypatch):
    _, source = generated
    expected = built(source, tmp_path / "expected").digest
    monkeypatch.setattr("analysis.archive.sources.PIECE", 8000)
    calls = 0

    def stopping(function, values):
        nonlocal calls
        for value in values:
            calls += 1
            if calls == 4:
                raise KeyboardInterrupt
            yield function(value)

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        build(source, out, stopping, Settings())
    assert len(list((out / "parts").iterdir())) == 3
    with pytest.raises(ArchiveError, match="begun but not finished"):
        read_record(out)
    counted = {path: path.stat().st_mtime_ns for path in (out / "parts").iterdir()}
    assert built(source, out).digest == expected
    assert counted.items() <= {p: p.stat().st_mtime_ns for p in (out / "parts").iterdir()}.items()
    assert not (out / "work").exists()


def test_an_archive_stays_valid_until_the_next_one_is_whole(generated, tmp_path):
    articles, source = generated
    out = tmp_path / "out"
    before = built(source, out)

    def failing(function, values):
        if function.__name__ == "bag_words":
            raise KeyboardInterrupt
        return map(function, values)

    with pytest.raises(KeyboardInterrupt):
        build(written(tmp_path / "b.jsonl", articles[:50]), out, failing, Settings())
    assert read_record(out) == before
    assert len(table(out, "articles")) == 100


def test_near_duplicates_that_were_planted_are_found_and_no_others(tmp_path):
    planted = Planted(repeated=0.2)
    articles = list(Generator(8, planted, length=200).articles(150))
    record = built(written(tmp_path / "a.jsonl", articles), tmp_path / "out")
    copies = {article["id"] for article in articles if article["id"].startswith("r")}
    assert len(copies) > 15
    kept = {row["id"] for row in table(tmp_path / "out", "articles")}
    assert len(copies & kept) <= 0.05 * len(copies)
    assert {article["id"] for article in articles} - kept <= copies
    assert record.rejected == 150 - record.articles
    again = built(tmp_path / "a.jsonl", tmp_path / "out", Settings(keep_duplicates=True))
    assert (again.articles, again.rejected) == (150, 0)


def test_of_articles_with_one_text_the_earliest_is_kept(tmp_path):
    same = "نص واحد عن الحرب في ليبيا وعن السلام."
    dates = ["2020-01-03", "2020-01-01", "2020-01-02"]
    rows = [{"id": str(n), "date": date, "text": same} for n, date in enumerate(dates)]
    built(written(tmp_path / "a.jsonl", rows), tmp_path / "out")
    assert [row["id"] for row in table(tmp_path / "out", "articles")] == ["1"]
    reasons = [(row["row"], row["reason"]) for row in table(tmp_path / "out", "rejected")]
    assert reasons == [(1, "the same as a.jsonl, row 2"), (3, "the same as a.jsonl, row 2")]


def test_articles_that_share_six_triples_of_ten_are_not_nearly_the_same(tmp_path):
    generator, rows = Generator(12, length=80), []
    for number in range(40):
        words = generator.article(number, burst=False)["text"].split()
        other = generator.article(number, burst=False)["text"].split()
        shared = int(0.75 * min(len(words), len(other)))
        rows.append({"id": f"a{number}", "text": " ".join(words[: shared * 4 // 3])})
        rows.append({"id": f"b{number}", "text": " ".join(words[:shared] + other[shared:])})
    record = built(written(tmp_path / "a.jsonl", rows), tmp_path / "out")
    assert (record.articles, record.rejected) == (80, 0)
