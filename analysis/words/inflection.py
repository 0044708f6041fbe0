"""From an inflected stem to its dictionary form, and how sure that is.

simplemma's dictionary knows most forms, but it was collected from pages of Wiktionary and leads
verbal nouns and participles back to their verb, as no reader would. So its answer stands unless
one of a few objections gives a better one, and for forms that it does not know the usual endings
are tried, always asking whether the result is itself a known word.

Arabic nouns in one paragraph: a noun has a feminine in ة, a dual in ان/ين, sound plurals in
ون/ين and ات, and often a plural of another shape that only a dictionary knows; with the letter
ي it makes adjectives of belonging (nisba: مصر, مصري). Verbs make verbal nouns (masdar) and
participles (in م) that are words of their own. The rest of the verb is in ``verbs``.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from analysis.words.corrections import CITATIONS
from analysis.words.feminine import is_action_noun, is_own_word
from analysis.words.lexicon import ARTICLE, UNLISTED, lexicon
from analysis.words.usage import (
    definite_share,
    frequency,
    is_met,
    is_name,
    is_noun,
    is_verb,
    share,
    share_of_noun,
    usual_spelling,
)
from analysis.words.verbs import reading

# How much each kind of knowledge weighs, in powers of ten of word frequency; tuned on one half
# of a development set and checked on the other.
CERTAIN = 2.2
ATTESTED = 1.8
DERIVED = 1.4
LISTED = 0.6
UNKNOWN = 0.0

_NOMINAL_ENDINGS = (
    ("تين", "ة"),
    ("تان", "ة"),
    ("تي", "ة"),
    ("تا", "ة"),
    ("ات", "ة"),
    ("يات", "ية"),
    ("يات", "يا"),
    ("ات", ""),
    ("ية", "ي"),
    ("يين", "ي"),
    ("يون", "ي"),
    ("يا", "ي"),
    ("ين", ""),
    ("ون", ""),
    ("ان", ""),
    ("ة", ""),
    ("ا", ""),
    ("ي", ""),
    ("و", ""),
)
# Endings that no broken plural takes: مدنين is a city, المناظرات are no مناظر.
_OF_SINGULARS = ("ات", "ين", "ون", "ان")
_BY_LAST_LETTER = {
    last: [(ending, instead) for ending, instead in _NOMINAL_ENDINGS if ending[-1] == last]
    for last in {ending[-1] for ending, _ in _NOMINAL_ENDINGS}
}
_PARTICIPLE = "\N{ARABIC SHADDA}"  # tells مصدّر (exporter) from مصدر (source)
_RADICALS = 3
_LONG = 6  # letters; what is longer is derived from a noun of its own


@lru_cache(maxsize=1 << 15)
def known(stem: str) -> str | None:
    """The dictionary form of a stem in bare letters, if one of the sources vouches for it."""
    lemma = _listed(stem if stem in fixed() else usual_spelling(stem))
    return _full(lemma) if lemma else None


@lru_cache(maxsize=1 << 15)
def guess(stem: str) -> tuple[str, float]:
    """The likeliest dictionary form of a stem that is not ``known``, and how certain it is."""
    spelled = usual_spelling(stem)
    lemma = None if _is_entry(spelled) else _without_ending(spelled)
    if lemma:
        return _full(lemma), DERIVED
    return _full(spelled), LISTED if spelled in lexicon().forms else UNKNOWN


def _is_entry(stem: str) -> bool:
    """Whether the dictionary has a stem as a word of its own, in use: a name, as a rule."""
    return lexicon().forms.get(stem) == stem and is_met(stem) and reading(stem) is None


def citation(stem: str) -> str:
    """The likeliest dictionary form of a stem without clitics, in bare letters.

    >>> citation("حكومات"), citation("اعمال")
    ('حكومة', 'عمل')
    """
    return known(stem) or guess(stem)[0]


def _listed(stem: str) -> str | None:
    """The dictionary form for which a source vouches, the surest source first."""
    given, words = fixed(), lexicon()
    if stem in given:
        return given[stem]
    entry = words.forms.get(stem)
    if stem[-1] == "ة" and len(stem) > 3 and (gendered := _of_gender(stem, entry)):
        return gendered
    if entry and entry != stem:
        return _checked(stem, entry)
    if stem in words.definite:
        definite = words.forms.get(ARTICLE + stem, stem)
        is_other = definite != stem and not definite.startswith("أل")
        # A plural is seldom ten times as common as its singular: نشاط is not one of نشيط. What
        # may be a verbal noun is no commoner plural: ظلم («injustice») is none of ظلمة.
        more = 0.0 if is_verb(stem) else 0.8
        if is_other and frequency(stem) < frequency(definite) + more:
            return definite
    if not entry:
        return None
    if stem.endswith("ات") and len(stem) > _LONG and is_noun(stem[:-2]) and stem[-3] not in "ين":
        return _listed(stem[:-2]) or stem[:-2]
    if is_verb(stem) and not is_noun(stem):
        return _present_after_all(stem) or stem
    return stem if is_noun(stem) or is_verb(stem) or _is_common(stem) else None


def _of_gender(stem: str, entry: str | None) -> str | None:
    """The dictionary form of a stem in ة: itself, or the masculine of an adjective.

    None for a plural such as قادة, and for what nothing is known of.
    """
    masculine = stem[:-1]
    is_plural = entry not in (None, stem, masculine) and not is_verb(entry)
    if is_plural or not (entry or is_noun(stem)):
        return None
    if (is_met(masculine) or masculine in lexicon().forms) and not is_own_word(stem):
        if _is_place(masculine):
            return masculine + _PARTICIPLE
        return _listed(masculine) or masculine
    return stem


@cache
def fixed() -> dict[str, str]:
    """Irregular forms, countries and the adjectives that belong to them.

    A country is never taken for a form of another word: الجزائر for islands, سورية for a wall.
    """
    names, places = lexicon().names, lexicon().places
    roots = (name.removesuffix("ا").removesuffix("ي") for name in names)
    adjectives = {root + "ية": root + "ي" for root in roots}
    return adjectives | {name: name for name in places | names} | CITATIONS


def _present_after_all(stem: str) -> str | None:
    """The verb whose «she does» looks like another verb's past: تنجح is of نجح, not تنجح."""
    if stem[0] != "ت" or share("ي" + stem[1:]) <= share("ي" + stem):
        return None
    return _verb(stem)


