"""What chapters pick from rankings of words: the split, the repeated, the agreed on.

The one idea: what prose says of a ranking is chosen by a rule that holds for any article.
"""

from collections.abc import Iterable, Mapping, Sequence

from analysis.words.lemmas import LemmaGroup, lemma


def most_scattered(words: Iterable[LemmaGroup]) -> LemmaGroup:
    """The word that counting strings would miss most of; of equals the first."""
    return max(words, key=lambda word: word.count - max(word.forms.values()))


def repeated(words: Sequence[LemmaGroup]) -> dict[str, int]:
    """Counts of the words that stand at least twice; of all words where none does."""
    counts = {word.label: word.count for word in words}
    return {label: count for label, count in counts.items() if count > 1} or counts


def agreed(answers: Mapping[str, Sequence[str]], *, by: int) -> list[str]:
    """The terms that at least ``by`` of several rankings name, in the order of first mention.

    Two terms are the same when their words are forms of the same words.
    """
    named: dict[tuple[str, ...], list[str]] = {}
    for terms in answers.values():
        keys = {tuple(map(lemma, term.split())): term for term in reversed(terms)}
        for key in reversed(keys):
            named.setdefault(key, []).append(keys[key])
    return [terms[0] for terms in named.values() if len(terms) >= by]
