"""Dispersion: how evenly a word is spread over a text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.measures.concordance import sentence_number
from analysis.text.article import Article
from analysis.words.lemmas import LemmaGroup

if TYPE_CHECKING:
    import pandas as pd


def deviation_of_proportions(parts: Sequence[int], counts: Sequence[int]) -> float:
    """Deviation of proportions: how unevenly a word is spread over the parts of a text.

    DP = ½ Σ |share of the word in a part - share of the text in it|. 0 where every part has
    the word in proportion to its length, towards 1 the more one short part has it alone
    (Gries 2008, doi:10.1075/ijcl.13.4.02gri). ``parts`` are lengths in words.

    Raises:
        ValueError: the word or the text is empty, or their parts differ in number.

    >>> deviation_of_proportions([10, 10], [2, 2]), deviation_of_proportions([10, 10], [4, 0])
    (0.0, 0.5)
    """
    whole, found = sum(parts), sum(counts)
    if not whole or not found:
        raise ValueError("how a word is spread is undefined where there is no word")
    pairs = zip(parts, counts, strict=True)
    return sum(abs(count / found - part / whole) for part, count in pairs) / 2


def dispersion(article: Article, words: Iterable[LemmaGroup]) -> "pd.DataFrame":
    """How words are spread over the sentences of the body, by label, in the order given.

    Columns: ``count`` (in the body), ``sentences`` (how many have the word), ``deviation``
    (:func:`deviation_of_proportions` over sentences). Words that occur in headlines alone
    are left out.
    """
    import pandas as pd

    lengths = [len(article.words.within(sentence)) for sentence in article.sentences]
    rows = {}
    for word in words:
        found = Counter(sentence_number(article, token) for token in word.tokens)
        counts = [found[number] for number in range(1, len(lengths) + 1)]
        if any(counts):
            stands_in = sum(map(bool, counts))
            rows[word.label] = (sum(counts), stands_in, deviation_of_proportions(lengths, counts))
    columns = ["count", "sentences", "deviation"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis(index="word")
