"""Every English word that a figure says: those drawn in it, and those said in its place.

An edition in another language replaces this module and nothing else. The functions make
alternative text from the data of a figure: it tells what the figure shows, not what it
looks like, and stays true when the data change.
"""

from collections.abc import Sequence
from statistics import mean, median

from analysis.page.grammar import factor, listed, plural, times
from analysis.page.protocols import Counted, Law, Named

TABLE = "The numbers behind this figure"

LETTERS = "letters in the word"
WORDS_OF_LENGTH = "words of that length"
WORDS = "words"
MEDIAN = "median"
MEAN = "mean"
RANK = "rank of the word"
COUNT = "occurrences"
FITTED = "Zipf\N{RIGHT SINGLE QUOTATION MARK}s law, fitted"
TOKENS = "words read"
TYPES = "different words so far"
THIS_ORDER = "as the article has them"
RANDOM_ORDERS = "the same words in random order"
RANKS = "rank, the first at the right"
RATIOS = "times as often as in ordinary Arabic"
OTHER = "other"
PART = "part"
PARAGRAPH = "paragraph"
HEADLINES = "headlines"
COUNTED = "count"
NOTHING = "Nothing to draw: the article has too little for this figure."

# The article lit, and the concordance of every word. A name in braces is filled in by the page.
SHADE = "Shade words by"
SHADINGS = {"keyness": "keyness", "frequency": "frequency", "": "nothing"}
ARTICLE_TOOL = {
    "word": "{label}: {meaning}",
    "times": "{count} times",
    "once": "once",
    "rate": "{rate} in a million words",
    "keyness": "keyness {keyness}",
    "sentences": "in sentences",
    "places": "all its places",
}
FIND = "Find a word of the article"
FIND_HINT = "in any form, or in English"
PICK = "or pick one"
SHOW = "Show"
ALL_FORMS = "all its forms"
THIS_FORM = "exactly this form"
ORDER = "Sort by"
ORDERS = {"place": "place", "after": "the word after", "before": "the word before"}
CONCORDANCE_TOOL = {
    "some": "{count} places of {words}",
    "one": "One place of {words}",
    "none": "{query} does not occur in the article.",
    "empty": "Type a word, or pick one.",
    "shown": "The first {shown} are shown.",
    "more": "Show more",
    "sentence": "sentence",
    "headline": "title",
    "before": "before",
    "word": "word",
    "after": "after",
    "open": "Show the whole sentence {number}",
    "read": "Read it in the article",
    "csv": "Download as CSV",
}
INDEX = "All words with all their places, for programs (JSON)"


# Of many words alternative text tells the first few; the table tells all.
TOLD = 5
SHORT = 7  # parts of an enumeration that a listener can follow


def named(word: Named) -> str:
    """A word with its English meaning in brackets, where one is known."""
    return f"{word.label} ({word.meaning})" if word.meaning else word.label


def parts_across(part: str, shown: int, total: int) -> str:
    """The title over columns that stand for the parts of a text.

    >>> parts_across("paragraph", 4, 4), parts_across("sentence", 20, 48)
    ('paragraph, the first at the right', '20 of 48 sentences, the first at the right')
    """
    parts = part if shown == total else f"{shown:,} of {total:,} {part}s"
    return f"{parts}, the first at the right"


def the_first(shown: int, total: int) -> str:
    """A remark on what was left out of a picture; empty where nothing was.

    >>> the_first(40, 500), the_first(8, 8)
    ('the first 40 of 500', '')
    """
    return "" if shown == total else f"the first {shown:,} of {total:,}"


def places_of(word: str) -> str:
    """What a concordance is called."""
    return f"Every place of «{word}»"


def of_word_lengths(lengths: Sequence[int]) -> str:
    """What the distribution of word lengths shows."""
    common = max(sorted(set(lengths)), key=lengths.count)
    return (
        f"Of {len(lengths)} words, most have {common} letters ({lengths.count(common)} words); "
        f"half have {median(lengths):g} letters or fewer. The shortest has {min(lengths)}, "
        f"the longest {max(lengths)}."
    )


def of_sentence_lengths(lengths: Sequence[int], shown: int) -> str:
    """What the lengths of the sentences show, of which the first are drawn."""
    longest, shortest = max(lengths), min(lengths)
    if len(lengths) == 1:
        return f"The only sentence has {longest:,} {plural(longest, 'word')}."
    few = "" if shown == len(lengths) else f" Drawn are {the_first(shown, len(lengths))}."
    return (
        f"The {len(lengths):,} sentences have {shortest} to {longest:,} words, "
        f"{mean(lengths):.0f} on average; the longest is sentence {lengths.index(longest) + 1:,}, "
        f"the shortest sentence {lengths.index(shortest) + 1:,}.{few}"
    )


