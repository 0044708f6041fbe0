"""The checks of prose find what they look for, and nothing in prose that is right."""

import pytest
from prose_checks import blocks, faults, strangers

WRONG = {
    "empty quotation": "The word «» leads.",
    "empty parentheses": "The word () leads.",
    "wrong number of one": "It has 1 words in all.",
    "missing value": "It lies at nan of them.",
    "doubled blank": "It has  two words.",
    "blank before a mark": "It has two words , or so.",
    "doubled mark": "It has two words..",
    "unglued name": "It has {glue:text}`words` in all.",
    "nothing listed": "They are: «و», and .",
    "a program's own words": "It has &lt;a.b.Word object at 0x1&gt; in all.",
}


@pytest.mark.parametrize(("kind", "sentence"), WRONG.items())
def test_a_fault_is_found_and_called_by_its_kind(kind, sentence):
    assert kind in {fault.kind for fault in faults(f"<article><p>{sentence}</p></article>")}


RIGHT = [
    "It has 1 word, 21 words and 1.1 words a line.",
    "Of 1 sentence each has 0.1 words... and so on.",
    "In 1 of 12 sentences, «وصل الوفد» (two words) is there.",
    "There is 1 class and 1 corpus.",
    "Clouds are drawn by a program (Mueller and others, 2018).",
    "An <em>undefined</em> answer; <code>None  {{x}} ()</code> is code.",
    "Two\n   lines of a source are one. None of them is missing.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_in_sentences_that_are_right_nothing_is_found(sentence):
    assert faults(f"<article><p>{sentence}</p></article>") == []


def test_a_page_is_read_in_blocks_without_its_menu_and_its_pictures():
    page = (
        "<nav><p>menu</p></nav><article><h1>Title</h1><ul><li>one<p>two</p></li></ul>"
        "<svg><text>picture</text></svg><table><tr><td>cell</td></tr></table></article>"
    )
    assert list(blocks(page)) == ["Title", "one", "two", "cell"]


def test_a_word_that_is_not_in_the_article_is_a_stranger():
    page = "<article><p>«الوفد» and «وصل روسيا» and بيت</p></article>"
    assert strangers(page, "وصل وفد") == {"روسيا"}
