"""What sets an article apart from an archive: its key words there, and everything else at once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.counting import measures
from analysis.archive.opened import Archive, Scan
from analysis.archive.standing import Standing, standings
from analysis.archive.trends import Trend, trends
from analysis.archive.weights import Neighbour, Weight, nearest, scan, weights
from analysis.keywords.keyness import Keyness, keyness
from analysis.keywords.reference import Reference
from analysis.measures.dispersion import deviation_of_proportions
from analysis.measures.undefined import if_defined
from analysis.text.article import Article
from analysis.text.normalisation import bare
from analysis.words.lemmas import Word

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csc_matrix

# An article of an archive that shares so much of its weight is taken for a copy.
_COPY = 0.95
# The share of articles that may use a word as often before it sets none of them apart.
COMMON = 0.05


class KeyWord(NamedTuple):
    """A word of the article beside the archive.

    ``documents`` is the number of articles that have it, ``as_often`` the share of articles, this
    one among them, that have it at least as often for their length, ``deviation`` how unevenly
    the archive's articles share it (:func:`deviation_of_proportions`; None where none has it).
    """

    keyness: Keyness
    documents: int
    as_often: float
    deviation: float | None

    @property
    def key(self) -> str:
        """The word's key."""
        return self.keyness.key

    @property
    def sets_apart(self) -> bool:
        """Whether the word is more frequent than chance has it, and than in most articles.

        The first is a question of the word's rate in the archive, the second of its articles: a
        word that many of them repeat, each in its turn, sets none of them apart.
        """
        return self.keyness.is_key and self.as_often <= COMMON


class Registers(NamedTuple):
    """Key words by what they are key against, each in the order of its first list."""

    both: tuple[str, ...]
    archive_only: tuple[str, ...]
    general_only: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """An article beside an archive: each result computed on first use, once."""

    archive: Archive
    article: Article
    words: tuple[Word, ...]

    @property
    def article_keys(self) -> tuple[str, ...]:
        """The keys of the article's words, in their order."""
        return tuple(word.key for word in self.words)

    @cached_property
    def scan(self) -> Scan:
        """The article's words in all others."""
        return scan(self.archive, self.words)

    @cached_property
    def copies(self) -> "np.ndarray":
        """Which articles of the archive are this one: by its text, or nearly."""
        import numpy as np
        import pyarrow.compute as pc

        digest = hashlib.sha256(self.article.text.encode()).hexdigest()
        same = pc.equal(self.archive.articles["digest"], digest).to_numpy(zero_copy_only=False)
        found: np.ndarray = same | (self.scan.cosines > _COPY)
        return found

    @cached_property
    def others(self) -> int:
        """How many articles there are beside this one."""
        return int((~self.copies).sum())

    @cached_property
    def reference(self) -> Reference:
        """The rates of the article's words in the archive, copies of the article left out.

        Raises ValueError where the archive has no other article.
        """
        counts = self.scan.counts[~self.copies].sum(axis=0).A1.tolist()
        size = int(self.scan.lengths[~self.copies].sum())
        if not size:
            raise ValueError("the archive has no article but this one: nothing to compare with")
        rates = {
            bare(next(iter(word.forms))): count / size
            for word, count in zip(self.words, counts, strict=True)
            if count
        }
        # A reference of no word is none: where the archive has none of the article's, another.
        rates = rates or {_commonest(self.archive): 1 / size}
        name = f"{self.archive.record.source}, {self.others:,} articles"
        return Reference(name, rates, size)

    @cached_property
    def key_words(self) -> Sequence[KeyWord]:
        """The words of the article by how far they set it apart, the most overused first."""
        return if_defined(self._key_words)

    def _key_words(self) -> tuple[KeyWord, ...]:
        return key_words(self.article, self.words, self.reference, self.scan, self.copies)

    @cached_property
    def apart(self) -> tuple[KeyWord, ...]:
        """The words that set the article apart."""
        return tuple(row for row in self.key_words if row.sets_apart)

    def leading(self, number: int) -> tuple[str, ...]:
        """The keys of the words that most set the article apart.

        Where none does, the most overused that the archive has.
        """
        known = [row for row in self.key_words if row.documents]
        rows = [row for row in self.apart if row.documents] or known
        return tuple(row.key for row in rows[:number])

    @cached_property
    def weights(self) -> tuple[Weight, ...]:
        """The words of the article by TF-IDF among the archive's articles."""
        return weights(self.archive, self.words)

    @cached_property
    def nearest(self) -> tuple[Neighbour, ...]:
        """The ten articles that resemble it most."""
        places = self.copies.nonzero()[0].tolist()
        return nearest(self.archive, self.words, self.scan, leave_out=places)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The place of the article in the archive's distributions."""
        return standings(measures(self.article), self.archive.articles, self.copies)

    def trends(self, keys: Sequence[str]) -> tuple[Trend, ...]:
        """How often some of the article's words occur in the archive over time."""
        place = {word.key: n for n, word in enumerate(self.words)}
        columns = [place[key] for key in keys]
        others = ~self.copies
        counts = self.scan.counts[:, columns][others].toarray()
        dates = self.archive.articles["date"].filter(others).to_pylist()
        return trends(keys, counts, self.scan.lengths[others], dates)

    def registers(self, general: Sequence[Keyness]) -> Registers:
        """Which words are key against the archive, against general Arabic, and against both."""
        return registers([row.key for row in self.apart], general)


def key_words(
    article: Article,
    words: Sequence[Word],
    reference: Reference,
    scanned: Scan,
    copies: "np.ndarray",
) -> tuple[KeyWord, ...]:
    """Keyness of each word against an archive, with how the archive's articles share it."""
    stretches = [article.words.within(part) for part in (*article.headlines, *article.sentences)]
    found = keyness(words, len(article.words), reference, stretches=stretches)
    place = {word.key: n for n, word in enumerate(words)}
    counts, lengths = scanned.counts[~copies].tocsc(), scanned.lengths[~copies]
    return tuple(
        KeyWord(row, *_shared(counts[:, [place[row.key]]], lengths, row.count, len(article.words)))
        for row in found
    )


def _shared(
    column: "csc_matrix", lengths: "np.ndarray", count: int, total: int
) -> tuple[int, float, float | None]:
    """In how many articles a word occurs, in what share of them as often, how unevenly."""
    here, counts = column.indices, column.data
    as_often = int((counts * total >= count * lengths[here]).sum())
    deviation = None
    if len(here):
        rest = float(lengths.sum() - lengths[here].sum())
        parts = [*lengths[here].tolist(), rest]
        deviation = deviation_of_proportions(parts, [*counts.tolist(), 0])
    return len(here), (1 + as_often) / (1 + len(lengths)), deviation


def registers(archive: Sequence[str], general: Sequence[Keyness]) -> Registers:
    """Sort the words that are key by what they are key against."""
    known = [row.key for row in general if row.is_key]
    return Registers(
        tuple(key for key in archive if key in set(known)),
        tuple(key for key in archive if key not in set(known)),
        tuple(key for key in known if key not in set(archive)),
    )


def _commonest(archive: Archive) -> str:
    """The commonest word of an archive."""
    words = archive.table("lemmas", ["label", "count"]).sort_by([("count", "descending")])
    label: str = words["label"][0].as_py()
    return bare(label)


def beside(archive: Archive, article: Article, words: Mapping[str, Word]) -> Beside:
    """An article beside an archive."""
    return Beside(archive, article, tuple(words.values()))
