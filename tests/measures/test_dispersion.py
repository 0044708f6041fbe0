"""How evenly words are spread, and how evenly chance would spread them."""

from itertools import combinations
from math import sqrt
from statistics import mean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis.measures.dispersion as dispersion_module
from analysis.measures.dispersion import (
    average_reduced_frequency,
    deviation_of_proportions,
    dispersion,
    dp_norm,
    juillands_d,
    random_deviations,
)
from analysis.text.article import load_article
from analysis.words.lemmas import group

TEXT = "عنوان الخبر\n===\nوصل الوفد إلى الجزائر، ثم غادر. عاد الوفد أمس."
PARTS = st.lists(st.tuples(st.integers(1, 50), st.floats(0, 1)), min_size=2, max_size=9).map(
    lambda pairs: ([size for size, _ in pairs], [round(size * share) for size, share in pairs])
)


def spread(folder, text, **how):
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    article = load_article(path)
    words = group(article.words)
    labels = {word.key: word.label for word in words}
    return {labels[row.key]: row for row in dispersion(article, words, **how)}


def test_reduced_frequency_by_hand():
    # mean distance 4; distances 1, 1 and 10: 1/4 + 1/4 + 1
    assert average_reduced_frequency([3, 4, 5], 12) == pytest.approx(1.5)
    # over the end of the text the distance is 2
    assert average_reduced_frequency([0, 10], 12) == pytest.approx(2 / 6 + 1)
    with pytest.raises(ValueError, match="no word"):
        average_reduced_frequency([], 12)


