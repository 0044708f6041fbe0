"""Arabic words as a search sees them: letters folded, affixes taken off, plurals undone.

What is folded and taken off is in ``arabic.json``; ``arabic.js`` runs the same lines on the
same table in the browser. Levels, light to heavy:

* ``bare``: marks and tatweel away;
* ``fold``: and the forms of alef, of ya and of hamza's seats as one, ta marbuta as ha, digits
  of either kind as one; what people leave out when they type;
* ``lighter``: the folded word with each prefix and suffix that could be one taken off;
* ``related``: the word with the ending of a nisba or of a feminine, and in the other number where
  it follows one of the commonest patterns of broken plurals.

Which of these forms is a word is for a vocabulary to say; by themselves they only propose.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any


@functools.cache
def rules() -> dict[str, Any]:
    """The table of letters and affixes."""
    table: dict[str, Any] = json.loads((Path(__file__).parent / "arabic.json").read_text("utf-8"))
    return table


def bare(word: str) -> str:
    """A word without vowel marks and stretching, in small letters.

    >>> bare("قَالَ"), bare("NATO")
    ('قال', 'nato')
    """
    marks, nothing = rules()["fold"][0]
    return re.sub(marks, nothing, unicodedata.normalize("NFKC", word).lower())


def fold(word: str) -> str:
    """A word as it is typed in haste.

    >>> fold("إلى") == fold("الي"), fold("٢٠١٦")
    (True, '2016')
    """
    word = bare(word)
    for letters, letter in rules()["fold"][1:]:
        word = re.sub(letters, letter, word)
    return word


def lighter(word: str) -> list[str]:
    """A folded word, then with a prefix, a suffix or both taken off, the least change first.

    >>> "جزاير" in lighter(fold("للجزائر"))
    True
    """
    prefixes = [prefix for prefix in ["", *rules()["prefixes"]] if _can_begin(word, prefix)]
    suffixes = [pair for pair in [["", ""], *rules()["suffixes"]] if word.endswith(pair[0])]
    found: list[tuple[int, str]] = []
    for prefix, (suffix, instead) in product(prefixes, suffixes):
        taken = len(prefix) + len(suffix)
        kept = word[len(prefix) : len(word) - len(suffix)] + instead
        if taken < len(word) and len(kept) >= rules()["shortest"]:
            found.append((taken, kept))
    found.sort(key=lambda form: form[0])
    return [word, *(form for _, form in found)]


def _can_begin(word: str, prefix: str) -> bool:
    """Whether a word may have a prefix; that of the future stands before a verb in the present."""
    is_future = prefix.endswith("س")
    rest = word[len(prefix) :]
    return word.startswith(prefix) and not (is_future and not re.match(rules()["future"], rest))


def related(form: str) -> Iterator[str]:
    """What a folded word may be where the vocabulary does not have it: a nisba, another number.

    >>> "شعبي" in related("شعب"), "حليف" in related(fold("حلفاء"))
    (True, True)
    """
    if len(form) >= rules()["shortest"]:
        yield from (form + ending for ending in rules()["endings"])
    for pattern, other in _patterns():
        if (found := pattern.fullmatch(form)) is not None:
            yield "".join(found[f"r{sign}"] if sign.isdigit() else sign for sign in other)


@functools.cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The patterns of plurals and of their singulars, each way; digits stand for radicals."""
    pairs = rules()["patterns"]
    both = [*pairs, *([singular, plural] for plural, singular in pairs)]
    return [(re.compile(re.sub(r"(\d)", r"(?P<r\1>\\w)", one)), other) for one, other in both]


def key(word: str, vocabulary: Mapping[str, str]) -> str:
    """The key of a word: that of the nearest form in the vocabulary, of its folded form if none.

    >>> key("والجزائر", {"جزاير": "جزاير"})
    'جزاير'
    """
    lights = lighter(fold(word))
    near = next((form for form in (bare(word), *lights) if form in vocabulary), None)
    if near is not None:
        return vocabulary[near]
    # Of these guesses none is taken for a word with a particle, or an inflected one.
    others = (other for form in lights for other in related(form))
    keys = (vocabulary[other] for other in others if fold(vocabulary.get(other, "")) == other)
    return next(keys, lights[0])


def common_words() -> Iterator[str]:
    """What is written in Arabic at least once in a million words, according to ``wordfreq``.

    Raises:
        ImportError: the package is not installed.
    """
    from wordfreq import get_frequency_list

    _, *bins = get_frequency_list("ar", "small")  # the first item describes the format
    return (word for words in bins for word in words)


# CLDR has most of these as variants, which ``babel`` leaves out.
_IN_DAILY_USE = {
    "America": "أمريكا",
    "Bosnia": "البوسنة",
    "Britain": "بريطانيا",
    "Burma": "بورما",
    "Congo": "الكونغو",
    "Emirates": "الإمارات",
    "Holland": "هولندا",
    "Korea": "كوريا",
    "Macedonia": "مقدونيا",
    "Palestine": "فلسطين",
    "Swaziland": "سوازيلاند",
    "Turkey": "تركيا",
}


def english_names() -> Iterator[tuple[str, str]]:
    """Countries, peoples and languages as English and as Arabic name them, according to CLDR.

    A people is formed from its country, as English does it most often (Libya, Libyan; Iraq,
    Iraqi) and as Arabic always does it; some of these are words and some are not. Continents
    are named like countries; names in daily use stand beside official ones.

    Raises:
        ImportError: the package ``babel`` is not installed.
    """
    from babel import Locale

    english, ours = Locale("en"), Locale("ar")
    places = ((name, ours.territories.get(code, "")) for code, name in english.territories.items())
    for name, country in (*places, *_IN_DAILY_USE.items()):
        if country and name[0].isupper():  # the world is no country
            yield name, country
            root = re.sub("^ال|(?:يا|ا|ة)$", "", country)
            yield from ((people, f"{root}ي") for people in _peoples(name))
    for code, name in english.languages.items():
        if code in ours.languages:
            yield name, re.sub("^ال|ة$", "", ours.languages[code])


def _peoples(country: str) -> Iterator[str]:
    yield from (country + ending for ending in ("n", "i", "ian", "ese"))
    yield from (country[:-1] + ending for ending in ("ian", "ese", "i"))
