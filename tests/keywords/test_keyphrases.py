"""Key phrases: which ones, where they stand, and what is refused."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.keywords.keyphrases import candidates, describe, keyphrases

TEXT = (
    "عقد مجلس الأمن جلسة حول الحرب في ليبيا. وقال مجلس الأمن إن الحرب في ليبيا قد طالت.\n"
    "وأيد السفير الروسي قرار مجلس الأمن، ورحبت ليبيا به."
)


def texts(text, n=10):
    return [phrase.text for phrase in keyphrases(text, n)]


def cues_of(text):
    found = candidates(text)
    return {found.wording(key): cues for key, cues in describe(found)}


def test_a_phrase_that_comes_back_beats_its_parts():
    found = texts(TEXT)
    assert found[0] == "مجلس الأمن"
    assert "ليبيا" in found
    assert {"مجلس", "الأمن"}.isdisjoint(found[:5])


def test_every_place_is_given_and_cuts_the_phrase_out_of_the_text():
    (phrase,) = keyphrases(TEXT, 1)
    assert phrase.count == len(phrase.places) == 3
    starts = [match.start() for match in re.finditer("مجلس الأمن", TEXT)]
    assert [place.start for place in phrase.places] == starts
    assert {TEXT[place.start : place.end] for place in phrase.places} == {"مجلس الأمن"}
    assert {place.text for place in phrase.places} == {"مجلس الأمن"}


def test_scores_lie_between_zero_and_one_and_no_later_one_is_above_the_first_ten():
    scores = [phrase.score for phrase in keyphrases(TEXT, 100)]
    assert all(0 < score < 1 for score in scores)
    assert scores[10:] == sorted(scores[10:], reverse=True)
    assert min(scores[:10]) >= max(scores[10:])


def test_of_the_ten_likeliest_those_come_first_that_run_through_the_text():
    text = "نهر النيل يفيض. ماء النهر كثير. النهر في مصر. سمك النهر لذيذ. مصر بلد كبير. تعيش مصر"
    words = [phrase.text for phrase in keyphrases(text, 10) if " " not in phrase.text]
    assert words[0].removeprefix("ال") == "نهر"
    assert words.index("مصر") < words.index("سمك") if "سمك" in words else "مصر" in words


@pytest.mark.parametrize(("words_between", "first"), [(10, "غرناطة"), (14, "قرطبة")])
def test_of_two_words_the_commoner_comes_first_unless_it_comes_much_later(words_between, first):
    # ln 2 against ln 3 less 0.15 ln(number of its first place): equal at the place 14.9
    text = "قرطبة، قرطبة، " + "في " * words_between + "غرناطة، غرناطة، غرناطة"
    assert texts(text)[0] == first


def test_a_word_that_stands_in_one_longer_phrase_alone_leaves_the_place_to_that():
    assert texts("بنك مركزي. بنك مركزي.") == ["بنك مركزي", "بنك", "مركزي"]
    assert texts("بنك مركزي. " * 3 + "بنك.") == ["بنك", "بنك مركزي", "مركزي"]
    assert texts("بنك مركزي.")[0] == "بنك"  # of words met once nothing is known


def test_asking_for_more_keeps_the_first_ones():
    assert texts(TEXT, 3) == texts(TEXT, 50)[:3]
    assert len(keyphrases(TEXT)) == 10


@pytest.mark.parametrize("text", ["", " \n", "في من إلى", "2016 ٣٫٥ ، !"])
def test_a_text_without_candidates_has_no_key_phrases(text):
    assert keyphrases(text) == []


@pytest.mark.parametrize("n", [0, -1])
def test_nobody_asks_for_no_phrases(n):
    with pytest.raises(ValueError, match="at least one"):
        keyphrases(TEXT, n)


def test_a_single_word_is_its_own_key_phrase():
    (phrase,) = keyphrases("ليبيا")
    assert (phrase.text, phrase.count) == ("ليبيا", 1)


def test_cues_of_a_phrase_by_hand():
    cues = cues_of("عادت الحرب الباردة. رأى الناس الحرب الباردة قريبة جدا")["الحرب الباردة"]
    assert cues.two == 1
    assert cues.three == 0
    assert cues.count == pytest.approx(math.log(2))
    assert cues.within == pytest.approx(math.log(2))  # each longer phrase around it stands once
    assert cues.late == pytest.approx(math.log(2))  # one word before its first place
    assert cues.closed == 0.5  # before the full stop, but not the second time
    assert cues.letters == 6  # الحرب 5, الباردة 7
    assert cues.recurring == pytest.approx(math.log(2))
    assert cues.alone == 0
    assert cues.definite
    assert not cues.joined
    assert not cues.inner


def test_how_often_words_recur_is_averaged_over_a_phrase_and_seen_apart_in_a_single_word():
    cues = cues_of("حرب ليبيا. حرب. في ليبيا. وليبيا")
    assert cues["حرب ليبيا"].recurring == pytest.approx((math.log(2) + math.log(3)) / 2)
    assert cues["حرب ليبيا"].alone == 0
    assert cues["ليبيا"].recurring == cues["ليبيا"].alone == pytest.approx(math.log(3))
    three = cues_of("حرب ليبيا باردة")["حرب ليبيا باردة"]
    assert (three.two, three.three) == (0, 1)


def test_a_phrase_is_as_closed_as_the_share_of_its_places_before_an_end():
    assert cues_of("حرب. حرب. حرب باردة")["حرب"].closed == pytest.approx(2 / 3)


def test_a_phrase_is_described_in_its_commonest_wording():
    assert set(cues_of("المجلس. مجلس. مجلس")) == {"مجلس"}
    assert set(cues_of("مجلس. المجلس. المجلس")) == {"المجلس"}


def test_every_word_before_a_phrase_makes_it_later_stop_words_too():
    assert cues_of("في من قرطبة")["قرطبة"].late == pytest.approx(math.log(3))


def test_a_phrase_is_closed_by_the_article_of_its_last_word():
    cues = cues_of("مجلس الأمن. الشرق أوسط")
    assert cues["مجلس الأمن"].definite
    assert not cues["الشرق أوسط"].definite


def test_an_article_is_left_out_at_the_beginning_of_a_word_and_not_within_it():
    assert [phrase.count for phrase in keyphrases("المقالات. مقالات")] == [2]
    assert len(keyphrases("عمالنا. عمنا")) == 2


@pytest.mark.parametrize("word", ["المجلس", "والمجلس", "بالمجلس", "للمجلس", "وللمجلس"])
def test_the_article_is_seen_behind_what_is_attached_to_it(word):
    assert cues_of(word)[word].definite
    assert [phrase.count for phrase in keyphrases(f"{word}. مجلس")] == [2]


def test_two_letters_that_look_like_the_article_are_none_before_a_single_one():
    assert not cues_of("ألم")["ألم"].definite


def test_what_is_attached_inside_a_phrase_is_told_from_what_is_in_front_of_it():
    cues = cues_of("وروسيا مصر. مصر وروسيا. يكتب رسالة. رسالة يكتب")
    assert (cues["وروسيا مصر"].joined, cues["وروسيا مصر"].inner) == (True, False)
    assert (cues["مصر وروسيا"].joined, cues["مصر وروسيا"].inner) == (False, True)
    assert (cues["يكتب رسالة"].verbal, cues["يكتب رسالة"].inner) == (True, False)
    assert (cues["رسالة يكتب"].verbal, cues["رسالة يكتب"].inner) == (False, True)


def test_a_phrase_inside_a_repeated_longer_one_knows_how_often():
    cues = cues_of("وزير خارجية روسيا. وزير خارجية روسيا")
    for part in ("وزير", "خارجية", "روسيا", "وزير خارجية", "خارجية روسيا"):
        assert cues[part].within == pytest.approx(math.log(3))
    assert cues["وزير خارجية روسيا"].within == 0


def test_rare_words_are_seen_as_rare():
    cues = cues_of("موريتانيا. يوم")
    assert cues["موريتانيا"].rarity > cues["يوم"].rarity > 0
    assert cues_of("يَوم")["يَوم"].rarity == cues["يوم"].rarity


def test_an_attached_and_is_told_from_a_first_letter():
    cues = cues_of("وروسيا. وزير")
    assert cues["وروسيا"].joined
    assert not cues["وزير"].joined


def test_an_imperfect_verb_is_told_from_a_noun():
    cues = cues_of("يكتب. تكتب. نكتب. تنظيم")
    assert cues["يكتب"].verbal
    assert cues["تكتب"].verbal
    assert cues["نكتب"].verbal
    assert not cues["تنظيم"].verbal


def test_wordings_that_differ_by_article_marks_or_spelling_are_one_phrase():
    (phrase,) = keyphrases("مدرسة. مدرسه")
    assert phrase.count == 2
    text = "المجلس الأعلى. مجلس اعلى. المَجلِس الأعـلى. المجلس الأعلى"
    (phrase,) = [p for p in keyphrases(text, 20) if p.text == "المجلس الأعلى"]
    assert phrase.count == 4
    assert phrase.places[1].text == "مجلس اعلى"


def test_of_equally_common_wordings_the_shorter_is_shown():
    assert texts("المجلس. مجلس", 1) == ["مجلس"]


def test_a_phrase_is_shown_without_what_is_joined_to_its_first_word():
    assert "البنك المركزي" in texts("سعيا بالبنك المركزي. وبالبنك المركزي.")
    assert "بنك مركزي" in texts("سعيا لبنك مركزي.")
    assert "الصحة العالمية" in texts("منظمة معنية. للصحة العالمية.")


def test_phrases_with_the_same_lemmas_are_one():
    phrases = texts("سرطان الثدي. مرض بسرطان الثدي. السرطان.", 99)
    assert len([text for text in phrases if text.startswith("سرطان")]) == 2


def test_of_equal_scores_the_earlier_comes_first_then_the_shorter(monkeypatch):
    monkeypatch.setattr("analysis.keywords.keyphrases.log_odds", lambda *_: 0.0)
    assert texts("قرطبة غرناطة. سبتة") == ["قرطبة", "قرطبة غرناطة", "غرناطة", "سبتة"]
    assert {phrase.score for phrase in keyphrases("قرطبة غرناطة. سبتة")} == {0.5}


def test_no_phrase_is_longer_than_three_words():
    assert max(len(text.split()) for text in texts("وزير خارجية روسيا الاتحادية الجديد", 99)) == 3


def test_one_sign_for_four_words_is_still_one_word():
    sign = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"
    assert f"محمد {sign}" in texts(f"محمد {sign} نبي", 20)


PIECES = st.lists(
    st.sampled_from(["ليبيا", "وليبيا", "الحرب", "حَرب", "في", "،", "\n", "2", "ﷺ", "ـ", "x"]),
    max_size=40,
)


@given(PIECES, st.integers(1, 30))
def test_places_cut_their_text_in_order_for_any_text(pieces, n):
    text = " ".join(pieces)
    phrases = keyphrases(text, n)
    assert len(phrases) <= n
    assert len({phrase.text for phrase in phrases}) == len(phrases)
    for phrase in phrases:
        assert all(text[p.start : p.end] == p.text for p in phrase.places)
        assert list(phrase.places) == sorted(phrase.places, key=lambda place: place.start)
        shown = {" ".join(place.text.split()) for place in phrase.places}
        assert any(words.endswith(phrase.text.removeprefix("ال")) for words in shown)


@given(PIECES)
def test_the_same_text_has_the_same_phrases(pieces):
    text = " ".join(pieces)
    assert keyphrases(text) == keyphrases(text)


def test_the_rarity_of_a_phrase_is_the_mean_of_its_words():
    found = dict(describe(candidates("الحرب الليبية")))
    (phrase,) = [cues for key, cues in found.items() if " " in key]
    words = [cues.rarity for key, cues in found.items() if " " not in key]
    assert len(words) == 2
    assert phrase.rarity == pytest.approx(sum(words) / 2)
