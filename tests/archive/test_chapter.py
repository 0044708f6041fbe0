"""The chapter beside an archive: every cell shows something, every sentence is one."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from analysis import Reading, facts
from analysis.archive.building import build
from analysis.archive.engine import loop
from analysis.archive.opened import open_archive
from benchmarks.generated import Generator

pytest.importorskip("pyarrow")

CHAPTER = Path(__file__).parents[2] / "chapters" / "archive.ipynb"
ARTICLES = {
    "one sentence": "سافر الوفد إلى البلدة مساء الأحد.",
    "one word": "سلام.",
    "grammatical words alone": "من هو في هذا؟",
    "words that the archive has not": "زقزق عصفور الدوري فوق الصفصافة. غرد الحسون.",
    "numbers": "فاز الفريق 3-2 ثم 5-1 ثم 7-0 في 12 مباراة. سجل 9 أهداف في 45 دقيقة.",
    "a word very often": "الميزانية " * 30 + "نص.",
}
WRONG = {
    "an empty quotation": r"«\s*»|“\s*”|\(\s*\)",
    "a noun in the wrong number": r"(?<![\d.,])1 (?!hundred)[a-z]+s\b(?<!is)(?<!was)(?<!has)",
    "a missing value": r"\bNone\b|\bnan\b|\binf\b|∞",
    "two spaces or two stops": r"\S  +\S|\.\.(?!\.)|,,|\s[,.;](?!\.)",
    "nothing where something is listed": r"\band others\b|: \.|: ;",
}


@pytest.fixture(scope="module")
def articles():
    return list(Generator(4, length=80).articles(120))


@pytest.fixture(scope="module")
def archive(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("chapter")
    lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in articles]
    (folder / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    with loop() as engine:
        build(folder / "news.jsonl", folder / "out", engine)
    return folder / "out"


@pytest.fixture(scope="module")
def bare_archive(tmp_path_factory):
    """Two articles without dates, one of them a word of the other."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "a.txt").write_text("مدرسة جديدة.", encoding="utf-8")
    (folder / "b.txt").write_text("مدرسة.", encoding="utf-8")
    with loop() as engine:
        build(folder, folder / "out", engine)
    return folder / "out"


def folder_of(path, text, archive):
    (path / "data").mkdir()
    (path / "chapters").mkdir()
    (path / "data" / "article.txt").write_text(text, encoding="utf-8")
    (path / "data" / "archive").symlink_to(archive)
    return path / "data"


def wrong(found):
    return [
        (name, fault, fact)
        for name, fact in found.items()
        for fault, pattern in WRONG.items()
        if re.search(pattern, fact)
    ]


def shown():
    """What the cells of the chapter display, run from top to bottom in one namespace."""
    names, found = {}, []
    for cell in nbformat.read(CHAPTER, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        *steps, last = ast.parse(cell.source).body
        exec(compile(ast.Module(steps, []), "chapter", "exec"), names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "chapter", "exec"), names)
        else:
            value = eval(compile(ast.Expression(last.value), "chapter", "eval"), names)
            if value is not None:
                found.append(value._repr_html_())
    return found


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
@pytest.mark.parametrize("kind", ["archive", "bare_archive"])
def test_every_fact_is_said_in_whole_words(tmp_path, text, kind, request):
    reading = Reading.open(folder_of(tmp_path, text, request.getfixturevalue(kind)))
    assert wrong(facts.beside(reading)) == []


def test_two_numbers_behind_a_ratio_are_called_its_interval(tmp_path, archive):
    # A word that the archive has, so often that the interval has both of its ends.
    word = "مدرسة"
    reading = Reading.open(folder_of(tmp_path, f"{word} " * 30 + "نص.", archive))
    lead = facts.beside(reading)["lead"]
    assert re.search(
        r"archive \(95\N{NO-BREAK SPACE}% interval (?:[\d.,]+ to|from) [\d.,]+\);", lead
    )


@pytest.mark.slow
@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_every_cell_shows_something_for_any_article(tmp_path, monkeypatch, text, archive):
    folder_of(tmp_path, text, archive)
    monkeypatch.chdir(tmp_path / "chapters")
    found = shown()
    assert len(found) == 9
    assert all(found)
    assert not any(re.search(r">\s*(?:None|nan|inf)\s*<", html) for html in found)


@pytest.mark.slow
def test_every_cell_shows_something_beside_two_words(tmp_path, monkeypatch, bare_archive):
    folder_of(tmp_path, ARTICLES["one sentence"], bare_archive)
    monkeypatch.chdir(tmp_path / "chapters")
    assert all(shown())


def test_the_chapter_uses_the_facts_that_are_made_for_it_and_no_others(tmp_path, archive):
    reading = Reading.open(folder_of(tmp_path, ARTICLES["one sentence"], archive))
    text = CHAPTER.read_text(encoding="utf-8")
    assert set(re.findall(r"\{glue:text\}`(\w+)`", text)) == set(facts.beside(reading))


def test_an_article_of_the_archive_is_said_to_be_one(tmp_path, articles, archive):
    article = articles[3]
    text = f"{article['title']}\n===\n{article['text']}"
    told = facts.beside(Reading.open(folder_of(tmp_path, text, archive)))
    assert told["copies"].startswith("One of them is this article")
    assert wrong(told) == []


def test_a_reading_without_an_archive_has_none_and_says_how_to_get_one(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLES["one sentence"], encoding="utf-8")
    reading = Reading.open(tmp_path)
    assert (reading.archive, reading.beside) == (None, None)
    with pytest.raises(ValueError, match="no archive"):
        facts.beside(reading)


def test_a_reading_says_what_it_read_from_the_archive(tmp_path, archive):
    reading = Reading.open(folder_of(tmp_path, "الميزانية " * 30 + "نص.", archive))
    assert reading.archive == open_archive(tmp_path / "data" / "archive")
    told = facts.beside(reading)
    assert told["archive"] == (
        f"120 articles with {reading.archive.words:,} words, from 1 January 2005 to 1 January 2020"
    )
    assert "«الميزانية»" in told["weights"]
