"""What drawings ask of what they are given, whatever made it.

Words come as numbers by key, and a mapping from key to something that has a name: so a word
is described once, and a figure draws words, phrases and made-up examples alike. A drawing
imports nothing that computes.
"""

from collections.abc import Hashable, Sequence
from typing import Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)


def key_text(key: Hashable) -> str:
    """A key as a page writes it: those of the words of a term apart by blanks.

    >>> key_text("ليبيا"), key_text(("ملاذ", "آمن"))
    ('ليبيا', 'ملاذ آمن')
    """
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


class Named(Protocol):
    """A word or a term as a reader knows it."""

    @property
    def label(self) -> str:
        """The word itself."""

    @property
    def meaning(self) -> str:
        """What it means in English; empty where nobody has said."""

    @property
    def field(self) -> str:
        """What it is about; empty where nobody has said."""


class Keyed(Named, Protocol):
    """A word that knows the key it is known by."""

    @property
    def key(self) -> Hashable:
        """Its lemma key; of a term those of its words."""


class Counted(Keyed, Protocol):
    """A word with its count in a text."""

    @property
    def count(self) -> int:
        """How often it occurs in the text."""


class Place(Protocol):
    """A stretch of a text."""

    @property
    def start(self) -> int:
        """The offset of its first letter."""

    @property
    def end(self) -> int:
        """The offset after its last letter."""


P_co = TypeVar("P_co", bound=Place, covariant=True)


class Placed(Keyed, Protocol[P_co]):
    """A word with its places in a text."""

    @property
    def tokens(self) -> Sequence[P_co]:
        """Where it occurs, in the order of the text."""


class Ranked(Protocol[K_co]):
    """A rank with the interval it lies in."""

    @property
    def key(self) -> K_co:
        """Whose rank it is."""

    @property
    def rank(self) -> float:
        """The rank, from 1."""

    @property
    def low(self) -> float:
        """The lower end of the interval."""

    @property
    def high(self) -> float:
        """The upper end of the interval."""


class Ratio(Protocol[K_co]):
    """A logarithm of two frequencies' ratio, to the base 2, with its interval."""

    @property
    def key(self) -> K_co:
        """Whose ratio it is."""

    @property
    def log_ratio(self) -> float:
        """The logarithm."""

    @property
    def low(self) -> float:
        """The lower end of the interval."""

    @property
    def high(self) -> float:
        """The upper end of the interval."""


class Bounds(Protocol):
    """An interval."""

    @property
    def low(self) -> float:
        """Its lower end."""

    @property
    def high(self) -> float:
        """Its upper end."""


class Law(Protocol):
    """A fitted power law of rank and frequency."""

    @property
    def exponent(self) -> float:
        """How steeply counts fall with rank."""

    @property
    def interval(self) -> Bounds:
        """What the exponent lies in."""

    @property
    def types(self) -> int:
        """How many different words the text has."""

    def frequency(self, rank: float) -> float:
        """The frequency that the law gives to a rank."""


class Curve(Protocol):
    """Different words against words read, with the band of random orders."""

    @property
    def words(self) -> Sequence[int]:
        """Words read."""

    @property
    def observed(self) -> Sequence[int]:
        """Different words so far."""

    @property
    def expected(self) -> Sequence[float]:
        """Their mean over all orders."""

    @property
    def low(self) -> Sequence[float]:
        """The lower edge of the band."""

    @property
    def high(self) -> Sequence[float]:
        """The upper edge of the band."""
