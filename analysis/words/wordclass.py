"""Whether a form is read as a verb or as a noun, where its letters allow both.

Arabic print leaves the vowels out, so that طلب is «he asked» and «a request». What can be seen
of a form (:class:`Cues`), its shape, the clitics around it, and how often its relatives occur
that only a noun or only a verb has, say which of the two is likelier. Their weights
were fitted once, by logistic regression, to the parts of speech of a treebank.
"""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.words.clitics import Split
from analysis.words.conjugation import IMPERATIVE
from analysis.words.corrections import CITATIONS, OWN
from analysis.words.divisions import WITH_ARTICLE
from analysis.words.lexicon import UNLISTED, lexicon
from analysis.words.marks import Letter, is_fourth_form, is_verb
from analysis.words.nouns import my
from analysis.words.odds import log_odds
from analysis.words.usage import definite_share, is_name, is_noun, share, usual_spelling
from analysis.words.verbs import Reading, reading

_BEFORE_NOUNS = (*WITH_ARTICLE, "ب", "ك")
# Nouns of grammar and of kinship and nouns whose last radical is ت, beside which the verb of the
# same letters is negligible.
_NOUNS = """
    غير عدم نفس وحد مثل قبل بعد حول خلف عبر ضد كل بعض بن عبد عضو أبو أبا أبي طن
    بنت أخت وقت بيت موت صوت ست زيت سبت متن
"""
NEVER_VERBS = frozenset(_NOUNS.split())
# How much rarer «us» is behind a verb than «we» in it: قلنا is «we said», not «we were few».
_US = 1.2
_ZERO = 5.0  # log10 shares are measured from one word in 100,000


class Cues(NamedTuple):
    """What is seen of a form; as :data:`WEIGHTS`, what each of it adds to the log odds."""

    verb: float  # how common the verb is, by forms that only it has
    noun: float  # how common it is behind the article, ب or ل
    form: float  # how common the form is as it is
    never: float  # how far it is commoner than the rarest words, if never with the article
    owned: float  # 1 before a pronoun, if it occurs with the article
    listed: float  # 1 if the dictionary gives this verb as its dictionary form
    she: float  # 1 with the ending ت or وا of the past
    me: float  # 1 with an ending of the first or second person
    we: float  # 1 with نا, «we did» or «our»
    he_does: float  # 1 with the prefix ي
    she_does: float  # 1 with the prefix ت
    hers: float  # 1 with ت before a pronoun, as verbal nouns have it too: تدخلها
    we_do: float  # 1 with the prefix ن or أ
    do_it: float  # 1 with the prefix ا, which imperatives have
    joined: float  # 1 behind و or ف
    behind_l: float  # 1 behind ل
    derived: float  # 1 if the verb has more than three letters
    reflexive: float  # 1 if it is a verb in ت as a dictionary cites it: تعاون


# Fitted by ``python -m benchmarks.grouping --fit`` on 766 sentences of newswire (development part
# of the Prague Arabic Dependency Treebank) and, for the first and second person, which newswire
# has not, on the list of ``benchmarks/forms.txt``.
WEIGHTS = Cues(
    verb=2.22,
    noun=-1.13,
    form=-1.26,
    never=0.41,
    owned=-0.38,
    listed=0.75,
    she=1.63,
    me=-1.11,
    we=0.62,
    he_does=2.94,
    she_does=1.02,
    hers=-0.51,
    we_do=-0.99,
    do_it=-0.31,
    joined=1.08,
    behind_l=-2.04,
    derived=0.92,
    reflexive=-1.15,
)
INTERCEPT = -0.25


def verb_reading(parts: Split, written: Sequence[Letter] = ()) -> str | None:
    """The verb of which a divided form is a form, cited in the past; None for a noun.

    ``written``: the letters of the whole form with the marks that are on them, if any are.

    >>> verb_reading(Split("", "طلبت", "")), verb_reading(Split("ال", "طلب", ""))
    ('طلب', None)
    """
    future = parts.proclitic.endswith("س")
    found = may_be_verb(parts)
    if written and len(written) == len(parts.proclitic + parts.stem + parts.enclitic):
        any_reading = found or _reading(parts.stem, future)
        if any_reading and not parts.proclitic.endswith(_BEFORE_NOUNS):
            stem = written[len(parts.proclitic) :][: len(parts.stem)]
            told = is_verb(stem, any_reading.kind)
            if told is not None:
                return _marked(parts.stem, any_reading, stem) if told else None
            if found:
                found = found._replace(verb=_marked(parts.stem, found, stem))
    if found is None:
        return None
    is_likely = future or log_odds(INTERCEPT, WEIGHTS, cues(parts, found)) > 0
    return found.verb if is_likely else None


