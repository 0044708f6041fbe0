"""From an inflected stem to its dictionary form, and how sure that is.

The one idea: simplemma's dictionary knows most forms, but it was collected from pages of
Wiktionary and leads verbal nouns and participles back to their verb, as no reader would. So its
answer is believed unless the shape of the word speaks against it, and for forms that it does
not know the usual endings are tried, always asking whether the result is itself a known word.

Arabic in one paragraph: a noun has a feminine in ة, a dual in ان/ين, sound plurals in ون/ين and
ات, and often a plural of another shape that only a dictionary knows; with the letter ي it makes
adjectives of belonging (مصر, مصري). A verb is cited in its past tense, has the prefixes ي ت ن أ
in the present, and makes verbal nouns («masdar») and participles (in م) that are words of their
own. Of the letters ا و ي in a root one often stands for another.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.lexicon import ARTICLE, UNLISTED, lexicon

# How much each kind of knowledge weighs, in powers of ten of word frequency; tuned on one half
# of a development set and checked on the other.
CERTAIN = 2.2
DERIVED = 1.4
LISTED = 0.6
UNKNOWN = 0.0

# Words whose dictionary form no ending shows and that the dictionary has not or has wrongly.
IRREGULAR = {
    "روس": "روسي",
    "عرب": "عربي",
    "أولى": "أول",
    "أخرى": "آخر",
    "أوائل": "أول",
    "إحدى": "إحدى",
    "قوى": "قوة",
    "نساء": "امرأة",
}

_NOMINAL_ENDINGS = (
    ("تين", "ة"),
    ("تان", "ة"),
    ("تي", "ة"),
    ("تا", "ة"),
    ("ات", "ة"),
    ("يات", "ية"),
    ("ات", ""),
    ("ية", "ي"),
    ("يين", "ي"),
    ("يون", "ي"),
    ("يا", "ي"),
    ("ين", ""),
    ("ون", ""),
    ("ان", ""),
    ("ة", ""),
    ("ا", ""),
    ("ي", ""),
    ("و", ""),
)
_LONG = 6  # letters; what is longer is derived from a noun of its own
_PAST_ENDINGS = ("وا", "ت", "تا", "نا")
_PRESENT_ENDINGS = ("", "ون", "وا", "ان", "ين", "ا")


@lru_cache(maxsize=1 << 15)
def known(stem: str) -> str | None:
    """The dictionary form of a stem in bare letters, if one of the sources vouches for it."""
    lemma = _listed(usual_spelling(stem))
    return _full(lemma) if lemma else None


@lru_cache(maxsize=1 << 15)
def guess(stem: str) -> tuple[str, float]:
    """The likeliest dictionary form of a stem that is not ``known``, and how certain it is."""
    spelled = usual_spelling(stem)
    lemma = _without_ending(spelled)
    if lemma:
        return _full(lemma), DERIVED
    return _full(spelled), LISTED if spelled in lexicon().forms else UNKNOWN


def citation(stem: str) -> str:
    """The likeliest dictionary form of a stem without clitics, in bare letters.

    >>> citation("حكومات"), citation("اعمال")
    ('حكومة', 'عمل')
    """
    return known(stem) or guess(stem)[0]


def frequency(stem: str) -> float:
    """log₁₀ frequency of a stem in its usual spelling, with or without the article."""
    words, stem = lexicon(), usual_spelling(stem)
    plain = words.frequency.get(stem, UNLISTED)
    return max(plain, words.definite.get(stem, UNLISTED) - 0.8)


def usual_spelling(stem: str) -> str:
    """The commonest of the ways in which a stem is written.

    Newspapers leave out the hamza on a first alef, and in some countries the dots of a final
    ya; مسؤول is also written مسئول.

    >>> usual_spelling("اعمال"), usual_spelling("مسئولون"), usual_spelling("جزائرى")
    ('أعمال', 'مسؤولون', 'جزائري')
    """
    if "ئو" in stem:
        stem = stem.replace("ئو", "ؤو")
    if stem[0] == "ا":
        stem = lexicon().spellings.get(stem, stem)
    if stem[-1] == "ى" and not _is_met(stem):
        dotted = usual_spelling(stem[:-1] + "ي")
        return dotted if _is_met(dotted) else stem
    return stem


def _is_met(stem: str) -> bool:
    words = lexicon()
    return stem in words.frequency or stem in words.definite


def _listed(stem: str) -> str | None:
    """The dictionary form for which a source vouches, the surest source first."""
    fixed, words = _fixed(), lexicon()
    if stem in fixed:
        return fixed[stem]
    entry = words.forms.get(stem)
    if entry and entry != stem:
        return _checked(stem, entry)
    if stem in words.definite:
        definite = words.forms.get(ARTICLE + stem, stem)
        is_other = definite != stem and not definite.startswith("أل")
        # A plural is seldom ten times as common as its singular: نشاط is not one of نشيط.
        if is_other and frequency(stem) < frequency(definite) + 0.8:
            return definite
    return stem if entry and (is_noun(stem) or is_verb(stem) or _is_common(stem)) else None


def _is_common(stem: str) -> bool:
    """Whether a listed form is so common that it needs no other proof: one word in 10,000."""
    return stem[0] not in "يتنوفبلس" and _plain(stem) > -4


@cache
def _fixed() -> dict[str, str]:
    """Irregular forms, countries and the adjectives that belong to them.

    A country is never taken for a form of another word: الجزائر for islands, سورية for a wall.
    """
    names = lexicon().names
    roots = (name.removesuffix("ا").removesuffix("ي") for name in names)
    adjectives = {root + "ية": root + "ي" for root in roots}
    return adjectives | {name: name for name in names} | IRREGULAR


def _checked(stem: str, entry: str) -> str:
    """The dictionary's answer for a stem, unless the shape of the word speaks against it."""
    forms = lexicon().forms
    if stem[0] == "ي":
        return entry
    if stem == entry + "ا":
        return _listed(entry) or entry
    if stem[-1] == "ة" and is_noun(stem) and forms.get(ARTICLE + stem) in (stem, ARTICLE + stem):
        return stem
    if stem[-1] == "ا" and len(stem) > 3 and is_noun(stem[:-1]):
        return _listed(stem[:-1]) or entry
    if is_verb(entry) and _is_verbal_noun(stem, entry):
        return stem
    if stem[0] == "م" and entry[0] != "م":
        return stem
    if entry == stem + "ة" and is_verb(stem) and _plain(stem) > _plain(entry) + 0.5:
        return stem
    if stem.endswith(("ان", "ين", "ون")) and not stem.startswith(entry):
        noun = stem[:-2]
        if forms.get(noun) == noun and is_noun(noun):
            return noun
    if stem.endswith(("تان", "تين", "ات")) and stem.startswith(entry):
        feminine = entry + "ة"
        if _plain(feminine) > _plain(entry):
            return _listed(feminine) or feminine
    return entry


