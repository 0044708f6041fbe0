"""Clitics: the small words that Arabic writes together with the word before or after them.

The one idea: a split is believed only when it explains the word better than the word as a
whole. وروسيا is و and روسيا because روسيا is common; بحرية («maritime») is not ب and حرية,
because it is a word of the dictionary itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.words.inflection import CERTAIN, guess, known
from analysis.words.lexicon import ARTICLE, UNLISTED, lexicon
from analysis.words.usage import frequency, is_verb, share, usual_spelling
from analysis.words.verbs import past

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
    "ك": -2.6,
    "كم": -1.5,
    "ني": -1.08,
}
WITH_ARTICLE = (ARTICLE, "لل")
_FIRST_LETTERS = frozenset(clitic[0] for clitic in PROCLITICS)
_LAST_LETTERS = frozenset(clitic[-1] for clitic in ENCLITICS)
# Splitting is what readers do without noticing: it needs less evidence than leaving whole.
_FOR_SPLITTING = 0.5
# How far a split may overestimate the frequency of the whole before it counts no more.
_TOLERANCE = 0.7


Parts = tuple[str, str, str]  # proclitic, stem, enclitic; plain tuples are quicker to make


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
    return Split(*_divide(form))


def _divide(form: str) -> Parts:
    """The likeliest division: by known stems if there are any, else by guessed ones."""
    if form[-1] == "ى":
        form = usual_spelling(form)
    whole = ("", form, "")
    if form.startswith("الت") and (is_verb(form) or past(form)):
        return whole  # التقى, not ال and تقى
    if form.startswith(ARTICLE) and len(form) > 4:
        return ARTICLE, form[2:], ""
    fronts = _fronts(form)
    if known(form):
        options = [whole, *(parts for parts in fronts if known(parts[1]))]
        return max(options, key=lambda parts: _value(form, parts)) if fronts else whole
    ends = _ends(form)
    divisions = [*fronts, *ends]
    options = [parts for parts in divisions if known(parts[1])]
    if options:
        value, best = max((_value(form, parts), parts) for parts in options)
        if value >= max(share(form), _value(form, whole)):
            return best
    if not divisions:
        return whole
    return max((whole, *divisions), key=lambda parts: _value(form, parts))


def _fronts(form: str) -> list[Parts]:
    """The divisions of a word form into proclitic and stem."""
    if form[0] not in _FIRST_LETTERS:
        return []
    sizes = range(1, min(5, len(form) - 1))
    return [
        (form[:size], form[size:], "")
        for size in sizes
        if form[:size] in PROCLITICS and not _keeps_article(form, size)
    ]


def _keeps_article(form: str, size: int) -> bool:
    """Whether a division leaves an article to the stem that belongs to ب or ك: ب and الفساد."""
    return form[size - 1] in "بك" and form.startswith(ARTICLE, size)


def _ends(form: str) -> list[Parts]:
    """The divisions of a word form with an enclitic, and with or without a proclitic."""
    if form[-1] not in _LAST_LETTERS:
        return []
    divisions = []
    for size in range(1, min(4, len(form) - 1)):
        enclitic = form[-size:]
        if enclitic in ENCLITICS:
            for stem in _before(form[:-size]):
                divisions.append(("", stem, enclitic))
                divisions += [
                    (proclitic, core, enclitic)
                    for proclitic, core, _ in _fronts(stem)
                    if not proclitic.endswith(WITH_ARTICLE)
                ]
    return divisions


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


def _value(form: str, parts: Parts) -> float:
    """How well a division explains a form: log₁₀ frequency and certainty of the stem."""
    proclitic, stem, enclitic = parts
    lemma = known(stem)
    lemma, certainty = (lemma, CERTAIN) if lemma else guess(stem)
    if not proclitic and not enclitic:
        return _stem_share(stem, lemma, certainty) + certainty
    if proclitic[-1:] == "س" and stem[0] not in "يتنأ":
        return -99.0
    if enclitic == "ني" and not is_verb(lemma):
        return -99.0
    if proclitic.endswith(WITH_ARTICLE):
        value = lexicon().definite.get(stem, frequency(stem) - 0.3)
    else:
        value = _stem_share(stem, lemma, certainty)
    value += PROCLITICS.get(proclitic, 0) + ENCLITICS.get(enclitic, 0)
    if form in lexicon().frequency:
        value = min(value, share(form) + _TOLERANCE)
    return value + certainty + _FOR_SPLITTING * bool(proclitic)


def _stem_share(stem: str, lemma: str, certainty: float) -> float:
    own = frequency(stem)
    if own > UNLISTED or not certainty:
        return own
    return max(UNLISTED, frequency(lemma) - 1.5)