def of_top_words(words: Sequence[Counted]) -> str:
    """What the commonest words are."""
    first = listed([f"{named(word)} {times(word.count)}" for word in words[:3]])
    last = words[-1]
    return f"Of the words shown, the commonest are {first}. The last of {len(words)}, " + (
        f"{named(last)}, occurs {times(last.count)}."
    )


def of_zipf(counts: Sequence[int], fit: Law | None) -> str:
    """How counts fall with rank."""
    once = counts.count(1)
    text = (
        f"The commonest of {len(counts):,} different words occurs {times(counts[0])}; "
        f"{once:,} {plural(once, 'occurs', 'occur')} only once."
    )
    if fit is None:
        return text
    return (
        f"{text} Counts fall with rank about as rank to the power of minus {fit.exponent:.2f} "
        f"(interval {fit.interval.low:.2f} to {fit.interval.high:.2f})."
    )


def of_growth(
    words: Sequence[int], types: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> str:
    """How the vocabulary grows, and where it leaves the band of random orders."""
    below = sum(seen < bound for seen, bound in zip(types, low, strict=True))
    above = sum(seen > bound for seen, bound in zip(types, high, strict=True))
    half = types[(len(types) - 1) // 2]
    return (
        f"After {words[-1]} words {types[-1]} different ones have occurred, {half} of them in "
        f"the first half. Of {len(types)} points of the curve {below} lie below the band of "
        f"random orders, {above} above it."
    )


def of_heat_map(
    words: Sequence[Named],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    part: str,
    digits: int,
    total: int,
) -> str:
    """Which word is strongest in each column; of many columns the strongest cells of all.

    ``values`` are told to so many digits; ``total`` counts the parts of the text, of which
    the columns may be some.
    """
    peaks = [
        max((row[at], -number) for number, row in enumerate(values)) for at in range(len(columns))
    ]
    told = [
        (value, f"in {name} {named(words[-number])}, {value:.{digits}f}")
        for name, (value, number) in zip(columns, peaks, strict=True)
        if value
    ]
    few = "" if len(columns) == total else f"{len(columns):,} of {total:,} {part}s are drawn. "
    if len(told) > SHORT:
        told = sorted(told, key=lambda peak: -peak[0])[:TOLD]
        few += f"Where the {len(words)} words are strongest, by {part}: "
    else:
        few += f"The strongest of {len(words)} words in each {part}: "
    return few + f"{listed([text for _, text in told])}."


def of_intervals(
    words: Sequence[Named],
    values: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    *,
    ranks: bool,
) -> str:
    """Each of the first three values with its interval, and the least certain of all."""
    told = [
        f"{named(word)} {_interval(*numbers, ranks=ranks)}"
        for word, *numbers in zip(words, values, lows, highs, strict=True)
    ]
    width = [high - low for low, high in zip(lows, highs, strict=True)]
    loosest = told[width.index(max(width))]
    return f"{listed(told[:3])}. The least certain of {len(words)} words: {loosest}."


def _interval(value: float, low: float, high: float, *, ranks: bool) -> str:
    if ranks:
        return f"has rank {value:g}, between {low:g} and {high:g}"
    return (
        f"occurs {factor(value)} times as often as elsewhere, between {factor(low)} and "
        f"{factor(high)}"
    )


def times_ten(power: int) -> str:
    """A power of ten as a factor on a scale.

    >>> times_ten(3), times_ten(-1)
    ('×1,000', '×0.1')
    """
    return f"\N{MULTIPLICATION SIGN}{10.0**power:,g}"


def of_dispersion(places: Sequence[tuple[Named, Sequence[int]]], part: str) -> str:
    """In which parts each word occurs; 0 is what comes before the first."""
    told = []
    for word, parts in places[:TOLD]:
        found = [
            f"{parts.count(number)} in {f'{part} {number}' if number else 'the headline'}"
            for number in sorted(set(parts))
        ]
        told.append(f"{named(word)}: {listed(found)}")
    return f"The first of {len(places)} words. {'; '.join(told)}."


def of_cloud(weights: Sequence[tuple[Named, float]], measure: str) -> str:
    """Which words of a cloud are the largest, and what their size means."""
    leading = [f"{named(word)} {weight:.3g}" for word, weight in weights[:TOLD]]
    return f"{len(weights)} words in sizes that follow their {measure}. Largest: " + (
        f"{listed(leading)}."
    )


def of_word(word: Named, weight: float, measure: str) -> str:
    """What there is to know of one word of a cloud."""
    return f"{named(word)}: {measure} {weight:.3g}"
