"""Function words: what holds a text together, not what it is about.

The one idea: the classes of Arabic function words are closed, so they can be written down as
any grammar has them, and their forms with و, ف, ب, ل, ك and with pronouns follow from the class.
Written for this project after the parts of speech of Universal Dependencies (adpositions,
pronouns, determiners, conjunctions, particles, auxiliaries); nothing is taken from the stop
lists that circulate, several of which are under the GPL. Numerals and adverbs of time stay
words: a reader may want to count them.
"""

from collections.abc import Iterator
from functools import cache

from analysis.text.normalisation import unified

_PRONOUN_ENDINGS = ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "نا", "ي", "ني")

# Prepositions and quantifiers: stand alone or with a pronoun (فيه, بينهم, كلها).
_WITH_PRONOUN = """
    في من عن مع على علي إلى إلي لدى لدي بين عند حول ضد دون قبل بعد تحت فوق أمام وراء خلف خلال
    منذ نحو مثل ضمن داخل وفق حسب أثناء تجاه إزاء حيال رغم عقب سوى لأجل عبر جراء
    كل بعض غير أي كلا كلتا
"""
# Particles before a clause, with or without a pronoun as its subject (أنه, لكنها, لأنهم).
_BEFORE_CLAUSE = "أن إن لأن بأن كأن لكن لعل ليت حيث أين إيا"
# Pronouns, demonstratives, relatives: also behind ب, ل and ك (لهذا, بذلك, كالتي).
_BEHIND_PREPOSITION = """
    هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك ذاك
    ما من هم كل بعض أي أية غير دون مثل نحو حسب
    الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي اللائي
"""
_PLAIN = """
    أنا نحن أنت أنتم أنتما هو هي هم هما هن هنا هناك هنالك ذو ذا ذي ذات ذوي
    و ف ب ل ك أو أم ثم بل لا لم لن ما هل قد لقد سوف كي لكي حتى إذ إذا إذن لو لولا لوما أ
    كما كيف متى لماذا ماذا مما ممن عما فيما بما لما إنما أما إما إلا ألا بينما عندما كلما طالما
    ربما مثلما حسبما بعدما قبلما حينما فيم بم لم عم سيما حين لئلا ليس إلخ ثمة كلا يا أيها
    أيتها أيضا فقط جدا كذلك هكذا لذا لذلك كهذا أنما لدن حوالي حوالى بدون فلا بلا إثر إبان
    قبيل بحيث معا
    كان كانت كانوا كنت كنا كانا كن يكون تكون يكونون يكونوا تكونوا نكون أكون يكن تكن نكن أكن
    سيكون ستكون سيكونون كائن ليست ليسوا لست لسنا ليسا مازال لازال
"""
# Words that only look like a function word with clitics: state, total, similar, legal
_LOOKALIKES = "ولاية كلي مثلي وفقي"
_AFTER_L = """لذي لتي لذين للذان للذين للتان للتين للاتي للواتي للائي"""


def is_stopword(word: str) -> bool:
    """Whether a word form is a function word, however its hamza and ya are written.

    >>> is_stopword("إلى"), is_stopword("الى"), is_stopword("وفيها"), is_stopword("ليبيا")
    (True, True, True, False)
    """
    return unified(word) in stopwords()


@cache
def stopwords() -> frozenset[str]:
    """All function words with their clitics, in unified letters (see normalisation)."""
    words = {unified(form) for form in _forms()}
    forms = {prefix + word for prefix in ("", "و", "ف") for word in words}
    return frozenset(forms - {unified(form) for form in _LOOKALIKES.split()})


def _forms() -> Iterator[str]:
    yield from _PLAIN.split()
    for word in (_WITH_PRONOUN + _BEFORE_CLAUSE).split():
        yield from (word + ending for ending in _PRONOUN_ENDINGS)
    for word in _BEHIND_PREPOSITION.split():
        yield word
        yield from (preposition + word for preposition in "بلك")
    yield from (preposition + ending for preposition in "بل" for ending in _PRONOUN_ENDINGS[1:])
    yield from ("ل" + word for word in _AFTER_L.split())
