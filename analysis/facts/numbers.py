"""What the chapter of counts says."""

from analysis.facts.cover import commonest, scattered
from analysis.facts.glue import Facts
from analysis.facts.selection import ending, first, most_scattered
from analysis.keywords.keyness import LEVEL
from analysis.measures.counts import LengthSummary, summarize
from analysis.measures.growth import Growth
from analysis.measures.richness import hdd, mattr
from analysis.measures.undefined import Undefined
from analysis.page.grammar import (
    between,
    counted,
    in_turn,
    number,
    plural,
    share,
    so_many,
    some_of,
)
from analysis.reading import Reading

TOP = 15  # words of the figure and the table


def numbers(reading: Reading) -> Facts:
    """How long, how varied, how hard to read, and how sure that is."""
    size, body = reading.totals, sum(reading.sentence_lengths)
    known = reading.vocabulary
    return {
        "size": f"{counted(size.characters, 'character')}, {counted(size.words, 'word')}, "
        f"{counted(size.paragraphs, 'paragraph')} and {counted(size.sentences, 'sentence')}",
        "body": _body(size.words, body, len(reading.article.headlines)),
        "word_lengths": _word_lengths(summarize(reading.word_lengths)),
        "sentence_lengths": _sentence_lengths(summarize(reading.sentence_lengths)),
        "commonest": _commonest_with_places(reading),
        "scattered": scattered(most_scattered(reading.words.values())),
        "strings": _strings(reading),
        "variety": f"{counted(body, 'word')} of the body take "
        f"{counted(known.types, 'different form')} and belong to "
        f"{counted(reading.lemma_vocabulary.types, 'lemma')}",
        "rare": _rare(known.types, known.hapax_legomena, known.dis_legomena),
        "density": share(reading.density, 1),
        "window": str((mattr.__defaults__ or ())[0]),
        "draws": str((hdd.__defaults__ or ())[0]),
        "interval": _interval(reading),
        "zipf": _zipf(reading),
        "growth": _growth(reading.growth),
        "last": _last(reading.growth),
        "osman": _readability("OSMAN", reading.osman),
        "lix": _readability("LIX", reading.lix),
        "hapax_share": share(known.hapax_legomena, known.types),
    }


def _body(words: int, body: int, headlines: int) -> str:
    rest = words - body
    if not rest:
        return "All of the words belong to the sentences of the body."
    return (
        f"The sentences of the body hold {counted(body, 'word')}, the "
        f"{plural(headlines, 'headline')} the other {so_many(rest)}."
    )


def _word_lengths(lengths: LengthSummary) -> str:
    return (
        f"The median word has {lengths.median:g} "
        f"{plural(lengths.median, 'letter')}, "
        f"the longest {lengths.maximum}."
    )


def _sentence_lengths(lengths: LengthSummary) -> str:
    if lengths.count == 1:
        return f"The only sentence has {counted(lengths.maximum, 'word')}"
    if lengths.minimum == lengths.maximum:
        return f"Each of the {lengths.count} sentences has {counted(lengths.maximum, 'word')}"
    return (
        f"Sentences have {number(lengths.mean, 1)} words on average, with a median of "
        f"{lengths.median:,g}; the shortest has {lengths.minimum}, the longest {lengths.maximum}"
    )


def _commonest_with_places(reading: Reading) -> str:
    words = list(reading.words.values())
    top = first(words, lambda word: word.count)
    if len(top) != 1:
        return f"{commonest(reading)}."
    article = reading.article
    places = {article.sentences.number_at(token.start) for token in top[0].tokens} - {0}
    return f"{commonest(reading)}, in {some_of(len(places), len(article.sentences), 'sentence')}."


def _strings(reading: Reading) -> str:
    """What counting strings would miss, and whether the list of words ends among equals."""
    end = ending([word.count for word in reading.words.values()], TOP)
    return in_turn(f"{scattered(most_scattered(reading.words.values()))}.", end)


def _rare(types: int, once: int, twice: int) -> str:
    return (
        f"{so_many(once)} ({share(once, types)}) {plural(once, 'occurs', 'occur')} only once, "
        f"{so_many(twice)} twice"
    )


def _interval(reading: Reading) -> str:
    _, found = reading.richness["TTR"]
    if found.value is None or found.interval is None or found.another is None:
        why = found.missing.removeprefix("no interval: ")
        return f"For this text no such interval can be given ({why})."
    return (
        f"For TTR over lemmas, {number(found.value)} here, the mean may lie anywhere from "
        f"{between(found.interval)}, and another such text anywhere from {between(found.another)}."
    )


def _zipf(reading: Reading) -> str:
    """The exponents over forms and over lemmas, and whether the law fits."""
    fit, fitting, lemmas = reading.zipf, reading.zipf_fit, reading.zipf_lemmas
    if isinstance(fit, Undefined) or isinstance(fitting, Undefined):
        return "For this text no exponent can be fitted."
    told = (
        f"The exponent fitted to the forms of this article is {number(fit.exponent)}, with a "
        f"95\N{NO-BREAK SPACE}% interval from {between(fit.interval)}"
    )
    if not isinstance(lemmas, Undefined):
        told += f"; over lemmas it is {number(lemmas.exponent)}"
    return f"{told}. {_fitting(fitting)}"


def _fitting(p: float) -> str:
    told = f"The law is tested against texts drawn from it (p = {number(p, 3)}): "
    if p < LEVEL:
        return told + "this article departs from it by more than chance would."
    return told + "this article does not refute it, which is not to say that it holds."


def _growth(found: Growth) -> str:
    if round(found.distance) == 0:
        return "In so short an article every order of the words gives nearly the same curve."
    told = (
        "The curve strays from what is expected by at most "
        f"{counted(round(found.distance), 'word')}, and {share(found.p, 1)} of random orders "
        f"stray as far or farther (p = {number(found.p, 3)}): "
    )
    if found.p > 1 - found.level:
        return told + "in this the order of the words cannot be told from a random one."
    farthest = max(
        zip(found.observed, found.expected, strict=True), key=lambda pair: abs(pair[0] - pair[1])
    )
    below = farthest[0] < farthest[1]
    return told + (
        "the article returns to words sooner than chance would have it."
        if below
        else "new words come sooner than chance would have it."
    )


def _last(found: Growth) -> str:
    late = next(i for i, words in enumerate(found.words) if words >= 0.75 * found.words[-1])
    words = found.words[-1] - found.words[late]
    new = found.observed[-1] - found.observed[late]
    if not words:
        return "The article is too short to say more."
    if words == 1:
        last = f"The last word had {'not ' if new else ''}occurred before"
    elif not new:
        last = f"All of the last {counted(words, 'word')} had occurred before"
    elif new == words:
        last = f"Not one of the last {counted(words, 'word')} had occurred before"
    else:
        last = f"Of the last {counted(words, 'word')}, {number(new)} had not occurred before"
    return (
        f"{last}; the fewer such new words there are, the more slowly its vocabulary would go on "
        "growing."
    )


def _readability(name: str, value: float | Undefined) -> str:
    if isinstance(value, Undefined):
        return f"for this text it is not defined ({value.reason})"
    return f"this article has the value {number(value, 0)}"
