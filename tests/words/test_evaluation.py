"""Agreement of two groupings, counted by hand and by a second implementation."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.tokens import tokenize
from analysis.words.annotation import AnnotatedForm
from analysis.words.evaluation import (
    Agreement,
    aligned,
    b_cubed,
    disagreements,
    pairwise,
)
from analysis.words.lemmas import lemma

pairs_of_groups = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=2, max_size=12
)


def test_agreement_is_counted_by_hand():
    # Annotated {1,2} {3,4}; automatic {1,2,3} {4}. Together by both: 1-2; by the annotation:
    # 1-2, 3-4; by the computer: 1-2, 1-3, 2-3.
    pairs = [("a", "x"), ("a", "x"), ("b", "x"), ("b", "y")]
    assert pairwise(pairs) == pytest.approx((1 / 3, 1 / 2))
    # Precision by token: 2/3, 2/3, 1/3, 1; recall: 1, 1, 1/2, 1/2.
    assert b_cubed(pairs) == pytest.approx((2 / 3, 3 / 4))


@given(pairs_of_groups)
def test_pairs_agree_with_a_count_of_all_pairs(pairs):
    both = [(p[0] == q[0], p[1] == q[1]) for p, q in combinations(pairs, 2)]
    annotated, automatic = (sum(column) for column in zip(*both, strict=True))
    if not annotated or not automatic:
        with pytest.raises(ValueError, match="undefined"):
            pairwise(pairs)
    else:
        together = sum(a and b for a, b in both)
        assert pairwise(pairs) == pytest.approx((together / automatic, together / annotated))


@given(pairs_of_groups)
def test_b_cubed_agrees_with_a_walk_over_all_tokens(pairs):
    def mean_share(own, other):
        shares = []
        for token in pairs:
            mates = [mate for mate in pairs if mate[own] == token[own]]
            shares.append(sum(mate[other] == token[other] for mate in mates) / len(mates))
        return sum(shares) / len(shares)

    assert b_cubed(pairs) == pytest.approx((mean_share(1, 0), mean_share(0, 1)))


@given(pairs_of_groups)
def test_a_grouping_agrees_with_itself(pairs):
    same = [(first, first) for first, _ in pairs]
    assert b_cubed(same) == (1, 1)


def test_without_tokens_agreement_is_undefined():
    with pytest.raises(ValueError, match="undefined"):
        b_cubed([])


def test_f1_is_the_harmonic_mean_and_0_where_nothing_agrees():
    assert Agreement(0.5, 1.0).f1 == pytest.approx(2 / 3)
    assert Agreement(0.0, 0.0).f1 == 0


def annotated(**lemmas):
    return [AnnotatedForm(surface, lemma, "NOUN", "…") for surface, lemma in lemmas.items()]


def test_tokens_and_annotation_meet_in_bare_letters():
    met = aligned(tokenize("ليبيا في لِيبِيَا"), annotated(لِيبيا="X"))
    assert [token.pair for token in met] == [("X", lemma("ليبيا"))] * 2


def test_errors_are_named_with_their_forms_each_once():
    rows = annotated(الروس="X", روسي="Y", ليبيا="Z", مصر="Z")
    found = disagreements(aligned(tokenize("الروس روسي ليبيا مصر ليبيا"), rows))
    assert [error.kind for error in found] == ["merged", "split"]
    assert found[0].forms == (("الروس",), ("روسي",))
    assert found[1].forms == (("ليبيا",), ("مصر",))
