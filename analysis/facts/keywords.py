"""What the chapter about keywords says."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analysis.facts.cover import FIRM, ratio_of
from analysis.facts.glue import Facts
from analysis.facts.selection import agreed, answers, overused, sentence_terms, standing
from analysis.keywords.keyness import LEVEL, Keyness
from analysis.keywords.tfidf import Distinguishing, TermKey, Weighting, distinguishing
from analysis.measures.ranking import cut
from analysis.measures.undefined import Undefined
from analysis.page.grammar import (
    counted,
    in_turn,
    is_or_are,
    number,
    of_the,
    plural,
    quoted,
    sentence,
    several,
    share,
    so_many,
    some_of,
)
from analysis.reading import Reading

LISTED = 15  # words of the table
LOOSE = 0.8  # a keyword in fewer of the samples owes its place to a few sentences

_OTHER_WEIGHTINGS = (Weighting(sublinear=True), Weighting(smooth=False), Weighting(norm="l1"))


def keywords(reading: Reading) -> Facts:
    """What sets parts and article apart, how stable that is, and which phrases name it."""
    part = reading.parts.kind
    return {
        "parts": f"the {counted(len(reading.parts.spans), part)} are the documents"
        if len(reading.parts.spans) > 1
        else f"the one {part} is the only document",
        "firsts": _firsts(reading),
        "robust": _robust(reading),
        "single": _single(sentence_terms(reading), len(reading.article.sentences))
        if part != "sentence"
        else "In this article they are the parts, and what is true of them stands above.",
        "reference": reading.reference.name,
        "tested": counted(len(reading.keyness), "word"),
        "lead": _lead(reading),
        "significant": _significant(reading),
        "overlapping": _overlapping(reading),
        "unknown": _unknown(reading.keyness[:LISTED]),
        "sentences": counted(len(reading.article.sentences), "sentence"),
        "ranked": _ranked(reading),
        "firm": _firm(reading),
        "best": _best(reading),
        "agreement": in_turn(_agreement(reading), _end(reading)),
    }


def _firsts(reading: Reading) -> str:
    """What leads in each part; where several terms share that place, how many do."""
    leading: dict[int | str, list[Distinguishing]] = {}
    for row in reading.distinguishing:
        if row.rank == 1:
            leading.setdefault(row.document, []).append(row)
    if not leading and len(reading.parts.spans) > 1:
        return f"Nothing sets the {counted(len(reading.parts.spans), reading.parts.kind)} apart."
    if not leading:
        return f"One {reading.parts.kind} alone cannot be told from others."
    kind = reading.parts.kind
    alone = [
        f"{quoted(reading.names[rows[0].key])} in {kind} {part}"
        for part, rows in leading.items()
        if rows[0].equals == 1
    ]
    tied = [
        f"{number(rows[0].equals)} terms in {kind} {part}"
        for part, rows in leading.items()
        if rows[0].equals > 1
    ]
    told = f"What sets the parts most apart: {several(alone)}." if alone else ""
    if tied:
        told += f" The first place is shared by {several(tied)}, so that no one of them leads."
    return told.strip()


def _robust(reading: Reading) -> str:
    counts, chosen = reading.part_counts, {row.key for row in reading.distinguishing}
    if isinstance(counts, Undefined) or not chosen:
        return "No other weighting would change that."
    same = min(
        len(chosen & {row.key for row in distinguishing(counts, top=5, weighting=weighting)})
        for weighting in _OTHER_WEIGHTINGS
    )
    if same == len(chosen):
        kept = f"{some_of(same, same, 'leading term')} {plural(same, 'is', 'are')}"
    else:
        some = f"at least {some_of(same, len(chosen), 'leading term')} {is_or_are(same)}"
        kept = some if same else "none is"
    return (
        "With another weighting (no smoothing, logarithms of counts, or another norm) "
        f"{kept} the same."
    )


def _single(rows: Sequence[Distinguishing], sentences: int) -> str:
    if not rows and sentences > 1:
        return f"Nothing sets the {counted(sentences, 'sentence')} apart."
    if not rows:
        return "This article has too few sentences for that."
    once = sum(row.count == 1 for row in rows)
    leaders = {row.document: row.equals for row in rows if row.rank == 1}
    shared = sum(equals > 1 for equals in leaders.values())
    ties = (
        f" In {some_of(shared, len(leaders), 'sentence')} below several terms share the "
        "first place, and the table shows only those that come first in the text."
        if shared
        else ""
    )
    return (
        "The smaller the documents, the fewer occurrences a weight rests on: "
        f"{some_of(once, len(rows), 'term')} below "
        f"{'occurs' if once == 1 else 'occur'} a single time in "
        f"{'its' if once == 1 else 'their'} sentence.{ties}"
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
    """How many words either test and both tell from chance, and which."""
    rows = overused(reading)
    tested = counted(len(reading.keyness), "word")
    often = sum(row.p_corrected < LEVEL for row in rows)
    by_sentences = [row.p_sentences_corrected for row in rows]
    widely = sum(p is not None and p < LEVEL for p in by_sentences)
    both = [quoted(reading.words[row.key]) for row in rows if row.is_key]
    if not both:
        return (
            f"Of the {tested} tested, none is more frequent than in ordinary Arabic by both tests."
        )
    return (
        f"Of the {tested} tested, {so_many(often)} {plural(often, 'occurs', 'occur')} more often, "
        f"and {so_many(widely)} in more sentences, than chance would have it; the key "
        f"{plural(len(both), 'word')} of this article {is_or_are(len(both))} the "
        f"{so_many(len(both))} of which both are true: {several(both)}."
    )


def _overlapping(reading: Reading) -> str:
    """How many neighbours in the figure have intervals that overlap, to follow a colon."""
    pairs = list(pairwise(reading.keyness[:12]))
    overlap = sum(a.low <= b.high and b.low <= a.high for a, b in pairs)
    if len(pairs) < 2:
        return "here there are too few words to compare."
    return (
        f"{some_of(overlap, len(pairs), 'pair')} of neighbours in the figure "
        f"{plural(overlap, 'overlaps', 'overlap')}."
    )


def _unknown(rows: Sequence[Keyness]) -> str:
    """What the asterisk in the table says, where there is one."""
    if not rows:
        return "There is no word here to look up in the reference."
    if all(row.in_reference for row in rows):
        return "The reference knows every word of the table."
    return "A word marked * is unknown to the reference; its ratio is a lower estimate."


def _ranked(reading: Reading) -> str:
    """What is ranked when the sentences are drawn again."""
    headlines = "Headlines take no part, so that a rank may differ from the one above."
    return in_turn(
        "Words of equal keyness share a rank.", headlines if reading.article.headlines else ""
    )


def _firm(reading: Reading) -> str:
    found = reading.stability
    if isinstance(found, Undefined):
        return f"That cannot be asked of this article: {found.reason}."
    firm = [quoted(reading.words[row.key]) for row in found if row.survival >= FIRM]
    loose = [quoted(reading.words[row.key]) for row in found if row.survival < LOOSE]
    if len(loose) == len(found) > 1:
        return (
            f"Not one of the {len(found)} leading words stays among the leaders in at least "
            f"{share(FIRM, 1)} of the samples, nor in {share(LOOSE, 1)}: they all owe their place "
            "to a few of the sentences."
        )
    told = (
        f"{of_the(len(firm), len(found), 'leading word')} "
        f"{'stay' if len(firm) > 1 else 'stays'} among the leaders in at least "
        f"{share(FIRM, 1)} of the samples"
        f"{': ' + several(firm) if firm else ''}."
    )
    if not loose:
        return told
    return told + (
        f" Fewer than {share(LOOSE, 1)} of the samples keep {so_many(len(loose))} of them, which "
        f"{'owes its' if len(loose) == 1 else 'owe their'} place to a few of the sentences: "
        f"{several(loose)}."
    )


def _best(reading: Reading) -> str:
    if not reading.phrases:
        return "The article has no phrase that could be rated."
    name = quoted(reading.phrase_names[reading.phrases[0].keys])
    return f"Of the words and phrases that readers are likely to name, {name} is listed first."


def _agreement(reading: Reading) -> str:
    found = answers(reading)
    depth = max(map(len, found.values()))
    if not depth:
        return "The article has no content word that could be ranked."
    everywhere = agreed(found.values(), by=len(found))
    mostly = [term for term in agreed(found.values(), by=len(found) - 1) if term not in everywhere]
    both = agreed((found["by count"], found["by keyness"]), by=2)
    if not everywhere and not mostly:
        most = f"No term is among the first {depth} of all four, or of three"
        return f"{most}. Counts and keyness share {counted(len(both), 'word')}."
    return (
        f"{sentence(_terms(reading, everywhere))} {is_or_are(len(everywhere))} among the first "
        f"{depth} of all four; {_terms(reading, mostly)} {is_or_are(len(mostly))} among those of "
        f"three. Counts and keyness share {counted(len(both), 'word')}."
    )


def _end(reading: Reading) -> str:
    """Which of the four lists end among equals."""
    depth = max(map(len, answers(reading).values()))
    if not depth:
        return ""
    by_count = cut([word.count for word in reading.words.values()], depth)
    by_keyness = cut([row.g2 for row in overused(reading)], depth)
    told = [
        f"{counted(end.left_out, 'more word')} {is_or_are(end.left_out)} {verb} the last one shown"
        for end, verb in ((by_count, "as frequent as"), (by_keyness, "as key as"))
        if end.parts_equals
    ]
    if _leaves_equals_out(reading, depth):
        told.append("by TF-IDF only some of the terms that share a place are shown")
    return f"The lists end among equals: {'; '.join(told)}." if told else ""


def _leaves_equals_out(reading: Reading, depth: int) -> bool:
    """Whether a part has more terms of equal weight than the list by TF-IDF shows of them."""
    shown = set(list(standing(reading))[:depth])
    tied = [row for row in reading.distinguishing if row.key in shown]
    places = Counter((row.document, row.rank) for row in tied)
    return any(row.equals > places[row.document, row.rank] for row in tied)


def _terms(reading: Reading, terms: Sequence[TermKey]) -> str:
    return several([quoted(reading.names[term]) for term in terms]) if terms else "no term"
