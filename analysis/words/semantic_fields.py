"""Which words are countries and peoples: the one semantic field that is known for every text."""

from collections.abc import Sequence

from analysis.words.countries import named_countries
from analysis.words.lemmas import Word

COUNTRIES = "countries and peoples"


def of_countries(words: Sequence[Word]) -> list[Word]:
    """The words of a text that name countries or peoples, in their order.

    >>> from analysis.text.tokens import tokenize
    >>> from analysis.words.lemmas import group
    >>> words = group(tokenize("زار الوفد الروسي ليبيا وشرب كوب شاي"))
    >>> [word.label for word in of_countries(words)]
    ['الروسي', 'ليبيا']
    """
    named = named_countries(words)
    return [word for word in words if word.key in named]