def _is_verbal_noun(stem: str, entry: str) -> bool:
    """Whether a stem has the shape of a verbal noun or participle of the verb it is listed under.

    إفعال تفعيل افتعال فاعل, and of the ambiguous فعال and فعول those whose verb is no noun.
    """
    shape = (
        stem[0] in "إت"
        or (stem[0] == "ا" and stem[-2:-1] == "ا")
        or (len(stem) == 4 and (stem[1] == "ا" or stem[2] in "او"))
    )
    if not shape or not is_noun(stem):
        return False
    forms = lexicon().forms
    if len(stem) == 4 and stem[2] in "او" and forms.get(ARTICLE + entry) == entry:
        return False
    return forms.get(ARTICLE + stem) != entry


def is_noun(stem: str) -> bool:
    """Whether a stem is a noun or adjective: not much rarer with the article than without."""
    words = lexicon()
    return words.definite.get(stem, -9) > words.frequency.get(stem, UNLISTED) - 1.2


def is_verb(lemma: str) -> bool:
    """Whether a dictionary form is a verb."""
    return lemma in lexicon().verbs


def _without_ending(stem: str) -> str | None:
    """The dictionary form of a stem that is not listed, found by taking its endings away."""
    if stem[-1] == "ا" and len(stem) > 3 and is_noun(stem[:-1]):
        return _listed(stem[:-1]) or stem[:-1]
    verbs = [*_present(stem), *_past(stem)]
    if verbs:
        return max(verbs)[1]
    if stem[-1] == "ي" and _may_be_nisba(stem):
        return stem if _listed(stem[:-1]) else None
    if stem.endswith("ية") and len(stem) > _LONG:
        return stem[:-1]
    nouns = list(_nominal(stem))
    if nouns and max(nouns)[0] > _plain(stem) - 3:
        noun = max(nouns)[1]
        return _listed(noun) or noun
    return None


