"""Which forms of a long list may be forms of a word: a short list to ask the lemmatiser about.

Asking about every form of a reference would cost most of a minute. What the forms of one word
share makes it short: Arabic inflects with a dozen letters, and the others stay.

The property relied on, whatever the lemmatiser does in detail: the consonants of a word (all
its letters but ا و ي, hamza, ة and marks) occur in this order in each of its forms, doubled or
not, with nothing between them but such weak letters and ت, and around them only what Arabic
attaches to a word. Words of which other roots serve as forms (نساء and امرأة) break it: they
lose those forms. A test compares the sums over the forms found with the sums over all forms.
"""

import re
from collections.abc import Iterable

_WEAK = "اأإآٱءؤئىيوةی"
# Letters of which what is attached to a word can be made; all others belong to the word.
_ATTACHED = _WEAK + "تنمهلبفكسک"
_MARKS = "\N{ARABIC FATHA}"  # lemma keys of verbs end with one
_WITHOUT_ATTACHED = str.maketrans("", "", _ATTACHED + _MARKS)
_WITHOUT_WEAK = str.maketrans("", "", _WEAK + _MARKS)
_DOUBLED = re.compile(r"(.)\1+")

_BEFORE = f"[وفأ]?[سبكل]?(?:ال|ل)?[يتن]?[{_WEAK}]*"
_BETWEEN = f"[{_WEAK}ت]*"
_AFTER = f"[{_WEAK}تن]*(?:ه|ها|هم|هما|هن|ك|كم|كما|كن|نا|ني|تم|تما)?"


class FormIndex:
    """The forms of a list, found by the letters that no inflection changes.

    >>> index = FormIndex(["كتاب", "كتب", "والكتب", "مكتبة", "حرب"])
    >>> index.candidates("كتاب")
    ['كتاب', 'كتب', 'والكتب']
    """

    def __init__(self, forms: Iterable[str]) -> None:
        listed = list(forms)
        cores: dict[str, list[str]] = {}
        # One pass over all of them in one string is ten times quicker than one by one.
        for core, form in zip(_core("\n".join(listed)).split("\n"), listed, strict=False):
            cores.setdefault(core, []).append(form)
        self._forms = {core: "\n".join(forms) for core, forms in cores.items()}

    def candidates(self, key: str) -> list[str]:
        """The forms that may be forms of the word with this lemma key, in the list's order."""
        return _pattern(key).findall(self._forms.get(_core(key), ""))


def _core(text: str) -> str:
    """What is left of words without all that may be attached, doubled letters written once."""
    return _DOUBLED.sub(r"\1", text.translate(_WITHOUT_ATTACHED))


def _pattern(key: str) -> re.Pattern[str]:
    consonants = map(re.escape, _DOUBLED.sub(r"\1", key.translate(_WITHOUT_WEAK)))
    stem = _BETWEEN.join(f"{letter}(?:{_BETWEEN}{letter})*" for letter in consonants)
    return re.compile(f"^{_BEFORE}{stem}{_AFTER}$", re.MULTILINE)
