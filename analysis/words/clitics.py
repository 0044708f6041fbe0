"""Clitics: the small words that Arabic writes together with the word before or after them.

A split is believed only when it explains the word better than the word as a
whole. وروسيا is و and روسيا because روسيا is common; بحرية («maritime») is not ب and حرية,
because it is a word of the dictionary itself.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.words.corrections import OWN, PARTS
from analysis.words.inflection import ATTESTED, CERTAIN, DERIVED, UNKNOWN, guess, known
from analysis.words.lexicon import ARTICLE, UNLISTED, lexicon
from analysis.words.stopwords import is_stopword
from analysis.words.usage import (
    definite_share,
    frequency,
    is_met,
    is_name,
    is_noun,
    is_verb,
    past_share,
    share,
    usual_spelling,
)
from analysis.words.verbs import reading

# How much rarer a word is with the clitic than without, as a power of ten: the median over
# wordfreq's 20,000 commonest words that are listed both with and without it.
PROCLITICS = {
    "و": -1.04,
    "ف": -1.59,
    "ب": -1.11,
    "ل": -1.10,
    "ك": -1.39,
    "س": -1.07,
    "لا": -2.5,  # no clitics, but often written as if they were: لايمكن, مايحدث
    "ما": -2.5,
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
    "ك": -2.6,  # -1.0 by wordfreq, but many foreign names end so
    "كم": -1.5,
    "ني": -1.08,
}
WITH_ARTICLE = (ARTICLE, "لل")
# How much commoner ك is behind the present of a verb.
_YOU_BEHIND_VERB = 1.6
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
# Splitting is what readers do without noticing: it needs less evidence than leaving whole.
_FOR_SPLITTING = 0.5
# How much rarer than the rarest listed word a form is of which nothing at all is known.
_RARE = 0.8
# How much rarer a form is without the hamza of its first alef: the median over
# wordfreq's words of more than one in 30,000.
_WITHOUT_HAMZA = 0.8
_NEVER = -99.0
_SHORT = 4  # letters, of which foreign names are easily made up
_IN_USE = -5.0  # the share of a word that everybody knows: one in 100,000
# How much rarer behind the article a noun may be that begins as if with a clitic.
_AS_DEFINITE = 0.3
# How far a split may overestimate the frequency of the whole before it counts no more.
_TOLERANCE = 0.7
# How much commoner than a split with a short stem explains, as a power of ten, a form may be:
# بايت («byte») is far commoner than ب and ايت could be.
_EXPLAINED = 0.7


Parts = tuple[str, str, str]  # proclitic, stem, enclitic; plain tuples are quicker to make


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
            if _is_attested_verb(stem):
                return "", stem, "ني"
    return None


def _unless_known(form: str) -> Parts | None:
    """The division of a form that is a known word itself, and whole if nothing is likelier."""
    lemma = known(form)
    if not lemma or _is_rare(lemma):
        return None
    if owned := _owned(form, lemma):
        return owned
    options = [parts for parts in _fronts(form) if _is_evident(parts[1])]
    options += [parts for parts in _ends(form) if known(parts[1]) and _may_be_owned(*parts)]
    return max((("", form, ""), *options), key=lambda parts: _value(form, parts))


def _likeliest(form: str) -> Parts:
    """The likeliest division of a form that is no known word."""
    whole, fronts = ("", form, ""), _fronts(form)
    divisions = fronts + _ends(form)
    if not divisions:
        return whole
    if options := [parts for parts in divisions if _is_evident(parts[1])]:
        value, best = max((_value(form, parts), parts) for parts in options)
        if value >= max(share(form), _value(form, whole)):
            return best
    likely = (parts for parts in divisions if _is_in_use(parts[1]))
    _, best = max((_value(form, parts), parts) for parts in (whole, *likely))
    if best == whole and share(form) == UNLISTED:
        return next((_behind_sure(*parts) for parts in fronts if _is_sure(*parts)), whole)
    return best


def _behind_sure(proclitic: str, stem: str, _: str) -> Parts:
    """The division behind a proclitic that leaves no doubt: بتعهداتهم has a pronoun as well."""
    inner, core, enclitic = _divide(stem)
    return (proclitic, stem, "") if inner else (proclitic, core, enclitic)


def _is_evident(stem: str) -> bool:
    """Whether a source vouches for a stem, or print has it as a form of a verb alone."""
    return known(stem) is not None or _is_attested_verb(stem)


def _owned(form: str, lemma: str) -> Parts | None:
    """The division of a form that the dictionary lists with its pronoun: نفسها."""
    for size in range(1, min(4, len(form) - 1)):
        if form[-size:] in ENCLITICS and lemma in _before(form[:-size]):
            return "", lemma, form[-size:]
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
    return frequency(noun) > frequency(form[1:]) + PROCLITICS.get(form[0], _NEVER)


def _is_sure(proclitic: str, stem: str, _: str) -> bool:
    """Whether a proclitic is one whatever the stem; behind بال, as in باليرمو, if that is long.

    Few names begin with و, ب or ل and a letter that makes no syllable with it: بمدنين is «in
    Medenine», but بولاريس a star and بلاتيني a footballer.
    """
    if proclitic in _SYLLABLES:
        makes_syllable = len(stem) < _SHORT or stem[0] in _SYLLABLES[proclitic]
        return not makes_syllable and guess(proclitic + stem)[1] == UNKNOWN
    return (proclitic in _SURE and len(stem) > 2) or (proclitic == "بال" and len(stem) > 4)


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


def _value(form: str, parts: Parts) -> float:
    """How well a division explains a form: log₁₀ frequency and certainty of the stem."""
    proclitic, stem, enclitic = parts
    lemma = known(stem)
    if lemma:
        certainty = DERIVED if _is_rare(lemma) else CERTAIN
    else:
        lemma, certainty = guess(stem)
        if certainty == DERIVED and _is_attested_verb(stem):
            certainty = ATTESTED
    if not proclitic and not enclitic:
        rarer = _RARE if certainty == UNKNOWN else 0.0
        return _stem_share(stem, lemma, certainty) + certainty - rarer
    if not _can_stand(proclitic, stem, lemma, enclitic):
        return _NEVER
    if proclitic.endswith(WITH_ARTICLE):
        value = lexicon().definite.get(usual_spelling(stem), frequency(stem) - 0.3)
    else:
        value = _stem_share(stem, lemma, certainty)
        if proclitic and stem[0] == "ا" and usual_spelling(stem) != stem:
            value = max(value - _WITHOUT_HAMZA, share(stem))
    value += PROCLITICS.get(proclitic, 0) + ENCLITICS.get(enclitic, 0)
    if enclitic == "ك" and certainty == ATTESTED and stem[0] in "يتنأا":
        value += _YOU_BEHIND_VERB
    if form in lexicon().frequency:
        value = min(value, share(form) + _TOLERANCE)
        if not enclitic and _is_makeshift(proclitic, stem, lemma):
            value -= 2 * max(share(form) - value - _EXPLAINED, 0.0)
    return value + certainty + _FOR_SPLITTING * bool(proclitic and certainty)


def _is_makeshift(proclitic: str, stem: str, lemma: str) -> bool:
    """Whether a stem is so short that any name may end like it: يشر in فيشر, ايت in بايت."""
    if len(stem) > _SHORT or proclitic.endswith(WITH_ARTICLE) or is_noun(usual_spelling(stem)):
        return False
    return len(stem) < _SHORT or lemma != stem


def _is_attested_verb(stem: str) -> bool:
    """Whether a stem that no noun has is listed as the form of a verb: وجدت, سألوا."""
    return is_met(stem) and is_verb(guess(stem)[0])


def _is_in_use(stem: str) -> bool:
    """Whether print has a stem or its dictionary form, or the dictionary a long one.

    بيكربونات is no ب and يكربونات, which nobody has.
    """
    if is_met(stem):
        return True
    if lemma := known(stem):
        if not _is_rare(lemma) or (lemma == stem and is_verb(stem) and len(stem) >= _SHORT):
            return True
    else:
        lemma, certainty = guess(stem)
        if is_met(lemma) or (lemma == stem and certainty == DERIVED):
            return True
    entry = lexicon().forms.get(stem)
    return len(stem) > _SHORT and entry is not None and (entry == stem or stem[-1] == "ة")


def _is_rare(lemma: str) -> bool:
    """Whether a dictionary form is one that print does not use: يده is no form of دهي."""
    if is_verb(lemma):
        return max(share(lemma), past_share(lemma)) == UNLISTED
    return not is_met(lemma)


def _can_stand(proclitic: str, stem: str, lemma: str, enclitic: str) -> bool:
    """Whether the clitics can stand with the stem: س before a present, ب and ك before a noun.

    Function words take few of them: كفى is no ك and في, معناه no معنا and ه.
    """
    if proclitic in ("لا", "ما"):
        return stem[0] in "يت" and _is_attested_verb(stem) and not is_noun(proclitic + stem)
    takes_few = proclitic.endswith(("ب", "ك")) or (enclitic and stem.endswith("نا"))
    if takes_few and is_stopword(stem) and not is_stopword(proclitic + stem + enclitic):
        return False
    if proclitic.endswith("س"):
        return stem[0] in "يتنأ" and reading(stem, future=True) is not None
    if enclitic == "ني" and (stem[0] == "إ" or not is_verb(lemma)):
        return False
    if proclitic.endswith(("ب", "ك", *WITH_ARTICLE)):
        is_verbal_noun = len(stem) > 3 and is_met(stem) and reading(stem) is None
        is_no_verb = lemma == stem or not is_verb(lemma) or is_verbal_noun
        return is_no_verb or is_noun(usual_spelling(stem))
    return True


def _stem_share(stem: str, lemma: str, certainty: float) -> float:
    own = frequency(stem)
    if own > UNLISTED or not certainty:
        return own
    return max(UNLISTED, frequency(lemma) - 1.5)
