"""Arabic words as a search sees them: letters folded, affixes taken off.

What is folded and taken off stands in ``arabic.json``; ``stem.js`` runs the same lines on the
same table in the browser. Two levels, light to heavy:

* ``fold``: marks and tatweel away, the forms of alef, of ya and of hamza's seats as one, ta
  marbuta as ha; what people leave out when they type;
* ``lighter``: the folded word with each prefix and suffix that could be one taken off. Which
  of these is a word is for a vocabulary to say; by themselves they only propose.
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
    return json.loads((Path(__file__).parent / "arabic.json").read_text("utf-8"))


def fold(word: str) -> str:
    """A word as it is typed in haste.

    >>> fold("إلى") == fold("الي")
    True
    """
    word = unicodedata.normalize("NFKC", word).lower()
    for letters, letter in rules()["fold"]:
        word = re.sub(letters, letter, word)
    return word


def lighter(word: str) -> list[str]:
    """A folded word, then with a prefix, a suffix or both taken off, the least change first.

    >>> "جزاير" in lighter(fold("للجزائر"))
    True
    """
    prefixes = [prefix for prefix in ["", *rules()["prefixes"]] if word.startswith(prefix)]
    suffixes = [pair for pair in [["", ""], *rules()["suffixes"]] if word.endswith(pair[0])]
    found: list[tuple[int, str]] = []
    for prefix, (suffix, instead) in product(prefixes, suffixes):
        taken = len(prefix) + len(suffix)
        kept = word[len(prefix) : len(word) - len(suffix)] + instead
        if taken < len(word) and len(kept) >= rules()["shortest"]:
            found.append((taken, kept))
    found.sort(key=lambda form: form[0])
    return [word, *(form for _, form in found)]


def key(word: str, vocabulary: Mapping[str, str]) -> str:
    """The key of a word: that of its form, or of the first lighter form, in the vocabulary.

    >>> key("والجزائر", {"جزاير": "جزاير"})
    'جزاير'
    """
    folded = fold(word)
    if folded in vocabulary:
        return vocabulary[folded]
    form = next((form for form in lighter(folded) if form in vocabulary), None)
    return folded if form is None else vocabulary[form]


def common_words() -> Iterator[str]:
    """What is written in Arabic at least once in a million words, according to ``wordfreq``.

    Raises:
        ImportError: the package is not installed.
    """
    from wordfreq import get_frequency_list

    _, *bins = get_frequency_list("ar", "small")  # the first item describes the format
    return (word for words in bins for word in words)
