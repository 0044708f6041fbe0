"""Whether a form in ة is a word of its own or the feminine of an adjective.

جديدة is the feminine of جديد, but مكافحة («combat») is no feminine of مكافح («fighter»). What
can be seen of the form (:class:`Cues`), above all how often it occurs beside its masculine and
beside its own plural, says which is likelier. The weights were fitted once, by logistic
regression, to the lemmas of a treebank.
"""

from typing import NamedTuple

from analysis.words.lexicon import ARTICLE, lexicon
from analysis.words.odds import log_odds
from analysis.words.usage import definite_share, is_verb, share, share_of_noun


class Cues(NamedTuple):
    """What is seen of a form in ة; as :data:`WEIGHTS`, what it adds to the log odds."""

    commoner: float  # log10 of how much commoner it is than the form without ة
    plural: float  # log10 of the same for the plural in ات, against the form itself
    masculine: float  # log10 of the same for the plural in ون or ين
    behind: float  # log10 of the same for the form behind ب or ل
    definite: float  # log10 of the same for the form behind the article
    beside: float  # log10 of how much commoner it is than its masculine, both behind the article
    listed: float  # 1 if the dictionary has it as a word of its own
    led_back: float  # 1 if the dictionary leads it back, behind the article, to the masculine
    nisba: float  # 1 with the ending ية
    masdar: float  # 1 with the shape مفاعلة
    quality: float  # 1 with the shape فعالة, but not in م
    participle: float  # 1 with م in front
    agent: float  # 1 with the shape فاعلة
    verbal: float  # 1 if the masculine looks like a verb


# Fitted by ``python -m benchmarks.grouping --fit`` on 766 sentences of newswire (development part
# of the Prague Arabic Dependency Treebank).
WEIGHTS = Cues(
    commoner=0.39,
    plural=0.38,
    masculine=-0.55,
    behind=0.87,
    definite=0.07,
    beside=0.33,
    listed=2.13,
    led_back=-1.66,
    nisba=-1.29,
    masdar=1.16,
    quality=1.01,
    participle=-0.67,
    agent=-0.68,
    verbal=0.97,
)
INTERCEPT = 0.51


def is_own_word(stem: str) -> bool:
    """Whether a stem in ة has itself as its dictionary form.

    >>> is_own_word("مكافحة"), is_own_word("جديدة")
    (True, False)
    """
    return log_odds(INTERCEPT, WEIGHTS, cues(stem)) > 0


def cues(stem: str) -> Cues:
    """What is seen of a stem in ة."""
    masculine = stem[:-1]
    forms, size, in_m = lexicon().forms, len(stem), stem[0] == "م"
    common, definite = share(stem), definite_share(stem)
    own = max(common, definite)
    return Cues(
        commoner=common - share(masculine),
        plural=share_of_noun(masculine + "ات") - own,
        masculine=max(share_of_noun(masculine + "ين"), share(masculine + "ون")) - own,
        behind=max(share("ل" + stem), share("ب" + stem)) - own,
        definite=definite - common,
        beside=definite - definite_share(masculine),
        listed=forms.get(stem) == stem,
        led_back=forms.get(ARTICLE + stem) == masculine,
        nisba=size > 4 and stem.endswith("ية"),
        masdar=is_action_noun(stem),
        quality=size == 5 and stem[2] == "ا" and not in_m,
        participle=in_m,
        agent=size == 5 and stem[1] == "ا",
        verbal=is_verb(masculine),
    )


def is_action_noun(stem: str) -> bool:
    """Whether a stem in ة has the shape مفاعلة, as the action of a verb such as قابل has."""
    return len(stem) == 6 and stem[0] == "م" and stem[2] == "ا"
