"""Readability: two formulas from sentence and word length, and what they cannot know.

Both take sentences as lists of words, so that what counts as a sentence or a word is decided
once, for the whole book. Neither formula knows syntax, topic or the reader: they rank texts of
one kind, and say little about a single one. Of a text that is too short for them, or whose
sentences are not marked, they say nothing, and here they refuse to.
"""

import re
from collections.abc import Sequence
from itertools import chain
from unicodedata import normalize

from analysis.measures.counts import letters
from analysis.text.characters import TATWEEL

# The samples of 100 words for which Flesch made the formula that both descend from:
# Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32, 221-233.
LEAST_WORDS = 100
# Longer sentences on average mean that nobody marked where they end.
LONGEST_MEAN = 200

_SHORT_VOWELS = "\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}"
_DOUBLED = "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}\N{ARABIC SHADDA}"
_LONG_VOWEL = re.compile(f"[{_SHORT_VOWELS}][اوي]")
_FORMAL = re.compile("[ئءؤذظ]")


def osman(sentences: Sequence[Sequence[str]]) -> float:
    """OSMAN readability of Arabic, as the package textstat computes it; higher is easier.

    ``200.791 - 1.015 A / B - 24.181 (C + D + G + H) / A`` with A words, B sentences,
    C words of more than five letters, D syllables, G words with more than five vowel
    marks, and H words of more than five syllables with a letter (ئ ء ؤ ذ ظ) or a pair of
    letters (وا ون) that informal writing drops. Modelled on Flesch's formula; below
    200.791, without a lower bound.

    The formula is the authors', the counts are textstat's, and they differ: the published
    program (:func:`osman_published`) counts vowel marks, takes words of more than four syllables
    as complex, and needs a text with marks. textstat is given the words without marks, so that
    marked and plain spelling score alike; then G is 0, and every letter but plain alef and alef
    maqsura is taken for a syllable (less two for the whole, be it a text or a word). Values of
    the two cannot be compared. A and B are our own: textstat knows no «؟», counts no sentence
    of two words or fewer, and takes the point in a number for the end of a sentence.

    Source: El-Haj, M. and Rayson, P. (2016). OSMAN: a novel Arabic readability metric.
    LREC 2016, 250-255. https://aclanthology.org/L16-1038/ (no DOI).

    Raises ValueError for a text of fewer than 100 words, or of more than 200 to a sentence.

    >>> round(osman([["ذهب", "الولد", "إلى", "المدرسة"], ["ثم", "عاد", "مساء"]] * 20), 2)
    118.13
    """
    import textstat

    words = _words(sentences, "OSMAN")
    text = " ".join(map(_plain, words))
    counted = (
        textstat.count_arabic_long_words(text)
        + textstat.count_arabic_syllables(text)
        + textstat.count_faseeh(text)
    )
    return float(200.791 - 1.015 * len(words) / len(sentences) - 24.181 * counted / len(words))


def osman_published(sentences: Sequence[Sequence[str]]) -> float:
    """OSMAN by the rules of the authors' published program; higher is easier.

    ``200.791 - 1.015 A / B - 24.18143403 (C + D + G + H) / A`` with A words, B sentences,
    C words of more than five letters, D syllables, G complex words, and H complex words with
    one of the letters ئ ء ؤ ذ ظ. A short vowel is a syllable and counts twice before ا و ي;
    shadda and a vowel with nunation count twice. A word is complex with more than four vowel
    marks for G, with more than four syllables for H.

    A text without vowel marks has no syllables by these rules: the authors add marks first.

    Source: the program of El-Haj and Rayson (2016),
    https://github.com/drelhaj/OsmanReadability, whose readme leads to the paper.

    Raises ValueError as :func:`osman`.

    >>> round(osman_published([["ذَهَبَ", "الوَلَدُ", "إِلَى", "المَدْرَسَةِ"]] * 25), 2)
    118.14
    """
    words = [normalize("NFKC", word) for word in _words(sentences, "OSMAN")]
    syllables = list(map(_syllables, words))
    counted = sum(syllables)
    counted += sum(letters(word) > 5 for word in words)
    counted += sum(_marks(word) > 4 for word in words)
    counted += sum(
        count > 4 and _FORMAL.search(word) is not None
        for word, count in zip(words, syllables, strict=True)
    )
    return 200.791 - 1.015 * len(words) / len(sentences) - 24.18143403 * counted / len(words)


def lix(sentences: Sequence[Sequence[str]], long: int = 7) -> float:
    """LIX, the readability index of Björnsson; higher is harder.

    ``words / sentences + 100 * long words / words``, a long word having `long` or more
    letters (more than six in the source; vowel marks and tatweel are no letters). Above
    0, without an upper bound; newspapers in the 11 languages of the source lie between 47
    (Swedish) and 72 (Finnish).

    Arabic is not among them, and its words have another length: the article, particles
    and pronouns are joined to the word («وللمقاتلين» has 10 letters), while short vowels
    are not written. Compare Arabic texts with each other, not with those languages.

    Source: Björnsson, C. H. (1983). Readability of newspapers in 11 languages. Reading
    Research Quarterly 18, 480-497. https://doi.org/10.2307/747382

    Raises ValueError for a text of fewer than 100 words, or of more than 200 to a sentence.

    >>> lix([["الحكومة", "الروسية", "في", "ليبيا"]] * 25)
    54.0
    """
    words = _words(sentences, "LIX")
    return len(words) / len(sentences) + 100 * sum(letters(w) >= long for w in words) / len(words)


def _words(sentences: Sequence[Sequence[str]], measure: str) -> list[str]:
    if not all(sentences) or not sentences:
        raise ValueError(
            f"{measure} needs at least one sentence, and words in each: "
            "leave out the sentences without words"
        )
    words = list(chain.from_iterable(sentences))
    if len(words) < LEAST_WORDS:
        raise ValueError(
            f"{measure} is not defined for so short a text: it needs {LEAST_WORDS} words, "
            f"the text has {len(words)}"
        )
    if len(words) > LONGEST_MEAN * len(sentences):
        raise ValueError(
            f"{measure} is not defined for a text whose sentences are not marked: "
            f"{len(words)} words in {len(sentences)} of them are more than {LONGEST_MEAN} each"
        )
    return words


def _plain(word: str) -> str:
    return "".join(c for c in normalize("NFKC", word) if c.isalnum() and c != TATWEEL)


def _syllables(word: str) -> int:
    return (
        sum(c in _SHORT_VOWELS for c in word)
        + len(_LONG_VOWEL.findall(word))
        + 2 * sum(c in _DOUBLED for c in word)
    )


def _marks(word: str) -> int:
    return sum(c in _SHORT_VOWELS + _DOUBLED for c in word)
