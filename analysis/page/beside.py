"""An article beside an archive, as tables and figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.archive.beside import KeyWord, Registers
from analysis.archive.standing import Standing
from analysis.archive.trends import Trend
from analysis.archive.weights import Neighbour, Weight
from analysis.page import descriptions
from analysis.page import language as wording
from analysis.page.grammar import day, number
from analysis.page.pictures import Columns, Picture, nothing
from analysis.page.protocols import Named
from analysis.page.style import colour, new_axes, new_figure, note, rules
from analysis.page.tables import Glossed, Table, result_table, small
from analysis.page.wordfigures import keyness_intervals

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TICKS = 6  # labels of periods under a figure
_PANEL = 1.3  # inches of each of several figures above each other
_REACH = 2.5  # how many times the highest rate a scale reaches at most


def key_words(rows: Iterable[KeyWord], words: Mapping[str, Named]) -> Table:
    """Words against the archive, those that set the article apart marked."""
    cells = [
        (
            words[row.key].label + (" *" if row.sets_apart else ""),
            words[row.key].meaning,
            row.keyness.count,
            small(row.keyness.expected),
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
    return result_table(
        cells,
        columns,
        "beside-key-words",
        "Words against the archive",
        decimals=one,
        intervals={"95 %": ("from", "to")},
    )


def ratios(rows: Iterable[KeyWord], words: Mapping[str, Named], most: int = 12) -> Picture:
    """How many times as often as in the archive words occur, with intervals.

    Words that the archive has not are left out: their intervals have no end.
    """
    records = [row.keyness for row in rows if row.documents][:most]
    return keyness_intervals(
        records, words, across=wording.RATIOS_TO_ARCHIVE, name="beside-key-intervals"
    )


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
    return result_table(cells, ["rank", *columns], "registers", caption)


def weights(rows: Iterable[Weight], words: Mapping[str, Named]) -> Table:
    """Words by their TF-IDF among the articles of the archive."""
    cells = [
        (words[row.key].label, words[row.key].meaning, row.count, row.documents, row.weight)
        for row in rows
    ]
    columns = ["word", "meaning", "count", "articles", "TF-IDF"]
    return result_table(
        cells, columns, "beside-tf-idf", "TF-IDF among the articles of the archive"
    )


def over_time(found: Sequence[Trend], words: Mapping[str, Named]) -> Picture:
    """How often words occur in each period, in the band of its interval: a panel for each word."""
    if not found:
        return nothing("over-time")
    figure = new_figure(_PANEL * len(found) + 0.4)
    for row, trend in enumerate(found):
        axes = _panel(figure, row, len(found), left=0.75)
        _draw_trend(axes, trend, words[trend.key], last=trend is found[-1])
    told = [descriptions.of_trend(words[trend.key], *_told(trend)) for trend in found]
    data: Columns = {
        "word": [words[trend.key].label for trend in found for _ in trend.periods],
        "meaning": [words[trend.key].meaning for trend in found for _ in trend.periods],
    }
    periods = [period for trend in found for period in trend.periods]
    data = {
        **data,
        "period": [period.label for period in periods],
        "count": [period.count for period in periods],
        "per million": [period.per_million for period in periods],
        "from": [period.low for period in periods],
        "to": [period.high for period in periods],
    }
    return Picture("over-time", figure, " ".join(told), data)


def _panel(figure: "Figure", row: int, rows: int, *, left: float) -> "Axes":
    """One of several axes above each other, with room for a title and for the last one's scale."""
    below = 0.4 + _PANEL * (rows - row - 1)
    return new_axes(figure, left=left, right=0.1, top=_PANEL * row + 0.4, bottom=below + 0.12)


