"""Counts and lengths, checked by hand."""

import statistics as stdlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.counts import (
    frequency_table,
    letters,
    lexical_density,
    summarize,
    totals,
    vocabulary,
)

TEXT = "روسيا في ليبيا. وفي ليبيا حرب!"
WORDS = ["روسيا", "في", "ليبيا", "وفي", "ليبيا", "حرب"]


def test_totals_of_a_text_counted_by_hand():
    # letters 5 + 2 + 5 + 3 + 5 + 3 = 23; characters 23 + 5 spaces + 2 marks = 30
    sizes = totals(TEXT, words=WORDS, sentences=[WORDS[:3], WORDS[3:]], paragraphs=[TEXT])
    assert sizes == (30, 23, 6, 2, 1)


@pytest.mark.parametrize(
    ("word", "length"),
    [
        ("مقاتل", 5),
        ("مُقَاتِلٌ", 5),
        ("مقـــاتل", 5),
        ("أمن", 3),
        ("ا\N{ARABIC HAMZA ABOVE}من", 3),
        ("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}", 2),
        ("هٰذا", 3),
        ("2016", 4),
        ("٣٫٥", 2),
        ("", 0),
    ],
)
def test_a_word_is_as_long_as_its_letters(word, length):
    assert letters(word) == length


def test_a_summary_counted_by_hand():
    # sorted 2 3 5 10: mean 20 / 4; quartiles at places .75, 1.5 and 2.25 counted from 0
    assert summarize([5, 2, 10, 3]) == (4, 5.0, 2, 2.75, 4.0, 6.25, 10)


def test_a_summary_of_one_length_is_that_length():
    assert summarize([7]) == (1, 7.0, 7, 7.0, 7.0, 7.0, 7)


@settings(deadline=None)
@given(st.lists(st.integers(0, 200), min_size=2))
def test_quartiles_agree_with_the_standard_library(lengths):
    summary = summarize(lengths)
    quartiles = (summary.lower_quartile, summary.median, summary.upper_quartile)
    assert quartiles == pytest.approx(stdlib.quantiles(lengths, n=4, method="inclusive"))
    assert summary.mean == pytest.approx(stdlib.mean(lengths))


def test_no_lengths_cannot_be_summarized():
    with pytest.raises(ValueError, match="no words or sentences"):
        summarize([])


def test_the_frequency_table_gives_equal_counts_one_rank_in_code_point_order():
    table = frequency_table(WORDS)
    assert [(line.rank, line.item, line.count) for line in table] == [
        (1, "ليبيا", 2),
        (2, "حرب", 1),
        (2, "روسيا", 1),
        (2, "في", 1),
        (2, "وفي", 1),
    ]
    assert table[0].share == 2 / 6


def test_no_items_make_an_empty_table():
    assert frequency_table([]) == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from("ابتثجحخ")), st.randoms())
def test_the_frequency_table_counts_every_item_once_whatever_the_order(items, random):
    table = frequency_table(items)
    assert sum(line.count for line in table) == len(items)
    assert not items or sum(line.share for line in table) == pytest.approx(1)
    shuffled = random.sample(items, len(items))
    assert frequency_table(shuffled) == table


def test_the_vocabulary_of_a_text_counted_by_hand():
    # ليبيا twice; روسيا, في, وفي, حرب once
    assert vocabulary(WORDS) == (6, 5, 4, 1)


@settings(deadline=None)
@given(st.lists(st.sampled_from("ابتثجحخ")))
def test_rare_types_are_types_and_types_are_tokens(tokens):
    size = vocabulary(tokens)
    assert size.hapax_legomena + size.dis_legomena <= size.types <= size.tokens == len(tokens)
    assert size.hapax_legomena + 2 * size.dis_legomena <= size.tokens


def test_lexical_density_is_the_share_of_content_words():
    # في and وفي are stop words: 4 of 6 remain
    assert lexical_density(WORDS, {"في", "وفي"}.__contains__) == 4 / 6


def test_lexical_density_of_no_words_is_refused():
    with pytest.raises(ValueError, match="at least 1 word"):
        lexical_density([], str.isdigit)
