"""What is told of a figure to those who do not see it, where several things are equal."""

import math
from types import SimpleNamespace

import pytest

from analysis.page import descriptions


def words(number, **more):
    return [SimpleNamespace(label=letter, meaning="", **more) for letter in "abcdefgh"[:number]]


@pytest.mark.parametrize(
    ("lengths", "told"),
    [
        ([3, 9, 5], "the longest is sentence 2, the shortest is sentence 1."),
        ([9, 3, 9, 4], "the longest are sentences 1 and 3, the shortest is sentence 2."),
        ([9] * 8 + [3], "the longest are 8, the shortest is sentence 9."),
        ([4, 4], "Each of the 2 sentences has 4 words."),
    ],
)
def test_sentences_of_equal_length_are_all_told(lengths, told):
    assert descriptions.of_sentence_lengths(lengths, len(lengths)).endswith(told)


def test_words_as_common_as_the_last_one_told_are_counted():
    tied = [*words(1, count=4), *words(4, count=3)]
    told = descriptions.of_top_words(tied)
    assert "with 2 more as common as the last of these." in told
    assert "with" not in descriptions.of_top_words(tied[:3])


def test_words_of_a_cloud_as_large_as_the_last_one_told_are_counted():
    told = descriptions.of_cloud([(word, 2.0) for word in words(7)], "count", 7)
    assert told.endswith("d 2 and e 2, with 2 more as large as the last of these.")
    assert "with" not in descriptions.of_cloud([(word, 2.0) for word in words(5)], "count", 5)


def test_terms_that_share_the_strongest_cell_of_a_column_are_counted():
    values = [[0.2, 0.0], [0.2, 0.1], [0.2, 0.3]]
    told = descriptions.of_heat_map(words(3), ["1", "2"], values, "paragraph", 2, 2)
    assert told.endswith("in 1 a and 2 others, 0.20 and in 2 c, 0.30.")


@pytest.mark.parametrize(
    ("lows", "ending"),
    [
        ([0, -math.inf, -math.inf, -math.inf], "; 2 more are as uncertain."),
        ([0, 0, -math.inf, -math.inf], "; 1 more is as uncertain."),
        ([0, 0, 0, -math.inf], "between 0 and 4."),
    ],
)
def test_words_as_uncertain_as_the_least_certain_are_counted(lows, ending):
    told = descriptions.of_intervals(words(4), [1] * 4, lows, [2] * 4, ranks=False)
    assert told.endswith(ending)