def _draw_trend(axes: "Axes", trend: Trend, word: Named, *, last: bool) -> None:
    labels, rates, _ = _told(trend)
    lows, highs = zip(*((period.low, period.high) for period in trend.periods), strict=True)
    places = range(len(labels))
    axes.fill_between(places, lows, highs, color=colour("blue"), alpha=0.2, linewidth=0)
    axes.plot(places, rates, "o-", color=colour("blue"), markersize=4, linewidth=1.4)
    # A period with few words has a limit that would press all others to the ground.
    reach = min(max(highs), _REACH * max(rates)) if max(rates) else max(highs)
    step = -(-len(labels) // _TICKS)
    axes.locator_params(axis="y", nbins=3)
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.set(ylim=(0, reach * 1.05), xticks=places[::step])
    axes.set_xticklabels(labels[::step] if last else [])
    rules(axes, across="")
    note(
        axes,
        word.label,
        (1, 1),
        (0, 5),
        coords=axes.transAxes,
        arabic=700,
        ha="right",
        va="bottom",
    )
    note(axes, word.meaning, (0, 1), (0, 6), coords=axes.transAxes, ink="quiet", va="bottom")


def _told(trend: Trend) -> tuple[list[str], list[float], tuple[float, float]]:
    """The periods of a word, its rate in each, and the interval of the highest."""
    rates = [period.per_million for period in trend.periods]
    peak = trend.periods[rates.index(max(rates))]
    return [period.label for period in trend.periods], rates, (peak.low, peak.high)


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
    return result_table(cells, columns, "trends", caption, decimals=decimals, intervals=intervals)


def neighbours(found: Iterable[Neighbour], words: Mapping[str, Named]) -> Table:
    """The articles that resemble this one most, and the words they share."""
    cells = [
        (
            Glossed(row.title or row.id, ", ".join(_of(row))),
            row.cosine,
            "، ".join(words[key].label for key in row.shared),
        )
        for row in found
    ]
    columns = ["article", "cosine", "shared words"]
    return result_table(cells, columns, "neighbours", "The nearest articles of the archive")


def _of(row: Neighbour) -> list[str]:
    """When and where an article appeared, as far as that is known."""
    return [told for told in (row.date and day(row.date), row.source) if told]


def standings(found: Sequence[Standing]) -> Picture:
    """Where the article stands in the distributions of the archive: a panel for each measure."""
    if not found:
        return nothing("standings")
    height = _PANEL + 0.35
    figure = new_figure(height * len(found))
    for row, standing in enumerate(found):
        below = height * (len(found) - row - 1)
        axes = new_axes(figure, left=0.3, right=0.3, top=height * row + 0.4, bottom=below + 0.4)
        _draw_standing(axes, standing)
    told = [
        descriptions.of_standing(row.measure, row.value, row.below, row.articles) for row in found
    ]
    bars = [
        (wording.STANDINGS[row.measure], *bar)
        for row in found
        for bar in zip(row.edges[:-1], row.edges[1:], row.heights, strict=True)
    ]
    names = ("measure", "from", "to", wording.ARTICLES)
    data = dict(zip(names, zip(*bars, strict=True), strict=True))
    return Picture("standings", figure, " ".join(told), data)


def _draw_standing(axes: "Axes", row: Standing) -> None:
    """A histogram of the archive's articles with this one marked."""
    width = row.edges[1] - row.edges[0]
    middles = [edge + width / 2 for edge in row.edges[:-1]]
    axes.bar(middles, row.heights, width=width * 0.9, color=colour("blue"))
    shown = min(max(row.value, row.edges[0]), row.edges[-1])
    axes.axvline(shown, color=colour("rust"), linewidth=2)
    axes.set(yticks=[])
    axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_major_formatter("{x:,g}")
    rules(axes, across="", up=wording.STANDINGS[row.measure], lines=False)
    value = f"{wording.THIS_ARTICLE} {number(row.value, 0 if row.value > 9 else 2)}"
    note(axes, value, (1, 1), (0, 6), coords=axes.transAxes, ink="rust", ha="right", va="bottom")


def _p(value: float | None) -> str:
    return number(None) if value is None else small(value)
