"""From a form to the verb that it may be a form of.

The stems of every known verb are laid out once (``conjugation``); a form is led back by taking
endings and prefixes of person away and looking up what remains. Of several verbs that a form
may belong to, the one whose own forms are commonest is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.words.conjugation import ENDINGS, PAST, Stem, stems
from analysis.words.lexicon import lexicon
from analysis.words.usage import is_noun, past_share, share

# How much rarer, as a power of ten, a form is in this person than with «he», «she» or «they»
# in newspapers; and how much the dictionary's own answer weighs. Tuned on a development set
# (``python -m benchmarks.grouping``), where ±.2 changes nothing.
_FIRST_PERSON, _DUAL, _LISTED = 1.5, 0.5, 0.8
_I_DID, _SECOND_PERSON = 0.8, 1.0

# Verbs used in the present above all, which they share with a verb whose past is commoner.
_MOSTLY_PRESENT = frozenset(["أمكن", "أوضح", "أصر", "أدان", "أنشأ", "أشبه", "أنكر", "جاز", "حق"])
_PRESENT = 1.0

Index = Mapping[str, tuple[tuple[str, str, float], ...]]  # stem → kind, verb, how common


class Reading(NamedTuple):
    """A form read as a verb: the verb cited in the past, what kind of form, how common.

    ``kind`` is one of :data:`analysis.words.conjugation.ENDINGS`; ``share`` is log₁₀.
    """

    verb: str
    kind: str
    share: float


def _rarer(kind: str, ending: str) -> float:
    if kind.startswith("they both") or ending == "تا":
        return _DUAL
    return _I_DID if kind == "I did" and ending in ("ت", "ن") else 0.0


def _kinds(*, past: bool) -> dict[str, dict[str, float]]:
    """By ending: the kinds of stems that take it, and how much rarer a form with it is."""
    kinds: dict[str, dict[str, float]] = {}
    for kind, endings in ENDINGS.items():
        for ending in endings if (kind in PAST) == past else ():
            kinds.setdefault(ending, {})[kind] = _rarer(kind, ending)
    return kinds


_PAST_KINDS, _PRESENT_KINDS = _kinds(past=True), _kinds(past=False)
_LAST = frozenset(ending[-1:] for ending in (*_PAST_KINDS, *_PRESENT_KINDS))
_LONGEST_ENDING = max(map(len, (*_PAST_KINDS, *_PRESENT_KINDS)))


@lru_cache(maxsize=1 << 15)
def reading(stem: str, *, future: bool = False) -> Reading | None:
    """The likeliest verb of which a stem in bare letters is a form; None if there is none.

    ``future``: behind the particle س, where only a present can stand.

    >>> reading("يقولون").verb, reading("أقيمت").verb, reading("حكومة")
    ('قال', 'أقام', None)
    """
    if stem[-1] == "ة":
        return None  # no verb ends so
    entry = lexicon().forms.get(stem)
    best = None
    for verb, kind, rarity in _readings(stem, future=future):
        value = rarity + _LISTED * (verb == entry)
        if best is None or (value, verb) > (best.share, best.verb):
            best = Reading(verb, kind, value)
    return best


def _readings(stem: str, *, future: bool) -> Iterator[Reading]:
    pasts, presents = _index()
    size = len(stem)
    longest = _LONGEST_ENDING if stem[-1] in _LAST else 0
    if not future:
        for end in range(min(longest, size - 2) + 1):
            if kinds := _PAST_KINDS.get(stem[size - end :]):
                for kind, verb, value in pasts.get(stem[: size - end], ()):
                    if kind in kinds:
                        yield Reading(verb, kind, value - kinds[kind])
    if stem[0] in "يتنأا":
        person = _FIRST_PERSON if stem[0] in "نأا" else 0.0
        you = _SECOND_PERSON if stem[0] == "ت" else 0.0
        for end in range(min(longest, size - 3) + 1):
            if kinds := _PRESENT_KINDS.get(stem[size - end :]):
                for kind, verb, value in presents.get(stem[1 : size - end], ()):
                    if kind in kinds:
                        rarer = person + (you if kind == "they do" else 0.0) + kinds[kind]
                        if stem[0] == "ي" and verb in _MOSTLY_PRESENT:
                            rarer -= _PRESENT
                        yield Reading(verb, kind, value - rarer)


@cache
def _index() -> tuple[Index, Index]:
    """The stems of past and present, each with the verbs that have it and how common those are."""
    found: tuple[dict[str, dict[tuple[str, str], float]], ...] = ({}, {})
    for verb in lexicon().verbs:
        made = tuple(stems(verb))
        common = verb_share(verb, made)
        for kind, letters, rarer in made:
            is_past = kind in PAST
            for spelling in {letters, _plain(letters)} if is_past else (letters,):
                uses = found[not is_past].setdefault(spelling, {})
                uses[kind, verb] = max(common - rarer, uses.get((kind, verb), common - rarer))
    past, present = (
        {stem: tuple((*use, value) for use, value in uses.items()) for stem, uses in half.items()}
        for half in found
    )
    return past, present


def _plain(stem: str) -> str:
    """With the hamza of a first alef left out, as many write it."""
    return "ا" + stem[1:] if stem[0] in "أإ" else stem


def verb_share(verb: str, made: Iterable[Stem]) -> float:
    """How common a verb is: the mean of its past and its present; log₁₀ of a share.

    One of them alone would credit قلى («he roasted») with the قلت of قال («I said»).
    """
    present = max(
        share("ي" + letters) for kind, letters, rarer in made if kind == "he does" and not rarer
    )
    return (_own_past(verb) + present) / 2


def _own_past(verb: str) -> float:
    common = past_share(verb)
    if is_noun(verb) or verb[0] == "ت":
        return common  # تعمل is far more often «she works»
    # أعلم is far more often «I know» than «he informed».
    return max(common, share(verb) - (1.0 if verb[0] == "أ" else 0.0))
