"""Placeholder until the grouping lands: simplemma's dictionary, no clitics."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import simplemma

from analysis.tokens import Span


def lemma(word: str) -> str:
    """The key under which inflected and cliticised forms of one word meet."""
    return simplemma.lemmatize(word, "ar")


def is_stopword(word: str) -> bool:
    """Whether a word form is a function word."""
    return word in {"في", "من", "إلى", "أن", "التي", "على", "مع"}


@dataclass(frozen=True)
class LemmaGroup:
    """The tokens of one text that are forms of one word."""

    lemma: str
    label: str
    tokens: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How often the word stands in the text."""
        return len(self.tokens)

    @property
    def forms(self) -> Counter[str]:
        """Surface forms and their counts."""
        return Counter(token.text for token in self.tokens)


def group(tokens: Iterable[Span], *, stopwords: bool = False) -> list[LemmaGroup]:
    """The lemma groups of a text, commonest first, ties in the order of their labels."""
    found: dict[str, list[Span]] = {}
    for token in tokens:
        if stopwords or not is_stopword(token.text):
            found.setdefault(lemma(token.text), []).append(token)
    groups = [
        LemmaGroup(key, Counter(t.text for t in members).most_common(1)[0][0], tuple(members))
        for key, members in found.items()
    ]
    return sorted(groups, key=lambda g: (-g.count, g.label))
