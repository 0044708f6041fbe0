"""Stability: how ranks move when sentences are drawn again."""

from collections import Counter

import pytest
from frames import framed

from analysis.keywords.keyness import keyness
from analysis.keywords.keyphrases import keyphrases
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.keywords.stability import (
    count_stability,
    keyness_stability,
    phrase_stability,
    rank_stability,
)
from analysis.text.tokens import Spans, tokenize
from analysis.words.lemmas import group, lemma

TEXT = "ليبيا حرب.\nليبيا في حرب.\nليبيا سلام.\nليبيا نفط نفط نفط."
KNOWN = Reference("made up", {"ليبيا": 0.2, "نفط": 1e-5, "حرب": 0.01, "سلام": 0.2})


def lines(text):
    ends = [i for i, letter in enumerate(text) if letter == "\n"] + [len(text)]
    return Spans(text, zip([0, *(end + 1 for end in ends)], ends, strict=False))


def by_count(sentences):
    return Counter(word for sentence in sentences for word in sentence)


def test_a_word_of_every_sentence_keeps_its_rank_and_a_word_of_one_does_not():
    sentences = [["ليبيا", "ليبيا"], ["ليبيا", "ليبيا"], ["ليبيا", "ليبيا", "حرب"]]
    table = framed(rank_stability(sentences, by_count, top=2, samples=2000))
    assert table.loc["ليبيا"].tolist() == ["ليبيا", 1, 1, 1, 1.0]
    assert table.loc["حرب", ["rank", "low", "high"]].tolist() == [2, 2, 2]
    # drawn at least once in three draws out of three: 1 - (2/3)³
    assert table.loc["حرب", "survival"] == pytest.approx(19 / 27, abs=0.03)


def test_a_term_that_a_sample_lacks_ranks_behind_its_last():
    sentences = [["حرب", "حرب"], ["سلام", "نفط", "ليبيا"]]
    table = framed(rank_stability(sentences, by_count, top=1, samples=400))
    # with both drawn: 1; with the first twice: 1; with the second twice: behind three others
    assert table.loc["حرب", ["low", "high"]].tolist() == [1, 4]


def test_equals_share_a_rank_in_the_text_and_in_every_sample():
    sentences = [["ليبيا", "حرب"], ["ليبيا", "سلام"], ["ليبيا", "نفط"]]
    rows = rank_stability(sentences, by_count, top=2, samples=2000)
    assert [(row.key, row.rank) for row in rows] == [("ليبيا", 1), ("حرب", 2)]
    # Of 27 samples one has حرب three times (first, with ليبيا), six have it twice (second), six
    # all three words (second, with two others), six it once and another twice (third), eight
    # lack it (behind two or three others).
    assert rows[1].survival == pytest.approx(13 / 27, abs=0.035)
    assert (rows[1].low, rows[1].high) == (1, 4)


def test_low_and_high_leave_a_fortieth_of_the_samples_out_on_either_side():
    # the term is first in the whole text, then takes the places 1 to 40 one after the other
    places = iter([1, *range(1, 41)])

    def scoring(_):
        others = [f"و{i}" for i in range(40)]
        others.insert(next(places) - 1, "حرب")
        return {item: -place for place, item in enumerate(others)}

    row = framed(rank_stability(["1", "2"], scoring, top=10, samples=40)).loc["حرب"]
    assert row[["rank", "low", "high"]].tolist() == [1, 2, 39]
    assert row["survival"] == 10 / 40


def test_the_same_seed_gives_the_same_table_and_another_seed_another():
    sentences = [[str(i % 7), str(i % 3)] for i in range(9)]
    table = framed(rank_stability(sentences, by_count, samples=50, seed=1))
    assert table.equals(framed(rank_stability(sentences, by_count, samples=50, seed=1)))
    assert not table.equals(framed(rank_stability(sentences, by_count, samples=50, seed=2)))


def test_fifteen_leaders_are_followed_over_a_thousand_samples_unless_told_otherwise():
    rows = rank_stability([[str(i) for i in range(20)], ["0"]], by_count)
    assert len(rows) == 15
    (share,) = {row.survival for row in rows[1:]}
    assert share == pytest.approx(3 / 4, abs=0.05)
    assert share * 1000 == pytest.approx(round(share * 1000), abs=1e-9)


def test_one_leader_and_one_sample_are_enough():
    (row,) = rank_stability([["حرب"], ["حرب"]], by_count, top=1, samples=1)
    assert row == ("حرب", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("sentences", "how", "cause"),
    [
        ([], {}, "fewer than two sentences"),
        ([["حرب"]], {}, "fewer than two sentences"),
        ([["حرب"], ["سلام"]], {"top": 0}, "1 or more"),
        ([["حرب"], ["سلام"]], {"samples": 0}, "1 or more"),
        ([[], []], {}, "nothing to follow"),
    ],
)
def test_what_cannot_be_drawn_again_is_refused(sentences, how, cause):
    with pytest.raises(ValueError, match=cause):
        rank_stability(sentences, by_count, **how)


