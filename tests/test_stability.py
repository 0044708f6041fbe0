"""Stability: how ranks move when sentences are drawn again."""

from collections import Counter

import pytest

from analysis.reference import Reference
from analysis.stability import (
    count_stability,
    keyness_stability,
    phrase_stability,
    rank_stability,
)
from analysis.tokens import Spans, tokenize

TEXT = "ليبيا حرب.\nليبيا في حرب.\nليبيا سلام.\nليبيا نفط نفط نفط."
KNOWN = Reference("made up", {"ليبيا": 0.2, "نفط": 1e-5, "حرب": 0.01, "سلام": 0.2})


def lines(text):
    ends = [i for i, letter in enumerate(text) if letter == "\n"] + [len(text)]
    return Spans(text, zip([0, *(end + 1 for end in ends)], ends, strict=False))


def by_count(sentences):
    counts = Counter(word for sentence in sentences for word in sentence)
    return sorted(counts, key=lambda word: (-counts[word], word))


def test_a_word_of_every_sentence_keeps_its_rank_and_a_word_of_one_does_not():
    sentences = [["ليبيا", "ليبيا"], ["ليبيا", "ليبيا"], ["ليبيا", "ليبيا", "حرب"]]
    table = rank_stability(sentences, by_count, top=2, samples=2000)
    assert table.loc["ليبيا"].tolist() == [1, 1, 1, 1.0]
    assert table.loc["حرب", ["rank", "low", "high"]].tolist() == [2, 2, 2]
    # drawn at least once in three draws out of three: 1 - (2/3)³
    assert table.loc["حرب", "survival"] == pytest.approx(19 / 27, abs=0.03)


def test_a_term_that_a_sample_lacks_ranks_behind_its_last():
    sentences = [["حرب", "حرب"], ["سلام", "نفط", "ليبيا"]]
    table = rank_stability(sentences, by_count, top=1, samples=400)
    # with both drawn: 1; with the first twice: 1; with the second twice: behind three others
    assert table.loc["حرب", ["low", "high"]].tolist() == [1, 4]


def test_the_same_seed_gives_the_same_table_and_another_seed_another():
    sentences = [[str(i % 7), str(i % 3)] for i in range(9)]
    table = rank_stability(sentences, by_count, samples=50, seed=1)
    assert table.equals(rank_stability(sentences, by_count, samples=50, seed=1))
    assert not table.equals(rank_stability(sentences, by_count, samples=50, seed=2))


@pytest.mark.parametrize(
    ("sentences", "how", "cause"),
    [
        ([], {}, "at least two sentences"),
        ([["حرب"]], {}, "at least two sentences"),
        ([["حرب"], ["سلام"]], {"top": 0}, "1 or more"),
        ([["حرب"], ["سلام"]], {"samples": 0}, "1 or more"),
        ([[], []], {}, "nothing to follow"),
    ],
)
def test_what_cannot_be_drawn_again_is_refused(sentences, how, cause):
    with pytest.raises(ValueError, match=cause):
        rank_stability(sentences, by_count, **how)


def test_the_commonest_words_are_followed_without_stop_words():
    table = count_stability(tokenize(TEXT), lines(TEXT), top=3, samples=200)
    assert table.index.tolist() == ["ليبيا", "نفط", "حرب"]
    assert table.loc["ليبيا", "survival"] == 1
    assert table.loc["نفط", "high"] > 3


def test_overused_words_are_followed_and_the_reference_stays():
    table = keyness_stability(tokenize(TEXT), lines(TEXT), KNOWN, samples=200)
    assert table.index.tolist() == ["نفط", "حرب", "ليبيا"]  # سلام is underused
    assert table.loc["نفط", "survival"] < table.loc["ليبيا", "survival"] == 1


def test_phrases_are_followed_over_whole_sentences():
    table = phrase_stability(lines(TEXT), top=2, samples=30)
    assert len(table) == 2
    assert table["survival"].between(0, 1).all()
    assert (table["low"] <= table["high"]).all()
