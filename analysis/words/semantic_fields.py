"""Which words are countries and peoples: the one semantic field that is known for every text."""

from functools import cache

from analysis.text.normalisation import unified
from analysis.words.lexicon import lexicon

COUNTRIES = "countries and peoples"


def is_of_a_country(key: str) -> bool:
    """Whether a lemma is a country's name or made from it with the nisba ending ي.

    >>> [is_of_a_country(key) for key in ("ليبيا", "روسي", "جزائري", "سلفي")]
    [True, True, True, False]
    """
    root = key.removesuffix("ي")
    return not _country_names().isdisjoint((key, root, root + "ا", root + "يا"))


@cache
def _country_names() -> frozenset[str]:
    return frozenset(map(unified, lexicon().names))
