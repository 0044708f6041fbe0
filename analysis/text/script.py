"""Whether lines in Arabic letters are Arabic, and whether their letters are in reading order.

Text copied from some PDF files comes in *visual order*, the last letter of each line first:
«ةيبرعلا ةغللا» for «اللغة العربية». And Persian, Urdu, Kurdish and other languages share the
letters of Arabic. Both are told by what Arabic words begin and end with, by its commonest
words, and by letters that it does not have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.text import characters
from analysis.text.lines import Line

# Enough to judge a text of any length by: of its words a quarter have the article.
_SAMPLE_WORDS = 1_000

_WORD = re.compile(rf"[{characters.LETTERS}]+")

# The commonest words of Arabic that no other language shares.
_ARABIC = """
    في من على إلى عن أن إن التي الذي هذا هذه ذلك كان كانت قال مع بين بعد قبل كل لا ما لم لن هو هي
    هناك أو ثم قد حتى عند منذ غير وقد وفي ومن كما أنه أنها يوم الى فى ان و يا اللي مش انا أنا أنت
    انت نحن كيف ايش شو وين علي عليه لها بها اذا إذا لكن
"""
# Words as common, turned round, that mean nothing so.
_ARABIC_TURNED = """
    يف نم ىلع ىلإ ىلا نع نأ نإ يتلا يذلا اذه كلذ ناك تناك لاق نيب دعب لبق ىتح دنع ذنم ريغ يفو دقو
    ناكو هنأ اهنأ موي كانه نكل اذإ
"""
_COMMON = frozenset(_ARABIC.split())
_TURNED = frozenset(_ARABIC_TURNED.split())


def visual_order(lines: Iterable[Line]) -> Line | None:
    """A line whose letters are in visual order, if such lines outweigh the others.

    A word speaks for visual order when it begins with ة or ى, as no Arabic word does, when it
    is a common word turned round («يف»), or ends with the article turned round; it speaks
    against when it begins with the article, ends with ة or is a common word. Without a word of
    the first two kinds there is no visual order: «قليلا» ends with «لا» as well.

    >>> visual_order([Line(1, "ةيبرعلا ةغللا")]) is None, visual_order([Line(1, "قليلا")]) is None
    (False, True)
    """
    first, turned, straight, certain = None, 0, 0, 0
    for line in _sample(lines):
        evidence = Counter(map(_direction, _words(line.text)))
        against = evidence["turned"] + evidence["article"]
        if first is None and against > evidence["straight"]:
            first = line
        turned += against
        straight += evidence["straight"]
        certain += evidence["turned"]
    return first if certain and turned > straight else None


def _direction(word: str) -> str:
    if len(word) > 1 and (word[0] in "ةى" or word in _TURNED):
        return "turned"
    if word in _COMMON or (len(word) > 3 and (word.startswith("ال") or word.endswith("ة"))):
        return "straight"
    return "article" if len(word) > 4 and word.endswith("لا") else "neither"


class Language(NamedTuple):
    """A language in Arabic letters: the letters that it has and Arabic has not, common words."""

    name: str
    letters: frozenset[str]
    words: frozenset[str]


_OTHERS = tuple(
    Language(name, frozenset(letters), frozenset(words.split()))
    for name, letters, words in (
        ("Persian", "پچژگ", "است این که از را می مي با برای براي آن در یک تا بود شده شد کرد كه"),
        ("Urdu", "ٹڈڑےںہھپچژگ", "ہے کے کی میں اور نے کو سے کا ہیں پر اس یہ بھی تھا نہیں ایک"),
        ("Kurdish", "ێۆڕڵەڤپچژگ", "لە بە کە بۆ ئەو ئەم لەسەر هەر یەک بوو دوو هەیە کرد لەگەڵ"),
        ("Pashto", "ېۍښځڅړټډڼګپچژ", "په چې کې یې کړي شوي دی وو"),
        ("Sindhi", "ڄڪٻڀٿٽڍڏڌڊڳڱڻپ", "جو ۾ ۽ آهي کي سان هن"),
        ("Uyghur", "ېۇۆۈۋەڭگپچژ", "بۇ ۋە بىلەن بىر ئۇ دەپ ئۈچۈن ھەم"),
        ("Malay", "ڠڤڬۏڽچ", "يڠ دالم اورڠ انق كڤد دڠن اين ايت"),
    )
)
# Iranian keyboards write these two in Arabic words as well, so that alone they say nothing.
_SHARED = frozenset("یک")
_FOREIGN = frozenset[str]().union(*(language.letters for language in _OTHERS)) | _SHARED
# Of a hundred letters of Persian three or more are letters that Arabic does not have.
_FOREIGN_SHARE = 0.02
# Of a hundred words of Arabic some twenty-five begin with the article, of Persian two.
_ARTICLE_SHARE = 0.1


def other_language(lines: Iterable[Line]) -> str | None:
    """The name of the language that a text in Arabic letters is written in, if not Arabic.

    A text whose words have the article of Arabic is Arabic. Of another, letters that Arabic
    does not have tell the language, or common words of it that outnumber those of Arabic.

    >>> other_language([Line(1, "این کتاب را به او دادم")])
    'Persian'
    >>> other_language([Line(1, "قرأت هذا الكتاب في يومين")]) is None
    True
    """
    words = Counter(word for line in _sample(lines) for word in _words(line.text))
    if _with_article(words) > _ARTICLE_SHARE * words.total():
        return None
    letters = Counter[str]()
    for word, count in words.items():
        for letter in word:
            letters[letter] += count
    arabic = _hits(words, _COMMON)
    best = max(
        _OTHERS, key=lambda other: 2 * _hits(words, other.words) + _hits(letters, other.letters)
    )
    common = _hits(words, best.words)
    own = _hits(letters, best.letters)
    strange = own + _hits(letters, _SHARED) if own or common else 0
    spelled = strange > max(_FOREIGN_SHARE * letters.total(), 1) and common >= arabic
    return best.name if spelled or common > max(2 * arabic, 1) else None


def _hits(counts: Mapping[str, int], chosen: Iterable[str]) -> int:
    return sum(counts.get(item, 0) for item in chosen)


def _with_article(words: Mapping[str, int]) -> int:
    return sum(
        count
        for word, count in words.items()
        if len(word) > 3 and word.startswith(("ال", "وال", "بال", "فال", "كال", "لل", "ولل"))
    )


def _words(text: str) -> Iterator[str]:
    """Words of letters alone, marks left out."""
    return iter(_WORD.findall(_MARK.sub("", text)))


_MARK = re.compile(rf"[{characters.MARKS}]")


def _sample(lines: Iterable[Line]) -> Iterator[Line]:
    left = _SAMPLE_WORDS
    for line in lines:
        if left <= 0:
            return
        # Some eight letters and a space to the word: a line of any length is cut to the sample.
        part = line.text[: left * 9]
        left -= part.count(" ") + 1
        yield line._replace(text=part)
