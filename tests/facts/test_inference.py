"""What the chapters conclude, in articles with nothing, one thing and much to conclude from."""

import sys
from pathlib import Path

import pytest

from analysis import facts
from analysis.facts.methods import _long as long_text
from analysis.facts.selection import ending, missed, most_scattered
from analysis.reading import Reading

ARTICLE = Reading.open(Path(__file__).parents[2] / "data")
SPREAD = "روسيا تدعو الجزائر إلى ليبيا. " * 12
BUNCHED = "تونس تونس تونس تونس تونس تونس. " + "روسيا تدعو الجزائر إلى ليبيا. " * 12


def reading(folder, text):
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return Reading.open(path)


def test_key_words_are_those_of_both_tests():
    told = facts.keywords(ARTICLE)["significant"]
    key = [row for row in ARTICLE.keyness if row.is_key]
    often = sum(row.p_corrected < 0.05 for row in ARTICLE.keyness)
    assert f"{often} occur more often" in told
    assert f"are the {len(key)} of which both are true" in told
    assert ARTICLE.words[key[0].key].label in told


def test_chances_too_small_for_a_number_are_counted_among_the_small(tmp_path):
    told = facts.keywords(reading(tmp_path, "روسيا تدعو ليبيا. " * 150))["significant"]
    assert "3 occur more often, and 3 in more sentences" in told


def test_leading_words_that_chance_might_explain_are_said_to_be_such(tmp_path):
    told = facts.cover(reading(tmp_path, "روسيا تدعو الجزائر."))["about"]
    assert "though none of them by more than chance might" in told
    assert "chance" not in facts.cover(ARTICLE)["about"]
    some = "دعت روسيا تونس. دعت روسيا تونس. زقبتد زقبتد. طظخغم زقبتد. شذزصع زقبتد. بصثفن."
    told = facts.cover(reading(tmp_path, some))["about"]
    assert "though only «زقبتد» by more than chance might" in told


def test_an_article_of_one_word_has_no_key_word(tmp_path):
    told = facts.keywords(reading(tmp_path, "ليبيا"))["significant"]
    assert told.startswith("Of the 1 word tested, none")


def test_terms_that_share_the_first_place_are_counted_and_not_named():
    told = facts.keywords(ARTICLE)
    tied = {row.document: row.equals for row in ARTICLE.distinguishing if row.rank == 1}
    for part, equals in tied.items():
        if equals > 1:
            assert f"{equals} terms in paragraph {part}" in told["firsts"]
        else:
            assert f"in paragraph {part}" in told["firsts"].split("shared")[0]
    assert "sentences below several terms share the first place" in told["single"]


def test_one_term_that_every_weighting_keeps_is_told_in_the_singular(monkeypatch):
    one = ARTICLE.distinguishing[:1]
    module = sys.modules["analysis.facts.keywords"]
    monkeypatch.setattr(module, "distinguishing", lambda *_, **__: one)
    told = facts.keywords(ARTICLE)["robust"]
    assert "at least one of the " in told and " leading terms is the same." in told


def test_a_list_that_ends_among_equals_says_so():
    assert ending([5, 3, 3, 3], 2) == (
        "The list ends among equals: 2 more words share the last place."
    )
    assert ending([3, 3, 5], 2, "term") == (
        "The list ends among equals: 1 more term shares the last place."
    )
    assert ending([5, 3, 2], 2) == ending([], 2) == ""


def test_words_that_are_bunched_are_named(tmp_path):
    told = facts.places(reading(tmp_path, BUNCHED))["spread"]
    assert "one is spread less evenly" in told
    assert "«تونس»" in told


def test_words_that_chance_would_spread_as_well_are_counted_as_none(tmp_path):
    told = facts.places(reading(tmp_path, SPREAD))["spread"]
    assert "none can be told from as many occurrences at random places" in told
    assert "share the lowest p" in told
    assert "too short" in facts.places(reading(tmp_path, "ليبيا. روسيا."))["spread"]


def test_words_that_share_the_lowest_p_are_all_named(tmp_path):
    text = "وصل الوفد البلدة مع الوفد البلدة. ثم غادر. ثم عاد مساء. ثم نام."
    told = facts.places(reading(tmp_path, text))["spread"]
    assert "«البلدة» and «الوفد» share the lowest p, " in told


def test_one_word_that_can_be_bunched_is_told_in_the_singular(tmp_path):
    told = facts.places(reading(tmp_path, "وصل الوفد. غادر الوفد. نام الطفل."))["spread"]
    assert told.startswith(
        "One leading word occurs more than once in the body, «الوفد», and it cannot be told from "
    )
    bunched = reading(tmp_path, "وصل الوفد الوفد الوفد الوفد. " + "من هو؟ " * 40)
    assert "«الوفد», and it is spread less evenly" in facts.places(bunched)["spread"]


