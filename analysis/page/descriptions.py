"""What figures and clouds show, told in words to those who do not see them.

Made from the data of a figure: it tells what the figure shows, not what it looks like, and
stays true when the data change.
"""

from collections.abc import Sequence
from math import isclose
from statistics import mean, median

from analysis.measures.ranking import cut
from analysis.page import language
from analysis.page.grammar import counted, factor, is_or_are, listed, plural, times
from analysis.page.protocols import Counted, Law, Named

# Of many words alternative text tells the first few; the table tells all.
TOLD = 5
SHORT = 7  # parts of an enumeration that a listener can follow


def named(word: Named) -> str:
    """A word with its English meaning in brackets, where one is known."""
    return f"{word.label} ({word.meaning})" if word.meaning else word.label


def of_word_lengths(lengths: Sequence[int]) -> str:
    """What the distribution of word lengths shows."""
    if len(lengths) == 1:
        return f"The only word has {counted(lengths[0], 'letter')}."
    common = max(sorted(set(lengths)), key=lengths.count)
    return (
        f"Of {counted(len(lengths), 'word')}, {lengths.count(common):,} "
        f"{plural(lengths.count(common), 'has', 'have')} {counted(common, 'letter')}, and no "
        f"other number of letters is commoner; the median is {median(lengths):g}. "
        f"The shortest has {min(lengths)}, the longest {max(lengths)}."
    )


def of_sentence_lengths(lengths: Sequence[int], shown: int) -> str:
    """What the lengths of the sentences show, of which the first are drawn."""
    longest, shortest = max(lengths), min(lengths)
    if len(lengths) == 1:
        return f"The only sentence has {counted(longest, 'word')}."
    few = "" if shown == len(lengths) else f" Drawn are {language.the_first(shown, len(lengths))}."
    if longest == shortest:
        return f"Each of the {len(lengths):,} sentences has {counted(longest, 'word')}.{few}"
    return (
        f"The {len(lengths):,} sentences have {shortest} to {longest:,} words, "
        f"{mean(lengths):.0f} on average; the longest {_which(lengths, longest)}, "
        f"the shortest {_which(lengths, shortest)}.{few}"
    )


def _which(lengths: Sequence[int], wanted: int) -> str:
    """Which sentences have a length; of many only how many."""
    found = [f"{number:,}" for number, length in enumerate(lengths, start=1) if length == wanted]
    if len(found) == 1:
        return f"is sentence {found[0]}"
    return f"are sentences {listed(found)}" if len(found) <= SHORT else f"are {len(found):,}"


def of_top_words(words: Sequence[Counted]) -> str:
    """What the commonest words are."""
    told = [f"{named(word)} {times(word.count)}" for word in words]
    if len(words) == 1:
        return f"One word is shown: {told[0]}."
    more = _as_large([word.count for word in words], 3, "as common")
    text = f"Of {counted(len(words), 'word')} shown, the commonest are {listed(told[:3])}{more}."
    return text if len(words) <= 3 else f"{text} The last is {told[-1]}."


def _as_large(values: Sequence[float], told: int, how: str) -> str:
    """How many more of some falling values are that of the last one told, to end a sentence."""
    more = cut(values, told).left_out
    return f", with {more:,} more {how} as the last of these" if more else ""


