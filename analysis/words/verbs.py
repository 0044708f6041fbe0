"""From a form to the verb that it may be a form of.

The stems of every known verb are laid out once (``conjugation``); a form is led back by taking
endings and prefixes of person away and looking up what remains. Of several verbs that a form
may belong to, the one whose own forms are commonest is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.words.conjugation import ENDINGS, IMPERATIVE, PAST, Stem, stems
from analysis.words.lexicon import UNLISTED, lexicon
from analysis.words.stopwords import is_stopword
from analysis.words.usage import is_noun, past_share, share

# How much rarer, as a power of ten, a form is in this person than with «he», «she» or «they»
# in newspapers; and how much the dictionary's own answer weighs. Tuned on a development set
# (``python -m benchmarks.grouping``), where ±.2 changes nothing.
_FIRST_PERSON, _IMPERATIVE, _DUAL, _LISTED = 1.0, 1.5, 0.5, 0.8
_I_DID, _SECOND_PERSON, _WOMEN = 0.8, 1.0, 0.8

# Verbs used in the present above all, which they share with a verb whose past is commoner.
_MOSTLY_PRESENT = frozenset(
    ["أمكن", "أوضح", "أصر", "أدان", "أنشأ", "أشبه", "أنكر", "جاز", "حق", "رد", "ولي"]
)
_PRESENT = 1.0

# How much commoner, as a power of ten, a verb may be than its past: the rest of a present is that
# of another verb with the same, ألعب («he made play») with the يلعب of لعب («he played»).
_MOST = 0.8
# How much rarer a form may be behind «and», at the most.
_AND = -0.5

Index = Mapping[str, tuple[tuple[str, str, float], ...]]  # stem → kind, verb, how common


class Reading(NamedTuple):
    """A form read as a verb: the verb cited in the past, what kind of form, how common.

    ``kind`` is one of :data:`analysis.words.conjugation.ENDINGS`; ``share`` is log₁₀ of how
    common the verb is, ``rarity`` of how much rarer it is in this person.
    """

    verb: str
    kind: str
    share: float
    rarity: float


_BARE = (*PAST, IMPERATIVE)


def _rarer(kind: str, ending: str) -> float:
    if kind.startswith("they both") or ending == "تا":
        return _DUAL
    if kind == "women do":
        return _WOMEN
    return _I_DID if kind == "I did" and ending in ("ت", "ن") else 0.0


def _kinds(*, bare: bool) -> dict[str, dict[str, float]]:
    """By ending: the kinds of stems that take it, and how much rarer a form with it is.

    ``bare``: the kinds that have no prefix.
    """
    kinds: dict[str, dict[str, float]] = {}
    for kind, endings in ENDINGS.items():
        for ending in endings if (kind in _BARE) == bare else ():
            kinds.setdefault(ending, {})[kind] = _rarer(kind, ending)
    return kinds


_BARE_KINDS, _PRESENT_KINDS = _kinds(bare=True), _kinds(bare=False)
# What stands before a present, and how much rarer a form with it is.
_PREFIXES = {"ي": 0.0, "ت": 0.0, "ن": _FIRST_PERSON, "أ": _FIRST_PERSON, "ا": _IMPERATIVE}
# Endings that imperatives have never or, to women, seldom: التأمين («insurance») is none.
_NO_COMMAND = ("ون", "ين", "ان", "ن")
_NEVER = -99.0
_LAST = frozenset(ending[-1:] for ending in (*_BARE_KINDS, *_PRESENT_KINDS))
_LONGEST_ENDING = max(map(len, (*_BARE_KINDS, *_PRESENT_KINDS)))


@lru_cache(maxsize=1 << 15)
def reading(stem: str, *, future: bool = False, fourth: bool | None = None) -> Reading | None:
    """The likeliest verb of which a stem in bare letters is a form; None if there is none.

    ``future``: behind the particle س, where only a present can stand. ``fourth``: of verbs in أ
    alone, or of all others.

    >>> reading("يقولون").verb, reading("أقيمت").verb, reading("حكومة")
    ('قال', 'أقام', None)
    """
    if stem[-1] == "ة":
        return None  # no verb ends so
    entry = lexicon().forms.get(stem)
    # The dictionary knows «he did» of all verbs: its word weighs nothing for أعلم, نجد and قم.
    if entry == stem and (stem[0] in "أآن" or len(stem) == 2):
        entry = None
    best, highest = None, (_NEVER, "")
    for kind, verb, common, rarity in _readings(stem, future):
        if fourth is not None and verb.startswith("أ") != fourth:
            continue
        value = (common - rarity + (_LISTED if verb == entry else 0.0), verb)
        if value > highest:
            best, highest = (verb, kind, common, rarity), value
    return Reading(*best) if best else None


def _readings(stem: str, future: bool) -> Iterator[tuple[str, str, float, float]]:
    """Every way to read a stem as a verb: kind, verb, how common, how much rarer."""
    pasts, presents = _index()
    size, first = len(stem), stem[0]
    longest = _LONGEST_ENDING if stem[-1] in _LAST else 0
    if not future:
        for end in range(min(longest, size - 2) + 1):
            if (uses := pasts.get(stem[: size - end])) and (
                kinds := _BARE_KINDS.get(stem[size - end :])
            ):
                for kind, verb, common in uses:
                    if kind in kinds:
                        yield kind, verb, common, kinds[kind]
    if first in _PREFIXES:
        person = _PREFIXES[first]
        # «I» and «we» take no ending.
        for end in range(min(longest, size - 3) + 1 if first not in "أن" else 1):
            ending = stem[size - end :]
            if first == "ا" and ending in _NO_COMMAND:
                continue
            if (uses := presents.get(stem[1 : size - end])) and (
                kinds := _PRESENT_KINDS.get(ending)
            ):
                for kind, verb, common in uses:
                    if kind in kinds:
                        rarer = person + kinds[kind]
                        if first == "ت" and kind in ("they do", "women do"):
                            rarer += _SECOND_PERSON
                        elif first == "ي" and verb in _MOSTLY_PRESENT:
                            rarer -= _PRESENT
                        yield kind, verb, common, rarer
    elif first == "آ":  # two hamzas are written as one: آخذ
        for kind, verb, common in presents.get("أ" + stem[1:], ()):
            if kind == "he does":
                yield kind, verb, common, _FIRST_PERSON


@cache
def _index() -> tuple[Index, Index]:
    """The stems of past and present, each with the verbs that have it and how common those are."""
    found: tuple[dict[str, dict[tuple[str, str], float]], ...] = ({}, {})
    for verb in lexicon().verbs:
        made = tuple(stems(verb))
        common = verb_share(verb, made)
        for kind, letters, rarer in made:
            is_bare = kind in _BARE
            for spelling in {letters, _plain(letters)} if is_bare else (letters,):
                uses = found[not is_bare].setdefault(spelling, {})
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
    past = _own_past(verb)
    share_of_both = (past + present) / 2
    return share_of_both if verb in _MOSTLY_PRESENT else min(share_of_both, past + _MOST)


def _own_past(verb: str) -> float:
    common = past_share(verb)
    is_other = is_noun(verb) or is_noun(verb + "ي") or (verb[-1] != "ى" and is_stopword(verb))
    if len(verb) > 2 and verb[0] not in "تأآن" and not is_other:
        # قم is «rise!», قاض a judge, بين «between»; تعمل is more often «she works», أعلم «I know».
        common = max(common, share(verb))
    if verb[0] == "و" and common < max(past_share(verb[1:]), share(verb[1:])) + _AND:
        return UNLISTED + _AND  # ودعت is «and she called» as well
    return common
