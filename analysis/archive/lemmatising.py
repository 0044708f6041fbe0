"""Forms → words: each form is lemmatised once, and bags of forms become bags of words.

Function words are left out, as they are where one article is read: their forms are in the table
of forms, but they have no word.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.archive.merging import Shape, reduced
from analysis.archive.store import read_table, write_table
from analysis.words.lemmas import lemma, standalone
from analysis.words.stopwords import is_stopword

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# Forms lemmatised in one task: some seconds of work.
SLICE = 20_000

# No word: a function word; no year: an article without a date.
NO_LEMMA = -1
NO_YEAR = 0

FORMS = Shape(("form",), ("count", "documents"))
WORDS = Shape(("lemma", "year"), ("count", "documents"))
BAGS = Shape(("article", "lemma"))


class FormsTask(NamedTuple):
    """The forms of the kept articles of a part, to be counted."""

    part: Path
    places: Path
    out: Path


class LemmaTask(NamedTuple):
    """Some forms, rows ``start`` to ``end`` of a sorted table, to be lemmatised."""

    forms: Path
    start: int
    end: int
    out: Path


class BagTask(NamedTuple):
    """The bags of a part, to be turned from forms into words.

    ``forms`` is the sorted table of all forms, ``lemmas`` the number of the word of each.
    """

    part: Path
    places: Path
    forms: Path
    lemmas: Path
    bags: Path
    words: Path


def count_forms(task: FormsTask) -> Path:
    """How often each form occurs in the kept articles of a part, and in how many of them."""
    if not task.out.exists():
        import numpy as np
        import pyarrow as pa

        kept = np.load(task.places) >= 0
        forms = read_table(task.part / "forms.parquet")["form"]
        bags = read_table(task.part / "bags.parquet")
        inside = kept[bags["article"].to_numpy()]
        numbers, counts = bags["form"].to_numpy()[inside], bags["count"].to_numpy()[inside]
        count = np.bincount(numbers, weights=counts, minlength=len(forms)).astype(np.int64)
        documents = np.bincount(numbers, minlength=len(forms)).astype(np.int64)
        table = pa.table({"form": forms, "count": count, "documents": documents})
        write_table(table.filter(pa.array(documents > 0)), task.out)
    return task.out


def lemmatise(task: LemmaTask) -> Path:
    """The word of each form: its key, how it would stand alone, and whether it is a word."""
    if not task.out.exists():
        forms = read_table(task.forms, ["form"])["form"].slice(task.start, task.end - task.start)
        write_table(lemmatised(forms.to_pylist()), task.out)
    return task.out


def lemmatised(forms: Sequence[str]) -> "pa.Table":
    """The word of each form as a table; function words have neither key nor label.

    >>> lemmatised(["وللروس", "إلى"]).to_pylist()[0]
    {'form': 'وللروس', 'lemma': 'روسي', 'label': 'الروس'}
    """
    import pyarrow as pa

    words = [None if is_stopword(form) else (lemma(form), standalone(form)) for form in forms]
    return pa.table(
        {
            "form": pa.array(forms, pa.string()),
            "lemma": pa.array([word and word[0] for word in words], pa.string()),
            "label": pa.array([word and word[1] for word in words], pa.string()),
        }
    )


def labels(forms: "pa.Table") -> "pa.Table":
    """The words of all forms, sorted by key, each with its commonest form as label.

    Of equally common ones the shortest, then the first in code point order, as
    :func:`analysis.words.lemmas.group` has it. ``forms`` has form, count, lemma and label.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    words = forms.filter(pc.is_valid(forms["lemma"])).select(["lemma", "label", "count"])
    counts = reduced(words, Shape(("lemma", "label"), ("count",)))
    counts = counts.append_column("length", pc.utf8_length(counts["label"]))
    order = [("lemma", "ascending"), ("count", "descending"), ("length", "ascending")]
    counts = counts.sort_by([*order, ("label", "ascending")])
    lemmas = counts["lemma"].combine_chunks()
    if not len(lemmas):
        return pa.table({"lemma": lemmas, "label": counts["label"]})
    first = pc.not_equal(lemmas.slice(1), lemmas.slice(0, len(lemmas) - 1))
    first = pa.concat_arrays([pa.array([True]), first])
    return counts.select(["lemma", "label"]).filter(first)


def bag_words(task: BagTask) -> tuple[Path, Path]:
    """The bags of words of the kept articles of a part, and the counts of its words by year."""
    if not (task.bags.exists() and task.words.exists()):
        import numpy as np
        import pyarrow.compute as pc

        places = np.load(task.places)
        lemmas = np.load(task.lemmas, mmap_mode="r")
        local = read_table(task.part / "forms.parquet")["form"]
        everywhere = read_table(task.forms, ["form"])["form"].combine_chunks()
        found = pc.fill_null(pc.index_in(local, value_set=everywhere), NO_LEMMA)
        numbers = found.to_numpy()
        # A form of articles that were left out alone is in no table.
        lemma_of = np.where(numbers >= 0, lemmas[np.maximum(numbers, 0)], NO_LEMMA)
        bags = bagged(read_table(task.part / "bags.parquet"), places, lemma_of)
        write_table(by_year(bags, _years(task.part, places)), task.words)
        write_table(bags, task.bags)
    return task.bags, task.words


def bagged(bags: "pa.Table", places: "np.ndarray", lemma_of: "np.ndarray") -> "pa.Table":
    """Bags of forms as bags of words: place of the article, number of the word, count; sorted."""
    import numpy as np
    import pyarrow as pa

    article = places[bags["article"].to_numpy()]
    word = lemma_of[bags["form"].to_numpy()].astype(np.int64)
    inside = (article >= 0) & (word >= 0)
    article, word = article[inside], word[inside]
    order = np.lexsort((word, article))
    article, word = article[order], word[order]
    count = bags["count"].to_numpy()[inside][order]
    new = np.ones(len(article), dtype=bool)
    new[1:] = (article[1:] != article[:-1]) | (word[1:] != word[:-1])
    starts = np.flatnonzero(new)
    summed = np.add.reduceat(count, starts) if len(starts) else count
    columns = {"article": article[new], "lemma": word[new], "count": summed}
    return pa.table({name: pa.array(column, pa.int32()) for name, column in columns.items()})


def by_year(bags: "pa.Table", years: "np.ndarray") -> "pa.Table":
    """How often each word occurs in each year, and in how many articles; sorted."""
    import numpy as np
    import pyarrow as pa

    table = pa.table(
        {
            "lemma": bags["lemma"],
            "year": pa.array(years[bags["article"].to_numpy()], pa.int32()),
            "count": bags["count"].cast(pa.int64()),
            "documents": pa.array(np.ones(bags.num_rows, dtype=np.int64)),
        }
    )
    return reduced(table, WORDS)


def _years(part: Path, places: "np.ndarray") -> "np.ndarray":
    """The year of each article, by its place in the archive."""
    import numpy as np
    import pyarrow.compute as pc

    dates = read_table(part / "articles.parquet", ["date"])["date"]
    years = np.zeros(max(int(places.max(initial=-1)) + 1, 1), dtype=np.int32)
    kept = places >= 0
    years[places[kept]] = pc.fill_null(pc.year(dates), NO_YEAR).to_numpy()[kept]
    return years
