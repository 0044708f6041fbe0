"""Words and their places, on everything that breaks the usual patterns."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.tokens import Span, Spans, tokenize

ZWNJ, RLM = "\N{ZERO WIDTH NON-JOINER}", "\N{RIGHT-TO-LEFT MARK}"

TRAPS = {
    "": [],
    " \n\t": [],
    "،؛؟!": [],
    "قال الوزير": ["قال", "الوزير"],
    "قَالَ الوَزِيرُ": ["قَالَ", "الوَزِيرُ"],
    "الوزيـــر قال": ["الوزيـــر", "قال"],
    "ـــ قال ـــ": ["قال"],
    "ﻻ إله": ["ﻻ", "إله"],
    "«ليبيا»، (روسيا)؛ مصر؟": ["ليبيا", "روسيا", "مصر"],
    "بلغت ٣٫٥٪ أو 12.5%": ["بلغت", "٣٫٥", "أو", "12.5"],
    "1,200 و٣٬٠٠٠ و2،5": ["1,200", "و٣٬٠٠٠", "و2،5"],
    "الساعة 16:30، أو ١٦:٣٠": ["الساعة", "16:30", "أو", "١٦:٣٠"],
    "۱۲ نفر": ["۱۲", "نفر"],
    "في 2016، وفي 2017.": ["في", "2016", "وفي", "2017"],
    "روسيا–الجزائر/ليبيا": ["روسيا", "الجزائر", "ليبيا"],
    "قال…ثم سكت...": ["قال", "ثم", "سكت"],
    "وصل.ثم غادر": ["وصل", "ثم", "غادر"],
    "قال\N{NO-BREAK SPACE}الوزير": ["قال", "الوزير"],
    f"می{ZWNJ}رود": [f"می{ZWNJ}رود"],
    f"می{ZWNJ}{RLM}رود": [f"می{ZWNJ}{RLM}رود"],
    "هٰذا عبدُٱلله": ["هٰذا", "عبدُٱلله"],
    "Cafe\N{COMBINING ACUTE ACCENT} في": ["Cafe\N{COMBINING ACUTE ACCENT}", "في"],
    "_قال": ["قال"],
    f"قال{RLM} الوزير{RLM}.": ["قال", "الوزير"],
    "طائرة F-16 من BBC": ["طائرة", "F-16", "من", "BBC"],
    "موقع https://example.org/a?b=1، أو www.un.org.": [
        "موقع",
        "https://example.org/a?b=1",
        "أو",
        "www.un.org",
    ],
    "(انظر http://un.org/ar.)": ["انظر", "http://un.org/ar"],
    "زار www.un.org/ar.": ["زار", "www.un.org/ar"],
    "زار bbc.com ثم": ["زار", "bbc.com", "ثم"],
    "pro-Russian": ["pro", "Russian"],
    "the end.Then": ["the", "end", "Then"],
    "راسل name.x@example.org اليوم": ["راسل", "name.x@example.org", "اليوم"],
    "don't": ["don't"],
    "l’été d'hier": ["l’été", "d'hier"],
    f"ليبيا{RLM}روسيا": ["ليبيا", "روسيا"],
    "ليبيا\N{LEFT-TO-RIGHT MARK}روسيا": ["ليبيا", "روسيا"],
    f"ال{ZWNJ}كتاب": [f"ال{ZWNJ}كتاب"],
    "_مائل_ و_x_": ["مائل", "و_x"],
    "بـ10 و10": ["بـ10", "و10"],
    "http://ar.example.org/wiki/ليبيا_(دولة).": ["http://ar.example.org/wiki/ليبيا_(دولة)"],
    "(http://x.example/a)": ["http://x.example/a"],
    "http://x.example/a؟b=1، هل http://x.example/a؟": [
        "http://x.example/a؟b=1",
        "هل",
        "http://x.example/a",
    ],
    "don’t 'go'": ["don’t", "go"],
    "😀 قال 👍🏽": ["قال"],
    "أ ب": ["أ", "ب"],
}


@pytest.mark.parametrize(("text", "words"), TRAPS.items())
def test_words_are_what_a_reader_takes_as_one(text, words):
    assert tokenize(text).texts() == words


@given(st.text(st.characters() | st.sampled_from("اَـﻻ٣٫.،-@/ \u200f"), max_size=60))
def test_every_word_is_cut_out_of_the_text_in_order_and_none_overlap(text):
    last = 0
    for word in tokenize(text):
        assert last <= word.start < word.end
        assert text[word.start : word.end] == word.text
        last = word.end


@given(st.text(max_size=60))
def test_nothing_but_spaces_and_signs_is_left_between_words(text):
    outside, last = [], 0
    for word in tokenize(text):
        outside.append(text[last : word.start])
        last = word.end
    left = "".join([*outside, text[last:]])
    # Underscores and tatweel are letters to a pattern, but no reader's word is made of them.
    assert not any(sign.isalpha() for sign in left.replace("\N{ARABIC TATWEEL}", ""))


ODD = ["ا" * 10_000, "\ud800 قال", "1" * 10_000, "َ" * 10_000, "@" * 10_000]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_is_answered_at_once(text):
    assert len(tokenize(text)) <= 2


def test_spans_can_be_sliced_counted_and_looked_up():
    words = tokenize("وصل الوفد ثم غادر")
    assert len(words) == 4
    assert words[1] == Span("الوفد", 4, 9)
    assert words[-1].text == "غادر"
    assert words[1:3].texts() == ["الوفد", "ثم"]
    assert isinstance(words[1:3], Spans)


def test_the_words_within_a_span_are_those_that_begin_in_it():
    words = tokenize("وصل الوفد ثم غادر")
    assert words.within(Span("الوفد ثم", 4, 12)).texts() == ["الوفد", "ثم"]
    assert words.within(Span("وفد ث", 6, 11)).texts() == ["ثم"]
    assert words.within(Span(" ", 9, 10)).texts() == []


DEBIANS_PYTHON = Path("/usr/bin/python3.11")


@pytest.mark.skipif(not DEBIANS_PYTHON.exists(), reason="this system brings no Python 3.11")
def test_tokenising_ends_on_debians_own_python():
    # CPython 3.11.2 matches a possessive group for ever where the match ends without advancing.
    code = "from analysis import tokenize; print(*tokenize('ab, c قالَ، 2،5 bbc.com F-16').texts())"
    done = subprocess.run(
        [DEBIANS_PYTHON, "-B", "-X", "utf8", "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=20,
    )
    assert done.stdout.split() == ["ab", "c", "قالَ", "2،5", "bbc.com", "F-16"]