def of_zipf(counts: Sequence[int], fit: Law | None) -> str:
    """How counts fall with rank."""
    once = counts.count(1)
    if len(counts) == 1:
        return f"The only word occurs {times(counts[0])}."
    text = (
        f"The commonest of {counted(len(counts), 'different word')} occurs {times(counts[0])}; "
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
    told = (
        f"After {counted(words[-1], 'word')} {counted(types[-1], 'different one')} "
        f"{plural(types[-1], 'has', 'have')} occurred, {half:,} in the first half."
    )
    if not (below or above):
        return f"{told} The whole curve lies within the band of random orders."
    return (
        f"{told} Of {counted(len(types), 'point')} of the curve {below or 'none'} "
        f"{plural(below, 'lies', 'lie')} below the band of random orders, {above or 'none'} above "
        "it."
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
    told = [
        (max(column), f"in {name} {_strongest(words, column)}, {max(column):.{digits}f}")
        for name, column in zip(columns, zip(*values, strict=True), strict=True)
        if max(column)
    ]
    few = "" if len(columns) == total else f"{len(columns):,} of {total:,} {part}s are drawn. "
    if len(told) > SHORT:
        told = sorted(told, key=lambda peak: -peak[0])[:TOLD]
        few += f"Where {counted(len(words), 'word')} are strongest, by {part}: "
    else:
        few += f"The strongest of {counted(len(words), 'word')} in each {part}: "
    return few + f"{listed([text for _, text in told])}."


def _strongest(words: Sequence[Named], column: Sequence[float]) -> str:
    """The word with the largest value, and how many have it as well."""
    others = sum(isclose(value, max(column)) for value in column) - 1
    first = named(words[column.index(max(column))])
    return f"{first} and {counted(others, 'other')}" if others else first


def of_intervals(
    words: Sequence[Named],
    values: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    *,
    ranks: bool,
) -> str:
    """Each of the first three values with its interval, and the least certain of all."""
    spans = intervals(values, lows, highs, ranks=ranks)
    told = [f"{named(word)} {span}" for word, span in zip(words, spans, strict=True)]
    width = [high - low for low, high in zip(lows, highs, strict=True)]
    loosest = told[width.index(max(width))]
    if len(words) == 1:
        return f"{loosest}."
    equals = width.count(max(width)) - 1
    more = f"; {equals:,} more {is_or_are(equals)} as uncertain" if equals else ""
    return (
        f"{listed(told[:3])}. The least certain of {counted(len(words), 'word')}: {loosest}{more}."
    )


def intervals(
    values: Sequence[float], lows: Sequence[float], highs: Sequence[float], *, ranks: bool
) -> list[str]:
    """What is said of each of some words: its rank or its ratio, with an interval."""
    numbers = zip(values, lows, highs, strict=True)
    return [_interval(*three, ranks=ranks) for three in numbers]


def _interval(value: float, low: float, high: float, *, ranks: bool) -> str:
    if ranks:
        return f"has rank {value:g}, between {low:g} and {high:g}"
    return (
        f"occurs {factor(value)} times as often as elsewhere, between {factor(low)} and "
        f"{factor(high)}"
    )


def of_dispersion(places: Sequence[tuple[Named, Sequence[int]]], part: str) -> str:
    """In which parts each word occurs; 0 is what comes before the first."""
    told = [f"{named(word)}: {_places(parts, part)}" for word, parts in places[:TOLD]]
    few = f"The first {TOLD} of {len(places)} words. " if len(places) > TOLD else ""
    return f"{few}{'; '.join(told)}."


def _places(parts: Sequence[int], part: str) -> str:
    """How often in which parts; of many parts only in how many."""
    found = sorted(set(parts))
    if len(found) > SHORT:
        return f"{times(len(parts))} in {counted(len(found), part)}"
    names = (f"{part} {number}" if number else "the headline" for number in found)
    return listed(
        [f"{parts.count(number)} in {n}" for number, n in zip(found, names, strict=True)]
    )


def of_cloud(weights: Sequence[tuple[Named, float]], measure: str, total: int) -> str:
    """Which words of a cloud are the largest, and what their size means."""
    if not weights:
        return language.NOTHING
    leading = [f"{named(word)} {weight:.3g}" for word, weight in weights[:TOLD]]
    sizes = "a size that follows its" if len(weights) == 1 else "sizes that follow their"
    all_words = counted(total, "word")
    shown = language.the_heaviest(len(weights), total) if len(weights) < total else all_words
    more = _as_large([weight for _, weight in weights], TOLD, "as large")
    return f"{shown[0].upper()}{shown[1:]} in {sizes} {measure}. Largest: {listed(leading)}{more}."


def of_word(word: Named, weight: float, measure: str) -> str:
    """What there is to know of one word of a cloud, in English.

    >>> from types import SimpleNamespace
    >>> of_word(SimpleNamespace(meaning="Libya"), 18, language.COUNTED)
    'Libya, 18 times'
    """
    told = times(int(weight)) if measure == language.COUNTED else f"{measure} {weight:.3g}"
    return f"{word.meaning}, {told}" if word.meaning else told


def of_trend(
    word: Named, labels: Sequence[str], rates: Sequence[float], bounds: tuple[float, float]
) -> str:
    """How often a word occurs from the first period to the last; the bounds are of the peak."""
    peak = max(rates)
    low, high = bounds
    return (
        f"{named(word)} occurs {rates[0]:,.0f} times in a million words in {labels[0]} and "
        f"{rates[-1]:,.0f} times in {labels[-1]}; most often in {labels[rates.index(peak)]}, "
        f"{peak:,.0f} times, between {low:,.0f} and {high:,.0f}."
    )


def of_standing(measure: str, value: float, below: float, articles: int) -> str:
    """Where an article stands among others."""
    return (
        f"This article has {value:,.4g} ({language.STANDINGS[measure]}); {100 * below:.0f} in a "
        f"hundred of {articles:,} {plural(articles, 'article')} have less."
    )