@pytest.mark.parametrize("top", [1, 3, 5])
def test_words_counted_all_at_once_have_the_ranks_that_they_have_one_by_one(top):
    text = "حرب حرب نفط.\nنفط سلام ليبيا.\nسلام مصر في.\nقرطبة نفط.\nفي من."

    def one_by_one(sentences):
        words = group(token for part in sentences for token in tokenize(part.text))
        return {word.key: word.count for word in words}

    rows = count_stability(tokenize(text), lines(text), top=top, samples=100)
    assert rows == rank_stability(lines(text), one_by_one, top=top, samples=100)
    assert {type(place) for row in rows for place in (row.rank, row.low, row.high)} == {int}


@pytest.mark.parametrize(
    ("text", "how", "cause"),
    [
        ("حرب سلام.", {}, "fewer than two sentences"),
        ("حرب.\nسلام.", {"top": 0}, "1 or more"),
        ("حرب.\nسلام.", {"samples": 0}, "1 or more"),
        ("في.\nمن 2016.", {}, "nothing to follow"),
    ],
)
def test_a_text_that_cannot_be_drawn_again_is_refused(text, how, cause):
    with pytest.raises(ValueError, match=cause):
        count_stability(tokenize(text), lines(text), **how)


def test_a_text_of_more_words_than_can_be_drawn_in_time_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.keywords.stability.MOST_WORDS", 4)
    assert count_stability(tokenize("حرب سلام.\nحرب نفط."), lines("حرب سلام.\nحرب نفط."))
    text = "حرب سلام نفط.\nحرب نفط."
    with pytest.raises(ValueError, match="not computed above 4 words"):
        count_stability(tokenize(text), lines(text))


def test_the_commonest_words_are_followed_without_stop_words():
    table = framed(
        count_stability(tokenize(TEXT), lines(TEXT), top=3, samples=200), group(tokenize(TEXT))
    )
    assert table.index.tolist() == ["ليبيا", "نفط", "حرب"]
    assert table.loc["ليبيا", "survival"] == 1
    assert table.loc["نفط", "high"] > 3


def test_equally_common_words_are_in_code_point_order_and_numerals_are_none():
    text = "نفط 2016 حرب.\nسلام 2016 قرطبة إف16."
    table = framed(count_stability(tokenize(text), lines(text), samples=5), group(tokenize(text)))
    assert table.index.tolist() == ["إف16", "حرب", "سلام", "قرطبة", "نفط"]


def test_words_as_much_overused_are_in_code_point_order_however_many_they_are():
    rates = {
        f"{a}{b}ليم": 10**-c
        for b in "رزسشصضط"
        for a, c in zip("بتثجحخ", [3, 4, 5] * 2, strict=True)
    }
    text = ".\n".join(rates)
    rows = keyness_stability(tokenize(text), lines(text), Reference("r", rates), top=42, samples=1)
    by_rate = sorted(rates, key=lambda form: (rates[form], lemma(form)))
    assert [row.key for row in rows] == [lemma(form) for form in by_rate]


def test_a_word_that_a_sample_lacks_ranks_behind_those_it_has():
    text = "ليبيا حرب.\nسلام نفط قرطبة."
    table = framed(
        count_stability(tokenize(text), lines(text), samples=200), group(tokenize(text))
    )
    # the second sentence twice has three words: both words of the first would be fourth
    assert table.loc["حرب", "high"] == table.loc["ليبيا", "high"] == 4


def test_words_outside_the_sentences_take_no_part():
    text = "حرب وسلام\nنفط في ليبيا.\nسلام في مصر."
    parts = lines(text)[1:]
    # 1 of the 6 words of the sentences, 1 of 8 with the headline: 0.15 lies between
    known = Reference("made up", {"نفط": 0.15, "حرب": 1e-5, "سلام": 0.3, "ليبيا": 0.2, "مصر": 0.2})
    table = framed(
        keyness_stability(tokenize(text), parts, known, samples=5), group(tokenize(text))
    )
    assert table.index.tolist() == ["نفط"]
    assert (
        "حرب"
        not in framed(
            count_stability(tokenize(text), parts, samples=5), group(tokenize(text))
        ).index
    )


def test_overused_words_are_followed_and_the_reference_stays():
    table = framed(
        keyness_stability(tokenize(TEXT), lines(TEXT), KNOWN, samples=200), group(tokenize(TEXT))
    )
    assert table.index.tolist() == ["نفط", "حرب", "ليبيا"]  # سلام is underused
    assert table.loc["نفط", "survival"] < table.loc["ليبيا", "survival"] == 1


