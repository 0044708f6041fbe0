"""How well a division into clitics and a stem explains a word form.

A division is worth as much as its stem is common, less what its clitics make a word rarer, and
more the better the stem is known; clitics that cannot stand with the stem make it worth nothing.
"""

from analysis.words.inflection import ATTESTED, CERTAIN, DERIVED, UNKNOWN, guess, known
from analysis.words.lexicon import ARTICLE, UNLISTED, lexicon
from analysis.words.stopwords import is_stopword
from analysis.words.usage import (
    frequency,
    is_met,
    is_noun,
    is_verb,
    past_share,
    share,
    usual_spelling,
)
from analysis.words.verbs import reading

# How much rarer a word is with the clitic than without, as a power of ten: the median over
# wordfreq's 20,000 commonest words that are listed both with and without it.
PROCLITICS = {
    "و": -1.04,
    "ف": -1.59,
    "ب": -1.11,
    "ل": -1.10,
    "ك": -1.39,
    "س": -1.07,
    "لا": -2.5,  # no clitics, but often written as if they were: لايمكن, مايحدث
    "ما": -2.5,
    "وب": -1.44,
    "ول": -1.73,
    "وك": -2.5,
    "وس": -1.54,
    "فب": -2.5,
    "فل": -2.5,
    "فس": -2.5,
    "ال": -0.16,
    "وال": -0.97,
    "فال": -2.0,
    "بال": -1.15,
    "كال": -1.8,
    "لل": -1.03,
    "وبال": -2.0,
    "ولل": -2.0,
}
ENCLITICS = {
    "ه": -1.01,
    "ها": -1.10,
    "هم": -1.33,
    "هما": -1.71,
    "هن": -2.2,
    "نا": -1.23,
    "ك": -2.6,  # -1.0 by wordfreq, but many foreign names end so
    "كم": -1.5,
    "ني": -1.08,
}
WITH_ARTICLE = (ARTICLE, "لل")
# How much commoner ك is behind the present of a verb.
_YOU_BEHIND_VERB = 1.6
# Splitting is what readers do without noticing: it needs less evidence than leaving whole.
_FOR_SPLITTING = 0.5
# How much rarer than the rarest listed word a form is of which nothing at all is known.
_RARE = 0.8
# How much rarer a form is without the hamza of its first alef: the median over
# wordfreq's words of more than one in 30,000.
_WITHOUT_HAMZA = 0.8
_NEVER = -99.0
SHORT = 4  # letters, of which foreign names are easily made up
# How far a split may overestimate the frequency of the whole before it counts no more.
_TOLERANCE = 0.7
# How much commoner than a split with a short stem explains, as a power of ten, a form may be:
# بايت («byte») is far commoner than ب and ايت could be.
_EXPLAINED = 0.7


Parts = tuple[str, str, str]  # proclitic, stem, enclitic; plain tuples are quicker to make


def value(form: str, parts: Parts) -> float:
    """How well a division explains a form: log₁₀ frequency and certainty of the stem."""
    proclitic, stem, enclitic = parts
    lemma, certainty = _lemma(stem)
    if not proclitic and not enclitic:
        rarer = _RARE if certainty == UNKNOWN else 0.0
        return _stem_share(stem, lemma, certainty) + certainty - rarer
    if not _can_stand(proclitic, stem, lemma, enclitic):
        return _NEVER
    if proclitic.endswith(WITH_ARTICLE):
        worth = lexicon().definite.get(usual_spelling(stem), frequency(stem) - 0.3)
    else:
        worth = _stem_share(stem, lemma, certainty)
        if proclitic and stem[0] == "ا" and usual_spelling(stem) != stem:
            worth = max(worth - _WITHOUT_HAMZA, share(stem))
    worth += PROCLITICS.get(proclitic, 0) + ENCLITICS.get(enclitic, 0)
    if enclitic == "ك" and certainty == ATTESTED and stem[0] in "يتنأا":
        worth += _YOU_BEHIND_VERB
    if form in lexicon().frequency:
        worth = min(worth, share(form) + _TOLERANCE)
        if not enclitic and _is_makeshift(proclitic, stem, lemma):
            worth -= 2 * max(share(form) - worth - _EXPLAINED, 0.0)
    return worth + certainty + _FOR_SPLITTING * bool(proclitic and certainty)


