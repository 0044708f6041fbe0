"""What sentences pick from the results, by rules that hold for any article."""

import inspect
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from analysis.keywords.keyness import Keyness
from analysis.keywords.tfidf import Distinguishing, TermKey
from analysis.measures.ranking import cut
from analysis.measures.undefined import Undefined
from analysis.page.grammar import plural
from analysis.reading import Reading
from analysis.words.lemmas import Word

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def most_scattered(words: Iterable[Word]) -> Word | None:
    """The word that counting strings would miss most of; of equals the first.

    None where every word is written in one way only.
    """
    scattered = max(words, key=missed, default=None)
    return scattered if scattered and missed(scattered) else None


def missed(word: Word) -> int:
    """How many of a word's occurrences its commonest written form leaves out."""
    return word.count - max(word.forms.values())


def first(items: Sequence[Item], measure: Callable[[Item], float]) -> list[Item]:
    """All items that share the first place of a ranking: the first, and what ties with it."""
    return [item for item in items if measure(item) == measure(items[0])]


def ending(values: Sequence[float], shown: int, noun: str = "word", *, of: str = "list") -> str:
    """That a list of ``shown`` items ends among equals, where it does; nothing where not.

    ``of`` is what the list is called where it does not stand beside the sentence.

    >>> ending([9, 7, 7, 7], 2)
    'The list ends among equals: 2 more words share the last place.'
    """
    end = cut(sorted(values, reverse=True), shown)
    if not end.parts_equals:
        return ""
    more = f"{end.left_out} more {plural(end.left_out, noun)}"
    verb = plural(end.left_out, "shares", "share")
    return f"The {of} ends among equals: {more} {verb} the last place."


def usual(function: Callable[..., object], parameter: str) -> int:
    """The number that a function takes for a parameter that is not given.

    >>> usual(lambda draws=200: draws, "draws")
    200
    """
    return int(inspect.signature(function).parameters[parameter].default)


def repeated(words: Mapping[str, Word]) -> dict[str, int]:
    """Counts of the words that occur at least twice; of all words where none does."""
    counts = {key: word.count for key, word in words.items()}
    return {key: count for key, count in counts.items() if count > 1} or counts


def overused(reading: Reading) -> list[Keyness]:
    """The words that are more frequent in the article than in the reference, keyest first."""
    return [row for row in reading.keyness if row.log_ratio > 0]


def strongest(reading: Reading, number: int | None = None) -> dict[str, float]:
    """The words that most belong to one part: the largest TF-IDF weight among the parts."""
    weights = reading.word_tfidf
    if isinstance(weights, Undefined):
        return {}
    best = {term[0]: weight for term, weight in weights.largest().items()}
    return dict(sorted(best.items(), key=lambda item: -item[1])[:number])


def telling_terms(reading: Reading, number: int) -> dict[TermKey, dict[int | str, float]]:
    """The terms that most tell the parts apart, with their TF-IDF weight in each part.

    Of an article in one part, its commonest terms.
    """
    weights = reading.tfidf
    if isinstance(weights, Undefined):
        return {}
    chosen = dict.fromkeys(row.key for row in reading.distinguishing) or weights.terms
    return weights.only(list(chosen)[:number]).rows()


def sentence_terms(reading: Reading) -> Sequence[Distinguishing]:
    """What sets the sentences apart; nothing where they are the parts of the article already."""
    return () if reading.parts.kind == "sentence" else reading.distinguishing_sentences


def part_weights(reading: Reading, number: int | None = None) -> dict[int | str, dict[str, float]]:
    """The words of each part that has any, with the largest TF-IDF weights in it."""
    weights = reading.word_tfidf
    if isinstance(weights, Undefined):
        return {}
    found = {}
    for part in weights.documents:
        largest = sorted(weights.of(part).items(), key=lambda item: -item[1])[:number]
        if largest:
            found[part] = {key: weight for (key,), weight in largest}
    return found


def answers(reading: Reading, depth: int = 10) -> dict[str, list[TermKey]]:
    """Four rankings of the article's terms, each of at most ``depth``, by what they rank."""
    return {
        "by count": [(key,) for key in list(reading.words)[:depth]],
        "by TF-IDF": list(standing(reading))[:depth],
        "by keyness": [(row.key,) for row in overused(reading)[:depth]],
        "as phrases": [phrase.keys for phrase in reading.phrases[:depth]],
    }


def standing(reading: Reading) -> dict[TermKey, float]:
    """The terms that set the parts apart, those that lead a part first, then by weight.

    The values fall with the place; equal ones are of terms that nothing puts in order.
    """
    by_part = sorted(reading.distinguishing, key=lambda row: (row.rank, -row.weight))
    places: dict[TermKey, float] = {}
    for row in by_part:
        places.setdefault(row.key, row.weight - row.rank)
    return places


def agreed(rankings: Iterable[Sequence[Key]], *, by: int) -> list[Key]:
    """The items that at least ``by`` of several rankings name, in the order of first mention."""
    named: dict[Key, int] = {}
    for ranking in rankings:
        for item in dict.fromkeys(ranking):
            named[item] = named.get(item, 0) + 1
    return [item for item, times in named.items() if times >= by]
