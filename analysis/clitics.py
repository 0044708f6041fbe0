"""Clitics: the small words that Arabic writes together with the word before or after them.

The one idea: a split is believed only when it explains the word better than the word as a
whole. وروسيا is و and روسيا because روسيا is common; بحرية («maritime») is not ب and حرية,
because it is a word of the dictionary itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.inflection import CERTAIN, frequency, guess, is_verb, known
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
    if _has_article(form):
        return Split(ARTICLE, form[2:], "")
    fronts, ends = _fronts(form), _ends(form)
    if len(fronts) == 1 and not ends:
        return fronts[0]
    options = [(_value(form, parts), parts) for parts in fronts if known(parts.stem)]
    if not options or options[0][1].proclitic:
        options += [(_value(form, parts), parts) for parts in ends if known(parts.stem)]
    if not options or max(options)[0] < _share(form):
        options = [(_value(form, parts), parts) for parts in fronts + ends]
    return max(options)[1]


def _fronts(form: str) -> list[Split]:
    """The divisions of a word form without enclitic, the undivided form first."""
    divisions = [Split("", form, "")]
    if form[0] in _FIRST_LETTERS:
        for size in range(1, min(5, len(form) - 1)):
            if form[:size] in PROCLITICS:
                divisions.append(Split(form[:size], form[size:], ""))
    return divisions


def _ends(form: str) -> list[Split]:
    """The divisions of a word form with an enclitic."""
    divisions = []
    if form[-1] in _LAST_LETTERS:
        for size in range(1, min(4, len(form) - 1)):
            if form[-size:] in ENCLITICS:
                for stem in _before(form[:-size]):
                    divisions += [
                        parts._replace(enclitic=form[-size:])
                        for parts in _fronts(stem)
                        if not parts.proclitic.endswith(WITH_ARTICLE)
                    ]
    return divisions


def _has_article(form: str) -> bool:
    """Whether a form begins with the article, and not as a verb such as التقى does."""
    return form.startswith(ARTICLE) and len(form) > 4 and not (form[2] == "ت" and is_verb(form))


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


def _value(form: str, parts: Split) -> float:
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
        share = lexicon().definite.get(stem, frequency(stem) - 0.3)
    else:
        share = _stem_share(stem, lemma, certainty)
    share += PROCLITICS.get(proclitic, 0) + ENCLITICS.get(enclitic, 0)
    if form in lexicon().frequency:
        share = min(share, _share(form) + _TOLERANCE)
    return share + certainty + _FOR_SPLITTING * bool(proclitic)


def _stem_share(stem: str, lemma: str, certainty: float) -> float:
    share = frequency(stem)
    if share > UNLISTED or not certainty:
        return share
    return max(UNLISTED, frequency(lemma) - 1.5)


def _share(form: str) -> float:
    return lexicon().frequency.get(form, UNLISTED)
