"""References: where the rates of ordinary words come from."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

import analysis.keywords.reference as reference_module
from analysis.keywords.reference import (
    Reference,
    from_counts,
    ordinary_arabic,
)
from analysis.text.article import load_article
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group, lemma

ENDINGS = ["ه", "ها", "هم", "نا", "كم", "هما", "هن"]
# Forms of «ليبيا» among others, enough of them for more than one round of questions.
FORMS = ["".join(f) for f in product(["", "و", "ف"], ["", "ب", "ل"], ["ليبيا"], ["", *ENDINGS])]


def word(text):
    (only,) = group(tokenize(text))
    return only


def test_a_word_may_be_all_there_is_and_rounded_shares_a_little_more():
    assert Reference("r", {"حرب": 1.0}).rates == {"حرب": 1.0}
    assert len(Reference("r", {"حرب": 0.34, "سلام": 0.34, "نفط": 0.325}).rates) == 3


@pytest.mark.parametrize(
    ("rates", "cause"),
    [({"حرب": 1.5}, "the rate 1.5"), ({"حرب": 0.6, "سلام": 0.5}, "add up to 1.1")],
)
def test_more_than_all_words_is_refused(rates, cause):
    with pytest.raises(ValueError, match=cause):
        Reference("r", rates)


def test_a_word_that_is_not_listed_is_taken_as_the_rarest_or_as_half_an_occurrence():
    assert Reference("r", {"حرب": 0.3, "سلام": 0.01, "نفط": 0.2}).floor == 0.01
    assert from_counts({"حرب": 3, "سلام": 1}, "r").floor == 0.5 / 4


def test_words_counted_zero_times_are_no_words():
    assert dict(from_counts({"ليبيا": 4, "حرب": 0}, "r").rates) == {"ليبيا": 1.0}


@pytest.mark.parametrize("rates", [{}, {"حرب": 0.0}, {"حرب": -0.1}, {"حرب": float("nan")}])
def test_a_reference_without_usable_rates_is_refused(rates):
    with pytest.raises(ValueError, match="reference «r»"):
        Reference("r", rates)


def test_a_word_is_compared_with_all_forms_of_its_lemma():
    reference = Reference("r", {"ليبيا": 0.01, "وليبيا": 0.002, "حرب": 0.1})
    assert reference.rate(word("ليبيا")) == pytest.approx(0.012)
    assert reference.rate(word("وليبيا ليبيا")) == pytest.approx(0.012)


def test_forms_that_the_text_lacks_count_however_rare_they_are():
    reference = Reference("r", {"حرب": 0.1, "ليبيا": 2e-8, "وليبيا": 1e-6, "بليبيا": 9e-7})
    assert reference.rate(word("ليبيا")) == pytest.approx(1.92e-6, rel=1e-9)


def test_a_sum_of_known_rates_ends_where_the_rest_cannot_change_it_by_one_in_a_hundred():
    forms = [form for form in FORMS if lemma(form) == lemma("ليبيا")]
    assert len(forms) > 51 and forms[0] == "ليبيا"
    rare = {form: 1e-6 / place for place, form in enumerate(forms[1:], start=1)}
    open_ended = Reference("r", {"ليبيا": 1e-9} | rare)
    assert open_ended.rate(word("ليبيا")) == pytest.approx(sum(open_ended.rates.values()))
    # The rarest are listed first; which forms are the commonest must be found out.
    common = {form: 0.01 / place for place, form in enumerate(forms[1:], start=1)}
    settled = Reference("r", dict(reversed(({"ليبيا": 0.5} | common).items())))
    fifty = sum(sorted(settled.rates.values())[-50:])
    assert settled.rate(word("ليبيا")) == pytest.approx(fifty, rel=1e-9)
    assert fifty < sum(settled.rates.values()) * (1 - 1e-3)
    rarest = next(iter(settled.rates))
    assert settled.rate(word(f"ليبيا {rarest}")) == pytest.approx(
        fifty + settled.rates[rarest], rel=1e-9
    )
    counted = from_counts({form: 10**9 // place for place, form in enumerate(forms, 1)}, "r")
    assert counted.rate(word("ليبيا")) == pytest.approx(1.0)


@pytest.mark.parametrize(("each", "found"), [(4e-6, 1e-3), (2e-5, 1.001e-3)])
def test_a_sum_goes_on_while_what_is_left_may_hold_a_hundredth_of_it(each, found):
    # Of the fifty commonest that could be forms of «ليبيا» one is, 1 in 50; by that and 1 in 20
    # besides, 7 % of the rates of what is left are its own: 0.4 or 2 % of its rate.
    others = ["".join(f) for f in product(["", "و", "ف"], ["", "ب", "ل"], ["لبنان"], ENDINGS)]
    assert lemma("ليبيا") not in map(lemma, others)
    common, rare = dict.fromkeys(others[:49], 1e-3), dict.fromkeys(others[49:], each)
    reference = Reference("r", {"ليبيا": 1e-3, "وليبيا": 1e-6} | common | rare)
    assert reference.rate(word("ليبيا")) == pytest.approx(found, rel=1e-9)


def test_forms_of_the_text_count_where_the_index_does_not_find_them():
    # another root: nothing in «نساء» says that it is the plural of «امرأة»
    reference = Reference("r", {"امرأة": 0.01, "نساء": 0.002})
    assert reference.rate(word("امرأة")) == pytest.approx(0.01)
    assert reference.rate(word("امرأة نساء")) == pytest.approx(0.012)


def test_of_many_words_every_form_of_the_list_is_led_to_its_word(monkeypatch):
    monkeypatch.setattr(reference_module, "MANY", 1)
    reference = from_counts({"حرب": 10**8, "امرأة": 3, "وامرأة": 2, "نساء": 7}, "r")
    words = group(tokenize("امرأة حرب غيوم"))
    found = dict(zip([w.label for w in words], reference.rates_of(words), strict=True))
    assert found == pytest.approx(
        {"امرأة": 12 / reference.size, "حرب": 10**8 / reference.size, "غيوم": 0}
    )
    # of one word the forms are looked for, and «نساء» is not found
    assert reference.rates_of([word("امرأة")]) == pytest.approx([5 / reference.size])


@pytest.mark.slow
def test_no_word_of_the_article_is_off_by_a_fiftieth_from_the_sum_over_all_forms():
    reference = ordinary_arabic()
    sums = Counter()
    for form, rate in reference.rates.items():
        sums[lemma(form)] += rate
    article = load_article(Path(__file__).parents[2] / "data" / "article.txt")
    words = group(article.words)
    off = {w.label: reference.rate(w) / sums[w.key] for w in words if sums[w.key]}
    assert len(off) > 0.9 * len(words)
    assert {label: ratio for label, ratio in off.items() if not 0.98 < ratio < 1.001} == {}


def test_every_form_of_a_counted_reference_counts_however_rare():
    reference = from_counts({"حرب": 10**8, "ليبيا": 3, "وليبيا": 2}, "r")
    assert reference.rate(word("ليبيا")) == pytest.approx(5e-8)


def test_forms_are_looked_up_in_bare_letters():
    reference = Reference("r", {"حرب": 0.1, "ليبيا": 2e-8})
    assert reference.rate(word("لِيبِيَا")) == pytest.approx(2e-8)


def test_a_word_without_any_form_in_the_reference_has_the_rate_zero():
    assert from_counts({"حرب": 5}, "r").rate(word("ليبيا")) == 0.0


def test_ordinary_arabic_is_loaded_once_and_says_its_year():
    reference = ordinary_arabic()
    assert reference is ordinary_arabic()
    assert reference.name.startswith("wordfreq 3.1, Arabic, large list (2021; ")
    assert reference.floor == pytest.approx(1e-8, rel=0.05)
    assert reference.rate(word("ليبيا")) > reference.rate(word("موريتانيا")) > 0
