"""What words and phrases mean in English, where somebody has said so.

The one idea: a reader without Arabic follows every table. Meanings are known by lemma; a word
has that of its lemma in whatever form it is shown, a phrase its own or those of its words.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from analysis.words.lemmas import LemmaGroup, lemma, standalone

Meanings = Mapping[str, str]

NO_MEANINGS: Meanings = MappingProxyType({})


def meanings(
    words: Iterable[LemmaGroup], known: Meanings, phrases: Meanings = NO_MEANINGS
) -> Meanings:
    """English meanings from those by lemma key, by any form that a word is shown in.

    The forms are the word's surface forms, and these as they would stand alone. ``phrases``
    are meanings of phrases as they stand, known beforehand.
    """
    found = {
        form: known[word.lemma]
        for word in words
        if word.lemma in known
        for form in (*word.forms, *map(standalone, word.forms))
    }
    return found | dict(phrases)


def glossed(term: str, known: Meanings) -> str:
    """The meaning of a term, of several words word by word; nothing where none is known.

    >>> glossed("تنظيم الدولة", {"تنظيم": "organisation", "الدولة": "state"})
    'organisation + state'
    """
    if term in known:
        return known[term]
    by_lemma = {lemma(label): meaning for label, meaning in known.items()}
    found = [by_lemma.get(lemma(word), "…") for word in term.split()]
    return " + ".join(found) if any(meaning != "…" for meaning in found) else ""
