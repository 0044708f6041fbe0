"""What a word form is, judged by how often it and its relatives occur.

Arabic print leaves open whether a form is a noun or a verb and how its hamza is
written, but the frequencies of other forms tell: a noun occurs with the article, a verb with
the endings of the past, and the usual spelling is the commonest.

Shares are log₁₀ of the share of a form among all words, from about -1.5 (في) down to
``lexicon.UNLISTED``.
"""

from functools import lru_cache

from analysis.words.lexicon import UNLISTED, lexicon

# How much rarer with the article a form may be and still be a noun, as a power of ten.
_SELDOM_DEFINITE = 1.2
# Most nouns are six times as common without the article as with it.
_INDEFINITE = 0.8
# How much commoner, as a power of ten, a noun in ة must be than the same without it, for ه to be
# rather a ة without its dots than a pronoun.
_RATHER_TA = 0.5


def share(form: str) -> float:
    """How often a form in bare letters occurs as it is written."""
    return lexicon().frequency.get(form, UNLISTED)


def definite_share(stem: str) -> float:
    """How often a stem occurs behind the article."""
    return lexicon().definite.get(stem, UNLISTED)


def share_of_noun(stem: str) -> float:
    """How often a stem occurs, alone or behind the article, whichever is commoner."""
    return max(share(stem), definite_share(stem))


def frequency(stem: str) -> float:
    """How common a stem is in its usual spelling, alone or behind the article."""
    spelled = usual_spelling(stem)
    return max(share(spelled), definite_share(spelled) - _INDEFINITE)


def is_met(stem: str) -> bool:
    """Whether a stem is listed at all, alone or behind the article."""
    words = lexicon()
    return stem in words.frequency or stem in words.definite


def is_noun(stem: str) -> bool:
    """Whether a stem is a noun or adjective: not much rarer with the article than without.

    >>> is_noun("حكومة"), is_noun("قالت")
    (True, False)
    """
    words = lexicon()
    with_article = words.definite.get(stem)
    return with_article is not None and with_article > share(stem) - _SELDOM_DEFINITE


def is_name(form: str) -> bool:
    """Whether a form is the name of a country, a city, a month or a currency.

    >>> is_name("كابول"), is_name("كانون"), is_name("حكومة")
    (True, True, False)
    """
    words = lexicon()
    return form in words.names or form in words.places


def is_verb(entry: str) -> bool:
    """Whether a dictionary form is that of a verb, alone or also.

    >>> is_verb("قال"), is_verb("عمل"), is_verb("حكومة")
    (True, True, False)
    """
    return entry in lexicon().verbs


def past_share(verb: str) -> float:
    """How often a verb occurs in forms that only the past has: قررت, قرروا, أدت."""
    forms = [verb + "ت", verb + "وا"]
    if verb[-1] in "اى":
        forms.append(verb[:-1] + "ت")
        if not is_verb(verb[:-1] + "ي"):
            forms.append(verb[:-1] + "يت")  # توفيت, the passive
    return max(map(share, forms))


@lru_cache(maxsize=1 << 15)
def usual_spelling(stem: str) -> str:
    """The commonest of the ways in which a stem is written.

    Newspapers leave out the hamza on an alef or put it on the wrong side, and in some
    countries the dots of a final ya; مسؤول is also written مسئول.

    >>> usual_spelling("اعمال"), usual_spelling("مسئولون"), usual_spelling("جزائرى")
    ('أعمال', 'مسؤولون', 'جزائري')
    """
    if "ئو" in stem:
        stem = stem.replace("ئو", "ؤو")
    if stem[0] == "ا" or (stem[0] in "أإ" and not is_met(stem)):
        stem = lexicon().spellings.get("ا" + stem[1:], stem)
    elif stem[0] == "إ" and stem not in lexicon().forms:
        usual = lexicon().spellings["ا" + stem[1:]]
        stem = usual if share_of_noun(usual) > share_of_noun(stem) + 1 else stem  # إنتخابات
    if stem[1:2] == "ا" and len(stem) > 3:
        with_hamza = stem[0] + "أ" + stem[2:]
        if share(with_hamza) > share(stem) + 1 or (is_met(with_hamza) and not is_met(stem)):
            stem = with_hamza  # ياتي
    if stem.endswith("ىء") or (stem.endswith("يء") and not is_met(stem)):
        # شاطىء is شاطئ, and شىء is شيء.
        stem = max(stem, stem[:-2] + "ئ", stem[:-2] + "يء", key=share)
    if stem[-1] == "ه" and _stands_for_ta(stem):
        return usual_spelling(stem[:-1] + "ة")
    if stem[-1] == "ى" and _stands_for_ya(stem):
        return _first_met(usual_spelling(stem[:-1] + "ي"), stem)
    return stem


def _stands_for_ta(stem: str) -> bool:
    """Whether a final ه is a ة without its dots, and no pronoun: أشعه, but not كتابه."""
    with_dots = stem[:-1] + "ة"
    if len(stem) < 4 or not is_noun(with_dots):
        return False
    if not is_met(stem[:-1]):
        return not is_noun(stem)
    # Behind the article ه is no pronoun: the شركه of الشركه is شركة. But دوره is «his role».
    is_commoner = share_of_noun(with_dots) > share_of_noun(stem[:-1]) + _RATHER_TA
    return is_noun(stem) and is_commoner and definite_share(with_dots) > definite_share(stem) + 1


def _stands_for_ya(stem: str) -> bool:
    """Whether a final ى is a ي without its dots: جزائرى, غربى, but not أندى or مستشفى."""
    with_dots = stem[:-1] + "ي"
    if not is_met(stem):
        return stem not in lexicon().forms or is_noun(with_dots)
    is_adjective = is_noun(stem[:-1]) and is_noun(with_dots)
    return is_adjective and share(with_dots) > share(stem) + 1


def _first_met(spelling: str, otherwise: str) -> str:
    return spelling if is_met(spelling) else otherwise
