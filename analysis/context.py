"""Words in their places: what was counted, shown in the sentence it came from.

The one idea: a count can be doubted only by somebody who sees what was counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from analysis.article import Article
from analysis.keyness import corrected
from analysis.lemmas import LemmaGroup
from analysis.tokens import Span

if TYPE_CHECKING:
    import pandas as pd


class Line(NamedTuple):
    """One occurrence of a word with the text around it, in reading order.

    ``sentence`` is the number of the sentence in the body, from 1; 0 is a headline.
    """

    sentence: int
    before: str
    word: str
    after: str


def concordance(article: Article, tokens: Iterable[Span], *, width: int = 5) -> list[Line]:
    """A line for each token (a keyword in context), at most ``width`` words on either side.

    A line does not reach beyond its sentence or headline.

    Raises:
        ValueError: ``width`` is negative, or a token is not a word of the article.
    """
    if width < 0:
        raise ValueError(f"width counts words and cannot be {width}; give 0 or more")
    return [_line(article, token, width) for token in tokens]


def sentence_number(article: Article, token: Span) -> int:
    """The number of the body's sentence that holds a token, from 1; 0 in a headline."""
    for number, sentence in enumerate(article.sentences, start=1):
        if sentence.start <= token.start < sentence.end:
            return number
    return 0


def _line(article: Article, token: Span, width: int) -> Line:
    words = list(article.words.within(_stretch(article, token)))
    if token not in words:
        raise ValueError(f"«{token.text}» at {token.start} is not a word of {article.name}")
    place = words.index(token)
    first, last = words[max(0, place - width)], words[min(len(words) - 1, place + width)]
    return Line(
        sentence_number(article, token),
        article.text[first.start : token.start].strip(),
        token.text,
        article.text[token.end : last.end].strip(),
    )


def _stretch(article: Article, token: Span) -> Span:
    """The sentence or headline around a token, the whole text for a token in neither."""
    for stretch in (*article.sentences, *article.headlines):
        if stretch.start <= token.start < stretch.end:
            return stretch
    return Span(article.text, 0, len(article.text))


def deviation(parts: Sequence[int], counts: Sequence[int]) -> float:
    """Deviation of proportions: how unevenly a word is spread over the parts of a text.

    DP = ½ Σ |share of the word in a part - share of the text in it|. 0 where every part has
    the word in proportion to its length, towards 1 the more one short part has it alone
    (Gries 2008, doi:10.1075/ijcl.13.4.02gri). ``parts`` are lengths in words.

    Raises:
        ValueError: the word or the text is empty, or their parts differ in number.

    >>> deviation([10, 10], [2, 2]), deviation([10, 10], [4, 0])
    (0.0, 0.5)
    """
    whole, found = sum(parts), sum(counts)
    if not whole or not found:
        raise ValueError("how a word is spread is undefined where there is no word")
    pairs = zip(parts, counts, strict=True)
    return sum(abs(count / found - part / whole) for part, count in pairs) / 2


def spread(article: Article, words: Iterable[LemmaGroup]) -> "pd.DataFrame":
    """How words are spread over the sentences of the body, by label, in the order given.

    Columns: ``count`` (in the body), ``sentences`` (how many have the word), ``deviation``
    (:func:`deviation` over sentences). Words that stand in headlines alone are left out.
    """
    import pandas as pd

    lengths = [len(article.words.within(sentence)) for sentence in article.sentences]
    rows = {}
    for word in words:
        found = Counter(sentence_number(article, token) for token in word.tokens)
        counts = [found[number] for number in range(1, len(lengths) + 1)]
        if any(counts):
            stands_in = sum(map(bool, counts))
            rows[word.label] = (sum(counts), stands_in, deviation(lengths, counts))
    columns = ["count", "sentences", "deviation"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis(index="word")


def collocates(
    article: Article,
    node: LemmaGroup,
    words: Iterable[LemmaGroup],
    *,
    window: int = 5,
    at_least: int = 2,
) -> "pd.DataFrame":
    """Which words stand near a word more often than they would in random order.

    Near is at most ``window`` words away, grammatical words counted, in the same sentence or
    headline. With N words that are not the node, W of them near it, and f occurrences of a
    word, of which o are near, the exact chance of o or more, all orders being equal, is

        p = Σ from k = o of C(W, k) C(N - W, f - k) / C(N, f)

    (Fisher's exact test; for collocations Pedersen 1996, arXiv:cmp-lg/9608010). Rows are the
    words with o of at least ``at_least``, the most surprising first, ties by label; columns:
    ``near`` (o), ``count`` (f), ``expected`` (f W / N), ``p``, and ``p_corrected`` over all
    rows (Holm 1979). Raises ``ValueError`` for a window below 1.
    """
    import pandas as pd

    if window < 1:
        raise ValueError(f"a window of {window} words holds no neighbour; give 1 or more")
    stretches = [*article.headlines, *article.sentences]
    nodes = {token.start for token in node.tokens}
    near, others = set(), set()
    for stretch in stretches:
        starts = [word.start for word in article.words.within(stretch)]
        at = [place for place, start in enumerate(starts) if start in nodes]
        around = {i for place in at for i in range(place - window, place + window + 1)}
        others.update(start for start in starts if start not in nodes)
        near.update(start for i, start in enumerate(starts) if i in around and start not in nodes)
    rows = []
    for word in words:
        places = [token.start for token in word.tokens if token.start in others]
        found = sum(place in near for place in places)
        if found >= at_least:
            chance = _chance(len(others), len(near), len(places), found)
            expected = len(places) * len(near) / len(others)
            rows.append((word.label, found, len(places), expected, chance))
    columns = ["word", "near", "count", "expected", "p"]
    table = pd.DataFrame(rows, columns=columns).sort_values(["p", "word"]).set_index("word")
    return table.assign(p_corrected=corrected(table["p"]))


def _chance(everything: int, near: int, count: int, found: int) -> float:
    """The chance that at least ``found`` of ``count`` places drawn by lot are near."""
    ways = sum(
        comb(near, k) * comb(everything - near, count - k)
        for k in range(found, min(near, count) + 1)
    )
    return ways / comb(everything, count)