def test_a_list_that_is_not_beside_the_sentence_is_called_by_its_name(tmp_path):
    tied = facts.places(reading(tmp_path, TIED + "\nعاد الوفد. عاد الوفد."))["spread"]
    assert "The list of leading words ends among equals" in tied


def test_expressions_are_named_where_chance_does_not_explain_them(tmp_path):
    assert "«تنظيم الدولة»" in facts.places(ARTICLE)["expressions"]
    assert facts.places(reading(tmp_path, "ليبيا."))["expressions"] == (
        "Here no two content words come together more than once."
    )


def test_growth_and_zipf_are_told_with_their_p():
    told = facts.numbers(ARTICLE)
    assert f"p = {ARTICLE.growth.p:.3f}" in told["growth"]
    assert f"p = {ARTICLE.zipf_fit:.3f}" in told["zipf"]
    assert f"over lemmas it is {ARTICLE.zipf_lemmas.exponent:.2f}" in told["zipf"]


def test_an_article_that_returns_to_its_words_is_told_so(tmp_path):
    topics = [f"{first}{second}ليم " for first in "بتثجحخدذ" for second in "رزسش"]
    told = facts.numbers(reading(tmp_path, " ".join(word * 6 for word in topics) + "."))["growth"]
    assert "returns to words sooner than chance would have it" in told


def test_what_is_undefined_says_why(tmp_path):
    told = facts.numbers(reading(tmp_path, "ليبيا."))
    assert told["zipf"] == "For this text no exponent can be fitted."
    assert "no such interval can be given" in told["interval"]
    assert "for this text it is not defined" in told["lix"]
    assert "every order of the words gives nearly the same curve" in told["growth"]


@pytest.mark.parametrize("name", ["false_keys", "false_finds", "coverage", "measured"])
def test_methods_quote_the_error_rates_that_were_measured(name):
    told = facts.methods(ARTICLE)[name]
    assert told
    assert "None" not in told


def test_the_most_scattered_word_is_the_one_that_strings_would_miss_most_of(tmp_path):
    read = reading(tmp_path, "كتاب والكتاب بكتاب كتابه. حرب حرب حرب والحرب. سلام سلام سلام.")
    found = most_scattered(read.words.values())
    assert (found.count, missed(found)) == (4, 3)
    assert most_scattered(reading(tmp_path, "سلام سلام.").words.values()) is None


TIED = "عنوان الخبر\n===\n" + "\n".join(
    " ".join(f"{a}{b}{c}ق" for b in "جحخدر" for c in "سصع") + "." for a in "بتث"
)


def test_every_ranking_that_is_cut_among_equals_says_so(tmp_path):
    tied = reading(tmp_path, TIED)
    said = facts.clouds(tied)
    assert "more words share the 10th place by frequency" in said["largest_end"]
    assert "more words share the 40th place by TF-IDF" in said["largest_end"]
    assert "In all 3 paragraphs more words share the last place" in said["part_ends"]
    assert "by TF-IDF only some of the terms that share" in facts.keywords(tied)["agreement"]
    assert "and 41 others" in facts.cover(tied)["about"]


def test_a_ranking_that_is_not_cut_among_equals_names_none(tmp_path):
    few = reading(tmp_path, "قال الوزير إن ليبيا وليبيا وليبيا بلاد.")
    assert facts.clouds(few)["largest_end"].startswith("No list and no cloud")
    assert facts.clouds(few)["part_ends"] == "No cloud ends among equals."
    assert "others" not in facts.cover(few)["about"]


def test_company_and_expressions_that_are_cut_among_equals_say_so(tmp_path):
    others = [f"{a}{b}ق" for a in "جحخدر" for b in "سصع"]
    text = " ".join(f"ليبيا {word} {word}." for word in others) * 2
    said = facts.places(reading(tmp_path, text))
    assert "The list ends among equals: 3 more words share the last place." in said["near"]
    assert "more expressions share the last place." in said["expressions"]
    assert "more words share the last place." in said["spread"]


def test_what_is_less_exact_in_a_long_text_is_said():
    assert facts.methods(ARTICLE)["long"].startswith("The text is short enough")
    assert long_text(2100, 250) == (
        "This is a long text: 952 halves are drawn instead of 1,000 and words are placed at "
        "random 8,000 times instead of 9,999."
    )
    told = long_text(250_000, 10_000)
    assert "no interval and no stability is computed above 200,000 words" in told
    assert "499 times instead of 9,999" in told
    assert "the p by sentences of a key word is an upper bound" in told


def test_the_keyest_word_is_not_called_a_finding_where_chance_might_explain_it(tmp_path):
    told = facts.cover(reading(tmp_path, "عاد الصيادون."))["keyest"]
    assert told.endswith("), which chance might explain")
    assert "chance" not in facts.cover(ARTICLE)["keyest"]
