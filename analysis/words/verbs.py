"""The forms of Arabic verbs: from a form to the verb, and whether a form is one at all.

The one idea: a verb is cited in its past tense («he did»), has the prefixes ي ت ن أ in the
present, and of the letters ا و ي in its root one often stands for another. A form is led back
by trying these, and only to verbs that the dictionary or usage vouches for.
"""

from collections.abc import Iterator

from analysis.words.lexicon import ARTICLE, lexicon
from analysis.words.usage import (
    definite_share,
    is_noun,
    is_verb,
    past_share,
    share,
    usual_spelling,
)

_PRESENT_ENDINGS = ("", "ون", "وا", "ان", "ين", "ا")
_PAST_ENDINGS = ("وا", "ت", "تا", "نا")
# Endings that no noun has. نا is not among them: it is also "our".
_ONLY_OF_VERBS = frozenset(("ت", "وا", "تا", "تم", "تما", "تن"))
_BEFORE_NOUNS = (ARTICLE, "لل", "ب", "ك")

_RADICALS = 3  # letters of a verb that is neither derived nor doubled

# How much more a verb must be met in the past than with the article as a noun, as a power of
# ten, for a form of both to be read as the verb; tuned on a development set. "And" leans
# towards a verb, because Arabic reports begin their sentences with one (وقال); ل and
# endings that verbs share with nouns lean towards a noun.
_ALONE, _AFTER_AND, _DOUBTFUL = 0.25, -0.5, 1.0


def reads_as_verb(proclitic: str, stem: str, entry: str) -> bool:
    """Whether a stem behind a proclitic is a form of the verb ``entry`` and not of a noun.

    A derived or a doubled verb and its verbal noun are one word where they are written alike
    (تعاون, رد).

    >>> reads_as_verb("", "يطلب", "طلب"), reads_as_verb("ال", "طلب", "طلب")
    (True, False)
    """
    if not is_verb(entry) or entry in lexicon().names or proclitic.endswith(_BEFORE_NOUNS):
        return False
    if len(entry) != _RADICALS and is_noun(entry):
        return False
    if proclitic.endswith("س"):
        return True
    spelled = usual_spelling(stem)
    if spelled != entry and _looks_verbal(spelled, entry):
        return True
    doubtful = spelled != entry or proclitic.endswith("ل")
    needed = _DOUBTFUL if doubtful else _AFTER_AND if proclitic else _ALONE
    return past_share(entry) - definite_share(entry) > needed


def _looks_verbal(stem: str, entry: str) -> bool:
    if stem[0] in "يتن" and not is_noun(stem):
        return True
    return stem.startswith(entry) and stem[len(entry) :] in _ONLY_OF_VERBS


def present(stem: str) -> str | None:
    """The commonest verb of which a stem may be the present.

    >>> present("يقولون"), present("تستطيع"), present("حكومة")
    ('قال', 'استطاع', None)
    """
    return max(_presents(stem), key=_by_share, default=None)


def past(stem: str) -> str | None:
    """The commonest verb of which a stem may be an inflected past.

    >>> past("قالوا"), past("قررت"), past("حكومة")
    ('قال', 'قرر', None)
    """
    return max(_pasts(stem), key=_by_share, default=None)


def _by_share(verb: str) -> tuple[float, str]:
    return share(verb), verb


def _presents(stem: str) -> Iterator[str]:
    if stem[0] not in "يتنأ" or (stem[0] != "ي" and is_noun(stem)):
        return
    for ending in _PRESENT_ENDINGS if stem[0] in "يت" else ("",):
        root = stem[1 : len(stem) - len(ending)]
        if stem.endswith(ending) and len(root) > 1:
            yield from filter(is_verb, _pasts_of(root))


def _pasts_of(root: str) -> Iterator[str]:
    """Past forms to which what remains of a present form may belong."""
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
    else:
        hollow = (root[:-2] if root[-2] in "ويا" else root[:-1]) + "ا" + root[-1]
        yield from (hollow, "أ" + hollow, "ا" + hollow)


def _pasts(stem: str) -> Iterator[str]:
    if is_noun(stem):
        return
    for ending in _PAST_ENDINGS:
        root = stem[: -len(ending)]
        if stem.endswith(ending) and len(root) > 1:
            yield from filter(is_verb, _citations_of(root))


def _citations_of(root: str) -> Iterator[str]:
    """Past forms of «he» to which what stands before a past ending may belong."""
    yield from (root, root + "ى", root + "ا", root + "ي")
    if root[-1] in "وي":
        yield from (root[:-1] + "ا", root[:-1] + "ى", root[:-1] + "ي")
    elif len(root) > 2 and root[-2] == "ي":
        yield root[:-2] + "ا" + root[-1]
