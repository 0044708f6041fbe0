"""What is known about Arabic words before any text is read: forms, frequencies and names.

The one idea: three sources that other projects keep (simplemma, wordfreq, and the Unicode
locale data in babel) are read from their installed files, on first use, once, and nothing more
of them than is needed: importing wordfreq as a whole costs four times the memory.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from analysis.text.normalisation import bare

ARTICLE = "ال"
_ALEFS = frozenset("اأإآ")

# wordfreq's small list ends at one word in a million; what it does not list is rarer than that.
# A quarter of that is taken, so that an unlisted form never outweighs the rarest listed one.
UNLISTED = -6.6


class Lexicon(NamedTuple):
    """Knowledge about word forms, all of them in bare letters.

    ``forms``: inflected form → dictionary form. ``frequency``: log₁₀ of the share of a form
    among all words, from about -1.5 (في) down to -6. ``definite``: the same for a form with the
    article in front, keyed without it. ``spellings``: stem with a bare first alef → the same
    with the hamza it is usually written with. ``verbs``: the dictionary forms that are
    verbs, cited in the past. ``names``: countries, without their article.
    """

    forms: Mapping[str, str]
    frequency: Mapping[str, float]
    definite: Mapping[str, float]
    spellings: Mapping[str, str]
    verbs: frozenset[str]
    names: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Everything at once, read on the first call and shared from then on."""
    forms, frequency = _forms(), _frequencies()
    definite: dict[str, float] = {}
    for word, share in frequency.items():
        for with_article in (ARTICLE, "وال", "بال", "لل"):
            if word.startswith(with_article):
                definite.setdefault(word[len(with_article) :], share)
    spellings = _spellings([*frequency.items(), *definite.items()])
    return Lexicon(forms, frequency, definite, spellings, _verbs(forms, frequency), _names())


def _forms() -> Mapping[str, str]:
    """simplemma's Arabic dictionary: https://github.com/adbar/simplemma (MIT)."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar")


def _spellings(shares: Iterable[tuple[str, float]]) -> dict[str, str]:
    """The commonest spelling of words that some write with a bare alef: اعمال → أعمال."""
    usual: dict[str, str] = {}
    for word, _ in sorted(shares, key=lambda item: (item[1], item[0])):
        if word[:1] in _ALEFS:
            usual["ا" + word[1:]] = word
    return usual


def _verbs(forms: Mapping[str, str], frequency: Mapping[str, float]) -> frozenset[str]:
    """Dictionary forms that are verbs, by an ending or by a pair of forms that only verbs have.

    The ending is that of «you two» in the past; the pair is «she did» and «he does», met for
    some common verbs that the dictionary has without their forms.
    """
    listed = frozenset(forms[form] for form in forms if form.endswith("تما"))
    definite = {word[2:] for word in frequency if word.startswith(ARTICLE)}
    return listed.union(
        word
        for word in frequency
        if 3 <= len(word) <= 6
        and word[0] not in "يم"
        and word[-1] != "ا"
        and word not in definite
        and forms.get(word, word) == word
        and (word[:-1] if word[-1] == "ى" else word) + "ت" in frequency
        and not frequency.keys().isdisjoint(_presents(word))
    )


def _presents(verb: str) -> Iterator[str]:
    """«He does» of a verb cited in the past: قرر يقرر, أعلن يعلن, أدى يؤدي, قام يقوم."""
    body = verb[1:] if verb[0] in "اأ" and len(verb) > 3 else verb
    if verb[0] == "أ" and len(verb) == 3:
        body = "ؤ" + verb[1:]
    if body[-1] == "ى":
        body = body[:-1] + "ي"
    yield "ي" + body
    if body[-2] == "ا":
        yield from ("ي" + body[:-2] + vowel + body[-1] for vowel in "يو")


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
