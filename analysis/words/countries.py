"""Which words name countries and their peoples: «ليبيا», «السعودية», «الأتراك», «دنماركية».

Names come from Unicode's CLDR through babel, and from the reviewed table of
``analysis.words.peoples``: the short names that newspapers use beside official ones, and the
people of each country. Of most names the people follow by rule, the ending ي in place of the
last vowel; no other ending is ever tried, so that «كوب» (a cup) is no Cuba and «المالية»
(finance) no Mali. Continents and the world are no countries.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from analysis.text.normalisation import bare
from analysis.text.tokens import Span
from analysis.words.lemmas import Word
from analysis.words.lexicon import ARTICLE
from analysis.words.peoples import AMBIGUOUS, NEED_ARTICLE, NO_PEOPLE, TABLE

# CLDR's territories that nobody comes from: seas, unions, test data.
_NO_COUNTRIES = frozenset({"AQ", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
# An ambiguous word is a country if another is named within half a line of it, in characters.
_NEAR = 40


class _Known(NamedTuple):
    """What names a country: single words by their form, and names of several words."""

    names: Mapping[str, str]
    peoples: Mapping[str, str]
    plurals: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    arabic: Mapping[str, str]


def country_of(word: str) -> str | None:
    """The country that a word or a lemma key names, or whose people it names, by CLDR's name.

    None for a word that names none, and for one that is more often something else.

    >>> country_of("السعوديون"), country_of("وللروس"), country_of("كوبا")
    ('المملكة العربية السعودية', 'روسيا', 'كوبا')
    >>> [country_of(word) for word in ("كوب", "المالية", "العالم", "أوروبا")]
    [None, None, None, None]
    """
    if _is_ambiguous(word):
        return None
    # A lemma key has lost the article of a name that has one.
    form = _spelled(word)
    bare_name = None if form in _listed(NEED_ARTICLE) else _known().names.get(ARTICLE + form)
    code = _code(word) or bare_name
    return _known().arabic[code] if code else None


def named_countries(words: Sequence[Word]) -> Mapping[str, str]:
    """The words of a text that mostly name countries or peoples: lemma key → CLDR's name.

    Names of several words count («الولايات المتحدة»); an ambiguous word («مالي») counts where
    another country is named beside it.

    >>> from analysis.text.tokens import tokenize
    >>> from analysis.words.lemmas import group
    >>> dict(named_countries(group(tokenize("زار موريتانيا ومالي"))))
    {'مالي': 'مالي', 'موريتانيا': 'موريتانيا'}
    >>> dict(named_countries(group(tokenize("تقرير مالي"))))
    {}
    """
    tokens = [token for word in words for token in word.tokens if _matters(token.text)]
    tokens.sort(key=_start)
    codes = {token.start: code for token in tokens if (code := _certain(token.text))}
    codes |= dict(_phrases(tokens))
    certain = sorted(codes)
    for token in tokens:
        if token.start not in codes and (code := _code(token.text)) and _near(token, certain):
            codes[token.start] = code
    found: dict[str, str] = {}
    for word in words:
        named = Counter(code for token in word.tokens if (code := codes.get(token.start)))
        if 2 * named.total() > word.count:
            found[word.key] = _known().arabic[min(named, key=lambda code: (-named[code], code))]
    return MappingProxyType(dict(sorted(found.items())))


def people_by_rule(name: str) -> str:
    """The word for somebody from a country, by rule from its name.

    >>> people_by_rule("ليبيا"), people_by_rule("السنغال"), people_by_rule("موريتانيا")
    ('ليبي', 'سنغالي', 'موريتاني')
    """
    stem = name.removeprefix(ARTICLE) if len(name) > 4 else name
    return re.sub(r"(?:يا|ية|ا|ة|و|ي)$", "", stem) + "ي"


def _start(token: Span) -> int:
    return token.start


def _near(token: Span, certain: Sequence[int]) -> bool:
    place = bisect_left(certain, token.start)
    return any(
        abs(start - token.start) <= _NEAR for start in certain[max(place - 1, 0) : place + 1]
    )


@cache
def _matters(word: str) -> bool:
    """Whether a form names a country or a people, or may be part of a name of several words."""
    form = _spelled(word)
    return _code(word) is not None or not _parts_of_names().isdisjoint(
        {form, *_without_prefixes(form)}
    )


@cache
def _parts_of_names() -> frozenset[str]:
    return frozenset(part for phrase in _known().phrases for part in phrase)


def _certain(word: str) -> str | None:
    return None if _is_ambiguous(word) else _code(word)


def _phrases(tokens: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """The tokens that are parts of a name of several words, as these follow in a text."""
    phrases = _known().phrases
    longest = max(map(len, phrases))
    starts = {phrase[0] for phrase in phrases}
    for i, token in enumerate(tokens):
        first = _spelled(token.text)
        for start in {form for form in _without_prefixes(first) if form in starts}:
            run = [start]
            for before, after in pairwise(tokens[i : i + longest]):
                if after.start != before.end + 1:
                    break
                run.append(_spelled(after.text))
            for length in range(len(run), 1, -1):
                if code := phrases.get(tuple(run[:length])):
                    yield from ((part.start, code) for part in tokens[i : i + length])
                    break


@cache
def _code(word: str) -> str | None:
    """The code of the country that a word names, alone or as its people."""
    known = _known()
    form = _spelled(word)
    if " " in form:
        parts = _parts(form)
        return known.phrases.get(parts) or (known.names.get(parts[0]) if len(parts) == 1 else None)
    if form in _listed(NO_PEOPLE):
        return None
    for stem in _without_prefixes(form):
        if code := known.names.get(stem) or known.plurals.get(stem):
            return code
    for stem in _without_prefixes(form, people=True):
        # «ألماني» begins like a word with the article.
        for single in (stem, stem.removeprefix(ARTICLE)):
            if code := known.plurals.get(single) or _people(single):
                return code
    return None


def _people(form: str) -> str | None:
    """The country of an adjective in any of its endings: سعودية, سعوديون, سعوديتين."""
    peoples = _known().peoples
    return next((peoples[base] for base in _adjectives(form) if base in peoples), None)


def _adjectives(form: str) -> Iterator[str]:
    """The adjectives in ي that a form may be an ending of."""
    for ending in _ENDINGS:
        if form.endswith(ending):
            yield form.removesuffix(ending) + "ي"


_ENDINGS = ("ي", "ى", "ية", "يه", "يا", "يون", "يين", "يان", "يات", "يتان", "يتين")


def _without_prefixes(form: str, *, people: bool = False) -> Iterator[str]:
    """A form as it is, then without «and», then without the preposition of a name."""
    yield form
    bodies = [form, form[1:]] if form[:1] in "وف" and len(form) > 3 else [form]
    if len(bodies) > 1:
        yield bodies[1]
    for body in bodies:
        if body.startswith("لل"):
            yield ARTICLE + body[2:]
        elif _has_preposition(body, people=people):
            yield body[1:]


def _has_preposition(form: str, *, people: bool) -> bool:
    if form.startswith(("بال", "كال")):
        return True
    return form.startswith(("ب", "ل")) and len(form) > 4 and not people


@cache
def _is_ambiguous(word: str) -> bool:
    listed = _listed(AMBIGUOUS)
    forms = set(_without_prefixes(_spelled(word)))
    if not forms.isdisjoint(_known().names) and forms.isdisjoint(listed):
        return False
    stems = {form.removeprefix(ARTICLE) for form in forms}
    return any(stem in listed or not listed.isdisjoint(_adjectives(stem)) for stem in stems)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(_spelled(words).split())


def _spelled(text: str) -> str:
    """Bare letters with one spelling of alef; a final ya keeps its dots, and ى has none."""
    return re.sub("[أإآٱ]", "ا", " ".join(bare(word) for word in text.split()))


@cache
def _known() -> _Known:
    from babel import Locale

    territories = Locale("ar").territories
    arabic = {
        code: name
        for code, name in territories.items()
        if code.isalpha() and code not in _NO_COUNTRIES
    }
    names, peoples, plurals = dict[str, str](), dict[str, str](), dict[str, str]()
    phrases = dict[tuple[str, ...], str]()
    rows = dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]]()
    for code, more, people, by_rule in _rows():
        before = rows.get(code, ((), (), True))
        rows[code] = (before[0] + more, before[1] + people, before[2] and by_rule)
    for code in sorted(arabic, key=lambda code: code in {"CG", "KP"}):
        more, people, by_rule = rows.get(code, ((), (), True))
        for name in map(_spelled, (arabic[code], *more)):
            parts = _parts(name)
            if len(parts) > 1:
                phrases.setdefault(parts, code)
                phrases.setdefault(parts[:1] + tuple(p.removeprefix("و") for p in parts[1:]), code)
            elif parts:
                names.setdefault(parts[0], code)
                if by_rule:
                    peoples.setdefault(people_by_rule(parts[0]), code)
        for word in map(_spelled, people):
            (peoples if word.endswith("ي") else plurals).setdefault(word, code)
    return _Known(names, peoples, plurals, phrases, arabic)


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, without what CLDR explains in brackets."""
    return tuple(re.findall(r"\w+", name.partition("(")[0]))


def _rows() -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...], bool]]:
    """Code, further names, words for the people, and whether these follow by rule as well."""
    for line in TABLE.strip().splitlines():
        code, names, people = (part.strip() for part in line.split("|"))
        more = tuple(name.replace("_", " ") for name in names.split())
        yield code, more, tuple(people.removeprefix("=").split()), not people.startswith("=")
