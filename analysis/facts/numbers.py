"""What the chapter of counts says."""

from analysis.facts.cover import commonest, scattered
from analysis.facts.glue import Facts
from analysis.facts.selection import first, most_scattered
from analysis.measures.counts import LengthSummary, summarize
from analysis.measures.growth import Growth
from analysis.measures.richness import hdd, mattr
from analysis.measures.undefined import Undefined
from analysis.measures.zipf import ZipfFit
from analysis.page.grammar import between, counted, number, plural, share
from analysis.reading import Reading


def numbers(reading: Reading) -> Facts:
    """How long, how varied, how hard to read, and how sure that is."""
    size, body = reading.totals, sum(reading.sentence_lengths)
    known = reading.vocabulary
    return {
        "size": f"{counted(size.characters, 'character')}, {counted(size.words, 'word')}, "
        f"{counted(size.paragraphs, 'paragraph')} and {counted(size.sentences, 'sentence')}",
        "body": _body(size.words, body),
        "word_lengths": _word_lengths(summarize(reading.word_lengths)),
        "sentence_lengths": _sentence_lengths(summarize(reading.sentence_lengths)),
        "commonest": _commonest_with_places(reading),
        "scattered": scattered(most_scattered(reading.words.values())),
        "variety": f"{counted(body, 'word')} of the body take "
        f"{counted(known.types, 'different form')} and belong to "
        f"{counted(reading.lemma_vocabulary.types, 'lemma')}",
        "rare": _rare(known.types, known.hapax_legomena, known.dis_legomena),
        "density": share(reading.density, 1),
        "window": str((mattr.__defaults__ or ())[0]),
        "draws": str((hdd.__defaults__ or ())[0]),
        "interval": _interval(reading),
        "zipf": _zipf(reading.zipf),
        "growth": _growth(reading.growth),
        "last": _last(reading.growth),
        "osman": _readability("OSMAN", reading.osman),
        "lix": _readability("LIX", reading.lix),
        "hapax_share": share(known.hapax_legomena, known.types),
    }


def _body(words: int, body: int) -> str:
    rest = words - body
    if not rest:
        return "All of the words belong to the sentences of the body."
    return (
        f"The sentences of the body hold {counted(body, 'word')}, the headlines the other "
        f"{number(rest)}."
    )


def _word_lengths(lengths: LengthSummary) -> str:
    return (
        f"Half the words have {_half(lengths.median)} letters or fewer; "
        f"the longest has {lengths.maximum}."
    )


def _sentence_lengths(lengths: LengthSummary) -> str:
    if lengths.count == 1:
        return f"The only sentence has {counted(lengths.maximum, 'word')}"
    if lengths.minimum == lengths.maximum:
        return f"Each of the {lengths.count} sentences has {counted(lengths.maximum, 'word')}"
    return (
        f"Sentences have {number(lengths.mean, 1)} words on average and half of them "
        f"{_half(lengths.median)} or fewer; the shortest has {lengths.minimum}, "
        f"the longest {lengths.maximum}"
    )


def _half(median: float) -> str:
    """A median of whole numbers as the whole number that half of them do not exceed."""
    return number(int(median))


def _commonest_with_places(reading: Reading) -> str:
    words = list(reading.words.values())
    top = first(words, lambda word: word.count)
    if len(top) != 1:
        return f"{commonest(reading)}."
    article = reading.article
    places = {article.sentences.number_at(token.start) for token in top[0].tokens} - {0}
    return (
        f"{commonest(reading)}, in {number(len(places)) if places else 'none'} of the "
        f"{counted(len(article.sentences), 'sentence')}."
    )


def _rare(types: int, once: int, twice: int) -> str:
    return (
        f"{number(once) if once else 'none'} ({share(once, types)}) "
        f"{plural(once, 'occurs', 'occur')} only once, {number(twice) if twice else 'none'} twice"
    )


def _interval(reading: Reading) -> str:
    _, found = reading.richness["TTR"]
    if found.value is None or found.interval is None:
        return "For this text no such interval can be given."
    return (
        f"For TTR over lemmas, {number(found.value)}, the interval runs from "
        f"{between(found.interval)}."
    )


def _zipf(fit: ZipfFit | Undefined) -> str:
    if isinstance(fit, Undefined):
        return "For this text no exponent can be fitted, because every word occurs once."
    return (
        f"The exponent fitted to this article is {number(fit.exponent)}, with a "
        f"95\N{NO-BREAK SPACE}% interval from {between(fit.interval)}."
    )


def _growth(found: Growth) -> str:
    points = list(zip(found.low, found.observed, found.high, strict=True))
    below = sum(seen < low for low, seen, _ in points)
    above = sum(seen > high for _, seen, high in points)
    inside = len(points) - below - above
    if inside == len(points):
        return "Here the whole curve lies within the band."
    return (
        f"Of its points {share(inside, len(points))} lie within the band, "
        f"{share(below, len(points))} below it and {share(above, len(points))} above it."
    )


def _last(found: Growth) -> str:
    late = next(i for i, words in enumerate(found.words) if words >= 0.75 * found.words[-1])
    words = found.words[-1] - found.words[late]
    new = found.observed[-1] - found.observed[late]
    if not words:
        return "The article is too short to say more."
    return (
        f"Of the last {counted(words, 'word')}, {number(new) if new else 'none'} had not "
        "occurred before; the nearer this comes to none, the nearer the article is to having "
        "used all its words."
    )


def _readability(name: str, value: float | Undefined) -> str:
    if isinstance(value, Undefined):
        return f"it is not defined for this text ({value.reason})"
    return f"this article has the value {number(value, 0)}"
