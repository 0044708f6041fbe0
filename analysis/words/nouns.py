"""Nouns led back to their dictionary form where ``inflection`` would lead them too far.

No noun is a form of a verb: verbal nouns and participles are words of their own, whatever their
verb. And behind the article a final ي is that of an adjective.
"""

import re

from analysis.words.inflection import citation, fixed
from analysis.words.lexicon import UNLISTED, lexicon
from analysis.words.usage import (
    definite_share,
    is_met,
    is_name,
    is_noun,
    is_verb,
    share,
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


def noun(stem: str, *, definite: bool = False) -> str:
    """The dictionary form of a stem that is read as a noun: no noun is a form of a verb.

    The dictionary leads verbal nouns and participles back to their verb, as no reader would.
    Behind the article (``definite``) a final ي is that of an adjective, never "my".

    >>> noun("إعلانات"), noun("تطويق"), noun("حقوق")
    ('إعلان', 'تطويق', 'حق')
    """
    if stem[-1] == "ا" and _ends_in_case(stem):
        stem = stem[:-1]
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


def _ends_in_case(stem: str) -> bool:
    """Whether a final alef is the ending of the accusative and no letter of the word."""
    rest = stem[:-1]
    if len(rest) < 2 or is_name(stem) or stem in fixed() or not is_noun(rest):
        return False
    return max(share(rest), definite_share(rest)) > share(stem)


def _bare_noun(stem: str) -> str:
    """A noun without the endings of gender, number and case that its relatives vouch for."""
    for ending, instead in _SURE_ENDINGS:
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            found = stem[: -len(ending)] + instead
            if is_met(found) or found in lexicon().forms:
                return found
    return stem