def _may_be_nisba(stem: str) -> bool:
    """Whether a final ya makes an adjective (استخباري) rather than "my"."""
    return len(stem) > _LONG or is_noun(stem) or stem + "ة" in lexicon().frequency


def _nominal(stem: str) -> Iterator[tuple[float, str]]:
    for ending, instead in _NOMINAL_ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            noun = stem[: -len(ending)] + instead
            if noun in lexicon().forms and (is_noun(noun) or not is_verb(noun)):
                yield _plain(noun), noun


def _present(stem: str) -> Iterator[tuple[float, str]]:
    """Verbs of which a stem may be the present, with their frequency."""
    if stem[0] not in "يتنأ" or (stem[0] != "ي" and is_noun(stem)):
        return
    for ending in _PRESENT_ENDINGS:
        root = stem[1 : len(stem) - len(ending)]
        if stem.endswith(ending) and len(root) > 1:
            for verb in _pasts_of(root):
                if is_verb(verb):
                    yield _plain(verb), verb


def _pasts_of(root: str) -> Iterator[str]:
    """Past forms that a present stem may belong to."""
    yield from (root, "أ" + root, "ا" + root)
    if root[0] == "ؤ":
        yield "أ" + root[1:]
    if len(root) == 2:
        yield from ("و" + root, root[0] + "ا" + root[1], "أ" + root[0] + "ا" + root[1])
    elif root[-1] in "يوى":
        weak = root[:-1]
        yield from (weak + "ى", weak + "ا", weak + "ي", "أ" + weak + "ى", "ا" + weak + "ى")
        if root[0] == "ؤ":
            yield "أ" + weak[1:] + "ى"
    elif root[-2] in "ويا":
        hollow = root[:-2] + "ا" + root[-1]
        yield from (hollow, "أ" + hollow, "ا" + hollow)


def _past(stem: str) -> Iterator[tuple[float, str]]:
    """Verbs of which a stem may be an inflected past, with their frequency."""
    if is_noun(stem):
        return
    for ending in _PAST_ENDINGS:
        root = stem[: -len(ending)]
        if stem.endswith(ending) and len(root) > 1:
            verb = next(filter(is_verb, _citations_of(root)), None)
            if verb:
                yield _plain(verb) + 0.5, verb


def _citations_of(root: str) -> Iterator[str]:
    yield root
    yield from (root + "ى", root + "ا", root + "ي")
    if root[-1] in "وي":
        yield from (root[:-1] + "ا", root[:-1] + "ى", root[:-1] + "ي")
    elif len(root) > 2 and root[-2] == "ي":
        yield root[:-2] + "ا" + root[-1]


def _plain(stem: str) -> float:
    return lexicon().frequency.get(stem, UNLISTED)


def _full(lemma: str) -> str:
    """A dictionary form without its article, and with the last ya of قاضي where it is dropped."""
    if len(lemma) > 4 and lemma.startswith(ARTICLE):
        return lemma[2:]
    if len(lemma) != 3 or lemma[1] != "ا":
        return lemma
    full = lemma + "ي"
    dropped = lexicon().forms.get(full) == lemma and _plain(full) > _plain(lemma)
    return full if dropped else lemma
