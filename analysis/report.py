"""Results as tables: each answer of a chapter in the columns a reader needs.

The one idea: a number never stands alone. Counts stand beside every measure, intervals
beside every estimate, an English meaning beside every Arabic word where one is known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis import richness
from analysis.agreement import Disagreement, b_cubed, pairwise
from analysis.article import Article
from analysis.context import concordance
from analysis.keyphrases import KeyPhrase
from analysis.lemmas import LemmaGroup, lemma, standalone
from analysis.tables import Table, number
from analysis.uncertainty import estimate

if TYPE_CHECKING:
    import pandas as pd

Meanings = Mapping[str, str]

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

NO_MEANINGS: Meanings = MappingProxyType({})

RICHNESS: Mapping[str, Callable[[Sequence[str]], float]] = {
    "TTR": richness.ttr,
    "MATTR": richness.mattr,
    "MTLD": richness.mtld,
    "HD-D": richness.hdd,
    "Yule’s K": richness.yules_k,
}


def meanings(words: Iterable[LemmaGroup], known: Meanings) -> Meanings:
    """English meanings from those by lemma key, by any form that a word is shown in.

    The forms are the word's surface forms, and these as they would stand alone.
    """
    return {
        form: known[word.lemma]
        for word in words
        if word.lemma in known
        for form in (*word.forms, *map(standalone, word.forms))
    }


def glossed(term: str, known: Meanings) -> str:
    """The meaning of a term, of several words word by word; nothing where none is known.

    >>> glossed("تنظيم الدولة", {"تنظيم": "organisation", "الدولة": "state"})
    'organisation + state'
    """
    if term in known:
        return known[term]
    by_lemma = {lemma(label): meaning for label, meaning in known.items()}
    found = [by_lemma.get(lemma(word), "…") for word in term.split()]
    return " + ".join(found) if any(meaning != "…" for meaning in found) else ""


def removed(article: Article) -> Table:
    """Everything the file has and the cleaned text has not."""
    rows = [(r.line, _shortened(r.text), r.count, r.reason) for r in article.removed]
    return _table(rows, ["line", "what", "times", "why"], "removed", "Removed from the file")


def grouping(words: Sequence[LemmaGroup], known: Meanings = NO_MEANINGS) -> Table:
    """Words counted together and as strings: what the commonest string alone would miss."""
    rows = [
        (
            word.label,
            known.get(word.label, ""),
            word.count,
            commonest := max(word.forms.values()),
            word.count - commonest,
            " · ".join(f"{form} {times}" for form, times in word.forms.most_common()),
        )
        for word in words
    ]
    columns = ["word", "meaning", "all forms", "commonest form", "missed", "forms"]
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


def places(article: Article, word: LemmaGroup, *, width: int = 5) -> Table:
    """Every place of a word with the text around it; sentence 0 is a headline."""
    rows = concordance(article, word.tokens, width=width)
    columns = ["sentence", "before", "word", "after"]
    return _table(rows, columns, "concordance", f"Every place of «{word.label}»")


def distinguishing(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """What sets each paragraph apart, of :func:`analysis.keywords.distinguishing`."""
    rows = [
        (row.term, glossed(row.term, known), row.document, row.count_, row.elsewhere, row.weight)
        for row in found.rename(columns={"count": "count_"}).itertuples()
    ]
    columns = ["term", "meaning", "paragraph", "count", "elsewhere", "TF-IDF"]
    return _table(rows, columns, "tf-idf", "What sets each paragraph apart")


def keyness(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """Words against a reference, of :func:`analysis.keyness.keyness`."""
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
        decimals={"G²": 1, "log ratio": 1, "from": 1, "to": 1},
        intervals={"95 %": ("from", "to")},
    )


def survival(found: "pd.DataFrame", known: Meanings = NO_MEANINGS) -> Table:
    """How far ranks move, of :func:`analysis.stability.rank_stability`."""
    rows = [
        (row.Index, glossed(row.Index, known), row.rank, row.low, row.high, row.survival)
        for row in found.itertuples()
    ]
    columns = ["word", "meaning", "rank", "from", "to", "share of samples among the first"]
    caption = "Ranks when the sentences are drawn again"
    return _table(rows, columns, "stability", caption, intervals={"95 %": ("from", "to")})


def phrases(found: Iterable[KeyPhrase], known: Meanings = NO_MEANINGS) -> Table:
    """Key phrases, best first, with the meanings of their words where they are known."""
    rows = [
        (phrase.text, glossed(phrase.text, known), phrase.count, phrase.score) for phrase in found
    ]
    columns = ["phrase", "meaning", "count", "rating"]
    return _table(rows, columns, "key-phrases", "Key phrases")


def most_scattered(words: Iterable[LemmaGroup]) -> LemmaGroup:
    """The word that counting strings would miss most of; of equals the first."""
    return max(words, key=lambda word: word.count - max(word.forms.values()))


def repeated(words: Sequence[LemmaGroup]) -> dict[str, int]:
    """Counts of the words that stand at least twice; of all words where none does."""
    counts = {word.label: word.count for word in words}
    return {label: count for label, count in counts.items() if count > 1} or counts


def side_by_side(answers: Mapping[str, Sequence[str]], known: Meanings = NO_MEANINGS) -> Table:
    """Several rankings in columns, one rank a row; the first answer's words have meanings."""
    depth = max(map(len, answers.values()), default=0)
    rows = [
        (rank + 1, *(_with_meaning(terms, rank, known) for terms in answers.values()))
        for rank in range(depth)
    ]
    return _table(rows, ["rank", *answers], "four-answers", "Four answers side by side")


def scores(pairs: Sequence[tuple[str, str]]) -> Table:
    """How well a grouping agrees with the annotation, of :func:`analysis.agreement.aligned`.

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
    """A terms × documents table as it is, of :func:`analysis.keywords.tfidf`."""
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
    return text if len(text) <= longest else text[:longest].strip() + "…"


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else number(value, 3)


def _with_meaning(terms: Sequence[str], rank: int, known: Meanings) -> str:
    if rank >= len(terms):
        return ""
    meaning = known.get(terms[rank])
    return f"{terms[rank]} ({meaning})" if meaning else terms[rank]


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

    frame = pd.DataFrame(list(rows), columns=list(columns))
    return Table(frame, name, caption, decimals or {}, intervals or {})
