"""Words counted as a reader counts them: forms of one word meet under one lemma key.

The one idea: keys are not labels. ``lemma`` gives an identifier, good for comparing only;
what a reader sees is the commonest form of the group without its clitics.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.clitics import split
from analysis.inflection import citation
from analysis.normalisation import bare
from analysis.stopwords import is_stopword
from analysis.tokens import Span

# The longest forms of Arabic print have some twenty letters; what is longer is no word.
_LONGEST = 40


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The key under which inflected and cliticised forms of one word meet.

    >>> lemma("وللروس") == lemma("الروسية") == lemma("روسي")
    True
    """
    form = bare(word)
    if not _is_arabic(form):
        return form.casefold()
    return _key(citation(split(form).stem))


def stem(word: str) -> str:
    """A word form without its clitics, in bare letters: a whole word that a reader knows.

    >>> stem("وللروس")
    'روس'
    """
    form = bare(word)
    return split(form).stem if _is_arabic(form) else form


def _is_arabic(form: str) -> bool:
    return (
        1 < len(form) <= _LONGEST
        and "\N{ARABIC LETTER HAMZA}" <= form[0] <= "\N{ARABIC LETTER YEH}"
    )


def _key(lemma: str) -> str:
    """Spellings of one dictionary form made one; a first آ is kept, it tells آمن from أمن."""
    return lemma.replace("أ", "ا").replace("إ", "ا").replace("ى", "ي")


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