def _verb(stem: str) -> str | None:
    """The verb of which a stem is a form, unless it is a noun."""
    if stem[0] != "ي" and is_noun(stem):
        return None
    found = reading(stem)
    return found.verb if found else None


def _is_common(stem: str) -> bool:
    """Whether a listed form is so common that it needs no other proof: one word in 10,000."""
    return stem[0] not in "يتنوفبلس" and share(stem) > -4


def _checked(stem: str, entry: str) -> str | None:
    """The dictionary's answer for a stem, or the first better one that an objection gives."""
    if stem[0] == "ي":
        return _commoner_verb(stem, entry)
    if entry == stem + "ة" and stem[-1] == "ه":
        return None  # رده is "his answer" rather than one of several halls (ردهة)
    entry = _behind_article(stem) or entry
    for objection in _OBJECTIONS:
        if better := objection(stem, entry):
            return better
    return entry


def _commoner_verb(stem: str, entry: str) -> str:
    """Of two verbs with one present the commoner: يوضح is of أوضح rather than of وضح."""
    return _verb(stem) or entry


def _behind_article(stem: str) -> str | None:
    """The dictionary knows some nouns better with their article: not حريات but الحريات."""
    definite = lexicon().forms.get(ARTICLE + stem)
    if not definite or definite.startswith("أل") or not is_noun(stem):
        return None
    return _full(definite)


