"""What is known about Arabic words before any text is read: frequencies, forms and names.

The one idea: three sources that other projects keep (wordfreq, simplemma, the Unicode locale
data in babel) are read from their installed files, on first use, once, and nothing more of
them than is needed: importing wordfreq as a whole costs two hundred megabytes.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from analysis.normalisation import bare, unified


@cache
def frequencies() -> Mapping[str, float]:
    """log₁₀ of the relative frequency of Arabic word forms, in bare letters, from wordfreq.

    The values lie between -2 and -6; a form that is not listed is rarer than one in a million.
    wordfreq keeps its list as bins of a hundredth of a factor of ten (centibels), commonest
    bin first, after a header: https://github.com/rspeer/wordfreq.
    """
    import msgpack

    with gzip.open(_package_file("wordfreq", "data/small_ar.msgpack.gz")) as file:
        _, *bins = msgpack.load(file, raw=False)
    return {word: -centibels / 100 for centibels, words in enumerate(bins) for word in words}


@cache
def dictionary() -> Mapping[str, str]:
    """Inflected form → dictionary form, in bare letters, as simplemma collected them."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary("ar")


@cache
def names() -> frozenset[str]:
    """Names of countries in unified letters, from the Unicode locale data in babel."""
    from babel import Locale

    territories = Locale("ar").territories.values()
    return frozenset(unified(word) for name in territories for word in bare(name).split())


def _package_file(package: str, path: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; run: pip install {package}")
    return Path(spec.submodule_search_locations[0]) / path