def test_phrases_are_followed_over_whole_sentences():
    table = framed(phrase_stability(lines(TEXT), top=2, samples=30))
    assert len(table) == 2
    assert table["survival"].between(0, 1).all()
    assert (table["low"] <= table["high"]).all()


def test_the_sentences_that_phrases_are_drawn_from_stay_apart_and_in_text_order(monkeypatch):
    seen = []
    monkeypatch.setattr(
        "analysis.keywords.stability.keyphrases",
        lambda text, n: seen.append(text) or keyphrases(text, n),
    )
    phrase_stability(lines(TEXT), samples=30)
    sentences = TEXT.split("\n")
    for text in seen:
        places = [sentences.index(line) for line in text.split("\n")]
        assert len(places) == len(sentences)
        assert places == sorted(places)


def test_a_phrase_that_falls_behind_the_leaders_keeps_its_rank():
    table = framed(phrase_stability(lines(TEXT), top=1, samples=100))
    assert table["high"].iloc[0] > 2


def test_a_phrase_is_looked_for_among_ten_times_as_many_as_are_followed():
    many = " ".join(f"ب{letter}ليم" for letter in "رزسشصضط")  # has 18 phrases
    text = f"ليبيا، ليبيا، ليبيا، ليبيا.\n{many}."
    (row,) = phrase_stability(lines(text), top=1, samples=40)
    assert row.key == (lemma("ليبيا"),)
    assert (row.low, row.high) == (1, 11)


LONG = " ".join(f"{a}{b}ليم" for a in "بتثجح" for b in "رزسش").split()
SPREAD = "\n".join(" ".join(LONG[i::3] * (i + 1)) + "." for i in range(3))


@pytest.mark.parametrize(
    ("stability", "arguments", "samples"),
    [
        (count_stability, (tokenize(SPREAD), lines(SPREAD)), 1000),
        (keyness_stability, (tokenize(SPREAD), lines(SPREAD), KNOWN), 1000),
        (phrase_stability, (lines(SPREAD),), 200),
    ],
)
def test_what_is_not_asked_for_is_fifteen_leaders_many_samples_and_the_seed_nought(
    stability, arguments, samples
):
    rows = stability(*arguments)
    assert len(rows) == 15
    assert rows == stability(*arguments, top=15, samples=samples, seed=0)
    assert rows != stability(*arguments, top=15, samples=samples, seed=1)
    few = stability(*arguments, samples=7)
    assert {row.survival * 7 % 1 for row in few} <= {0}
    assert any(0 < row.survival < 1 for row in few)


def test_against_a_counted_reference_the_ranks_are_those_of_keyness():
    counted = Reference("archive", {"حرب": 0.5, "في": 0.5}, size=10)
    text = "نفط نفط في في في في.\nسلام في في في في في في.\nنفط حرب حرب في في في في في في في."
    words = group(tokenize(text))
    rows = keyness_stability(tokenize(text), lines(text), counted, samples=20)
    found = keyness(words, len(tokenize(text)), counted)
    assert [row.key for row in rows] == [row.key for row in found if row.log_ratio > -1][:2]
    assert [row.rank for row in rows] == [1, 2]


def test_a_word_that_a_list_of_rates_lacks_has_the_rate_of_its_rarest():
    # with the rate nought it would lead whatever its count
    text = "نفط نفط نفط قرطبة.\nليبيا ليبيا سلام سلام."
    rows = keyness_stability(tokenize(text), lines(text), KNOWN, samples=5)
    labels = {word.key: word.label for word in group(tokenize(text))}
    assert [labels[row.key] for row in rows][:2] == ["نفط", "قرطبة"]
    assert [row.rank for row in rows][:2] == [1, 2]


def test_words_that_only_rounding_tells_apart_share_every_rank():
    # 0.1 + 0.2 is a little more than 0.3
    known = Reference("r", {"نفط": 0.3, "حرب": 0.1, "وحرب": 0.2})
    text = "نفط حرب.\nنفط حرب."
    one, other = keyness_stability(tokenize(text), lines(text), known, samples=5)
    assert one[1:] == other[1:] == (1, 1, 1, 1)


def test_a_word_as_frequent_as_expected_is_not_overused():
    known = Reference("r", {"نفط": 0.2, "حرب": 0.01})
    text = "نفط حرب حرب.\nحرب حرب."
    labels = {word.key: word.label for word in group(tokenize(text))}
    rows = keyness_stability(tokenize(text), lines(text), known, samples=5)
    assert [labels[row.key] for row in rows] == ["حرب"]


def test_words_are_compared_with_ordinary_arabic_unless_told_otherwise():
    rows = keyness_stability(tokenize(TEXT), lines(TEXT), samples=5)
    assert rows == keyness_stability(tokenize(TEXT), lines(TEXT), ordinary_arabic(), samples=5)
