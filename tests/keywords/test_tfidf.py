"""TF-IDF: terms, weights by hand, what sets documents apart."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from analysis.keywords.tfidf import (
    Matrix,
    Name,
    Term,
    Weighting,
    by_span,
    commonest,
    distinguishing,
    names,
    runs,
    shown,
    term_counts,
    terms,
    tfidf,
)
from analysis.text.tokens import Span, Spans, tokenize
from analysis.words.lemmas import Word, group


# Two documents of four different words:
#   1: ليبيا ليبيا حرب     2: ليبيا نفط سلام
def matrix(rows, documents):
    terms, values = rows.keys(), list(rows.values())
    table = np.array(values, dtype=float).reshape(len(values), len(documents))
    return Matrix(tuple((term,) for term in terms), tuple(documents), csr_array(table))


COUNTS = matrix({"ليبيا": [2, 1], "حرب": [1, 0], "سلام": [0, 1], "نفط": [0, 1]}, [1, 2])
FIRST = matrix({"ليبيا": [2], "حرب": [1]}, [1])
RARE = math.log(3 / 2) + 1  # smoothed idf of a word in one of two documents: 1.405


def found(text, **how):
    return [(term.span.text) for term in terms(text, tokenize(text), **how)]


def lines(text):
    starts = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n")]
    return Spans(text, [(a, a + len(text[a:].split("\n")[0])) for a in starts])


def test_four_words_weighed_by_hand():
    weights = tfidf(COUNTS, Weighting(norm=None)).values.toarray().T
    assert weights[0] == pytest.approx([2, RARE, 0, 0])
    assert weights[1] == pytest.approx([1, 0, RARE, RARE])


def test_the_default_divides_each_document_by_its_length():
    weights = tfidf(COUNTS).values.toarray().T
    assert weights[0] == pytest.approx([0.81818, 0.57496, 0, 0], abs=1e-5)
    assert weights[1] == pytest.approx([0.44944, 0, 0.63166, 0.63166], abs=1e-5)


@pytest.mark.parametrize(
    ("weighting", "expected"),
    [
        (Weighting(norm="l1"), [2 / (2 + RARE), RARE / (2 + RARE), 0, 0]),
        (Weighting(smooth=False, norm=None), [2, math.log(2) + 1, 0, 0]),
        (Weighting(sublinear=True, norm=None), [1 + math.log(2), RARE, 0, 0]),
    ],
)
def test_each_choice_of_weighting_changes_what_it_says(weighting, expected):
    assert tfidf(COUNTS, weighting).values.toarray()[:, 0] == pytest.approx(expected)


def test_the_table_keeps_its_names():
    weights = tfidf(COUNTS)
    assert (weights.terms, weights.documents) == (COUNTS.terms, COUNTS.documents)


def test_a_single_document_has_nothing_but_its_frequencies():
    weights = tfidf(FIRST, Weighting(norm="l1"))
    assert weights.values.toarray()[:, 0] == pytest.approx([2 / 3, 1 / 3])


def test_a_document_without_terms_is_a_column_of_zeros():
    weights = tfidf(matrix({"ليبيا": [2, 0], "حرب": [1, 0]}, [1, "empty"]))
    assert weights.of("empty") == {}
    assert set(weights.of(1)) == {("ليبيا",), ("حرب",)}


@pytest.mark.parametrize(
    ("table", "cause"),
    [
        (matrix({}, [1, 2]), "empty table"),
        (matrix({"ليبيا": [-2, 1]}, [1, 2]), "negative"),
        (matrix({"ليبيا": [0, 0], "حرب": [1, 0]}, [1, 2]), "ليبيا.*no document"),
    ],
)
def test_a_table_without_a_meaning_is_refused(table, cause):
    with pytest.raises(ValueError, match=cause):
        tfidf(table)


def test_noughts_that_are_written_out_are_noughts():
    written = csr_array(([2.0, 1.0, 1.0, 0.0], [0, 1, 0, 1], [0, 2, 4]), shape=(2, 2))
    known = matrix({"ليبيا": [2, 1], "حرب": [1, 0]}, [1, 2])
    table = Matrix(known.terms, known.documents, written)
    assert table.of(2) == known.of(2) == {("ليبيا",): 1}
    assert tfidf(table).of(2) == pytest.approx(tfidf(known).of(2))


def test_shares_of_a_document_are_weighed_as_its_counts():
    shares = Matrix(COUNTS.terms, COUNTS.documents, COUNTS.values / 8)
    assert tfidf(shares).of(1) == pytest.approx(tfidf(COUNTS).of(1))


def test_what_every_document_repeats_distinguishes_none_of_them():
    rows = distinguishing(COUNTS, weighting=Weighting(norm=None))
    first = [row for row in rows if row.document == 1]
    assert [row.key for row in first] == [("حرب",), ("ليبيا",)]  # 1.405 - 0 before 2 - 1
    assert [row.difference for row in first] == pytest.approx([RARE, 1])
    assert [(row.count, row.elsewhere) for row in first] == [(1, 0), (2, 1)]
    second = [row for row in rows if row.document == 2]
    assert [row.key for row in second] == [("سلام",), ("نفط",)]  # equals in order, ليبيا behind
    assert [(row.rank, row.equals) for row in second] == [(1, 2), (1, 2)]
    assert [(row.rank, row.equals) for row in first] == [(1, 1), (2, 1)]


def test_a_list_that_ends_among_equals_says_how_many_there_are():
    (row,) = [row for row in distinguishing(COUNTS, top=1) if row.document == 2]
    assert (row.rank, row.equals) == (1, 2)


def test_a_term_of_equal_weight_everywhere_is_not_listed():
    same = matrix({"ليبيا": [1, 1], "حرب": [1, 0]}, [1, 2])
    rows = distinguishing(same, weighting=Weighting(norm=None))
    assert [(row.document, row.key) for row in rows] == [(1, ("حرب",))]


def test_the_difference_is_to_the_mean_of_the_others():
    three = matrix({"حرب": [3, 1, 0]}, [1, 2, 3])
    (row,) = distinguishing(three, weighting=Weighting(norm=None))
    idf = math.log(4 / 3) + 1
    assert row.difference == pytest.approx(2.5 * idf)
    assert row.elsewhere == 1


def test_distinguishing_stops_at_the_number_asked_for():
    assert len(distinguishing(COUNTS, top=1)) == 2


@pytest.mark.parametrize(("table", "top"), [(FIRST, 5), (COUNTS, 0)])
def test_nothing_distinguishes_one_document_and_nobody_asks_for_no_terms(table, top):
    with pytest.raises(ValueError, match="at least"):
        distinguishing(table, top=top)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حرب سلام", ["حرب", "حرب سلام", "سلام"]),
        ("حرب في سلام", ["حرب", "سلام"]),
        ("حرب، سلام", ["حرب", "سلام"]),
        ("حرب (سلام)", ["حرب", "سلام"]),
        ("حرب\nسلام", ["حرب", "سلام"]),
        ("حرب 2016 سلام", ["حرب", "سلام"]),
        ("حرب G20", ["حرب", "حرب G20", "G20"]),
        ("حرب  سلام", ["حرب", "حرب  سلام", "سلام"]),
        ("حرب\N{RIGHT-TO-LEFT MARK} سلام", ["حرب", "حرب\N{RIGHT-TO-LEFT MARK} سلام", "سلام"]),
        ("في من", []),
        ("", []),
    ],
)
def test_no_term_crosses_a_stop_word_a_mark_a_number_or_a_line_end(text, expected):
    assert found(text, longest=2, at_least=1) == expected


def test_terms_have_up_to_three_words_and_the_longer_ones_come_twice():
    assert set(found("وزير خارجية روسيا الاتحادية. وزير خارجية روسيا الاتحادية")) == {
        "وزير",
        "وزير خارجية",
        "وزير خارجية روسيا",
        "خارجية",
        "خارجية روسيا",
        "خارجية روسيا الاتحادية",
        "روسيا",
        "روسيا الاتحادية",
        "الاتحادية",
    }


def test_longer_terms_must_come_back_to_be_kept():
    text = "حرب باردة. حرب باردة. سلام دائم"
    assert [t for t in found(text) if " " in t] == ["حرب باردة", "حرب باردة"]


@pytest.mark.parametrize("how", [{"longest": 0}, {"at_least": 0}])
def test_terms_of_no_words_are_refused(how):
    with pytest.raises(ValueError, match="1 or more"):
        terms("حرب", tokenize("حرب"), **how)


def test_terms_belong_to_the_paragraph_they_stand_in_and_to_no_other():
    text = "حرب سلام\nنفط"
    parts = by_span(terms(text, tokenize(text)), lines(text))
    assert {n: [t.span.text for t in ts] for n, ts in parts.items()} == {
        1: ["حرب", "سلام"],
        2: ["نفط"],
    }


def test_a_term_outside_every_span_belongs_to_none():
    text = "حرب سلام نفط"
    parts = by_span(terms(text, tokenize(text), at_least=1), [Span("سلام", 4, 8)])
    assert [[term.span.text for term in part] for part in parts.values()] == [["سلام"]]


def test_counts_are_ordered_by_total_then_as_the_text_has_them():
    text = "سلام نفط\nنفط حرب\nفي"
    counts = term_counts(by_span(terms(text, tokenize(text)), lines(text)))
    assert counts.terms == (("نفط",), ("سلام",), ("حرب",))
    assert counts.values.toarray().tolist() == [[1, 1, 0], [1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("documents", [{}, {1: []}])
def test_documents_without_a_content_word_are_refused(documents):
    with pytest.raises(ValueError, match="stop words only"):
        term_counts(documents)


def table_of(text):
    """The terms of a text as a reader sees them, with their counts."""
    found = terms(text, tokenize(text))
    words = {word.key: word for word in group(tokenize(text))}
    seen = names(found, words)
    counts = term_counts({1: found}).of(1)
    return {seen[key].label: count for key, count in counts.items()}


def test_forms_of_one_word_are_one_term_shown_as_the_reader_knows_it():
    assert table_of("ليبيا. وليبيا. ليبيا") == {"ليبيا": 3}


def test_a_term_of_several_words_is_shown_in_its_commonest_wording_on_one_line():
    text = "الحرب  الباردة. حرب باردة. الحرب الباردة. وحرب باردة. بالحرب الباردة. حرب. باردة"
    assert table_of(text) == {"الحرب الباردة": 5, "باردة": 6, "حرب": 6}


def test_a_term_means_what_its_phrase_means_or_else_its_words_one_by_one():
    text = "حرب باردة. حرب باردة"
    found = terms(text, tokenize(text))
    words = {
        word.key: replace(word, meaning={"حرب": "war"}.get(word.label, ""))
        for word in group(tokenize(text))
    }
    by_label = {name.label: name.meaning for name in names(found, words).values()}
    assert by_label == {"حرب": "war", "باردة": "", "حرب باردة": "war + …"}
    known = names(found, words, {"حرب باردة": "cold war"}).values()
    assert {name.label: name.meaning for name in known}["حرب باردة"] == "cold war"


@pytest.mark.parametrize(
    ("wordings", "label"),
    [
        ({"بالبنك": 3, "بنك": 1, "البنك": 2}, "البنك"),
        ({"بالبنك": 1, "بنك": 3, "البنك": 1}, "بنك"),
        ({"بشكل كبير": 2, "وشكل كبير": 1, "شكل أكبر": 2}, "شكل كبير"),
        ({"للسياحة البيئية": 1}, "السياحة البيئية"),
        ({"ولكتابهم الجديد": 1}, "ولكتابهم الجديد"),
        ({"كوب": 1}, "كوب"),
    ],
)
def test_the_commonest_wording_is_shown_without_what_is_joined_to_its_first_word(wordings, label):
    assert shown(Counter(wordings)) == label


def test_of_equally_common_wordings_the_shorter_is_shown_then_the_first_in_code_points():
    assert commonest(Counter({"المجلس": 2, "مجلس": 2, "و": 1})) == "مجلس"
    assert commonest(Counter({"ب": 1, "ا": 1, "ت": 1})) == "ا"


WORDS = st.lists(st.sampled_from(["ليبيا", "حرب", "في", "سلام", "،", "\n", "نفط"]), max_size=30)


@given(WORDS)
def test_the_words_of_all_runs_are_the_content_words(pieces):
    text = " ".join(pieces)
    in_runs = Counter(word.text for run in runs(text, tokenize(text)) for word in run)
    assert all(runs(text, tokenize(text)))
    assert in_runs == Counter(p for p in pieces if p not in ("في", "،", "\n"))


@given(WORDS)
def test_every_term_is_cut_from_the_text_and_no_two_keys_share_a_label(pieces):
    text = " ".join(pieces)
    every = terms(text, tokenize(text), at_least=1)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in every)
    seen = names(every, {word.key: word for word in group(tokenize(text))})
    labels = {name.label for name in seen.values()}
    assert len(labels) == len(seen) == len({t.key for t in every})


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5).filter(
        lambda rows: all(map(sum, rows))
    )
)
def test_documents_are_normalised_to_length_one_or_zero(rows):
    counts = matrix({str(number): row for number, row in enumerate(rows)}, [1, 2, 3])
    weights = tfidf(counts).values.toarray()
    lengths = (weights**2).sum(axis=0)
    assert all(length == pytest.approx(1) or length == 0 for length in lengths)
    assert ((weights > 0) == (counts.values.toarray() > 0)).all()


def test_a_table_is_read_by_document_and_by_term():
    matrix = Matrix((("حرب",), ("سلم",)), (1, "two"), csr_array([[1.0, 0.0], [2.0, 3.0]]))
    assert matrix.rows() == {("حرب",): {1: 1.0, "two": 0.0}, ("سلم",): {1: 2.0, "two": 3.0}}
    assert matrix.of(1) == {("حرب",): 1.0, ("سلم",): 2.0}
    assert matrix.of("two") == {("سلم",): 3.0}
    assert matrix.largest() == {("حرب",): 1.0, ("سلم",): 3.0}
    turned = matrix.only([("سلم",), ("حرب",)])
    assert turned.terms == (("سلم",), ("حرب",))
    assert turned.documents == matrix.documents
    assert turned.of(1) == {("سلم",): 2.0, ("حرب",): 1.0}
    assert matrix.only([("سلم",)]).rows() == {("سلم",): {1: 2.0, "two": 3.0}}


def test_a_word_is_shown_with_its_meaning_and_field():
    word = Word("حرب", "الحرب", (), "war", "conflict")
    found = names([Term(("حرب",), Span("حرب", 0, 3))], {"حرب": word})
    assert found == {("حرب",): Name("الحرب", "war", "conflict")}


def test_terms_of_one_word_and_terms_that_occur_once_can_be_asked_for():
    text = "حرب ليبيا"
    assert [term.key for term in terms(text, tokenize(text), longest=1)] == [("حرب",), ("ليبيا",)]
    assert ("حرب", "ليبيا") in [term.key for term in terms(text, tokenize(text), at_least=1)]


def test_counts_are_numbers_that_can_be_weighed():
    found = {1: [Term(("حرب",), Span("حرب", 0, 3))]}
    assert term_counts(found).values.dtype == float


def test_ten_terms_are_listed_unless_told_otherwise():
    keys = tuple((f"و{n}",) for n in range(12))
    table = Matrix(keys, (1, 2), csr_array([[1.0, 0.0]] * 12))
    assert len(distinguishing(table)) == 10
    assert {row.equals for row in distinguishing(table)} == {12}


def test_equals_are_listed_in_the_order_of_the_rows_however_many_they_are():
    times = [1 + row % 3 for row in range(60)]
    table = matrix({f"و{row}": [count, 0] for row, count in enumerate(times)}, [1, 2])
    rows = distinguishing(table, top=60)
    by_count = sorted(range(60), key=lambda row: -times[row])
    assert [row.key for row in rows] == [(f"و{row}",) for row in by_count]
