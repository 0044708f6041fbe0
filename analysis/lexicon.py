"""What is known about Arabic words before any text is read: forms, frequencies and names.

The one idea: three sources that other projects keep (simplemma, wordfreq, and the Unicode
locale data in babel) are read from their installed files, on first use, once, and nothing more
of them than is needed: importing wordfreq as a whole costs four times the memory.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from analysis.normalisation import bare

ARTICLE = "ال"

# wordfreq's small list ends at one word in a million; what it does not list is rarer than that.
# A quarter of that is taken, so that an unlisted form never outweighs the rarest listed one.
UNLISTED = -6.6


class Lexicon(NamedTuple):
    """Knowledge about word forms, all of them in bare letters.

    ``forms``: inflected form → dictionary form. ``frequency``: log₁₀ of the share of a form
    among all words, from about -1.5 (في) down to -6. ``definite``: the same for a form with the
    article in front, keyed without it. ``names``: countries, without their article.
    """

    forms: Mapping[str, str]
    frequency: Mapping[str, float]
    definite: Mapping[str, float]
    names: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Everything at once, read on the first call and shared from then on."""
    frequency = _frequencies()
    definite = {w[2:]: share for w, share in frequency.items() if w.startswith(ARTICLE)}
    return Lexicon(_forms(), frequency, definite, _names())


def _forms() -> dict[str, str]:
    """simplemma's Arabic dictionary: https://github.com/adbar/simplemma (MIT)."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return dict(DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar").items())


def _frequencies() -> dict[str, float]:
    """wordfreq's small Arabic list: https://github.com/rspeer/wordfreq (data CC BY-SA 4.0).

    After a header the file holds one list of words for each hundredth of a factor of ten
    (centibel), commonest first.
    """
    import msgpack

    with gzip.open(_package_file("wordfreq", "data/small_ar.msgpack.gz")) as file:
        _, *bins = msgpack.load(file, raw=False)
    return {word: -centibels / 100 for centibels, words in enumerate(bins) for word in words}


def _names() -> frozenset[str]:
    """Countries and continents with a name of one word, from CLDR through babel."""
    from babel import Locale

    names = (bare(name) for name in Locale("ar").territories.values())
    return frozenset(name.removeprefix(ARTICLE) for name in names if name.isalpha())


def _package_file(package: str, path: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; run: pip install {package}")
    return Path(spec.submodule_search_locations[0]) / path
