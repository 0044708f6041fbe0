"""Texts as people have them are read as a reader would."""

import tomllib
from pathlib import Path

import pytest

from analysis.text.article import load_article
from analysis.text.source import ArticleError

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
READ = {name: case for name, case in CASES.items() if "refused" not in case}
REFUSED = {name: case for name, case in CASES.items() if "refused" in case}


@pytest.fixture
def read(tmp_path):
    """Write a text to a file and load it as an article."""

    def write_and_load(text, **options):
        path = tmp_path / "article.txt"
        path.write_text(text, encoding="utf-8")
        return load_article(path, **options)

    return write_and_load


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_a_text_is_divided_as_a_reader_divides_it(read, case):
    article = read(case["text"])
    assert article.headlines.texts() == ([case["title"]] if "title" in case else [])
    assert article.paragraphs.texts() == case["body"]
    assert article.date == case.get("date")


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_what_is_left_out_is_listed_with_its_line_and_reason(read, case):
    removed = read(case["text"]).removed
    assert set(case.get("removed", [])) <= {removal.text for removal in removed}
    lines = case["text"].count("\n") + 1
    assert all(1 <= removal.line <= lines and removal.reason for removal in removed)


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_no_article_is_refused_with_cause_and_cure(read, case):
    with pytest.raises(ArticleError, match=r"article\.txt") as error:
        read(case["text"])
    assert case["refused"] in str(error.value)


@pytest.mark.parametrize("name", ["Persian", "Urdu", "Kurdish", "from a PDF"])
def test_another_script_or_order_is_read_when_forced_and_said_to_be_doubtful(read, name):
    article = read(CASES[name]["text"], force=True)
    assert article.words
    assert any("look" in doubt.reason or "turned" in doubt.reason for doubt in article.doubts)


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_reading_the_cleaned_text_again_changes_nothing(read, case):
    once = read(case["text"])
    rule = "".join(f"{line}\n===\n" for line in once.headlines.texts())
    again = read(rule + "\n".join(once.paragraphs.texts()))
    assert again.text == once.text


def test_a_hijri_date_is_kept_and_the_computed_day_said_to_be_computed(read):
    article = read(CASES["Hijri"]["text"])
    assert article.dated.hijri == "15 شعبان 1437هـ"
    assert article.dated.computed
    assert not read(CASES["both calendars"]["text"]).dated.computed


def test_dates_of_two_calendars_that_differ_are_doubted(read):
    article = read("15 شعبان 1437 هـ الموافق 1 مايو 2016\nوصل الوفد أمس.")
    assert any("differ" in doubt.reason for doubt in article.doubts)


def test_names_taken_for_furniture_are_said_to_be_a_guess(read):
    doubts = read(CASES["author alone"]["text"]).doubts
    assert [(doubt.line, doubt.text) for doubt in doubts] == [(2, "سالم علي")]
