"""An article beside an archive, as tables and figures."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from analysis.archive.beside import KeyWord, Registers
from analysis.archive.standing import Standing
from analysis.archive.trends import Trend
from analysis.archive.weights import Neighbour, Weight
from analysis.page import descriptions
from analysis.page import language as wording
from analysis.page.grammar import number
from analysis.page.pictures import Columns, Picture, Row, nothing
from analysis.page.protocols import Named
from analysis.page.style import colour, corner, new_axes, new_figure, rules
from analysis.page.tables import Glossed, Table
from analysis.page.wordfigures import keyness_intervals

Key = TypeVar("Key", bound=Hashable)

_TICKS = 4  # labels of periods under a small figure


def key_words(rows: Iterable[KeyWord], words: Mapping[str, Named]) -> Table:
    """Words against the archive, those that set the article apart marked."""
    cells = [
        (
            words[row.key].label + (" *" if row.sets_apart else ""),
            words[row.key].meaning,
            row.keyness.count,
            row.keyness.expected,
            row.documents,
            100 * row.as_often,
            row.keyness.g2,
            _p(row.keyness.p_corrected),
            _p(row.keyness.p_sentences_corrected),
            row.keyness.log_ratio,
            row.keyness.low,
            row.keyness.high,
        )
        for row in rows
    ]
    columns = ["word", "meaning", "count", "expected", "articles", "as often, %", "G²", "p"]
    columns += ["p by sentences", "log ratio", "from", "to"]
    one = dict.fromkeys(["as often, %", "G²", "log ratio", "from", "to"], 1)
    return _table(
        cells,
        columns,
        "beside-key-words",
        "Words against the archive",
        decimals={"expected": 3} | one,
        intervals={"95 %": ("from", "to")},
    )


def ratios(rows: Iterable[KeyWord], words: Mapping[str, Named], most: int = 12) -> Picture:
    """How many times as often as in the archive words occur, with intervals.

    Words that the archive has not are left out: their intervals have no end.
    """
    records = [row.keyness for row in rows if row.documents][:most]
    return keyness_intervals(records, words, across=wording.RATIOS_TO_ARCHIVE)


def registers(found: Registers, words: Mapping[str, Named], depth: int = 15) -> Table:
    """Key words by what they are key against, the first of each."""
    heads = {"in both": found.both, "in the archive only": found.archive_only}
    heads |= {"in general Arabic only": found.general_only}
    rows = max(map(len, heads.values()), default=0)
    columns = {
        head: [
            *(Glossed(words[key].label, words[key].meaning) for key in keys[:depth]),
            *[""] * (min(rows, depth) - len(keys)),
        ]
        for head, keys in heads.items()
    }
    cells = zip(range(1, min(rows, depth) + 1), *columns.values(), strict=True)
    caption = "Key words by what they are key against"
    return _table(cells, ["rank", *columns], "registers", caption)


def weights(rows: Iterable[Weight], words: Mapping[str, Named]) -> Table:
    """Words by their TF-IDF among the articles of the archive."""
    cells = [
        (words[row.key].label, words[row.key].meaning, row.count, row.documents, row.weight)
        for row in rows
    ]
    columns = ["word", "meaning", "count", "articles", "TF-IDF"]
    return _table(cells, columns, "beside-tf-idf", "TF-IDF among the articles of the archive")


def over_time(found: Sequence[Trend], words: Mapping[str, Named]) -> Row | Picture:
    """How often words occur in each period, with intervals, a small figure for each word."""
    if not found:
        return nothing("over-time")
    titles = [descriptions.named(words[trend.key]) for trend in found]
    return Row([_trend(trend, words[trend.key]) for trend in found], titles, "over-time")


def _trend(trend: Trend, word: Named) -> Picture:
    """One word over time: its rate in each period as a point, in the band of its interval."""
    labels = [period.label for period in trend.periods]
    rates = [period.per_million for period in trend.periods]
    lows, highs = zip(*((period.low, period.high) for period in trend.periods), strict=True)
    places = range(len(labels))
    figure = new_figure(2.6)
    axes = new_axes(figure, left=0.7, right=0.15, top=0.42, bottom=0.5)
    axes.fill_between(places, lows, highs, color=colour("blue"), alpha=0.2, linewidth=0)
    axes.plot(places, rates, "o-", color=colour("blue"), markersize=4, linewidth=1.4)
    rules(axes, across="", up=wording.PER_MILLION)
    step = -(-len(labels) // _TICKS)
    axes.set(ylim=(0, max(highs) * 1.05 or 1), xticks=places[::step])
    axes.set_xticklabels(labels[::step])
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.locator_params(axis="y", nbins=4)
    peak = rates.index(max(rates))
    alt = descriptions.of_trend(word, labels, rates, (lows[peak], highs[peak]))
    counts = [period.count for period in trend.periods]
    data: Columns = {
        "period": labels,
        "count": counts,
        "per million": rates,
        "from": lows,
        "to": highs,
    }
    return Picture("over-time", figure, alt, data)


def trends(found: Iterable[Trend], words: Mapping[str, Named]) -> Table:
    """Whether words rise or fall in the archive."""
    cells = [
        (
            words[trend.key].label,
            words[trend.key].meaning,
            trend.change,
            trend.low,
            trend.high,
            _p(trend.p_corrected),
        )
        for trend in found
    ]
    columns = ["word", "meaning", "change, doublings", "from", "to", "p"]
    caption = "From the first day of the archive to the last"
    decimals = dict.fromkeys(columns[2:5], 1)
    intervals = {"95 %": ("from", "to")}
    return _table(cells, columns, "trends", caption, decimals=decimals, intervals=intervals)


def neighbours(found: Iterable[Neighbour], words: Mapping[str, Named]) -> Table:
    """The articles that resemble this one most, and the words they share."""
    cells = [
        (
            row.title or row.id,
            row.date.isoformat() if row.date else "",
            row.source or "",
            row.cosine,
            "، ".join(words[key].label for key in row.shared),
        )
        for row in found
    ]
    columns = ["article", "date", "source", "cosine", "shared words"]
    return _table(cells, columns, "neighbours", "The nearest articles of the archive")


def standings(found: Sequence[Standing]) -> Row | Picture:
    """Where the article stands in the distributions of the archive."""
    if not found:
        return nothing("standings")
    titles = [wording.STANDINGS[row.measure] for row in found]
    return Row([_standing(row) for row in found], titles, "standings")


def _standing(row: Standing) -> Picture:
    """A histogram of the archive's articles with this one marked."""
    figure = new_figure(2.4)
    axes = new_axes(figure, left=0.1, right=0.15, top=0.2, bottom=0.76)
    width = row.edges[1] - row.edges[0]
    middles = [edge + width / 2 for edge in row.edges[:-1]]
    axes.bar(middles, row.heights, width=width * 0.9, color=colour("blue"))
    shown = min(max(row.value, row.edges[0]), row.edges[-1])
    axes.axvline(shown, color=colour("rust"), linewidth=2)
    corner(axes, f"{wording.THIS_ARTICLE}\n{number(row.value, 0 if row.value > 9 else 2)}", "rust")
    rules(axes, across=wording.STANDINGS[row.measure], lines=False)
    axes.set(yticks=[])
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter("{x:,g}")
    alt = descriptions.of_standing(row.measure, row.value, row.below, row.articles)
    data: Columns = {"from": row.edges[:-1], "to": row.edges[1:], wording.ARTICLES: row.heights}
    return Picture(f"standing-{row.measure}", figure, alt, data)


def _p(value: float | None) -> str:
    if value is None:
        return number(None)
    return "< 0.001" if value < 0.001 else number(value, 3)


def _table(
    rows: Iterable[Sequence[object]],
    columns: Sequence[str],
    name: str,
    caption: str,
    *,
    decimals: Mapping[str, int] | None = None,
    intervals: Mapping[str, tuple[str, str]] | None = None,
) -> Table:
    import pandas as pd

    glosses = {columns[0]: "meaning"} if "meaning" in columns else {}
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return Table(frame, name, caption, decimals or {}, intervals or {}, glosses)