def _accusative(stem: str, entry: str) -> str | None:
    """A final alef is an ending: عملا."""
    if stem == entry + "ا":
        return _listed(entry) or entry
    if stem[-1] == "ا" and len(stem) > 3 and is_noun(stem[:-1]):
        return _listed(stem[:-1])
    return None


def _verbal_noun(stem: str, entry: str) -> str | None:
    """A verbal noun is a word of its own: إعلان, تعليم, اجتماع, عامل, and فساد, دخول.

    فعال and فعول are also plurals; they are where the singular is the commoner noun (بحوث).
    """
    ambiguous = len(stem) == 4 and stem[2] in "او"
    shape = (
        stem[0] in "إت"
        or (stem[0] == "ا" and stem[-2:-1] == "ا")
        or (len(stem) == 4 and stem[1] == "ا")
        or ambiguous
    )
    if not shape or not is_verb(entry) or not is_noun(stem):
        return None
    if ambiguous and definite_share(entry) > definite_share(stem) - 0.3:
        return None
    return stem if lexicon().forms.get(ARTICLE + stem) != entry else None


def _nisba(stem: str, entry: str) -> str | None:
    """A noun in ي that occurs with the article is an adjective, not "my": نفطي."""
    return stem if stem == entry + "ي" and is_noun(stem) else None


def _participle(stem: str, entry: str) -> str | None:
    """What begins with م has a dictionary form that does."""
    return stem if stem[0] == "م" and entry[0] != "م" else None


def _no_dual(stem: str, entry: str) -> str | None:
    """A noun in ان is no dual where the form in ين, which duals have more often, is rarer."""
    if not stem.endswith("ان") or not stem.startswith(entry):
        return None
    return stem if share(stem) > share(stem[:-2] + "ين") + 0.3 else None


def _common_verb(stem: str, entry: str) -> str | None:
    """A verb that is commoner than the noun in ة is no plural of it."""
    is_rarer = is_verb(stem) and share(stem) > share(entry) + 0.5
    return stem if entry == stem + "ة" and is_rarer else None


def _people(stem: str, entry: str) -> str | None:
    """A verb and its noun are no people: ترك is «he left» rather than Turks."""
    return stem if entry == stem + "ي" and is_verb(stem) else None


def _is_place(noun: str) -> bool:
    """Whether a noun in م is first of all one of place, with the plural of those: مصدر, مصادر."""
    plural = noun[:2] + "ا" + noun[2:]
    if len(noun) != 4 or noun[0] != "م" or lexicon().forms.get(plural) != noun:
        return False
    return share_of_noun(plural) > share_of_noun(noun + "ين")


def _person(stem: str, entry: str) -> str | None:
    """No plural takes a second ending: معارضين is of معارض, though معارض is plural of معرض.

    Where a noun of place in م has its plural, the same letters with ون or ة are a participle:
    المصدرون («exporters») beside مصدر and مصادر.
    """
    ending = next((x for x in ("ون", "ين") if stem.endswith(x)), "")
    base = stem[: -len(ending)] if ending else stem
    if not ending or base[:1] != "م":
        return None
    if len(base) == 5 and base[2] == "ا":
        return base
    # ين is also of the dual, which seldom has the article.
    is_plural = ending == "ون" or share(base + "ون") > UNLISTED or stem in lexicon().definite
    if is_plural and base == entry and _is_place(base):
        return base + _PARTICIPLE
    return None


def _dual(stem: str, entry: str) -> str | None:
    """A dual or sound plural of a noun that the dictionary has, led back to that noun."""
    noun = stem[:-2]
    is_ending = stem.endswith(("ان", "ين", "ون")) and not stem.startswith(entry)
    return noun if is_ending and lexicon().forms.get(noun) == noun and is_noun(noun) else None


def _feminine_plural(stem: str, entry: str) -> str | None:
    """Of two nouns with one plural in ات the one in ة if it is the commoner."""
    masculine = stem[:-2]
    is_long = len(masculine) > _RADICALS
    if is_long and stem == masculine + "ات" and entry == masculine + "ة":
        return masculine if share(masculine) > share(entry) + 1 else None
    feminine = entry + "ة"
    is_plural = stem.endswith(("تان", "تين", "ات")) and stem.startswith(entry)
    if not is_plural or share(feminine) <= share(entry):
        return None
    return _listed(feminine) or feminine


