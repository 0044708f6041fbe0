"""Clitics: the small words that Arabic writes together with the word before or after them.

A split is believed only when it explains the word better than the word as a
whole. وروسيا is و and روسيا because روسيا is common; بحرية («maritime») is not ب and حرية,
because it is a word of the dictionary itself.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.words.corrections import OWN, PARTS
from analysis.words.divisions import (
    ENCLITICS,
    PROCLITICS,
    SHORT,
    WITH_ARTICLE,
    Parts,
    is_attested_verb,
    is_evident,
    is_in_use,
    is_rare,
    value,
)
from analysis.words.inflection import UNKNOWN, guess, known
from analysis.words.lexicon import ARTICLE, UNLISTED, lexicon
from analysis.words.stopwords import is_stopword
from analysis.words.usage import (
    definite_share,
    frequency,
    is_met,
    is_name,
    is_noun,
    share,
    usual_spelling,
)
from analysis.words.verbs import reading

# By the first letter: how long a proclitic may be.
_SIZES = {
    letter: sorted({len(clitic) for clitic in PROCLITICS if clitic[0] == letter})
    for letter in {clitic[0] for clitic in PROCLITICS}
}
_LAST_LETTERS = frozenset(clitic[-1] for clitic in ENCLITICS)
# Clitics that leave no doubt, even where nothing is known of the stem.
_SURE = frozenset(("وال", "فال", "لل", "ولل", "وبال"))
# The letters that follow a first و, ب or ل in foreign names and in most words: vowels and liquids,
# and gutturals behind ب and ل.
_SYLLABLES = {"و": "اويلنه", "ب": "اويرلنهعحخ", "ل": "اويرلنهعحخ"}
_IN_USE = -5.0  # the share of a word that everybody knows: one in 100,000
# How much rarer behind the article a noun may be that begins as if with a clitic.
_AS_DEFINITE = 0.3


class Split(NamedTuple):
    """A word form in its parts, ``proclitic + stem + enclitic``; empty strings for no clitic.

    The stem is in bare letters and may differ from the written one where a clitic changes it
    (حكومته: حكومة and ه).
    """

    proclitic: str
    stem: str
    enclitic: str


@lru_cache(maxsize=1 << 10)
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
    if form in PARTS:
        return PARTS[form]
    if form[-1] in "ىهء":
        form = usual_spelling(form)
    if _is_whole(form):
        return "", form, ""
    if form.startswith(ARTICLE) and len(form) > 4:
        return _behind_article(form)
    return _with_me(form) or _unless_known(form) or _likeliest(form)


def _is_whole(form: str) -> bool:
    """Whether a form can have no clitic, or is sure to have none: كابول is not ك and ابول."""
    if form[0] not in _SIZES and form[-1] not in _LAST_LETTERS:
        return True
    if form in OWN or is_name(form) or _begins_itself(form):
        return True
    return form[-1] == "ا" and _is_accusative(form)


def _with_me(form: str) -> Parts | None:
    """The division of a verb before «me», for no noun has ني: أخبرني."""
    if form.endswith("ني") and len(form) > 4 and _takes_me(form):
        for stem in _before(form[:-2]):
            if is_attested_verb(stem):
                return "", stem, "ني"
    return None


def _unless_known(form: str) -> Parts | None:
    """The division of a form that is a known word itself, and whole if nothing is likelier."""
    lemma = known(form)
    if not lemma or is_rare(lemma):
        return None
    if owned := _owned(form, lemma):
        return owned
    options = [parts for parts in _fronts(form) if is_evident(parts[1])]
    options += [parts for parts in _ends(form) if known(parts[1]) and _may_be_owned(*parts)]
    whole = ("", form, "")
    return max((whole, *options), key=lambda parts: value(form, parts)) if options else whole


def _likeliest(form: str) -> Parts:
    """The likeliest division of a form that is no known word."""
    whole, fronts = ("", form, ""), _fronts(form)
    divisions = fronts + _ends(form)
    if not divisions:
        return whole
    if options := [parts for parts in divisions if is_evident(parts[1])]:
        worth, best = max((value(form, parts), parts) for parts in options)
        if worth >= max(share(form), value(form, whole)):
            return best
    likely = (parts for parts in divisions if is_in_use(parts[1]))
    _, best = max((value(form, parts), parts) for parts in (whole, *likely))
    if best == whole and share(form) == UNLISTED:
        return next((_behind_sure(*parts) for parts in fronts if _is_sure(*parts)), whole)
    return best


def _behind_sure(proclitic: str, stem: str, _: str) -> Parts:
    """The division behind a proclitic that leaves no doubt: بتعهداتهم has a pronoun as well."""
    inner, core, enclitic = _divide(stem)
    return (proclitic, stem, "") if inner else (proclitic, core, enclitic)


def _owned(form: str, lemma: str) -> Parts | None:
    """The division of a form that the dictionary lists with its pronoun: نفسها."""
    for rest, enclitic in _pronouns(form):
        if lemma in _before(rest):
            return "", lemma, enclitic
    return None


def _may_be_owned(_: str, stem: str, enclitic: str) -> bool:
    """Whether a pronoun may follow a noun: not ني, nor any behind a function word: ثمنا."""
    return enclitic != "ني" and not is_stopword(stem)


def _begins_itself(form: str) -> bool:
    """Whether a first ك, ف, ب or ل is sure to be a letter of the word: كاهل, البحارة.

    No article stands before a clitic. ك and ف are so rare as clitics of nouns that the dictionary
    is right about words that it has so.
    """
    if form[0] not in "كفبل" or lexicon().forms.get(form) != form:
        return False
    if form[0] in "كف" and not is_stopword(form[1:]):
        return True
    return definite_share(form) > max(UNLISTED, share(form) - _AS_DEFINITE)


def _takes_me(form: str) -> bool:
    """Whether ني may be «me», which verbs alone have: no noun, none with «my», no نعاني."""
    return not is_noun(form) and not is_noun(form[:-1]) and reading(form) is None


def _is_accusative(form: str) -> bool:
    """Whether a final ا is the ending of the accusative, behind a noun that is no clitic and noun.

    ليلا is «at night», not ل and يلا; أمنا is rather «security» than «our mother».
    """
    noun, shorter = form[:-1], form[:-2]
    if len(noun) < 3 or not is_noun(noun) or noun in OWN:
        return False
    if noun[-1] == "ه":
        return not is_noun(shorter)
    if noun[-1] == "ن":
        return frequency(noun) > frequency(shorter) + ENCLITICS["نا"]
    if form.startswith(ARTICLE):
        return False
    may_be_clitic = form[0] in PROCLITICS
    return not may_be_clitic or frequency(noun) > frequency(form[1:]) + PROCLITICS[form[0]]


def _is_sure(proclitic: str, stem: str, _: str) -> bool:
    """Whether a proclitic is one whatever the stem; behind بال, as in باليرمو, if that is long.

    Few names begin with و, ب or ل and a letter that makes no syllable with it: بمدنين is «in
    Medenine», but بولاريس a star and بلاتيني a footballer.
    """
    if proclitic in _SYLLABLES:
        makes_syllable = len(stem) < SHORT or stem[0] in _SYLLABLES[proclitic]
        return not makes_syllable and _is_unheard_of(proclitic + stem)
    return (proclitic in _SURE and len(stem) > 2) or (proclitic == "بال" and len(stem) > 4)


def _is_unheard_of(form: str) -> bool:
    """Whether nothing is known of a form, nor of what it may be with an ending: لطمات, وفاقية."""
    forms, shorter = lexicon().forms, form[:-2]
    if form.endswith(("ات", "ية")) and (shorter in forms or shorter + "ة" in forms):
        return False
    return guess(form)[1] == UNKNOWN


def _behind_article(form: str) -> Parts:
    """A form in ال is a noun with the article, unless ل belongs to it: التقى, التزامها."""
    spelled = lexicon().spellings.get(form, form)
    if spelled.startswith("أل") and share(spelled) > definite_share(form[2:]):
        return "", spelled, ""  # المانيا
    if form[-1] == "ه":
        with_dots = form[2:-1] + "ة"  # المدرسه: behind the article no pronoun follows
        if definite_share(with_dots) > definite_share(form[2:]):
            return ARTICLE, with_dots, ""
    if form.startswith("الت"):
        verb = reading(form)
        if verb and verb.verb.startswith("الت") and verb.share > share(form[2:]):
            return "", form, ""
        for parts in (("", form, ""), *_ends(form)):
            if not parts[0] and parts[1] in lexicon().definite and is_met(parts[1]):
                return parts
    return ARTICLE, form[2:], ""


def _fronts(form: str) -> list[Parts]:
    """The divisions of a word form into proclitic and stem."""
    return [
        (form[:size], form[size:], "")
        for size in _SIZES.get(form[0], ())
        if size < len(form) - 1
        and form[:size] in PROCLITICS
        and not _keeps_article(form, size)
        and not (len(form) - size < 3 and _is_no_noun(form, size))
    ]


def _is_no_noun(form: str, size: int) -> bool:
    """Whether two letters behind an article are none that occur so: وال and ده."""
    stem = form[size:]
    if lexicon().forms.get(form) == stem:
        return False
    return form[:size].endswith(WITH_ARTICLE) and definite_share(stem) < _IN_USE


def _keeps_article(form: str, size: int) -> bool:
    """Whether a division leaves an article to the stem that belongs to ب or ك: ب and الفساد."""
    return form[size - 1] in "بك" and form.startswith(ARTICLE, size)


def _ends(form: str) -> list[Parts]:
    """The divisions of a word form with an enclitic, and with or without a proclitic."""
    if form[-1] not in _LAST_LETTERS:
        return []
    divisions = []
    for rest, enclitic in _pronouns(form):
        for stem in _before(rest):
            divisions.append(("", stem, enclitic))
            divisions += [
                (proclitic, core, enclitic)
                for proclitic, core, _ in _fronts(stem)
                if not proclitic.endswith(WITH_ARTICLE)
            ]
    return divisions


def _pronouns(form: str) -> Iterator[tuple[str, str]]:
    """What a word form may have as an enclitic, the shortest first, with what is before it."""
    for size in range(1, min(4, len(form) - 1)):
        if form[-size:] in ENCLITICS:
            yield form[:-size], form[-size:]


def _before(stem: str) -> Iterator[str]:
    """A stem as it is written alone: ت before a pronoun may be ة, ا may be ى, و وا."""
    yield stem
    if len(stem) > 2:
        if stem[-1] == "ت":
            yield stem[:-1] + "ة"
        elif stem[-1] == "ا":
            yield stem[:-1] + "ى"
        elif stem[-1] in "ئؤ":
            yield stem[:-1] + "ء"
        elif stem[-1] == "و":
            yield stem + "ا"
    if stem[-1] == "آ":
        yield stem[:-1] + "أى"
