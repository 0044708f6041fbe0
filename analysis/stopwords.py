"""Function words: the words a text is held together with, not what it is about."""

from analysis.normalisation import unified

_WORDS = frozenset(
    unified(
        """
        في من إلى على عن مع بين عند لدى حتى منذ خلال ضد حول دون قبل بعد تحت فوق أمام وراء
        أن إن كأن لكن لعل ليت لأن أو أم ثم بل لا لم لن ما هل قد لقد سوف إذا إذ لو لولا كما
        كيف متى أين حيث بينما عندما كلما مما عما فيما بما لما إنما أما إما إلا سوى كي لكي
        هو هي هم هن هما أنا نحن أنت أنتم هذا هذه هذان هؤلاء ذلك تلك أولئك هنا هناك
        الذي التي الذين اللذان اللتان اللاتي اللواتي من ذات ذو ذي أيضا إياه كذلك هكذا
        """
    ).split()
)
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي")
_HOSTS = ("في", "من", "الي", "علي", "عن", "مع", "بين", "عند", "لدي", "ان", "لكن", "لان", "ل", "ب")
_WITH_PRONOUNS = frozenset(host + pronoun for host in _HOSTS for pronoun in _PRONOUNS) - {"بك"}


def is_stopword(word: str) -> bool:
    """Whether a word form is a function word, also behind و, ف, ب, ل or ك."""
    form = unified(word)
    while True:
        if form in _WORDS or form in _WITH_PRONOUNS:
            return True
        if len(form) < 3 or form[0] not in "وفبلك":
            return False
        form = form[1:]