@given(st.sets(st.integers(0, 59), min_size=1))
def test_reduced_frequency_is_the_mean_number_of_segments_that_have_the_word(places):
    """Its definition: the text, as a ring, is cut into as many segments as there are places."""
    f, words = len(places), 60
    ring = [at * f for at in places]  # in f-ths of a word, so that every segment has 60 of them
    cuts = [len({(at - start) % (words * f) // words for at in ring}) for start in range(words)]
    assert average_reduced_frequency(sorted(places), words) == pytest.approx(mean(cuts))


@given(st.integers(1, 12), st.integers(1, 9))
def test_reduced_frequency_of_a_word_at_even_distances_is_its_frequency(count, apart):
    places = range(0, count * apart, apart)
    assert average_reduced_frequency(places, count * apart) == pytest.approx(count)


def all_deviations(parts, count):
    """DP of every way to place a word, as often as the ways are alike."""
    owner = [part for part, size in enumerate(parts) for _ in range(size)]
    for places in combinations(range(len(owner)), count):
        found = [owner[place] for place in places]
        yield deviation_of_proportions(parts, [found.count(n) for n in range(len(parts))])


def test_spread_is_counted_by_hand(tmp_path):
    # Sentences of 6 and 3 words: الوفد once in each, أمس in the second alone.
    found = spread(tmp_path, TEXT)
    assert found["الوفد"][1:4] == (2, 2, pytest.approx(1 / 6))
    assert found["أمس"][1:4] == (1, 1, pytest.approx(2 / 3))
    assert found["الوفد"].norm == pytest.approx(1 / 6 / (2 / 3))
    # rates 1/6 and 1/3: mean 1/4, standard deviation 1/12
    assert found["الوفد"].juilland == pytest.approx(1 - 1 / 3)
    assert "عنوان" not in found


@settings(deadline=None)
@given(PARTS.filter(lambda parts: any(parts[1])))
def test_measures_keep_to_their_ranges_and_definitions(parts):
    sizes, counts = parts
    deviation = deviation_of_proportions(sizes, counts)
    assert 0 <= deviation < 1
    assert dp_norm(sizes, counts) == pytest.approx(deviation / (1 - min(sizes) / sum(sizes)))
    rates = [count / size for count, size in zip(counts, sizes, strict=True)]
    known = 1 - pstdev(rates) / mean(rates) / sqrt(len(rates) - 1)
    assert juillands_d(sizes, counts) == pytest.approx(known, abs=1e-9)


def test_a_word_of_the_shortest_part_alone_is_as_uneven_as_can_be():
    assert dp_norm([20, 5, 10], [0, 3, 0]) == pytest.approx(1)
    assert juillands_d([20, 5, 10], [0, 3, 0]) == pytest.approx(0)


def test_parts_without_words_do_not_count():
    assert dp_norm([10, 0, 10], [4, 0, 0]) == dp_norm([10, 10], [4, 0])
    assert juillands_d([10, 0, 10], [4, 0, 2]) == juillands_d([10, 10], [4, 2])


def test_random_places_are_all_equally_likely():
    parts, count = [5, 3, 2], 3
    known = sorted(all_deviations(parts, count))
    found = random_deviations(parts, count, seed=1, draws=20_000)
    assert found.mean() == pytest.approx(mean(known), abs=0.003)
    for value in set(known):
        share = sum(deviation <= value + 1e-9 for deviation in known) / len(known)
        assert (found <= value + 1e-9).mean() == pytest.approx(share, abs=0.015)


def test_p_is_the_share_of_ways_to_place_a_word_as_unevenly(tmp_path):
    # sentences of 3, 3 and 4 words, مصر three times in the last
    text = "روسيا حرب سلم. ليبيا نفط روسيا. مصر مصر مصر روسيا."
    found = spread(tmp_path, text, seed=1)
    for word, counts in (("مصر", [0, 0, 3]), ("روسيا", [1, 1, 1])):
        known = list(all_deviations([3, 3, 4], 3))
        deviation = deviation_of_proportions([3, 3, 4], counts)
        share = mean(value >= deviation - 1e-12 for value in known)
        assert found[word].p == pytest.approx(share, abs=0.01)
        assert found[word].expected == pytest.approx(mean(known), abs=0.005)


def test_p_is_never_nought_and_the_same_seed_gives_the_same(tmp_path):
    text = "مصر مصر مصر مصر مصر. " + "روسيا حرب سلم نفط ليبيا. " * 40
    found = spread(tmp_path, text, seed=1)
    assert found["مصر"].p == 1 / 10_000
    assert found == spread(tmp_path, text, seed=1)
    assert found["روسيا"].expected != spread(tmp_path, text, seed=2)["روسيا"].expected


def test_a_single_occurrence_cannot_be_bunched(tmp_path):
    assert spread(tmp_path, TEXT)["أمس"].p is None


def test_in_one_sentence_nothing_can_be_uneven(tmp_path):
    row = spread(tmp_path, "مصر روسيا مصر.")["مصر"]
    assert (row.deviation, row.norm, row.juilland, row.p) == (0, None, None, None)
    for measure in (dp_norm, juillands_d):
        with pytest.raises(ValueError, match="nothing can be uneven"):
            measure([3], [2])


@pytest.mark.parametrize("measure", [deviation_of_proportions, dp_norm, juillands_d])
def test_an_empty_word_and_an_empty_text_have_no_spread(measure):
    with pytest.raises(ValueError, match="undefined"):
        measure([3, 4], [0, 0])
    with pytest.raises(ValueError, match="undefined"):
        measure([0, 0], [1, 0])


@pytest.mark.parametrize("measure", [deviation_of_proportions, dp_norm, juillands_d])
def test_parts_and_counts_have_to_be_of_one_number(measure):
    with pytest.raises(ValueError, match=r"shorter|longer"):
        measure([3, 4, 5], [1, 1])


def test_two_occurrences_can_be_bunched_and_the_seed_is_nought_unless_given(tmp_path):
    text = "مصر مصر روسيا. " + "سلم حرب نفط. " * 9
    # the second has to fall on one of the two other places of the sentence
    found = spread(tmp_path, text)
    assert found["مصر"].p == pytest.approx(2 / 29, rel=0.15)
    assert found == spread(tmp_path, text, seed=0)
    assert found != spread(tmp_path, text, seed=1)


def test_a_deviation_equal_to_that_of_chance_counts_as_as_large(tmp_path):
    # in two sentences of one length a word that occurs twice has only two deviations, 0 and 1/2
    found = spread(tmp_path, "مصر روسيا سلم. مصر حرب نفط.")
    assert found["مصر"].p == 1


def test_of_very_many_parts_words_are_placed_fewer_times_and_a_part_of_the_draws_at_once(
    tmp_path, monkeypatch
):
    text = "مصر مصر مصر مصر مصر. " + "روسيا حرب سلم نفط ليبيا. " * 40
    monkeypatch.setattr(dispersion_module, "_AT_ONCE", 1000 * 41)
    assert spread(tmp_path, text, seed=1)["مصر"].p == 1 / 1001
    monkeypatch.setattr(dispersion_module, "_AT_ONCE", 1)
    assert spread(tmp_path, text, seed=1)["مصر"].p == 1 / 500
    assert len(random_deviations([5] * 41, 3, seed=1, draws=7)) == 7
    assert len(random_deviations([5] * 41, 3, seed=1)) == 9999
    monkeypatch.setattr(dispersion_module, "_AT_ONCE", 3 * 41)
    assert len(random_deviations([5] * 41, 3, seed=1, draws=7)) == 7


@pytest.mark.parametrize(("parts", "count"), [([], 1), ([0, 0], 1), ([3, 4], 0)])
def test_nothing_is_placed_at_random_where_there_is_no_word(parts, count):
    with pytest.raises(ValueError, match="undefined"):
        random_deviations(parts, count, seed=1)
