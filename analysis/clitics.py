"""Clitics: the small words that Arabic writes together with the word before or after them.

The one idea: a split is believed only when it explains the word better than the word as a
whole. وروسيا is و and روسيا because روسيا is common; بحرية («maritime») is not ب and حرية,
because it is a word of the dictionary itself.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.inflection import Reading, frequency, is_verb, read
from analysis.lexicon import ARTICLE, UNLISTED, lexicon

# How much rarer a word is with the clitic than without, as a power of ten: the median over
# wordfreq's 20,000 commonest words that are listed both with and without it.
PROCLITICS = {
    "و": -1.04,
    "ف": -1.59,
    "ب": -1.11,
    "ل": -1.10,
    "ك": -1.39,
    "س": -1.07,
    "وب": -1.44,
    "ول": -1.73,
    "وك": -2.5,
    "وس": -1.54,
    "فب": -2.5,
    "فل": -2.5,
    "فس": -2.5,
    "ال": -0.16,
    "وال": -0.97,
    "فال": -2.0,
    "بال": -1.15,
    "كال": -1.8,
    "لل": -1.03,
    "وبال": -2.0,
    "ولل": -2.0,
}
ENCLITICS = {
    "ه": -1.01,
    "ها": -1.10,
    "هم": -1.33,
    "هما": -1.71,
    "هن": -2.2,
    "نا": -1.23,
    "ك": -1.6,
    "كم": -1.5,
    "ني": -1.08,
}
# Splitting is what readers do without noticing: it needs less evidence than leaving whole.
_FOR_SPLITTING = 0.8
# How far a split may overestimate the frequency of the whole before it counts no more.
_TOLERANCE = 0.7


class Split(NamedTuple):
    """A word form in its parts, ``proclitic + stem + enclitic``; empty strings for no clitic.

    The stem is in bare letters and may differ from the written one where a clitic changes it
    (حكومته: حكومة and ه).
    """

    proclitic: str
    stem: str
    enclitic: str


def split(form: str) -> Split:
    """The likeliest division of a word form in bare letters.

    >>> split("وللروس")
    Split(proclitic='ولل', stem='روس', enclitic='')
    >>> split("بحرية").stem, split("حكومته").stem
    ('بحرية', 'حكومة')
    """
    whole = _share(form)
    best, parts = _front(form)
    for enclitic, cost in _ends(form):
        for stem in _before(form[: -len(enclitic)]):
            value, (proclitic, core, _) = _front(stem)
            reading = read(core)
            if proclitic.endswith((ARTICLE, "لل")) or (
                enclitic == "ني" and not is_verb(reading.lemma)
            ):
                continue
            value = min(value - reading.certainty + cost, whole + _TOLERANCE)
            value += reading.certainty
            if value > best:
                best, parts = value, Split(proclitic, core, enclitic)
    return parts


@lru_cache(maxsize=1 << 15)
def _front(form: str) -> tuple[float, Split]:
    """The likeliest division of a word form without enclitic, and its value."""
    options = [(_value(form, "", form), Split("", form, ""))] if not _has_article(form) else []
    for proclitic in _starts(form):
        stem = form[len(proclitic) :]
        options.append((_value(form, proclitic, stem), Split(proclitic, stem, "")))
    return max(options)


def _has_article(form: str) -> bool:
    return form.startswith(ARTICLE) and len(form) > 4 and not is_verb(form)


def _starts(form: str) -> Iterator[str]:
    if form[0] in "وفبلكسا":
        for size in range(1, min(5, len(form) - 1)):
            if form[:size] in PROCLITICS:
                yield form[:size]


def _ends(form: str) -> Iterator[tuple[str, float]]:
    for size in range(1, min(4, len(form) - 1)):
        enclitic = form[-size:]
        if enclitic in ENCLITICS:
            yield enclitic, ENCLITICS[enclitic]


def _before(stem: str) -> Iterator[str]:
    """A stem as it is written alone: ت before a pronoun may be ة, ا may be ى, ئ and ؤ ء."""
    yield stem
    if len(stem) > 2:
        if stem[-1] == "ت":
            yield stem[:-1] + "ة"
        elif stem[-1] == "ا":
            yield stem[:-1] + "ى"
        elif stem[-1] in "ئؤ":
            yield stem[:-1] + "ء"


def _value(form: str, proclitic: str, stem: str) -> float:
    """How well a division explains a form: log₁₀ frequency and certainty of the stem."""
    reading = read(stem)
    if not proclitic:
        return _stem_share(reading) + reading.certainty
    if proclitic[-1] == "س" and stem[0] not in "يتنأ":
        return -99.0
    if proclitic.endswith((ARTICLE, "لل")):
        share = lexicon().definite.get(stem, reading.frequency - 0.3)
    else:
        share = _stem_share(reading)
    share += PROCLITICS[proclitic]
    if form in lexicon().frequency:
        share = min(share, _share(form) + _TOLERANCE)
    return share + reading.certainty + _FOR_SPLITTING


def _stem_share(reading: Reading) -> float:
    if reading.frequency > UNLISTED or not reading.certainty:
        return reading.frequency
    return max(UNLISTED, frequency(reading.lemma) - 1.5)


def _share(form: str) -> float:
    return lexicon().frequency.get(form, UNLISTED)
