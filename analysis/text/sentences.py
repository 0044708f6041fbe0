"""Where sentences end in Arabic newspaper prose."""

import re
from collections.abc import Iterator

from analysis.text.characters import END_OF_VERSE, LETTERS, MARKS
from analysis.text.tokens import Spans, tokenize

# A sentence ends after ؟ or !, after the sign that ends a verse of the Quran, after an ellipsis
# that a space follows, and after a full stop (the last of several) unless it is inside a number
# (12.5) or an address (un.org), or behind a single letter, which is an initial («د. أحمد»,
# «ا.ف.ب»); the last letter of a vowelled word stands behind a mark, which is a part of the word
# too. Closing quotes and brackets go along. Dots alone in brackets say that something is left
# out and end nothing.
_END = re.compile(
    rf"""
    (?P<omission> [(\[] \s* (?: \.{{2,}} | … ) \s* [)\]] )
    | (?: [!?؟{END_OF_VERSE}]+
      | … (?= [»”"’')\]]* (?:\s|$) )
      | (?<! (?<![\w{MARKS}]) [^\W\d] ) \.
        (?= [»”"’')\]]* (?: \s | $ | (?<=[{LETTERS}{MARKS}]\.)[{LETTERS}] ) )
    )
    [»”"’')\]]*
    """,
    re.VERBOSE,
)


_LAST = re.compile(rf"[.!?؟…{END_OF_VERSE}][»”\"')\]\s]*$")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> ends_sentence("وصل «الوفد.»"), ends_sentence("وصول الوفد")
    (True, False)
    """
    return _LAST.search(line, max(len(line) - 20, 0)) is not None


def sentence_offsets(
    text: str, start: int = 0, end: int | None = None, words: Spans | None = None
) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a paragraph, without the white space between them.

    No sentence ends inside one of the ``words`` of the text, such as an address with a question
    mark; they are looked for if they are not given.

    >>> text = "وصل الوفد. هل يبقى؟"
    >>> [text[start:end] for start, end in sentence_offsets(text)]
    ['وصل الوفد.', 'هل يبقى؟']
    """
    end = len(text) if end is None else end
    words = tokenize(text) if words is None else words
    for match in _END.finditer(text, start, end):
        if match["omission"] or words.divided_at(match.end()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield start, end
