"""Nouns led back to their dictionary form where ``inflection`` would lead them too far.

No noun is a form of a verb: verbal nouns and participles are words of their own, whatever their
verb. And behind the article a final ي is that of an adjective.
"""

import re
from collections.abc import Sequence

from analysis.words.corrections import MARKED
from analysis.words.inflection import citation, fixed
from analysis.words.lexicon import UNLISTED, lexicon
from analysis.words.marks import KASRATAN, Letter, tells
from analysis.words.usage import (
    definite_share,
    is_met,
    is_name,
    is_noun,
    is_verb,
    share,
    share_of_noun,
    usual_spelling,
)

_SURE_ENDINGS = (
    ("تين", "ة"),
    ("تان", "ة"),
    ("ات", ""),
    ("ات", "ة"),
    ("ين", ""),
    ("ون", ""),
    ("ان", ""),
    ("ا", ""),
)
# Shapes of verbal nouns that are no shapes of plurals: إعلان, اجتماع, تعليم, تلبية.
_VERBAL_NOUN = re.compile("إ.{2,3}ا.|ا.{2,4}ا.|ت..ي.|ت..ية")


# From what difference on, as a power of ten, a form in ي is rather «my» than an adjective, and how
# much rarer «his» may then be: read off the 400 commonest such forms.
_RATHER_MINE, _HIS = 0.3, 0.6
# How much commoner, as a power of ten, an adverb in ا may be than the word that it is made of.
_ADVERB = 0.8


def noun(stem: str, *, definite: bool = False, owned: bool = False) -> str:
    """The dictionary form of a stem that is read as a noun: no noun is a form of a verb.

    The dictionary leads verbal nouns and participles back to their verb, as no reader would.
    Behind the article (``definite``) a final ي is that of an adjective, never "my"; before a
    pronoun (``owned``) it is that of a dual or plural, which has lost its ن.

    >>> noun("إعلانات"), noun("تطويق"), noun("حقوق")
    ('إعلان', 'تطويق', 'حق')
    >>> noun("قلبي"), noun("وطني"), noun("قدمي", owned=True)
    ('قلب', 'وطني', 'قدم')
    """
    if stem[-1] == "ا" and _ends_in_case(stem):
        stem = stem[:-1]
    if owned and is_dual(stem):
        stem = stem[:-1]
    elif not definite and (mine := my(stem)):
        stem = mine
    entry = citation(stem)
    if entry == stem or stem in fixed():
        return entry
    if entry == stem[:-2] and stem.endswith("ية"):
        return stem[:-1]
    if definite and entry == stem[:-1] and stem[-1] == "ي":
        return stem
    if not is_verb(entry):
        return entry
    spelled = usual_spelling(stem)
    if definite_share(entry) > UNLISTED:
        return _bare_noun(spelled) if _VERBAL_NOUN.fullmatch(spelled) else entry
    return _bare_noun(spelled)


def marked(entry: str, stem: str, written: Sequence[Letter]) -> str:
    """A dictionary form, or the rarer one of the same letters if the marks of its stem say so.

    >>> from analysis.words.marks import letters
    >>> marked("آخر", "آخرة", letters("آخِرَة")), marked("آخر", "آخر", letters("آخَر"))
    ('آخِر', 'آخر')
    """
    if written:
        full = entry + "ي"
        if KASRATAN in written[-1].marks and definite_share(full) > definite_share(entry):
            return full  # رامٍ is الرامي with the article
        for spelling, word in MARKED.get(entry, []) + MARKED.get(stem, []):
            if tells(written, spelling):
                return word
    return entry


def my(stem: str) -> str | None:
    """The noun of which a stem in ي is «my»: قلبي; None for an adjective or a name: وطني, صبحي.

    An adjective occurs with the article or in the feminine, a noun with other pronouns.
    """
    if stem[-1] != "ي" or len(stem) < 3 or stem in fixed():
        return None
    mine, rest = share(stem), stem[:-1]
    adjective = max(definite_share(stem), share_of_noun(stem + "ة"))
    his = max(share(rest + "ه"), share(rest + "ها"))
    if mine < adjective + _RATHER_MINE or his < mine - _HIS:
        return None
    alone = rest
    if rest[-1] == "ي":
        return None  # حيي is a verb
    if rest[-1] == "ت" and is_noun(rest[:-1] + "ة"):
        alone = rest[:-1] + "ة"
    elif rest[-1] == "ئ":
        alone = rest[:-1] + "ء"
    elif rest[-1] == "ا":
        alone = rest[:-1] + "ى" if is_noun(rest[:-1] + "ى") else rest[:-1]
    is_one = is_noun(alone) or (definite_share(alone) > UNLISTED and not is_verb(alone))
    return alone if is_one else None


def is_dual(stem: str) -> bool:
    """Whether what stands before a pronoun is a dual or plural without its ن: قدميه, يداه."""
    rest = stem[:-1]
    return stem[-1] in "ياى" and len(rest) > 2 and is_noun(rest) and share(rest) > share(stem)


def _ends_in_case(stem: str) -> bool:
    """Whether a final alef is the ending of the accusative and no letter of the word."""
    rest = stem[:-1]
    if len(rest) < 2 or is_name(stem) or stem in fixed() or not is_noun(rest):
        return False
    # An adverb, which has no article, is often commoner than its adjective: مسبقا.
    is_adverb = len(rest) > 2 and rest[-1] != "ي" and definite_share(stem) == UNLISTED
    more = _ADVERB if is_adverb else 0.0
    return share_of_noun(rest) + more > share(stem)


def _bare_noun(stem: str) -> str:
    """A noun without the endings of gender, number and case that its relatives vouch for."""
    for ending, instead in _SURE_ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            found = stem[: -len(ending)] + instead
            if is_met(found) or found in lexicon().forms:
                return found
    return stem