def _lemma(stem: str) -> tuple[str, float]:
    """The dictionary form of a stem, and how certain it is."""
    if lemma := known(stem):
        return lemma, DERIVED if is_rare(lemma) else CERTAIN
    lemma, certainty = guess(stem)
    is_attested = certainty == DERIVED and is_attested_verb(stem)
    return lemma, ATTESTED if is_attested else certainty


def _is_makeshift(proclitic: str, stem: str, lemma: str) -> bool:
    """Whether a stem is so short that any name may end like it: يشر in فيشر, ايت in بايت."""
    if len(stem) > SHORT or proclitic.endswith(WITH_ARTICLE) or is_noun(usual_spelling(stem)):
        return False
    return len(stem) < SHORT or lemma != stem


def is_attested_verb(stem: str) -> bool:
    """Whether a stem that no noun has is listed as the form of a verb: وجدت, سألوا."""
    return is_met(stem) and is_verb(guess(stem)[0])


def is_in_use(stem: str) -> bool:
    """Whether print has a stem or its dictionary form, or the dictionary a long one.

    بيكربونات is no ب and يكربونات, which nobody has.
    """
    if is_met(stem):
        return True
    if lemma := known(stem):
        if not is_rare(lemma) or (lemma == stem and is_verb(stem) and len(stem) >= SHORT):
            return True
    else:
        lemma, certainty = guess(stem)
        if is_met(lemma) or (lemma == stem and certainty == DERIVED):
            return True
    entry = lexicon().forms.get(stem)
    return len(stem) > SHORT and entry is not None and (entry == stem or stem[-1] == "ة")


def is_rare(lemma: str) -> bool:
    """Whether a dictionary form is one that print does not use: يده is no form of دهي."""
    if is_verb(lemma):
        return max(share(lemma), past_share(lemma)) == UNLISTED
    return not is_met(lemma)


def _can_stand(proclitic: str, stem: str, lemma: str, enclitic: str) -> bool:
    """Whether the clitics can stand with the stem: س before a present, ب and ك before a noun.

    Function words take few of them: كفى is no ك and في, معناه no معنا and ه.
    """
    if proclitic in ("لا", "ما"):
        return stem[0] in "يت" and is_attested_verb(stem) and not is_noun(proclitic + stem)
    takes_few = proclitic.endswith(("ب", "ك")) or (enclitic and stem.endswith("نا"))
    if takes_few and is_stopword(stem) and not is_stopword(proclitic + stem + enclitic):
        return False
    if proclitic.endswith("س"):
        return stem[0] in "يتنأ" and reading(stem, future=True) is not None
    if enclitic == "ني" and (stem[0] == "إ" or not is_verb(lemma)):
        return False
    if proclitic.endswith(("ب", "ك", *WITH_ARTICLE)):
        is_verbal_noun = len(stem) > 3 and is_met(stem) and reading(stem) is None
        is_no_verb = lemma == stem or not is_verb(lemma) or is_verbal_noun
        return is_no_verb or is_noun(usual_spelling(stem))
    return True


def _stem_share(stem: str, lemma: str, certainty: float) -> float:
    own = frequency(stem)
    if own > UNLISTED or not certainty:
        return own
    return max(UNLISTED, frequency(lemma) - 1.5)


def is_evident(stem: str) -> bool:
    """Whether a source vouches for a stem, or print has it as a form of a verb alone."""
    return known(stem) is not None or is_attested_verb(stem)