def _marked(stem: str, found: Reading, written: Sequence[Letter]) -> str:
    """The verb of a reading, or another one if the marks say so: يُنْزِل is of أنزل, not of نزل."""
    fourth = is_fourth_form(written) if found.kind.endswith(("does", "do")) else None
    if fourth is None or fourth == found.verb.startswith("أ"):
        return found.verb
    other = reading(stem, fourth=fourth)
    return other.verb if other else found.verb


def may_be_verb(parts: Split) -> Reading | None:
    """The verb that a divided form may be a form of, unless something excludes it."""
    stem = parts.stem
    if parts.proclitic.endswith(_BEFORE_NOUNS) or is_name(stem):
        return None
    is_plural = stem in CITATIONS and stem not in lexicon().verbs
    if stem in NEVER_VERBS or stem in OWN or is_plural or (my(stem) and not parts.enclitic):
        return None
    found = _reading(stem, parts.proclitic.endswith("س"))
    if parts.enclitic == "نا":
        found = max(
            filter(None, (found, _reading(stem + parts.enclitic, future=False))),
            key=lambda found: found.share - found.rarity - _US * (found.kind != "I did"),
            default=None,
        )
    if found is None or _is_accusative(stem, found) or _is_verbal_noun(stem, found):
        return None
    return None if _is_surely_noun(stem, found) else found


def _is_surely_noun(stem: str, found: Reading) -> bool:
    """Whether a stem is a noun beside which the verb of its letters is negligible.

    تمرين is «an exercise» rather than «you pass»; نزول («descent»), which is commoner with the
    article than without, is hardly «we cease»; and يمني has the feminine of an adjective.
    """
    if not is_noun(stem):
        return False
    if found.kind == "they do" and stem.endswith("ين"):
        return True
    if stem[-1] == "ي" and is_noun(stem + "ة"):
        return True
    present = found.kind.endswith(("does", "do"))
    return present and definite_share(stem) > share(stem)


def _is_verbal_noun(stem: str, found: Reading) -> bool:
    """Whether ت…ي is the noun of a verb in ت…ى rather than «she does»: تخلي is of تخلى."""
    if stem[0] != "ت" or stem[-1] != "ي" or found.kind != "he does":
        return False
    reflexive = stem[:-1] + "ى"
    other = reading(reflexive)
    if other is None or other.verb != reflexive:
        return False
    return other.share >= found.share - found.rarity


def _is_accusative(stem: str, found: Reading) -> bool:
    """Whether a final ا ends a noun: بحثا is «a search» rather than «they both sought»."""
    noun = stem[:-1]
    if stem[-1] != "ا":
        return False
    if found.kind == "we did":
        return is_noun(noun) and len(noun) > 2  # آمنا is «safe», كنا «we were»
    if found.kind == "she did":
        is_commoner = is_noun(noun) and share(noun) > share(stem)  # نموا: «growth»
        return is_commoner and verb_reading(Split("", noun, "")) is None
    dual = found.kind.startswith("they both")
    return dual and (is_noun(noun) or share(stem) > UNLISTED)


def _reading(stem: str, future: bool) -> Reading | None:
    spelled = usual_spelling(stem)
    return reading(spelled, future=future) or (
        reading(stem, future=future) if spelled != stem else None
    )


def cues(parts: Split, found: Reading) -> Cues:
    """What is seen of a form that may be a verb."""
    stem = usual_spelling(parts.stem)
    words = lexicon()
    entry = words.forms.get(stem)
    definite = definite_share(stem)
    present = found.kind.endswith(("does", "do"))
    return Cues(
        verb=found.share + _ZERO,
        noun=max(definite, share("ب" + stem), share("ل" + stem)) + _ZERO,
        form=share(stem) + _ZERO,
        never=(share(stem) - UNLISTED) if definite == UNLISTED else 0.0,
        owned=bool(parts.enclitic) and definite > UNLISTED,
        listed=entry == found.verb,
        she=found.kind == "she did",
        me=found.kind == "I did" and parts.enclitic != "نا",
        we=found.kind == "I did" and parts.enclitic == "نا",
        he_does=present and stem[0] == "ي",
        she_does=present and stem[0] == "ت",
        hers=present and stem[0] == "ت" and bool(parts.enclitic) and definite > UNLISTED,
        we_do=present and stem[0] in "نأ",
        do_it=found.kind == IMPERATIVE or (present and stem[0] == "ا"),
        joined=parts.proclitic in ("و", "ف"),
        behind_l=parts.proclitic.endswith("ل"),
        derived=len(found.verb) > 3,
        reflexive=stem == found.verb and stem[0] == "ت" and len(stem) > 3,
    )
