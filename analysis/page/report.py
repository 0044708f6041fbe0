"""Results as tables: each answer of a chapter in the columns a reader needs.

A number never stands alone: counts stand beside every measure, intervals beside every
estimate, an English meaning beside every Arabic word where one is known.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from analysis.keywords.keyness import Keyness
from analysis.keywords.keyphrases import KeyPhrase
from analysis.keywords.stability import RankStability
from analysis.keywords.tfidf import Distinguishing, Matrix, Name, TermKey
from analysis.measures.collocates import Collocate
from analysis.measures.collocations import Collocation
from analysis.measures.dispersion import Dispersion
from analysis.measures.uncertainty import Estimate
from analysis.page.concordance_tool import ConcordanceTool, concordance_tool
from analysis.page.grammar import counted, day
from analysis.page.parallel_text import Masthead, Setting
from analysis.page.protocols import Named
from analysis.page.tables import Glossed, Table, result_table, small
from analysis.page.word_index import index_of
from analysis.reading import Reading
from analysis.text.article import Article
from analysis.text.notes import Notes
from analysis.words.evaluation import Aligned, b_cubed, disagreements, pairwise
from analysis.words.lemmas import Word

Key = TypeVar("Key", bound=Hashable)

_STAY = "\N{NO-BREAK SPACE}"  # a form and its count are not parted


class _Keyed(Protocol):
    """A result about a word or a term."""

    @property
    def key(self) -> Hashable:
        """Which one."""


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
    return result_table(rows, ["line", "what", "why"], "removed", "Removed from the file")


def grouping(words: Sequence[Word]) -> Table:
    """Words counted together and as strings: what the commonest string alone would miss."""
    rows = [
        (
            word.label,
            word.meaning,
            word.count,
            max(word.forms.values()),
            " · ".join(f"{form}{_STAY}{times}" for form, times in word.forms.items()),
        )
        for word in words
    ]
    columns = ["word", "meaning", "as words", "as strings", "written forms"]
    keys = [word.key for word in words]
    return result_table(rows, columns, "grouping", "Counted as words and as strings", keys=keys)


def richness(measured: Mapping[str, tuple[Estimate, Estimate]]) -> Table:
    """Measures of richness with 95 % intervals for their mean and for another text.

    What is undefined is a dash, with the reason under the table and in the last column of the
    file.
    """
    rows = [
        (
            name,
            kind,
            found.value,
            *(found.interval or (None, None))[:2],
            *(found.another or (None, None))[:2],
            _missing(found, kind, estimates),
        )
        for name, estimates in measured.items()
        for kind, found in zip(("forms", "lemmas"), estimates, strict=True)
    ]
    columns = ["measure", "of", "value", "from", "to", "another from", "another to", "note"]
    intervals = {"mean": ("from", "to"), "another text": ("another from", "another to")}
    caption = "Richness with 95 % intervals"
    return result_table(rows, columns, "richness", caption, intervals=intervals, remarks="note")


def _missing(found: Estimate, kind: str, estimates: tuple[Estimate, Estimate]) -> str:
    """Why something is missing, and of what, unless of both for the same reason."""
    alike = len({each.missing for each in estimates}) == 1
    return found.missing if alike or not found.missing else f"of {kind}, {found.missing}"


def dispersion(
    rows: Sequence[Dispersion], words: Mapping[str, Word], *, of: str = "words"
) -> Table:
    """How evenly words are spread; ``of`` says which words they are."""
    cells = [
        (
            *_word(words[row.key]),
            row.count,
            row.sentences,
            row.deviation,
            row.expected,
            None if row.p is None else small(row.p),
            row.norm,
            row.juilland,
        )
        for row in rows
    ]
    columns = ["word", "meaning", "in the body", "sentences", "DP", "by chance", "p"]
    columns += ["DPnorm", "Juilland’s D"]
    caption = f"How evenly {of} are spread over the sentences"
    name = f"dispersion-of-{of.replace(' ', '-')}"
    return result_table(cells, columns, name, caption, keys=_keys(rows))


def collocates(rows: Sequence[Collocate], words: Mapping[str, Word]) -> Table:
    """What occurs near a word."""
    cells = [
        (
            *_word(words[row.key]),
            row.near,
            row.count,
            small(row.expected),
            row.log_dice,
            small(row.p),
            small(row.p_corrected),
        )
        for row in rows
    ]
    columns = ["word", "meaning", "near", "of", "expected", "log Dice", "p", "p corrected"]
    decimals = {"log Dice": 1}
    caption = "What occurs near the word"
    return result_table(cells, columns, "collocates", caption, decimals=decimals, keys=_keys(rows))


def expressions(rows: Sequence[Collocation], names: Mapping[TermKey, Name]) -> Table:
    """Neighbouring words that come together more than once."""
    cells = [
        (
            *_word(names[row.key]),
            row.count,
            small(row.expected),
            row.log_dice,
            small(row.p),
            small(row.p_corrected),
        )
        for row in rows
    ]
    columns = ["words", "meaning", "count", "expected", "log Dice", "p", "p corrected"]
    decimals = {"log Dice": 1}
    caption = "Words that come together more than once"
    return result_table(
        cells, columns, "expressions", caption, decimals=decimals, keys=_keys(rows)
    )


def distinguishing(
    rows: Sequence[Distinguishing], names: Mapping[TermKey, Name], *, part: str = "paragraph"
) -> Table:
    """What sets each part of a text apart."""
    cells = [
        (
            *_word(names[row.key]),
            row.document,
            row.weight,
            row.difference,
            f"{row.rank}=" if row.equals > 1 else row.rank,
            row.equals,
            row.count,
            row.elsewhere,
        )
        for row in rows
    ]
    # What decides comes early: a narrow window shows the first columns.
    weights = ["TF-IDF", "less the others"]
    columns = ["term", "meaning", part, *weights, "rank", "share it", "count", "elsewhere"]
    caption = f"What sets each {part} apart"
    return result_table(cells, columns, f"tf-idf-by-{part}", caption, keys=_keys(rows))


def keyness(rows: Sequence[Keyness], words: Mapping[str, Word]) -> Table:
    """Words against a reference."""
    cells = [
        (
            words[row.key].label + ("" if row.in_reference else " *"),
            words[row.key].meaning,
            row.log_ratio,
            row.low,
            row.high,
            row.count,
            small(row.expected),
            row.g2,
            small(row.p_corrected),
            row.sentences,
            None if row.p_sentences_corrected is None else small(row.p_sentences_corrected),
            row.percent_difference,
            row.simple_maths(),
            row.dispersed_maths(),
        )
        for row in rows
    ]
    columns = ["word", "meaning", "log ratio", "from", "to", "count", "expected", "G²", "p"]
    columns += ["sentences", "p by sentences", "%DIFF", "simple maths", "with ARF"]
    return result_table(
        cells,
        columns,
        "keyness",
        "Words against ordinary Arabic",
        decimals=dict.fromkeys(columns, 1) | {"%DIFF": 0, "simple maths": 0, "with ARF": 0},
        intervals={"95 %": ("from", "to")},
        keys=_keys(rows),
    )


def stability(rows: Sequence[RankStability[Key]], words: Mapping[Key, Named]) -> Table:
    """How far ranks move when the sentences are drawn again."""
    cells = [
        (*_word(words[row.key]), row.rank, row.low, row.high, 100 * row.survival) for row in rows
    ]
    columns = ["word", "meaning", "rank", "from", "to", "kept, %"]
    caption = "Ranks when the sentences are drawn again, and how often a word is kept"
    return result_table(
        cells,
        columns,
        "stability",
        caption,
        decimals={"kept, %": 1},
        intervals={"95 %": ("from", "to")},
        keys=_keys(rows),
    )


def phrases(rated: Iterable[KeyPhrase], names: Mapping[TermKey, Name]) -> Table:
    """Key phrases, best first, each with its count and its rating."""
    cells = [(*_word(names[row.keys]), row.count, row.score) for row in rated]
    return result_table(
        cells, ["phrase", "meaning", "count", "rating"], "key-phrases", "Key phrases"
    )


def side_by_side(answers: Mapping[str, Sequence[TermKey]], names: Mapping[TermKey, Name]) -> Table:
    """Several rankings in columns, one rank a row, each term with its meaning."""
    depth = max(map(len, answers.values()), default=0)
    columns = [
        [*(_glossed(names[term], term) for term in terms), *[""] * (depth - len(terms))]
        for terms in answers.values()
    ]
    rows = zip(range(1, depth + 1), *columns, strict=True)
    return result_table(rows, ["rank", *answers], "four-answers", "Four answers side by side")


def scores(tokens: Sequence[Aligned]) -> Table:
    """How well the grouping of words agrees with the annotation.

    A measure that is undefined for the tokens is a row of dashes; without an annotation there
    is no row.
    """
    rows: list[tuple[object, ...]] = []
    pairs = [token.pair for token in tokens]
    measures = (("pairs of words", pairwise), ("B-cubed", b_cubed)) if pairs else ()
    for name, measure in measures:
        try:
            rows.append((name, *(found := measure(pairs)), found.f1))
        except ValueError:
            rows.append((name, None, None, None))
    columns = ["measure", "precision", "recall", "F1"]
    decimals = dict.fromkeys(columns, 3)
    caption = "Grouping against the annotation"
    return result_table(rows, columns, "agreement", caption, decimals=decimals)


def errors(tokens: Iterable[Aligned]) -> Table:
    """Where the automatic grouping and the annotation differ, by name."""
    rows = [
        (" / ".join(d.lemmas), d.kind, " | ".join("، ".join(part) for part in d.forms))
        for d in disagreements(tokens)
    ]
    caption = "Where the grouping and the annotation differ"
    return result_table(rows, ["lemma", "error", "forms"], "errors", caption)


def weights(found: Matrix) -> Table:
    """A table of terms and documents as it is; each term is shown by its lemma keys."""
    rows = [(" ".join(term), *values.values()) for term, values in found.rows().items()]
    documents = list(map(str, found.documents))
    caption = f"TF-IDF weights in {counted(len(documents), 'document')}"
    return result_table(rows, ["term", *documents], f"weights-in-{len(documents)}", caption)


def versions() -> Table:
    """The versions of Python and of what the results depend on."""
    import platform
    from importlib.metadata import version

    rows = [("Python", platform.python_version())]
    rows += [(name, version(name)) for name in DEPENDENCIES]
    return result_table(rows, ["package", "version"], "versions", "Versions")


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


def _glossed(word: Named, key: Hashable = "") -> Glossed:
    return Glossed(word.label, word.meaning, _word_key(key))


def _keys(rows: Iterable[_Keyed]) -> list[str]:
    return [_word_key(row.key) for row in rows]


def _word_key(key: Hashable) -> str:
    """The lemma key that a row or a cell is about; "" for a term of several words."""
    if isinstance(key, tuple):
        return str(key[0]) if len(key) == 1 else ""
    return str(key)
