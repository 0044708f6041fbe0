"""Which way a table runs, and where in it heads and numbers stand."""

import pytest

from theme.insertions import column
from theme.markup import insert, parse
from theme.tables import is_arabic, notes


def table(head, *rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(row(cells, "td") for cells in rows)
    return f"<table><thead>{row(head, 'th')}</thead><tbody>{body}</tbody></table>"


TABLES = {
    "a concordance": (table(["قبل", "بعد"], ["تدخلها في", "ليبيا"]), True),
    "every column Arabic under English heads": (
        table(["before", "after"], ["تدخلها في", "ليبيا"]),
        True,
    ),
    "words and their meaning": (table(["word", "meaning"], ["ليبيا", "Libya"]), False),
    "English": (table(["word", "meaning"], ["army", "soldiers"]), False),
    "numbers": (table(["", ""], ["1", "2"]), None),
    "empty": ("<table></table>", None),
    "one Arabic column with its number": (table(["word", "n"], ["ليبيا", "18"]), None),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_runs_the_way_it_is_read(case):
    page, verdict = TABLES[case]
    assert is_arabic(page, next(parse(page).elements())) is verdict


def noted(page):
    marked = insert(page, notes(page, next(parse(page).elements())))
    return marked.replace(column("number"), " N").replace(column("arabic"), " A")


@pytest.mark.parametrize(
    "value", ["18", "2,859", "−3.5 %", "٣٫٥", "0.79–0.85", "–", "< 0.001", "10&nbsp;000"]
)
def test_digits_stand_under_digits(value):
    assert noted(table(["n"], ["446"], [value])) == table(["n"], ["446"], [value]).replace(
        "<th>", "<th N>"
    ).replace("<td>", "<td N>")


@pytest.mark.parametrize("value", ["18 words", "TTR", "ليبيا", "v2"])
def test_a_column_with_a_word_in_it_is_none_of_numbers(value):
    assert " N" not in noted(table(["n"], ["446"], [value]))


def test_an_english_head_is_told_to_stand_over_its_arabic_column():
    page = table(["word", "meaning"], ["ليبيا", "Libya"])
    assert noted(page) == page.replace("<th>word", "<th A>word")


def test_a_cell_that_an_author_has_laid_out_is_left_alone():
    page = '<table><tr><td style="text-align:left">18</td></tr></table>'
    assert noted(page) == page


def test_a_table_with_merged_cells_gets_no_notes():
    page = "<table><tr><td colspan=2>18</td></tr><tr><td>1</td><td>2</td></tr></table>"
    assert noted(page) == page
