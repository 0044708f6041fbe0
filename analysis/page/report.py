"""Results as tables: each answer of a chapter in the columns a reader needs.

The one idea: a number never stands alone. Counts stand beside every measure, intervals
beside every estimate, an English meaning beside every Arabic word where one is known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.keywords.keyphrases import KeyPhrase
from analysis.measures import richness
from analysis.measures.concordance import Line, concordance
from analysis.measures.uncertainty import estimate
from analysis.page.parallel_text import Concordance, Folded
from analysis.page.tables import Glossed, Table, number
from analysis.text.article import Article
from analysis.words.evaluation import Disagreement, b_cubed, pairwise
from analysis.words.lemmas import LemmaGroup
from analysis.words.meanings import NO_MEANINGS, Meanings, glossed

if TYPE_CHECKING:
    import pandas as pd

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

RICHNESS: Mapping[str, Callable[[Sequence[str]], float]] = {
    "TTR": richness.ttr,
    "MATTR": richness.mattr,
    "MTLD": richness.mtld,
    "HD-D": richness.hdd,
    "Yule’s K": richness.yules_k,
}


def removed(article: Article) -> Table:
    """Everything the file has and the cleaned text has not."""
    rows = [
        (r.line, _shortened(r.text) + (f" ×{r.count}" if r.count > 1 else ""), r.reason)
        for r in article.removed
    ]
    return _table(rows, ["line", "what", "why"], "removed", "Removed from the file")


def grouping(words: Sequence[LemmaGroup], known: Meanings = NO_MEANINGS) -> Table:
    """Words counted together and as strings: what the commonest string alone would miss."""
    rows = [
        (
            word.label,
            known.get(word.label, ""),
            word.count,
            max(word.forms.values()),
            " · ".join(f"{form} {times}" for form, times in word.forms.most_common()),
        )
        for word in words
    ]
    columns = ["word", "meaning", "as words", "as strings", "written forms"]
    return _table(rows, columns, "grouping", "Counted as words and as strings")


def varieties(
    forms: Sequence[Sequence[str]], lemmas: Sequence[Sequence[str]], *, seed: int
) -> Table:
    """Five measures of richness with their intervals, over word forms and over lemmas.

    Both arguments are sentences as lists of strings. What is undefined is a dash, with
    the reason in the last column.
    """
    rows = []
    for name, measure in RICHNESS.items():
        row: list[object] = [name]
        notes = []
        for sentences in (forms, lemmas):
            found = estimate(measure, sentences, seed=seed)
            row += [found.value, *(found.interval or (None, None))[:2]]
            notes += [found.missing] if found.missing else []
        rows.append((*row, "; ".join(dict.fromkeys(notes))))
    columns = ["measure"]
    columns += [f"{kind}{bound}" for kind in ("forms", "lemmas") for bound in ("", " from", " to")]
    if any(row[-1] for row in rows):
        columns.append("note")
    intervals = {f"{kind}, 95 %": (f"{kind} from", f"{kind} to") for kind in ("forms", "lemmas")}
    rows = [row[: len(columns)] for row in rows]
    return _table(rows, columns, "richness", "Richness with 95 % intervals", intervals=intervals)


def all_places(
    article: Article,
    words: Iterable[LemmaGroup],
    known: Meanings = NO_MEANINGS,
    *,
    page: str,
    width: int = 5,
) -> Folded:
    """Every place of each word with the text around it, led to on the page with the article."""
    return Folded(
        {
            f"{Glossed(word.label, glossed(word.label, known))}: {word.count}": Concordance(
                _frame(concordance(article, word.tokens, width=width), Line._fields),
                f"places-of-{number}",
                f"Every place of «{word.label}»",
                page=page,
            )
            for number, word in enumerate(words, start=1)
        }
    )


def spread(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """How evenly words are spread, of :func:`analysis.measures.dispersion.dispersion`."""
    rows = [(word, glossed(word, known), *row) for word, *row in found.itertuples()]
    columns = ["word", "meaning", "in the body", "sentences", "DP"]
    return _table(rows, columns, "dispersion", "How evenly words are spread over the sentences")


def collocates(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """What stands near a word, of :func:`analysis.measures.collocates.collocates`."""
    rows = [
        (
            row.Index,
            glossed(row.Index, known),
            row.near,
            row.count_,
            row.expected,
            _p(row.p),
            _p(row.p_corrected),
        )
        for row in found.rename(columns={"count": "count_"}).itertuples()
    ]
    columns = ["word", "meaning", "near", "of", "expected", "p", "p corrected"]
    return _table(
        rows, columns, "collocates", "What stands near the word", decimals={"expected": 1}
    )


def distinguishing(
    found: "pd.DataFrame", known: Meanings = NO_MEANINGS, *, part: str = "paragraph"
) -> Table:
    """What sets each part of a text apart, of :func:`analysis.keywords.tfidf.distinguishing`."""
    rows = [
        (row.term, glossed(row.term, known), row.document, row.count_, row.elsewhere, row.weight)
        for row in found.rename(columns={"count": "count_"}).itertuples()
    ]
    columns = ["term", "meaning", part, "count", "elsewhere", "TF-IDF"]
    return _table(rows, columns, f"tf-idf-by-{part}", f"What sets each {part} apart")


def keyness(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """Words against a reference, of :func:`analysis.keywords.keyness.keyness`."""
    rows = [
        (
            row.Index + ("" if row.in_reference else " *"),
            known.get(row.Index, ""),
            row.count_,
            row.expected,
            row.g2,
            _p(row.p_corrected),
            row.log_ratio,
            row.low,
            row.high,
        )
        for row in found.rename(columns={"count": "count_"}).itertuples()
    ]
    columns = ["word", "meaning", "count", "expected", "G²", "p", "log ratio", "from", "to"]
    return _table(
        rows,
        columns,
        "keyness",
        "Words against ordinary Arabic",
        decimals={"expected": 3, "G²": 1, "log ratio": 1, "from": 1, "to": 1},
        intervals={"95 %": ("from", "to")},
    )


def survival(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """How far ranks move, of :func:`analysis.keywords.stability.rank_stability`."""
    rows = [
        (row.Index, glossed(row.Index, known), row.rank, row.low, row.high, 100 * row.survival)
        for row in found.itertuples()
    ]
    columns = ["word", "meaning", "rank", "from", "to", "kept, %"]
    caption = "Ranks when the sentences are drawn again, and how often a word is kept"
    intervals = {"95 %": ("from", "to")}
    return _table(
        rows, columns, "stability", caption, decimals={"kept, %": 0}, intervals=intervals
    )


def phrases(found: Iterable[KeyPhrase], known: Meanings = NO_MEANINGS) -> Table:
    """Key phrases, best first, with the meanings of their words where they are known."""
    rows = [
        (phrase.text, glossed(phrase.text, known), phrase.count, phrase.score) for phrase in found
    ]
    columns = ["phrase", "meaning", "count", "rating"]
    return _table(rows, columns, "key-phrases", "Key phrases")


def side_by_side(answers: Mapping[str, Sequence[str]], known: Meanings = NO_MEANINGS) -> Table:
    """Several rankings in columns, one rank a row, each term with its meaning."""
    depth = max(map(len, answers.values()), default=0)
    columns = {
        name: [
            Glossed(term, glossed(term, known)) if term else ""
            for term in (*terms, *[""] * (depth - len(terms)))
        ]
        for name, terms in answers.items()
    }
    rows = zip(range(1, depth + 1), *columns.values(), strict=True)
    return _table(rows, ["rank", *answers], "four-answers", "Four answers side by side")


def scores(pairs: Sequence[tuple[str, str]]) -> Table:
    """How well a grouping agrees with the annotation (:func:`analysis.words.evaluation.aligned`).

    A measure that is undefined for the tokens is a row of dashes.
    """
    rows = []
    for name, measure in (("pairs of words", pairwise), ("B-cubed", b_cubed)):
        try:
            rows.append((name, *(found := measure(pairs)), found.f1))
        except ValueError:
            rows.append((name, None, None, None))
    columns = ["measure", "precision", "recall", "F1"]
    decimals = dict.fromkeys(columns, 3)
    caption = "Grouping against the annotation"
    return _table(rows, columns, "agreement", caption, decimals=decimals)


def disagreements(found: Iterable[Disagreement]) -> Table:
    """Where the automatic grouping and the annotation differ, by name."""
    rows = [
        (" / ".join(d.lemmas), d.kind, " | ".join("، ".join(part) for part in d.forms))
        for d in found
    ]
    return _table(rows, ["lemma", "error", "forms"], "errors", "Every error of the grouping")


def weights(found: "pd.DataFrame") -> Table:
    """A terms × documents table as it is, of :func:`analysis.keywords.tfidf.tfidf`."""
    rows = [
        (term, *values)
        for term, values in zip(found.index, found.to_numpy().tolist(), strict=True)
    ]
    return _table(rows, ["term", *map(str, found.columns)], "weights", "TF-IDF weights")


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
