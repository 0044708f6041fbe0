"""Words counted as a reader counts them: forms of one word meet under one lemma key.

Keys are not labels: ``lemma`` gives an identifier, good for comparing only; what a reader
sees is the word's commonest form as it would stand alone.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from analysis.text.normalisation import bare
from analysis.text.tokens import Span, Spans
from analysis.words.clitics import Split, split
from analysis.words.divisions import WITH_ARTICLE
from analysis.words.lexicon import ARTICLE, lexicon
from analysis.words.marks import Letter, letters
from analysis.words.nouns import is_dual, marked, noun
from analysis.words.stopwords import is_stopword
from analysis.words.usage import frequency, share
from analysis.words.wordclass import verb_reading

# The longest forms of Arabic print have some twenty letters; what is longer is no word.
_LONGEST = 40

# Verbs are cited with the last vowel of the past, which tells طلبَ (he asked) from طلب (a request).
_VERB = "\N{ARABIC FATHA}"


# What stands in front of a number in digits as in front of any noun: و2013, ب33.5, الـ9.
_BEFORE_DIGITS = re.compile(r"[وف]?(?:[بكل]?ال|لل|[بكل])?(?=\d)")
_EUROPEAN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The key under which inflected and cliticised forms of one word meet.

    A verb and a noun are two words, also where they are spelled alike. Where the form does not
    tell which it is («طلب»), the likelier of the two is taken (see ``wordclass``).

    >>> lemma("وللروس") == lemma("الروسية") == lemma("روسي")
    True
    >>> lemma("طلبت") == lemma("يطلبون"), lemma("طلبت") == lemma("الطلب")
    (True, False)
    """
    form = bare(word)
    if not _is_arabic(form):
        return _number(form).translate(_EUROPEAN).casefold()
    parts, written, verb = _read(word, form)
    if verb:
        return _key(verb) + _VERB
    definite, owned = parts.proclitic.endswith(WITH_ARTICLE), bool(parts.enclitic)
    found = noun(parts.stem, definite=definite, owned=owned)
    return _key(marked(found, parts.stem, written[len(parts.proclitic) :]))


def standalone(word: str) -> str:
    """A word form as it would stand alone: without conjunction, preposition and pronoun.

    A verb is shown as a dictionary cites it, in the past. Of a noun the ending of a dual before
    a pronoun goes, which has lost its ن, and the alef of the accusative goes where the dictionary
    has it so; the article stays: «الجزائر» is a country, «جزائر» would be islands.

    >>> standalone("وللروس"), standalone("بفرعيه"), standalone("للجزائر"), standalone("وأرضا")
    ('الروس', 'فرع', 'الجزائر', 'أرض')
    >>> standalone("وتشير"), standalone("عموما")
    ('أشار', 'عموما')
    """
    form = bare(word)
    if not _is_arabic(form):
        return _number(form)
    parts, _, verb = _read(word, form)
    if verb:
        return verb
    if parts.proclitic.endswith(WITH_ARTICLE):
        return ARTICLE + parts.stem
    if parts.enclitic and is_dual(parts.stem):
        return parts.stem[:-1]
    return _nominative(parts.stem)


@lru_cache(maxsize=1 << 15)
def _read(word: str, form: str) -> tuple[Split, Sequence[Letter], str | None]:
    """A form divided, its letters if it has marks, and the verb it is of, if any.

    Kept, because whoever asks for the key of a form soon asks for its label.
    """
    parts, written = split(form), () if word.isalpha() else letters(word)
    return parts, written, verb_reading(parts, written)


def _number(form: str) -> str:
    """A number without what is joined to it; another form as it is.

    >>> _number("و2013"), _number("F16"), _number("م2")
    ('2013', 'F16', 'م2')
    """
    joined = _BEFORE_DIGITS.match(form)
    return form[joined.end() :] if joined else form


def _nominative(stem: str) -> str:
    """A noun without the alef of the accusative, where the word is known without."""
    rest = stem[:-1]
    if stem[-1] != "ا" or not rest:
        return stem
    if rest[-1] == "ئ":
        rest = rest[:-1] + "ء"
    is_entry = lexicon().forms.get(rest) == rest and noun(rest) == noun(stem)
    return rest if is_entry and frequency(rest) > share(stem) else stem


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
class Word:
    """One word of a text: every token that is a form of it, and what a reader is shown of it.

    ``key`` is its lemma key, the one thing by which it is known; ``label`` is what stands on
    the page. ``meaning`` and ``field`` are what somebody has said of it, empty where nobody has.
    """

    key: str
    label: str
    tokens: Sequence[Span]
    meaning: str = ""
    field: str = ""

    @property
    def count(self) -> int:
        """How often the word occurs in the text."""
        return len(self.tokens)

    @cached_property
    def forms(self) -> Mapping[str, int]:
        """Surface forms and their counts, the commonest first, ties in text order."""
        return MappingProxyType(dict(Counter(token.text for token in self.tokens).most_common()))


def group(tokens: Iterable[Span], *, stopwords: bool = False) -> list[Word]:
    """The words of a text, commonest first, ties in the order of their labels.

    The label of a word is its commonest form as it would stand alone (:func:`standalone`),
    of equally common ones the shortest, then the first in code point order. No two words
    have the same label: of two the verb, else the rarer, takes its next form, or at the
    last says its key.
    """
    found = _places(tokens, stopwords=stopwords)
    words, taken = [], set[str]()
    # Nouns choose first: a verb has other forms that tell it from a noun of the same letters.
    for key in sorted(found, key=lambda key: (key.endswith(_VERB), -len(found[key]), key)):
        labels = _labels(found[key])
        label = next((x for x in labels if x not in taken), f"{labels[0]} ({key})")
        taken.add(label)
        words.append(Word(key, label, found[key]))
    return sorted(words, key=lambda word: (-word.count, word.label))


def entry_key(entry: str, *, verb: bool = False) -> str:
    """The lemma key of a dictionary form, vowelled or not, as a dictionary lists it.

    >>> entry_key("أَرْض") == lemma("وأرضا")
    True
    """
    return _key(bare(entry)) + (_VERB if verb else "")


def _places(tokens: Iterable[Span], *, stopwords: bool) -> dict[str, Sequence[Span]]:
    """The tokens of each word, in text order, by the word's key.

    Spans stay spans, which cost sixteen bytes each; other tokens come as tuples.
    """
    tokens = tokens if isinstance(tokens, Spans) else tuple(tokens)
    keys: dict[str, str | None] = {}
    numbers: dict[str, array[int]] = {}
    for number, token in enumerate(tokens):
        form = token.text
        if form not in keys:
            keys[form] = lemma(form) if stopwords or not is_stopword(form) else None
        key = keys[form]
        if key is not None:
            numbers.setdefault(key, array("Q")).append(number)
    if isinstance(tokens, Spans):
        return {key: tokens.at(found) for key, found in numbers.items()}
    return {key: tuple(tokens[n] for n in found) for key, found in numbers.items()}


def _labels(tokens: Iterable[Span]) -> list[str]:
    """The forms in which a word can be shown, the best first, its bare stems last."""
    forms, stems = Counter[str](), Counter[str]()
    for form, count in Counter(token.text for token in tokens).items():
        forms[standalone(form)] += count
        plain = bare(form)
        stems[split(plain).stem if _is_arabic(plain) else plain] += count
    return [*_commonest_first(forms), *_commonest_first(stems)]


def _commonest_first(forms: Mapping[str, int]) -> list[str]:
    return sorted(forms, key=lambda form: (-forms[form], len(form), form))
