"""Results as tables: each answer of a chapter in the columns a reader needs.

A number never stands alone: counts stand beside every measure, intervals beside every
estimate, an English meaning beside every Arabic word where one is known.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from analysis.keywords.keyness import Keyness
from analysis.keywords.keyphrases import KeyPhrase
from analysis.keywords.stability import RankStability
from analysis.keywords.tfidf import Distinguishing, Matrix, Name, TermKey
from analysis.measures.collocates import Collocate
from analysis.measures.dispersion import Dispersion
from analysis.measures.uncertainty import Estimate
from analysis.page.concordance_tool import ConcordanceTool, concordance_tool
from analysis.page.grammar import day, number
from analysis.page.parallel_text import Masthead, Setting
from analysis.page.protocols import Named
from analysis.page.tables import Glossed, Table
from analysis.page.word_index import index_of
from analysis.reading import Reading
from analysis.text.article import Article
from analysis.text.notes import Notes
from analysis.words.evaluation import Aligned, b_cubed, disagreements, pairwise
from analysis.words.lemmas import Word

if TYPE_CHECKING:
    import pandas as pd

Key = TypeVar("Key", bound=Hashable)

# What a result can change with; the rest of the lock file only builds and tests.
DEPENDENCIES = (
    "jupyter-book",
    "matplotlib",
    "numpy",
    "pandas",
    "scikit-learn",
    "scipy",
    "simplemma",
    "textstat",
    "wordcloud",
    "wordfreq",
)


def masthead(article: Article, notes: Notes) -> Masthead:
    """The headlines and the date of the article, as a cover shows them."""
    return Masthead(article, notes, day(article.date) if article.date else "")


def parallel_text(reading: Reading) -> Setting:
    """The article in Arabic, each word known, beside its English rendering where there is one."""
    return Setting(reading.article, reading.notes, index_of(reading), "context.html")


def concordance(reading: Reading, leading: Sequence[Word]) -> ConcordanceTool:
    """Every place of any word; without JavaScript those of the leading words."""
    return concordance_tool(index_of(reading), leading, page="article.html")


def removed(article: Article) -> Table:
    """Everything the file has and the cleaned text has not."""
    rows = [
        (r.line, _shortened(r.text) + (f" ×{r.count}" if r.count > 1 else ""), r.reason)
        for r in article.removed
    ]
    return _table(rows, ["line", "what", "why"], "removed", "Removed from the file")


def grouping(words: Iterable[Word]) -> Table:
    """Words counted together and as strings: what the commonest string alone would miss."""
    rows = [
        (
            word.label,
            word.meaning,
            word.count,
            max(word.forms.values()),
            " · ".join(f"{form} {times}" for form, times in word.forms.items()),
        )
        for word in words
    ]
    columns = ["word", "meaning", "as words", "as strings", "written forms"]
    return _table(rows, columns, "grouping", "Counted as words and as strings")


def richness(measured: Mapping[str, tuple[Estimate, Estimate]]) -> Table:
    """Measures of richness with their intervals, over word forms and over lemmas.

    What is undefined is a dash, with the reason in the last column.
    """
    rows = []
    for name, estimates in measured.items():
        row: list[object] = [name]
        for found in estimates:
            row += [found.value, *(found.interval or (None, None))[:2]]
        missing = [found.missing for found in estimates if found.missing]
        rows.append((*row, "; ".join(dict.fromkeys(missing))))
    columns = ["measure"]
    columns += [f"{kind}{bound}" for kind in ("forms", "lemmas") for bound in ("", " from", " to")]
    if any(row[-1] for row in rows):
        columns.append("note")
    intervals = {f"{kind}, 95 %": (f"{kind} from", f"{kind} to") for kind in ("forms", "lemmas")}
    rows = [row[: len(columns)] for row in rows]
    return _table(rows, columns, "richness", "Richness with 95 % intervals", intervals=intervals)


def dispersion(rows: Iterable[Dispersion], words: Mapping[str, Word]) -> Table:
    """How evenly words are spread."""
    cells = [(*_word(words[row.key]), row.count, row.sentences, row.deviation) for row in rows]
    columns = ["word", "meaning", "in the body", "sentences", "DP"]
    return _table(cells, columns, "dispersion", "How evenly words are spread over the sentences")


def collocates(rows: Iterable[Collocate], words: Mapping[str, Word]) -> Table:
    """What occurs near a word."""
    cells = [
        (
            *_word(words[row.key]),
            row.near,
            row.count,
            row.expected,
            _p(row.p),
            _p(row.p_corrected),
        )
        for row in rows
    ]
    columns = ["word", "meaning", "near", "of", "expected", "p", "p corrected"]
    decimals = {"expected": 1}
    return _table(cells, columns, "collocates", "What occurs near the word", decimals=decimals)


def distinguishing(
    rows: Iterable[Distinguishing], names: Mapping[TermKey, Name], *, part: str = "paragraph"
) -> Table:
    """What sets each part of a text apart."""
    cells = [
        (*_word(names[row.key]), row.document, row.count, row.elsewhere, row.weight)
        for row in rows
    ]
    columns = ["term", "meaning", part, "count", "elsewhere", "TF-IDF"]
    return _table(cells, columns, f"tf-idf-by-{part}", f"What sets each {part} apart")


def keyness(rows: Iterable[Keyness], words: Mapping[str, Word]) -> Table:
    """Words against a reference."""
    cells = [
        (
            words[row.key].label + ("" if row.in_reference else " *"),
            words[row.key].meaning,
            row.count,
            row.expected,
            row.g2,
            _p(row.p_corrected),
            row.log_ratio,
            row.low,
            row.high,
        )
        for row in rows
    ]
    columns = ["word", "meaning", "count", "expected", "G²", "p", "log ratio", "from", "to"]
    return _table(
        cells,
        columns,
        "keyness",
        "Words against ordinary Arabic",
        decimals={"expected": 3, "G²": 1, "log ratio": 1, "from": 1, "to": 1},
        intervals={"95 %": ("from", "to")},
    )


def stability(rows: Iterable[RankStability[Key]], words: Mapping[Key, Named]) -> Table:
    """How far ranks move when the sentences are drawn again."""
    cells = [
        (*_word(words[row.key]), row.rank, row.low, row.high, 100 * row.survival) for row in rows
    ]
    columns = ["word", "meaning", "rank", "from", "to", "kept, %"]
    caption = "Ranks when the sentences are drawn again, and how often a word is kept"
    intervals = {"95 %": ("from", "to")}
    return _table(
        cells, columns, "stability", caption, decimals={"kept, %": 0}, intervals=intervals
    )


def phrases(rated: Iterable[KeyPhrase], names: Mapping[TermKey, Name]) -> Table:
    """Key phrases, best first, each with its count and its rating."""
    cells = [(*_word(names[row.keys]), row.count, row.score) for row in rated]
    return _table(cells, ["phrase", "meaning", "count", "rating"], "key-phrases", "Key phrases")


def side_by_side(answers: Mapping[str, Sequence[TermKey]], names: Mapping[TermKey, Name]) -> Table:
    """Several rankings in columns, one rank a row, each term with its meaning."""
    depth = max(map(len, answers.values()), default=0)
    columns = [
        [*(_glossed(names[term]) for term in terms), *[""] * (depth - len(terms))]
        for terms in answers.values()
    ]
    rows = zip(range(1, depth + 1), *columns, strict=True)
    return _table(rows, ["rank", *answers], "four-answers", "Four answers side by side")


def scores(tokens: Sequence[Aligned]) -> Table:
    """How well the grouping of words agrees with the annotation.

    A measure that is undefined for the tokens is a row of dashes.
    """
    rows: list[tuple[object, ...]] = []
    pairs = [token.pair for token in tokens]
    for name, measure in (("pairs of words", pairwise), ("B-cubed", b_cubed)):
        try:
            rows.append((name, *(found := measure(pairs)), found.f1))
        except ValueError:
            rows.append((name, None, None, None))
    columns = ["measure", "precision", "recall", "F1"]
    decimals = dict.fromkeys(columns, 3)
    caption = "Grouping against the annotation"
    return _table(rows, columns, "agreement", caption, decimals=decimals)


def errors(tokens: Iterable[Aligned]) -> Table:
    """Where the automatic grouping and the annotation differ, by name."""
    rows = [
        (" / ".join(d.lemmas), d.kind, " | ".join("، ".join(part) for part in d.forms))
        for d in disagreements(tokens)
    ]
    return _table(rows, ["lemma", "error", "forms"], "errors", "Every error of the grouping")


def weights(found: Matrix) -> Table:
    """A table of terms and documents as it is; each term is shown by its lemma keys."""
    rows = [(" ".join(term), *values.values()) for term, values in found.rows().items()]
    return _table(rows, ["term", *map(str, found.documents)], "weights", "TF-IDF weights")


def versions() -> Table:
    """The versions of Python and of what the results depend on."""
    import platform
    from importlib.metadata import version

    rows = [("Python", platform.python_version())]
    rows += [(name, version(name)) for name in DEPENDENCIES]
    return _table(rows, ["package", "version"], "versions", "Versions")


def _shortened(text: str, longest: int = 24) -> str:
    """The beginning of a text, where it can be up to the last whole word.

    >>> _shortened("فبراير 16"), _shortened("ab cd ef", 7), _shortened("=" * 9, 4)
    ('فبراير 16', 'ab cd…', '====…')
    """
    if len(text) <= longest:
        return text
    return (text[:longest].rpartition(" ")[0] or text[:longest]) + "…"


def _word(word: Named) -> tuple[str, str]:
    """The first two cells of a row about a word."""
    return word.label, word.meaning


def _glossed(word: Named) -> Glossed:
    return Glossed(word.label, word.meaning)


def _p(value: float) -> str:
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
    glosses = {columns[0]: "meaning"} if "meaning" in columns else {}
    frame = _frame(rows, columns)
    return Table(frame, name, caption, decimals or {}, intervals or {}, glosses)


def _frame(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))
