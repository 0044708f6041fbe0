"""Words counted as a reader counts them: forms of one word meet under one lemma key.

The one idea: keys are not labels. ``lemma`` gives an identifier, good for comparing only;
what a reader sees is the commonest form of the group as it would stand alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.clitics import WITH_ARTICLE, split, stem_of
from analysis.inflection import citation
from analysis.lexicon import ARTICLE
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
    return _key(citation(stem_of(form)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word form without its clitics, in bare letters: a whole word that a reader knows.

    >>> stem("وللروس")
    'روس'
    """
    form = bare(word)
    return stem_of(form) if _is_arabic(form) else form


def standalone(word: str) -> str:
    """A word form as it would stand alone: without conjunction, preposition and pronoun.

    The article stays: «الجزائر» is a country, «جزائر» would be islands.

    >>> standalone("وللروس"), standalone("بفرعيه"), standalone("للجزائر")
    ('الروس', 'فرعي', 'الجزائر')
    """
    form = bare(word)
    if not _is_arabic(form):
        return form
    parts = split(form)
    return ARTICLE + parts.stem if parts.proclitic.endswith(WITH_ARTICLE) else parts.stem


def _is_arabic(form: str) -> bool:
    return (
        1 < len(form) <= _LONGEST
        and form.isalpha()
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
    """The lemma groups of a text, commonest first, ties in the order of their labels.

    The label of a group is its commonest form as it would stand alone (:func:`standalone`),
    of equally common ones the shortest, then the first in code point order.
    """
    found: dict[str, list[Span]] = {}
    for token in tokens:
        if stopwords or not is_stopword(token.text):
            found.setdefault(lemma(token.text), []).append(token)
    groups = [LemmaGroup(key, _label(members), tuple(members)) for key, members in found.items()]
    return sorted(groups, key=lambda group: (-group.count, group.label))


def _label(tokens: list[Span]) -> str:
    forms = Counter(standalone(token.text) for token in tokens)
    return min(forms, key=lambda form: (-forms[form], len(form), form))
