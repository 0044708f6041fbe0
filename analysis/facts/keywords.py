"""What the chapter about keywords says."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.facts.cover import FIRM, ratio_of
from analysis.facts.glue import Facts
from analysis.facts.selection import agreed, answers, first, overused
from analysis.keywords.tfidf import Distinguishing, TermKey, Weighting, distinguishing
from analysis.measures.undefined import Undefined
from analysis.page.grammar import counted, is_or_are, number, quoted, sentence, several, share
from analysis.reading import Reading

LEVEL = 0.05  # below it a difference is called significant
LOOSE = 0.8  # a keyword in fewer of the samples owes its place to a few sentences

_OTHER_WEIGHTINGS = (Weighting(sublinear=True), Weighting(smooth=False), Weighting(norm="l1"))


def keywords(reading: Reading) -> Facts:
    """What sets parts and article apart, how stable that is, and which phrases name it."""
    part = reading.parts.kind
    return {
        "parts": f"the {counted(len(reading.parts.spans), part)}"
        + (" are the documents" if len(reading.parts.spans) > 1 else " is the only document"),
        "part": part,
        "firsts": _firsts(reading),
        "robust": _robust(reading),
        "single": _single(reading.distinguishing_sentences),
        "reference": reading.reference.name,
        "tested": counted(len(reading.keyness), "word"),
        "lead": _lead(reading),
        "significant": _significant(reading),
        "overlapping": _overlapping(reading),
        "sentences": counted(len(reading.article.sentences), "sentence"),
        "firm": _firm(reading),
        "best": _best(reading),
        "agreement": _agreement(reading),
    }


def _firsts(reading: Reading) -> str:
    rows = [row for row in reading.distinguishing if row.rank == 1]
    if not rows:
        return f"One {reading.parts.kind} alone cannot be told from others."
    named = [
        f"{quoted(reading.names[row.key])} in {reading.parts.kind} {row.document}" for row in rows
    ]
    return f"What sets the parts most apart: {several(named)}."


def _robust(reading: Reading) -> str:
    counts, chosen = reading.part_counts, {row.key for row in reading.distinguishing}
    if isinstance(counts, Undefined) or not chosen:
        return ""
    same = min(
        len(chosen & {row.key for row in distinguishing(counts, top=5, weighting=weighting)})
        for weighting in _OTHER_WEIGHTINGS
    )
    return (
        "With another weighting (no smoothing, logarithms of counts, or another norm) at least "
        f"{number(same) if same else 'none'} of the {counted(len(chosen), 'leading term')} are "
        "the same."
    )


def _single(rows: Sequence[Distinguishing]) -> str:
    if not rows:
        return "This article has too few sentences for that."
    once = sum(row.count == 1 for row in rows)
    return (
        "The smaller the documents, the fewer occurrences a weight rests on: "
        f"{number(once) if once else 'none'} of the {counted(len(rows), 'term')} below "
        f"{'occurs' if once == 1 else 'occur'} a single time in "
        f"{'its' if once == 1 else 'their'} sentence."
    )


def _lead(reading: Reading) -> str:
    found = overused(reading)
    if not found:
        return "No word is more frequent here than in ordinary Arabic."
    row = found[0]
    return (
        f"{quoted(reading.words[row.key])} occurs {row.count} times where "
        f"{_expected(row.expected)} would be expected: {ratio_of(row)}."
        if row.count > 1
        else f"{quoted(reading.words[row.key])} occurs once where {_expected(row.expected)} would "
        f"be expected: {ratio_of(row)}."
    )


def _expected(count: float) -> str:
    """An expected count; a number too small to print is said to be so."""
    return number(count) if count >= 0.01 else "less than 0.01"


def _significant(reading: Reading) -> str:
    found = [row for row in overused(reading) if row.p_corrected < LEVEL]
    tested = counted(len(reading.keyness), "word")
    if not found:
        return f"None of the {tested} is significantly more frequent than in ordinary Arabic."
    return (
        f"{len(found)} of the {tested} {'is' if len(found) == 1 else 'are'} significantly more "
        "frequent than in ordinary Arabic."
    )


def _overlapping(reading: Reading) -> str:
    pairs = list(pairwise(reading.keyness[:12]))
    if not pairs:
        return "there are no two to compare."
    overlap = sum(a.low <= b.high and b.low <= a.high for a, b in pairs)
    return (
        f"of the {counted(len(pairs), 'pair')} of neighbours in the figure, "
        f"{number(overlap) if overlap else 'none'} {'overlaps' if overlap == 1 else 'overlap'}."
    )


def _firm(reading: Reading) -> str:
    found = reading.stability
    if isinstance(found, Undefined):
        return f"That cannot be asked of this article: {found.reason}."
    firm = [quoted(reading.words[row.key]) for row in found if row.survival >= FIRM]
    loose = [quoted(reading.words[row.key]) for row in found if row.survival < LOOSE]
    told = (
        f"Of the {counted(len(found), 'leading word')}, "
        f"{number(len(firm)) if firm else 'none'} {'stays' if len(firm) == 1 else 'stay'} among "
        f"the leaders in at least {share(FIRM, 1)} of the samples"
        f"{': ' + several(firm) if firm else ''}."
    )
    if not loose:
        return told
    return told + (
        f" {number(len(loose))} {'does' if len(loose) == 1 else 'do'} so in fewer than "
        f"{share(LOOSE, 1)} and {'owes its' if len(loose) == 1 else 'owe their'} place to a few "
        f"of the sentences: {several(loose)}."
    )


def _best(reading: Reading) -> str:
    if not reading.phrases:
        return "The article has no phrase that could be rated."
    top = first(reading.phrases, lambda phrase: phrase.score)
    names = [quoted(reading.phrase_names[phrase.keys]) for phrase in top]
    if len(top) == 1:
        return f"The phrase rated first is {names[0]}."
    return f"The phrases rated first are {several(names)}."


def _agreement(reading: Reading) -> str:
    found = answers(reading)
    depth = max(map(len, found.values()))
    everywhere = agreed(found.values(), by=len(found))
    mostly = [term for term in agreed(found.values(), by=len(found) - 1) if term not in everywhere]
    both = agreed((found["by count"], found["by keyness"]), by=2)
    return (
        f"{sentence(_terms(reading, everywhere))} {is_or_are(len(everywhere))} among the first "
        f"{depth} of all four, {_terms(reading, mostly)} among those of three. Counts and keyness "
        f"share {counted(len(both), 'word')}."
    )


def _terms(reading: Reading, terms: Sequence[TermKey]) -> str:
    return several([quoted(reading.names[term]) for term in terms]) if terms else "no term"
