"""What other tools leave on a page, put right."""

import pandas
import pytest

from theme.repairs import tidied

REPAIRS = {
    "a head without text": ("<tr><th> </th></tr>", "<tr><td></td></tr>"),
    "a style in the body": ("<div><style scoped>.a{}</style>\n<p>", "<div><p>"),
    "a summary that hides what it says": (
        '<summary aria-label="Toggle hidden content"><p class="collapsed admonition-title">Show'
        "</p></summary>",
        '<summary><span class="collapsed admonition-title">Show</span></summary>',
    ),
    "an entry of a list that is none": (
        '<div role="doc-biblioentry">',
        '<div role="listitem">',
    ),
    "a service that is not used": (
        '<p>a</p>\n<script type="text/x-thebe-config">{}</script>',
        "<p>a</p>",
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_it_is_put_right_once_and_for_all(case):
    page, expected = REPAIRS[case]
    assert tidied(page) == expected
    assert tidied(expected) == expected


def test_a_table_of_pandas_keeps_its_words_and_loses_its_looks():
    page = pandas.DataFrame({"word": ["ليبيا"], "n": [18]})._repr_html_()
    table = tidied(page)
    assert "style" not in table and "border" not in table
    assert "ليبيا" in table and "18" in table


def test_what_is_right_stays():
    page = '<style>a{}</style><table class="dataframe"><tr><th>n</th></tr></table>'
    assert tidied(page) == page
