"""What the chapter about methods and limits says."""

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist

from analysis.facts.glue import Facts
from analysis.facts.selection import usual
from analysis.keywords.keyness import LEVEL
from analysis.keywords.occurrence import MOST_SENTENCES
from analysis.keywords.stability import keyness_stability
from analysis.measures.dispersion import placings
from analysis.measures.error_rates import ErrorRates, measured
from analysis.measures.growth import vocabulary_growth
from analysis.measures.readability import osman_published
from analysis.measures.uncertainty import MOST_WORDS, halves_drawn
from analysis.measures.undefined import Undefined, if_defined
from analysis.measures.zipf import goodness_of_fit
from analysis.page.grammar import counted, listed, number, several, share
from analysis.reading import Reading
from analysis.words.evaluation import b_cubed, benchmark, disagreements
from analysis.words.stopwords import is_stopword


def methods(reading: Reading) -> Facts:
    """How well the words were grouped, what the stop words take, how often statistics err."""
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
        "grouping_measured": _benchmark(),
        "false_keys": _false_keys(measured()),
        "false_finds": _false_finds(measured()),
        "coverage": _coverage(measured()),
        "long": _long(sum(reading.sentence_lengths), len(reading.article.sentences)),
        "osman_published": _osman_published(reading),
        "drawn": _drawn(len(reading.article.sentences)),
        "measured": f"on {measured().date}, with the seed {measured().seed}, by "
        f"{measured().command}",
    }


def _long(words: int, sentences: int) -> str:
    """What is computed less exactly for a text because it is long, if anything is."""
    told = []
    if words > MOST_WORDS:
        told.append(f"no interval and no stability is computed above {number(MOST_WORDS)} words")
    elif (halves := halves_drawn(words)) < (usual := halves_drawn(1)):
        told.append(f"{number(halves)} halves are drawn instead of {number(usual)}")
    if (times := placings(sentences)) < (usual := placings(1)):
        told.append(f"words are placed at random {number(times)} times instead of {number(usual)}")
    if sentences > MOST_SENTENCES:
        told.append("the p by sentences of a key word is an upper bound")
    if not told:
        return "The text is short enough for all of it to be computed in full."
    return f"This is a long text: {listed(told)}."


def _benchmark() -> str:
    """How well words are grouped on a treebank, beside other ways to do it."""
    found = benchmark()
    (_, (by_pairs, by_token)), *others = found.f1.items()
    beside = [f"{name} {number(p, 3)} and {number(b, 3)}" for name, (p, b) in others]
    return (
        f"{number(by_pairs, 3)} (pairs of words) and {number(by_token, 3)} (B-cubed); "
        f"{listed(beside)} ({found.text}; {found.date})"
    )


def _stops_annotated(reading: Reading, words: list[str]) -> str:
    known = {row.surface for row in reading.evaluation}
    if not known:
        return "Nobody has annotated this article, so the list cannot be checked on it."
    left_out = sorted({word for word in words if word in known and is_stopword(word)})
    kept = {word for word in words if word not in known and not is_stopword(word)}
    return (
        f"Of the forms that an annotator took for content words it leaves out "
        f"{several([f'«{word}»' for word in left_out])}; of the forms that it keeps, "
        f"{number(len(kept)) if kept else 'none'} {'lack' if len(kept) > 1 else 'lacks'} an "
        "annotation."
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
        f"{number(len(found))} of the article’s {counted(len(reading.article.words), 'word')}. "
        "It is one article, and its annotator knew the method."
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


def _false_keys(found: ErrorRates) -> str:
    """How often ordinary texts show key words."""
    rows = found.keyness
    lengths = listed([number(row.words) for row in rows])
    return (
        f"Of {number(rows[0].texts)} texts each of {lengths} words that were drawn at random from "
        "the reference, and so have no key words, at most "
        f"{_percent(row.by_both for row in rows)} show one. Where one word in ten repeats another "
        "of its sentence, as words of real texts do, the count alone is deceived in up to "
        f"{_percent(row.clustered_by_count for row in rows)}, both tests together in at most "
        f"{_percent(row.clustered_by_both for row in rows)}"
    )


def _false_finds(found: ErrorRates) -> str:
    """How often the other tests find what is not there."""
    shares = [f"{_percent([row.share])} ({row.test})" for row in found.calibration]
    return f"the share of such texts with p of 0.05 or less is {listed(shares)}"


def _coverage(found: ErrorRates) -> str:
    """How often intervals hold what they are for, at worst and at best."""
    rows = [row for row in found.coverage if row.another is not None]
    mean, another = [row.mean for row in rows], [row.another for row in rows if row.another]
    sizes = sorted({row.sentences for row in rows})
    zipf = [row.mean for row in found.coverage if row.measure == "Zipf’s exponent"]
    ratio = [row.mean for row in found.coverage if row.measure == "log ratio"]
    return (
        f"those for the mean hold it in {_percent([min(mean)])} to {_percent([max(mean)])} of "
        f"made-up articles of {sizes[0]} to {sizes[-1]} sentences, of which the truth is known, "
        f"and those for another text hold the next article in {_percent([min(another)])} to "
        f"{_percent([max(another)])}, depending on measure and length; the interval of Zipf’s "
        f"exponent holds the mean exponent in {_percent([min(zipf)])} to "
        f"{_percent([max(zipf)])}, that of a log ratio holds the true one in {_percent(ratio)} "
        "of words that occur"
    )


def _drawn(sentences: int) -> str:
    """How often chance is asked, and how far a p near the level may be off for it."""
    orders = usual(vocabulary_growth, "orders")
    texts, samples = usual(goodness_of_fit, "samples"), usual(keyness_stability, "samples")
    off = NormalDist().inv_cdf(0.975) * sqrt(LEVEL * (1 - LEVEL) / orders)
    return (
        f"{number(orders)} orders of the words (growth), {number(texts)} texts (Zipf), "
        f"{number(placings(sentences))} placings of a word (dispersion) and {number(samples)} "
        f"samples of the sentences (stability); after {number(orders)} draws a p of {LEVEL} may "
        f"still be off by {number(off)}"
    )


def _osman_published(reading: Reading) -> str:
    """What the authors' own rules would give."""
    ours, theirs = reading.osman, if_defined(osman_published, reading.forms)
    if isinstance(ours, Undefined) or isinstance(theirs, Undefined):
        return "For this text neither is defined"
    return (
        f"For this text the one gives {number(ours, 0)} and the other {number(theirs, 0)}; where "
        "no vowel marks are written the other finds no syllables"
    )


def _percent(shares: Iterable[float]) -> str:
    """The largest of some shares in per cent, one digit after the point where it is small."""
    largest = 100 * max(shares)
    return f"{number(largest, 0 if largest >= 10 else 1)}\N{NO-BREAK SPACE}%"
