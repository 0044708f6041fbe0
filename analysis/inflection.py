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
from typing import NamedTuple

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
_PAST_ENDINGS = ("وا", "ت", "تا", "نا")
_PRESENT_ENDINGS = ("", "ون", "وا", "ان", "ين", "ا")


class Reading(NamedTuple):
    """A stem's dictionary form, and how certain that is (one of the weights above)."""

    lemma: str
    certainty: float
    frequency: float


@lru_cache(maxsize=1 << 15)
def read(stem: str) -> Reading:
    """The likeliest reading of a stem without clitics, in bare letters.

    >>> read("حكومات").lemma, read("اعمال").lemma
    ('حكومة', 'عمل')
    """
    spelled = usual_spelling(stem)
    lemma, certainty = _cited(spelled)
    return Reading(_full(lemma), certainty, frequency(spelled))


def frequency(stem: str) -> float:
    """log₁₀ frequency of a stem, with or without the article."""
    words = lexicon()
    plain = words.frequency.get(stem, UNLISTED)
    return max(plain, words.definite.get(stem, UNLISTED) - 0.8)


def usual_spelling(stem: str) -> str:
    """The commonest of the ways in which a stem is written.

    Newspapers leave out the hamza on a first alef, and in some countries the dots of a final
    ya; مسؤول is also written مسئول.
    """
    ways = list(_ways_of_writing(stem))
    if len(ways) == 1:
        return stem
    return max(ways, key=lambda way: (_commonness(way) + 0.3 * (way == stem), way))


def _ways_of_writing(stem: str) -> Iterator[str]:
    yield stem
    if stem[0] == "ا":
        yield from (hamza + stem[1:] for hamza in "أإآ")
    elif stem[0] in "أإ":
        yield "ا" + stem[1:]
    if "ئو" in stem:
        yield stem.replace("ئو", "ؤو")
    if stem[-1] == "ى" and stem not in lexicon().forms:
        yield from _ways_of_writing(stem[:-1] + "ي")


def _commonness(stem: str) -> float:
    words = lexicon()
    shares = words.frequency.get(stem, UNLISTED), words.definite.get(stem, UNLISTED)
    return max(shares) + 0.5 * (stem in words.forms)


def _cited(stem: str) -> tuple[str, float]:
    """Dictionary form and certainty, the surest source first."""
    words = lexicon()
    if stem in IRREGULAR:
        return IRREGULAR[stem], CERTAIN
    if stem in words.names:
        return stem, CERTAIN
    if stem.endswith("ية") and _of_a_country(stem[:-2]):
        return stem[:-1], CERTAIN
    entry, definite = words.forms.get(stem), words.forms.get(ARTICLE + stem)
    if entry and entry != stem:
        return _checked(stem, entry, definite), CERTAIN
    if definite and definite != stem and not definite.startswith("أل"):
        return definite, CERTAIN
    if entry and (definite or is_verb(stem) or is_noun(stem)):
        return stem, CERTAIN
    return _without_ending(stem) or (stem, LISTED if entry else UNKNOWN)


def _of_a_country(root: str) -> bool:
    names = lexicon().names
    return root in names or root + "ا" in names or root + "يا" in names


def _checked(stem: str, entry: str, definite: str | None) -> str:
    """The dictionary's answer for a stem, unless the shape of the word speaks against it."""
    forms = lexicon().forms
    if stem == entry + "ا":
        return forms.get(entry, entry)
    if definite in (stem, ARTICLE + stem) and is_noun(stem):
        return stem
    if stem[-1] == "ا" and len(stem) > 3 and is_noun(stem[:-1]):
        return _cited(stem[:-1])[0]
    if definite != entry and _is_verbal_noun(stem, entry):
        return definite or stem
    if stem[0] == "م" and entry[0] != "م":
        return stem
    if stem.endswith(("تان", "تين", "ات")) and stem.startswith(entry):
        feminine = entry + "ة"
        if _plain(feminine) > _plain(entry):
            return _cited(feminine)[0]
    return entry


def _is_verbal_noun(stem: str, entry: str) -> bool:
    """Whether a stem has the shape of a verbal noun or participle of the verb it is listed under.

    إفعال تفعيل افتعال فاعل, and of the ambiguous فعال and فعول those whose verb is no noun.
    """
    if not (is_verb(entry) and is_noun(stem)):
        return False
    if stem[0] in "إت" or (stem[0] == "ا" and stem[-2:-1] == "ا"):
        return True
    if len(stem) != 4:
        return False
    return stem[1] == "ا" or (stem[2] in "او" and lexicon().forms.get(ARTICLE + entry) != entry)


def is_noun(stem: str) -> bool:
    """Whether a stem is a noun or adjective: not much rarer with the article than without."""
    words = lexicon()
    return words.definite.get(stem, -9) > words.frequency.get(stem, UNLISTED) - 1.2


@cache
def is_verb(lemma: str) -> bool:
    """Whether the dictionary lists past or present forms of a verb under this form."""
    find = lexicon().forms.get
    if len(lemma) < 2:
        return False
    if lemma in (find(lemma + "وا"), find(lemma + "تما"), find("ي" + lemma)):
        return True
    if lemma in (find(lemma + "تا"), find(lemma + "ت")):
        return lemma not in (find(lemma + "ين"), find(lemma + "ان"))
    root = lemma[:-1]
    weak = find(root + "وا"), find(root + "يتما"), find("ي" + root + "ي")
    return lemma[-1] in "ىاي" and lemma in weak


def _without_ending(stem: str) -> tuple[str, float] | None:
    """The dictionary form of a stem that is not listed, found by taking its endings away."""
    verbs = [*_present(stem), *_past(stem)]
    if verbs:
        return max(verbs)[1], DERIVED
    if stem[-1] == "ي" and (is_noun(stem) or stem + "ة" in lexicon().frequency):
        return None
    nouns = list(_nominal(stem))
    if nouns and max(nouns)[0] > _plain(stem) - 3:
        return _cited(max(nouns)[1])[0], DERIVED
    return None


def _nominal(stem: str) -> Iterator[tuple[float, str]]:
    for ending, instead in _NOMINAL_ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            noun = stem[: -len(ending)] + instead
            if noun in lexicon().forms:
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
    if lemma.startswith(ARTICLE) and len(lemma) > 4:
        lemma = lemma[2:]
    if len(lemma) < 3 or (lemma[1] != "ا" and lemma[0] != "م"):
        return lemma
    full = lemma + "ي"
    dropped = lexicon().forms.get(full) == lemma and _plain(full) > _plain(lemma)
    return full if dropped else lemma
