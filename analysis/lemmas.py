"""Words counted as a reader counts them: forms of one word meet under one lemma key.

The one idea: keys are not labels. ``lemma`` gives an identifier, good for comparing only;
what a reader sees is the commonest form of the group without its clitics.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.lexicon import dictionary, frequencies, names
from analysis.normalisation import bare, unified
from analysis.stopwords import is_stopword
from analysis.tokens import Span

_PROCLITICS = ("", "و", "ف", "ب", "ك", "ل", "س", "وب", "ول", "فل", "فب", "وس", "وك")
_ARTICLES = {"": "ال", "و": "وال", "ف": "فال", "ب": "بال", "ك": "كال", "ل": "لل", "ول": "ولل"}
_ENCLITICS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "كم")
_UNKNOWN = -7.0


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The key under which inflected and cliticised forms of one word meet."""
    form = stem(word)
    return unified(dictionary().get(form) or dictionary().get(form.removesuffix("ا")) or form)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word form without its clitics: a whole word that a reader knows.

    >>> stem("وللروس")
    'روس'
    """
    form = bare(word)
    return max(_splits(form), key=lambda s: (_likelihood(s, form), len(s)))


def _splits(form: str) -> Iterator[str]:
    yield form
    for proclitic in _PROCLITICS:
        article = _ARTICLES.get(proclitic)
        if article and form.startswith(article):
            yield form[len(article) :]
        elif form.startswith(proclitic):
            yield from (
                form[len(proclitic) : len(form) - len(end)]
                for end in _ENCLITICS
                if form.endswith(end)
            )


def _likelihood(stem: str, form: str) -> float:
    if len(stem) < 2:
        return -99.0
    known = 1.5 if stem in dictionary() or unified(stem) in names() else 0.0
    return frequencies().get(stem, _UNKNOWN) + known - 0.8 * (len(form) - len(stem))


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
    groups = [LemmaGroup(key, _label(members), tuple(members)) for key, members in found.items()]
    return sorted(groups, key=lambda group: (-group.count, group.label))


def _label(tokens: list[Span]) -> str:
    stems = Counter(stem(token.text) for token in tokens)
    return min(stems, key=lambda form: (-stems[form], len(form), form))
