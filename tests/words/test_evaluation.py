"""Agreement of two groupings, counted by hand and by a second implementation."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.tokens import tokenize
from analysis.words.evaluation import (
    Agreement,
    aligned,
    b_cubed,
    disagreements,
    glosses,
    pairwise,
    read_annotation,
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


def annotation_file(folder, *rows):
    path = folder / "lemmas.csv"
    path.write_text("\n".join(["surface,lemma,pos,gloss", *rows]) + "\n", encoding="utf-8")
    return path


def test_an_annotation_gives_meanings_by_lemma(tmp_path):
    path = annotation_file(tmp_path, "الروس,روسي,ADJ,Russian", "ليبيا,ليبيا,PROPN,Libya")
    known = glosses(path)
    assert known[lemma("للروس")] == "Russian"
    assert known[lemma("وليبيا")] == "Libya"
    assert len(aligned(tokenize("في ليبيا الروس"), read_annotation(path))) == 2


def test_an_annotation_may_say_what_words_are_about(tmp_path):
    path = tmp_path / "lemmas.csv"
    rows = [
        "surface,lemma,pos,gloss,field",
        "ليبيا,ليبيا,PROPN,Libya,places",
        "أجل,أجل,NOUN,sake,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [row.field for row in read_annotation(path)] == ["places", ""]


def test_a_column_of_another_name_is_refused(tmp_path):
    path = tmp_path / "lemmas.csv"
    path.write_text("surface,lemma,pos,gloss,colour\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 1.*surface,lemma,pos,gloss,field"):
        read_annotation(path)


def test_f1_is_the_harmonic_mean_and_0_where_nothing_agrees():
    assert Agreement(0.5, 1.0).f1 == pytest.approx(2 / 3)
    assert Agreement(0.0, 0.0).f1 == 0


def test_meanings_of_one_lemma_stand_side_by_side_each_once(tmp_path):
    path = annotation_file(tmp_path, "الروس,X,ADJ,b", "روسي,X,ADJ,a", "للروس,X,ADJ,b")
    assert glosses(path) == {lemma("روسي"): "b; a"}


def test_tokens_and_annotation_meet_in_bare_letters(tmp_path):
    rows = read_annotation(annotation_file(tmp_path, "لِيبيا,X,PROPN,Libya"))
    pair = ("X", lemma("ليبيا"))
    assert aligned(tokenize("ليبيا في لِيبِيَا"), rows) == [pair, pair]


def test_an_annotation_is_read_as_spreadsheets_save_it(tmp_path):
    path = tmp_path / "lemmas.csv"
    text = 'surface,lemma,pos,gloss\r\n\r\n ليبيا , ليبيا,PROPN,"Libya, state"\r\n'
    path.write_text("\N{BYTE ORDER MARK}" + text, encoding="utf-8")
    (row,) = read_annotation(path)
    assert row[:4] == ("ليبيا", "ليبيا", "PROPN", "Libya, state")


@pytest.mark.parametrize("again", ["ليبيا", "لِيبيا"])
def test_a_form_annotated_twice_is_refused_with_its_line(tmp_path, again):
    path = annotation_file(tmp_path, "ليبيا,ليبيا,PROPN,Libya", f"{again},ليبيا,PROPN,Libya")
    with pytest.raises(ValueError, match=rf"line 3: «{again}» is annotated twice"):
        read_annotation(path)


def test_an_open_quotation_mark_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"lemmas\.csv, line .*check the quotation marks"):
        read_annotation(annotation_file(tmp_path, '"ليبيا,ليبيا,PROPN,Libya'))


def test_without_a_file_nothing_is_annotated(tmp_path):
    assert read_annotation(tmp_path / "nowhere.csv") == ()
    assert glosses(tmp_path / "nowhere.csv") == {}


@pytest.mark.parametrize(
    "rows",
    [["ليبيا,ليبيا,PROPN"], ["ليبيا,ليبيا,PROPN,Libya,more"], [",ليبيا,PROPN,Libya"]],
    ids=["too few", "too many", "empty"],
)
def test_a_malformed_annotation_is_refused_with_its_line(tmp_path, rows):
    with pytest.raises(ValueError, match="line 2"):
        read_annotation(annotation_file(tmp_path, *rows))


def test_errors_are_named_with_their_forms(tmp_path):
    path = annotation_file(tmp_path, "الروس,X,ADJ,a", "روسي,Y,ADJ,b", "ليبيا,Z,N,c", "مصر,Z,N,d")
    found = disagreements(read_annotation(path))
    assert [error.kind for error in found] == ["merged", "split"]
    assert found[0].forms == (("الروس",), ("روسي",))
    assert found[1].forms == (("ليبيا",), ("مصر",))
