"""What the chapter about methods and limits says."""

from analysis.facts.glue import Facts
from analysis.page.grammar import counted, number, several, share
from analysis.reading import Reading
from analysis.words.evaluation import b_cubed, disagreements
from analysis.words.stopwords import is_stopword


def methods(reading: Reading) -> Facts:
    """How well the words were grouped, and how much the stop words take."""
    words = reading.article.words.texts()
    stops = [word for word in words if is_stopword(word)]
    return {
        "stops": f"{counted(len(stops), 'word')} of {number(len(words))} "
        f"({share(len(stops), len(words))})",
        "stop_share": share(len(stops), len(words)),
        "stops_annotated": _stops_annotated(reading, words),
        "annotated": _annotated(reading),
        "sentences": counted(len(reading.article.sentences), "sentence"),
        "grouping": _grouping(reading),
    }


def _stops_annotated(reading: Reading, words: list[str]) -> str:
    known = {row.surface for row in reading.evaluation}
    if not known:
        return "Nobody has annotated this article, so the list cannot be checked on it."
    left_out = sorted({word for word in words if word in known and is_stopword(word)})
    kept = {word for word in words if word not in known and not is_stopword(word)}
    return (
        f"Of the forms that an annotator took for content words it leaves out "
        f"{several([f'«{word}»' for word in left_out])}; of the forms that it keeps, "
        f"{number(len(kept)) if kept else 'none'} lack an annotation."
    )


def _annotated(reading: Reading) -> str:
    found = reading.evaluation
    if not found:
        return "Nobody has annotated this article, so its grouping cannot be scored."
    forms = len({row.surface for row in found})
    return (
        f"An annotator has described {counted(forms, 'written form')} by hand: lemma, part of "
        "speech and meaning. The analysis does not use the lemmas of the annotation, so that "
        "another article works without one; here they serve to check it, on "
        f"{number(len(found))} of the article’s {counted(len(reading.article.words), 'word')}."
    )


def _grouping(reading: Reading) -> str:
    found = reading.evaluation
    if not found:
        return "How well the words of this article were grouped has not been checked by hand."
    errors = len(disagreements(found))
    return (
        f"Against an annotation by hand the grouping of words reaches "
        f"{number(b_cubed([row.pair for row in found]).f1, 3)} of one (B-cubed), with "
        f"{counted(errors, 'error')}{', each named above' if errors else ''}."
    )
