"""Function words: what holds a text together, not what it is about.

The classes of Arabic function words are closed, so they can be written down as any grammar has
them, and their forms with و, ف, ب, ل, ك and with pronouns follow from the class. Written for
this project after the parts of speech of Universal Dependencies (adpositions, pronouns,
determiners, conjunctions, particles, auxiliaries); nothing is taken from the stop lists that
circulate, several of which are under the GPL.

Of the words that say how many or which, those are function words that a text cannot do without
(كل, بعض, أي, غير); جميع, معظم, عدة, أحد and إحدى stay nouns, as the treebanks have them, and so do
شبه, numerals and adverbs of time: a reader may want to count them. داخل and خارج are function
words as prepositions, without the article and without "my". Of the verbs only كان and ليس are
function words, as auxiliaries; تم («was done») is a verb like others, as the treebanks have it.
"""

from collections.abc import Iterator
from functools import cache

from analysis.text.normalisation import bare

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "نا")
_ME = "ي"

# Prepositions: alone, or with a pronoun, among them "me" (معي).
_WITH_ANY_PRONOUN = "من عن مع لدى لدي عند بين ضد غير إزاء حيال تجاه لأجل"
# Prepositions and quantifiers of which the form with "me" is another word (خلفي, كلي, نحوي).
_WITH_PRONOUN = """
    في على علي إلى إلي حول دون قبل بعد تحت فوق أمام وراء خلف خلال منذ نحو مثل ضمن داخل خارج وفق حسب
    أثناء عقب سوى سوا عبر جراء رغم كل بعض أي كلا كلتا كلي كلتي
"""
# Particles before a clause, with or without a pronoun as its subject (أنه, لكنني, لأنهم).
_BEFORE_CLAUSE = "أن إن لأن لإن بأن بإن كأن لكن لعل ليت إيا"
# Pronouns, demonstratives, relatives: also behind ب, ل and ك (لهذا, بذلك, كالتي).
_BEHIND_PREPOSITION = """
    هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك ذاك
    ما من هم كل بعض أي أية غير دون مثل نحو حسب
    الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي اللائي
"""
_PLAIN = """
    منا عنا أنا نحن أنت أنتم أنتما هو هي هم هما هن هنا هناك هنالك ذو ذا ذي ذات ذوي
    و ف ب ل ك ال أو أم ثم بل لا لم لن ما هل قد لقد سوف كي لكي حتى إذ إذا إذن لو لولا لوما أ
    كما كيف متى لماذا ماذا مما ممن عما فيما بما لما إنما أما إما إلا ألا بينما عندما كلما طالما
    ربما مثلما حسبما بعدما قبلما حينما فيم بم لم عم سيما حين لئلا ليس إلخ ثمة كلا يا أيها
    لاسيما أيتها أيضا فقط جدا كذلك هكذا لذا لذلك كهذا أنما لدن حوالي حوالى بدون فلا بلا إثر إبان
    قبيل بحيث معا حيث أين أيا إنا أنا لأنا كم مهما حيثما أينما كيفما ريثما كأنما نعم
    كان كانت كانوا كنت كنا كانا كن يكون تكون يكونون يكونوا تكونوا نكون أكون يكن تكن نكن أكن
    سيكون ستكون سيكونون ليست ليسوا لست لسنا ليسا مازال لازال
"""
# Words that only look like a function word, alone or with a clitic: Ali, to understand, Mina,
# a guardian, actual, somebody.
_LOOKALIKES = """
    علي وعلي سوي فهم منى بني فتحت كلي وكلي ولاية وفقي أثر واثر اثر إمام سواك سواكم ولي فعلي فلان
    """
_AFTER_L = """لذي لتي لذين للذان للذين للتان للتين للاتي للواتي للائي"""
_WITHOUT_HAMZA = str.maketrans("أإآ", "ااا")


def is_stopword(word: str) -> bool:
    """Whether a word form is a function word, with or without its marks and hamzas.

    A single letter is one as well: «م» stands for a metre, a million or a name.

    >>> is_stopword("إلى"), is_stopword("الى"), is_stopword("وفيها"), is_stopword("ليبيا")
    (True, True, True, False)
    """
    form = bare(word)
    return form in stopwords() or (len(form) == 1 and form.isalpha())


@cache
def stopwords() -> frozenset[str]:
    """All function words with their clitics, in bare letters, in every usual spelling.

    The usual spellings: with and without hamza on the alef, final ى for ي (فى) and ي for ى
    (إلي). A hamza on the other side of the alef makes another word (إثر «after», أثر «trace»).
    """
    words = {spelling for form in _forms() for spelling in _spellings(form)}
    forms = {prefix + word for prefix in ("", "و", "ف") for word in words}
    return frozenset(forms - set(_LOOKALIKES.split()))


def _spellings(form: str) -> Iterator[str]:
    for spelled in (form, form.translate(_WITHOUT_HAMZA)):
        yield spelled
        if spelled[-1] == "ي":
            yield spelled[:-1] + "ى"
        elif spelled[-1] == "ى":
            yield spelled[:-1] + "ي"


def _forms() -> Iterator[str]:
    yield from _PLAIN.split()
    for word in (_WITH_ANY_PRONOUN + _WITH_PRONOUN + _BEFORE_CLAUSE).split():
        yield word
        yield from (word + ending for ending in _PRONOUNS)
    yield from (word + _ME for word in (_WITH_ANY_PRONOUN + " " + _BEFORE_CLAUSE).split())
    yield from (word + "ني" for word in _BEFORE_CLAUSE.split())
    for word in _BEHIND_PREPOSITION.split():
        yield word
        yield from (preposition + word for preposition in "بلك")
    yield from (preposition + ending for preposition in "بل" for ending in (*_PRONOUNS, _ME))
    yield from ("ل" + word for word in _AFTER_L.split())
