"""The chapters on articles of others: every cell runs, and every sentence is one."""

import ast
import re

import nbformat
import pytest
from contents import CHAPTERS, ROOT

from analysis import Reading, facts
from analysis.text.normalisation import bare

ARTICLES = {
    "one sentence": "سافر الوفد إلى البلدة مساء الأحد.",
    "one word": "سلام.",
    "grammatical words alone": "من هو في هذا؟",
    "no word returns": "وصل الوزير صباحا. غادر الضيف مساء. نامت المدينة.",
    "every word twice": "وصل الوزير صباحا.\nوصل الوزير صباحا.",
    "numbers": "فاز الفريق 3-2 ثم 5-1 ثم 7-0 في 12 مباراة. سجل 9 أهداف في 45 دقيقة.",
    "a headline and one sentence": "عنوان الخبر\nعاد الوفد إلى المدينة بعد أسبوع من السفر.",
    "one line paragraphs": "\n".join(
        f"قال الشاهد رقم {n} إن السوق مغلق اليوم." for n in range(48)
    ),
    "two equal paragraphs": "شرب الطفل كوب شاي ثم كوب ماء.\nشرب الطفل كوب شاي ثم كوب ماء.",
    "countries alone": "مصر مصر تونس تونس. مصر تونس.",
    "abbreviations": "بلغ العجز 5 م د مقابل 7 م د. ثم زاد إلى 9 م د.",
    "words tied": "زار الوفد مصر مرة وزار مصر مرتين. ثم زار الوفد مصر. وعاد الوفد.",
    "vocalised": "كَتَبَ الوَلَدُ الدَّرْسَ فِي المَدْرَسَةِ. ثُمَّ كَتَبَ الدَّرْسَ مَرَّةً أُخْرَى.",
}
each_article = pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)

# What no sentence of the book may hold, whatever it is about.
WRONG = {
    "an empty quotation": r"«\s*»|“\s*”|\(\s*\)",
    "a noun in the wrong number": r"(?<![\d.,])1 (?!hundred)[a-z]+s\b(?<!is)(?<!was)(?<!has)",
    "a missing value": r"\bNone\b(?! of\b)|\bnan\b|\binf\b",
    "two spaces or two stops": r"\S  +\S|\.\.(?!\.)|,,|\s[,.;](?!\.)",
    "nothing where something is listed": r"\band others\b|: \.|: ;",
    "a list too long to read": r"(?:«[^»]+»[^«.]*){9,}",
    "all said as a part": r"\b(\d+) of (?:its|the) \1\b",
    "a figure in front of a sentence": r"[.!?] \d",
}


@pytest.fixture
def reading(tmp_path, text):
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    return Reading.open(tmp_path)


def values(reading):
    """Every fact of every chapter under its name."""
    for chapter in ("cover", "article", "numbers", "places", "keywords", "clouds", "methods"):
        for name, fact in getattr(facts, chapter)(reading).items():
            yield f"{chapter}.{name}", fact


@each_article
def test_every_fact_is_said_in_whole_words(reading):
    wrong = [
        (name, fault, fact)
        for name, fact in values(reading)
        for fault, pattern in WRONG.items()
        if re.search(pattern, fact)
    ]
    assert wrong == []


@each_article
def test_no_fact_is_empty_and_leaves_a_gap_in_its_sentence(reading):
    assert [name for name, fact in values(reading) if fact != fact.strip() or not fact] == []


@each_article
def test_no_fact_names_a_word_that_is_not_in_the_article(reading):
    text = bare(re.sub(r"\n", " ", reading.article.text))
    for name, fact in values(reading):
        for word in re.findall("«([^»]+)»", fact):
            assert bare(word).removeprefix("ال") in text, name


def run(chapter):
    """What the cells of a chapter display, run from top to bottom in one namespace."""
    names, shown = {}, []
    for cell in nbformat.read(ROOT / "chapters" / f"{chapter}.ipynb", as_version=4).cells:
        if cell.cell_type != "code":
            continue
        *steps, last = ast.parse(cell.source).body
        exec(compile(ast.Module([*steps], []), chapter, "exec"), names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), chapter, "exec"), names)
        elif (
            value := eval(compile(ast.Expression(last.value), chapter, "eval"), names)
        ) is not None:
            shown.append(value._repr_html_())
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("chapter", CHAPTERS)
@each_article
def test_every_cell_shows_something_for_any_article(tmp_path, monkeypatch, text, chapter):
    for folder in ("chapters", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "data" / "article.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "chapters")
    shown = run(chapter)
    assert all(shown)
    assert not any(re.search(r">\s*(?:None|nan|inf)\s*<", html) for html in shown)
