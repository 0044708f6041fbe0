"""Readability: two formulas from sentence and word length, and what they cannot know.

The one idea: both take sentences as lists of words, so that what counts as a sentence or
a word is decided once, for the whole book. Neither formula knows syntax, topic or the
reader: they rank texts of one kind, and say little about a single one.
"""

from collections.abc import Sequence
from itertools import chain
from unicodedata import normalize

from analysis.measures.counts import TATWEEL, letters


def osman(sentences: Sequence[Sequence[str]]) -> float:
    """OSMAN readability of Arabic; higher is easier.

    ``200.791 - 1.015 A / B - 24.181 (C + D + G + H) / A`` with A words, B sentences,
    C words of more than five letters, D syllables, G words with more than five vowel
    marks, and H words of more than five syllables with a letter (ئ ء ؤ ذ ظ) or a pair of
    letters (وا ون) that informal writing drops. Modelled on Flesch's formula and read like
    it, without bounds.

    C, D and H are counted by textstat, on the words without vowel marks, so that vowelled
    and plain spelling score alike; then G is 0, and textstat takes every letter but plain
    alef and alef maqsura for one syllable (less two for the whole, be it a text or a
    word): the authors' formula, made for fully vowelled text, is only approximated. A and
    B are our own: textstat knows no «؟», counts no sentence of two words or fewer, and
    takes the point in a number for the end of a sentence.

    Source: El-Haj, M. and Rayson, P. (2016). OSMAN: a novel Arabic readability metric.
    LREC 2016, 250-255. https://aclanthology.org/L16-1038/ (no DOI).

    Raises ValueError for a text without words.

    >>> round(osman([["ذهب", "الولد", "إلى", "المدرسة"], ["ثم", "عاد", "مساء"]]), 2)
    124.7
    """
    import textstat

    words = _words(sentences, "OSMAN")
    text = " ".join(map(_plain, words))
    counted = (
        textstat.count_arabic_long_words(text)
        + textstat.count_arabic_syllables(text)
        + textstat.count_faseeh(text)
    )
    return 200.791 - 1.015 * len(words) / len(sentences) - 24.181 * counted / len(words)


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

    Raises ValueError for a text without words.

    >>> lix([["الحكومة", "الروسية", "في", "ليبيا"]])
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
    return list(chain.from_iterable(sentences))


def _plain(word: str) -> str:
    return "".join(c for c in normalize("NFKC", word) if c.isalnum() and c != TATWEEL)
