"""What the words of a text are about: the field that a reader named, or else the countries.

The one idea: a colour that means something must mean it of every word. Where a reader has
annotated the text, words have the fields of the annotation; in any other text only the names
of countries and peoples, which CLDR knows for every text, are told from the rest.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from analysis.text.normalisation import bare, unified
from analysis.words.evaluation import Annotation
from analysis.words.lemmas import LemmaGroup
from analysis.words.lexicon import lexicon

COUNTRIES = "countries and peoples"

# An annotation that knows fewer of a text's content words was made for another text.
ANNOTATED = 0.8


def fields(words: Sequence[LemmaGroup], annotation: Iterable[Annotation] = ()) -> dict[str, str]:
    """The field of each word that has one, by its label.

    A word whose forms are of several fields has that of most of its tokens.
    """
    known = {bare(row.surface): row.field for row in annotation}
    if not any(known.values()) or _share(words, known) < ANNOTATED:
        return {word.label: COUNTRIES for word in words if _is_of_a_country(word.lemma)}
    found = {word.label: _field(word, known) for word in words}
    return {label: field for label, field in found.items() if field}


def _share(words: Sequence[LemmaGroup], known: Mapping[str, str]) -> float:
    """The share of the tokens whose form is annotated; of no tokens none is."""
    forms = [bare(token.text) for word in words for token in word.tokens]
    return sum(form in known for form in forms) / max(len(forms), 1)


def _field(word: LemmaGroup, known: Mapping[str, str]) -> str:
    named = Counter(known.get(bare(token.text), "") for token in word.tokens)
    return min(named, key=lambda field: (-named[field], field))


def _is_of_a_country(key: str) -> bool:
    """Whether a lemma is a country's name or made from it with the nisba ending ي.

    >>> [_is_of_a_country(key) for key in ("ليبيا", "روسي", "جزائري", "سلفي")]
    [True, True, True, False]
    """
    root = key.removesuffix("ي")
    return not _country_names().isdisjoint((key, root, root + "ا", root + "يا"))


@cache
def _country_names() -> frozenset[str]:
    return frozenset(map(unified, lexicon().names))