_OBJECTIONS: tuple[Callable[[str, str], str | None], ...] = (
    _accusative,
    _verbal_noun,
    _nisba,
    _participle,
    _common_verb,
    _people,
    _person,
    _no_dual,
    _dual,
    _feminine_plural,
)


def _without_ending(stem: str) -> str | None:
    """The dictionary form of a stem that is not listed, found by taking its endings away."""
    noun = stem[:-1]
    if stem[-1] == "ا" and len(stem) > 3 and is_noun(noun):
        # A name such as بريطانيا is commoner than the word that it would be an accusative of.
        is_name = share(stem) > share_of_noun(noun)
        return None if is_name else _listed(noun) or noun
    if verb := _verb(stem):
        return verb
    if person := _person(stem, ""):
        return person
    if stem[-1] == "ي" and _may_be_nisba(stem):
        return stem if _listed(noun) else None
    if stem.endswith("ية") and len(stem) > _LONG:
        return noun
    likeliest = max(_nouns(stem), key=lambda noun: (share(noun), noun), default=None)
    if likeliest is None or share(likeliest) <= share(stem) - 3:
        return None
    return _listed(likeliest) or likeliest


def _may_be_nisba(stem: str) -> bool:
    """Whether a final ya makes an adjective (استخباري) rather than "my"."""
    return len(stem) > _LONG or is_noun(stem) or stem + "ة" in lexicon().frequency


def _is_no_plural(stem: str) -> bool:
    """Whether ون or ين ends a name: a plural that is in use is so in both cases or definite.

    Participles in م and duals in تين are sure to be none.
    """
    is_sure = stem[0] == "م" or stem.endswith("تين")
    if is_sure or not stem.endswith(("ون", "ين")) or share(stem) == UNLISTED:
        return False
    other = stem[:-2] + ("ين" if stem.endswith("ون") else "ون")
    return not is_met(other) and stem not in lexicon().definite


def _nouns(stem: str) -> Iterator[str]:
    """Nouns and adjectives of the dictionary that a stem may be with an ending."""
    if _is_no_plural(stem):
        return
    for ending, instead in _BY_LAST_LETTER.get(stem[-1], ()):
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            noun = stem[: -len(ending)] + instead
            entry = lexicon().forms.get(noun)
            if entry is None or (ending in _OF_SINGULARS and _is_broken_plural(noun, entry)):
                continue
            if instead == "يا" and (is_name(noun) or not is_noun(noun)):
                continue  # تكنولوجيا has a plural, but سوريات are of سوري
            if ending == "ات" and not instead and _is_action(noun + "ة"):
                continue
            if is_noun(noun) or not (is_verb(noun) or is_verb(entry)):
                yield noun


def _is_action(noun: str) -> bool:
    """Whether a noun is the action of a verb such as قابل: مقابلة, whose plural is مقابلات."""
    return is_action_noun(noun) and is_noun(noun) and is_own_word(noun)


def _is_broken_plural(noun: str, entry: str) -> bool:
    """Whether a noun is a plural of another shape than its entry: مدن of مدينة."""
    return not (noun.startswith(entry[:-1]) or is_verb(entry))


def _full(lemma: str) -> str:
    """A dictionary form without its article, and with the last ya of قاضي where it is dropped."""
    if lemma in fixed():
        return lemma
    if len(lemma) > 3 and lemma.startswith(ARTICLE) and lemma not in lexicon().definite:
        return lemma[2:]
    has_its_shape = "ا" in lemma[1:3] or lemma[0] == "م"
    if not has_its_shape or lemma in lexicon().definite:
        return lemma
    full = lemma + "ي"
    is_known = is_noun(full) and full in lexicon().forms
    return full if is_known and share(full) > share(lemma) else lemma
