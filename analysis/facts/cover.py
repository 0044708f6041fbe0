"""What the cover says."""

from analysis.facts.glue import Facts
from analysis.facts.selection import first, missed, most_scattered, overused
from analysis.keywords.keyness import Keyness
from analysis.page.grammar import counted, factor, of_the, quoted, several, share, times
from analysis.reading import Reading
from analysis.text.article import Article
from analysis.text.tokens import has_letters
from analysis.words.lemmas import Word, lemma

# A word that is among the leading ones in so many samples is as good as certain to be.
FIRM = 0.95
NAMED = 4  # key words that the cover names


def cover(reading: Reading) -> Facts:
    """What the article is about, how that is known, and what each chapter found."""
    article = reading.article
    return {
        "words": counted(len(article.words), "word"),
        "about": _about(reading),
        "stable": stable(reading),
        "size": f"{counted(len(article.words), 'word')} in {_where(article)}, with "
        f"{counted(len(reading.words), 'different word')} once {_set_aside(reading)} are set "
        "aside",
        "commonest": commonest(reading),
        "scattered": scattered(most_scattered(reading.words.values())),
        "keyest": _keyest(reading),
    }


def _where(article: Article) -> str:
    """What the words of an article stand in."""
    headlines = len(article.headlines)
    above = f"{counted(headlines, 'headline')} and " if headlines else ""
    return f"{above}{counted(len(article.sentences), 'sentence')}"


def _set_aside(reading: Reading) -> str:
    """What is no content word: numbers are named where there are any."""
    words = map(lemma, set(reading.article.words.texts()))
    has_numbers = not all(map(has_letters, words))
    return "grammatical words and numbers in figures" if has_numbers else "grammatical words"


def _about(reading: Reading) -> str:
    rows = overused(reading)
    # Who is as strong as the last of those named is not left out.
    named = [row for row in rows if row.g2 >= rows[:NAMED][-1].g2]
    leading = [quoted(reading.words[row.key]) for row in named]
    several_words = [phrase for phrase in reading.phrases if len(phrase.keys) > 1]
    best = max(several_words, key=lambda phrase: phrase.score, default=None)
    if not leading:
        return "No word sets the article apart from ordinary Arabic."
    kind = "The word that most sets" if len(leading) == 1 else "The words that most set"
    verb = "is" if len(leading) == 1 else "are"
    told = f"{kind} the article apart from ordinary Arabic {verb} {several(leading, NAMED)}"
    sure = [quoted(reading.words[row.key]) for row in named if row.is_key]
    if len(sure) < len(named):
        which = f"only {several(sure, NAMED)}" if sure else "none of them"
        told += f", though {which} by more than chance might"
    if best is None:
        return f"{told}."
    return (
        f"{told}; of its phrases of several words, {quoted(reading.phrase_names[best.keys])} is "
        "rated highest."
    )


def stable(reading: Reading) -> str:
    """How many of the leading words lead in nearly all samples of the sentences."""
    found = reading.stability
    firm = sum(row.survival >= FIRM for row in found)
    if not found:
        return "The article has too few sentences to ask whether their order would hold"
    return (
        f"{of_the(firm, len(found), 'leading word')} "
        f"{'stay' if firm > 1 else 'stays'} in front by keyness in at least {share(FIRM, 1)} of "
        "the samples"
    )


def commonest(reading: Reading) -> str:
    """Which word is the commonest, or how many share that place."""
    words = list(reading.words.values())
    if not words:
        return "The article has no content word"
    top = first(words, lambda word: word.count)
    if len(top) == 1:
        return f"{quoted(top[0])} is the commonest content word and occurs {times(top[0].count)}"
    if top[0].count == 1:
        return "No content word occurs more than once"
    return (
        f"{several([quoted(word) for word in top])} are the commonest content words and occur "
        + (f"{times(top[0].count)} each")
    )


def scattered(word: Word | None) -> str:
    """What counting strings would miss."""
    if word is None:
        return "Every word is written in one form only, so counting strings would find the same"
    return (
        f"{quoted(word)} occurs {times(word.count)}, in {len(word.forms)} written forms; counting "
        f"strings would find {max(word.forms.values())} of these places and miss {missed(word)}"
    )


def _keyest(reading: Reading) -> str:
    found = overused(reading)
    if not found:
        return "No word is more frequent than in ordinary Arabic"
    top = first(found, lambda row: row.g2)
    names = several([quoted(reading.words[row.key]) for row in top], NAMED)
    chance = "" if any(row.is_key for row in top) else ", which chance might explain"
    if len(top) > 1:
        return f"{names} set the article apart as strongly; each is {ratio_of(top[0])}{chance}"
    return f"{names} most sets the article apart; it is {ratio_of(top[0])}{chance}"


def ratio_of(row: Keyness) -> str:
    """How many times as frequent a word is as elsewhere, with the interval."""
    # A word that the reference does not know is rarer there than the rarest that it knows.
    least = "" if row.in_reference else "at least "
    return (
        f"{least}{factor(row.log_ratio)} times as frequent as in ordinary Arabic "
        f"(95\N{NO-BREAK SPACE}% interval {factor(row.low)} to {factor(row.high)})"
    )
