"""TF-IDF of an article among those of an archive, and the articles that resemble it most."""

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.opened import Archive, Scan
from analysis.words.lemmas import Word

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfTransformer


class Weight(NamedTuple):
    """The TF-IDF weight of a word of the article, and in how many others it occurs."""

    key: str
    count: int  # type: ignore[assignment]
    documents: int
    weight: float


class Neighbour(NamedTuple):
    """An article of the archive that resembles the one at hand, and the words they share."""

    place: int
    id: str
    date: datetime.date | None
    source: str | None
    title: str | None
    url: str | None
    cosine: float
    shared: tuple[str, ...]


def transformer(documents: "np.ndarray", articles: int) -> "TfidfTransformer":
    """scikit-learn's weighting with the document frequencies of an archive.

    ``idf = ln((1 + N) / (1 + df)) + 1`` for a word in df of N articles, weights of an article
    scaled to length 1: what ``TfidfTransformer`` gives that was fitted to the articles.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfTransformer

    weighting = TfidfTransformer()
    weighting.idf_ = np.log((1 + articles) / (1 + documents)) + 1
    return weighting


def scan(archive: Archive, words: Sequence[Word]) -> Scan:
    """Every article's counts of some words, and its cosine with the article they make up."""
    import numpy as np
    from scipy.sparse import vstack

    numbers = archive.numbers([word.key for word in words])
    there = np.flatnonzero(numbers >= 0)
    weighting = transformer(archive.documents, archive.size)
    query = np.zeros(len(archive.keys))
    query[numbers[there]] = _weights(words, archive)[there]
    column = np.full(len(archive.keys), -1)
    column[numbers[there]] = there
    counts, cosines = [], []
    for bags in archive.bags():
        counts.append(_columns(bags, column, len(words)))
        cosines.append(weighting.transform(bags.astype(float)) @ query)
    lengths = archive.articles["words"].to_numpy()
    return Scan(vstack(counts, format="csr"), lengths, np.concatenate(cosines))


def _columns(bags: "csr_matrix", column: "np.ndarray", width: int) -> "csr_matrix":
    """Some columns of a matrix, in another order; ``column`` has the new place of each, or -1."""
    from scipy.sparse import coo_matrix, csr_matrix

    found = bags.tocoo()
    new = column[found.col]
    kept = new >= 0
    cells = (found.data[kept], (found.row[kept], new[kept]))
    return csr_matrix(coo_matrix(cells, (bags.shape[0], width)))


def weights(archive: Archive, words: Sequence[Word]) -> tuple[Weight, ...]:
    """The words of an article by their TF-IDF among the articles of an archive, highest first.

    A word that no article has is rarer than all that one has. Equals are in the order of their
    labels. Without a word there is no weight.
    """
    values = _weights(words, archive)
    documents = _documents(words, archive)
    found = [
        (word.label, Weight(word.key, word.count, int(n), float(value)))
        for word, n, value in zip(words, documents, values, strict=True)
    ]
    found.sort(key=lambda pair: (-pair[1].weight, pair[0]))
    return tuple(weight for _, weight in found)


def nearest(
    archive: Archive,
    words: Sequence[Word],
    scanned: Scan,
    *,
    count: int = 10,
    leave_out: Collection[int] = (),
) -> tuple[Neighbour, ...]:
    """The articles with the largest cosine of TF-IDF weights, and what they share.

    ``shared`` are the keys of the five words that add most to the cosine. Articles that share
    no word are none; ``leave_out`` are the places of copies of the article itself. Of equals
    the earlier comes first.
    """
    import numpy as np

    cosines = scanned.cosines.copy()
    cosines[list(leave_out)] = 0
    places = np.lexsort((np.arange(len(cosines)), -cosines))[:count]
    importance = _weights(words, archive) * _idf(words, archive)
    found = []
    for place in places[cosines[places] > 0]:
        parts = scanned.counts[[int(place)]].toarray()[0] * importance
        order = sorted(np.flatnonzero(parts).tolist(), key=lambda n: (-parts[n], words[n].label))
        article = archive.articles.slice(int(place), 1).to_pylist()[0]
        told = {name: article[name] for name in ("id", "date", "source", "title", "url")}
        shared = tuple(words[n].key for n in order[:5])
        found.append(Neighbour(int(place), **told, cosine=float(cosines[place]), shared=shared))
    return tuple(found)


def _documents(words: Sequence[Word], archive: Archive) -> "np.ndarray":
    import numpy as np

    numbers = archive.numbers([word.key for word in words])
    documents = archive.documents[np.maximum(numbers, 0)] if len(archive.keys) else numbers
    found: np.ndarray = np.where(numbers >= 0, documents, 0)
    return found


def _idf(words: Sequence[Word], archive: Archive) -> "np.ndarray":
    idf: np.ndarray = transformer(_documents(words, archive), archive.size).idf_
    return idf


def _weights(words: Sequence[Word], archive: Archive) -> "np.ndarray":
    import numpy as np
    from scipy.sparse import csr_matrix

    if not words:
        return np.empty(0)
    weighting = transformer(_documents(words, archive), archive.size)
    counts = csr_matrix([[float(word.count) for word in words]])
    weights: np.ndarray = weighting.transform(counts).toarray()[0]
    return weights
