"""Lines broken at a width, as e-mail and PDF break them → the paragraphs that they are parts of.

A line was broken for want of room if the first word of the next line had no room on it. Prose
that nobody broke, verses and lists do not look so: their lines end where the thought does.
"""

import itertools
from collections.abc import Iterator, Sequence

from analysis.text.lines import Line, Removals
from analysis.text.sentences import ends_sentence

# Narrower than a newspaper's column nothing is taken for wrapped, wider than any page neither.
_WIDTHS = range(30, 160)
# Of the lines that go on, so many must have been full.
_FULL = 0.9
# Type set in proportional letters is broken by its width in print, not by its count of letters.
_SHORTEST = 0.75
_ENOUGH = 3
_PARTICLE_WORDS = """
    في من على إلى الى عن أن إن ان لا لم لن ما قد أو ثم مع بين بعد قبل عند منذ حتى كل غير هذا هذه
    ذلك التي الذي الذين هو هي كان كانت كما بأن لأن حيث وفي ومن وعلى وإلى وأن
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_MOST_JUDGED = 2_000


def unwrapped(lines: list[Line], removed: Removals) -> list[Line]:
    """Whole paragraphs, if the lines were broken at a width; otherwise the lines as they are.

    Paragraphs are told by a blank line between them (a gap in the numbers), or by a line that
    is not full.
    """
    blocks = list(_blocks(lines))
    broken = [line for block in blocks for line in block[:-1]]
    if len(broken) < 2 or any(line.role for line in lines[:_MOST_JUDGED]):
        return lines
    width = _width(lines)
    if width not in _WIDTHS or not _are_wrapped(blocks, width):
        return lines
    joined: list[Line] = []
    first = lines[0]
    for block in blocks:
        parts: list[str] = []
        for line, after in zip(block, [*block[1:], None], strict=True):
            first = first if parts else line
            parts.append(line.text)
            if after is None or not _goes_on(line.text, after.text, width):
                joined.append(first._replace(text=" ".join(parts)))
                parts = []
    if gone := len(lines) - len(joined):
        removed.mark(broken[0].number, "line end", "line broken for want of room, joined", gone)
    return joined


def _goes_on(line: str, after: str, width: int) -> bool:
    full = len(line) + 1 + len(_first_word(after)) > width
    return full or (len(line) >= _SHORTEST * width and not ends_sentence(line))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches of lines without a blank line between them."""
    block: list[Line] = []
    for line in lines:
        if block and line.number > block[-1].number + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _width(lines: list[Line]) -> int:
    """The width at which lines were broken: that of the longest."""
    return max(len(line.text) for line in lines)


def _are_wrapped(blocks: list[list[Line]], width: int) -> bool:
    pairs = [
        (line.text, following.text)
        for block in blocks
        for line, following in itertools.pairwise(block)
    ][:_MOST_JUDGED]
    going_on = [pair for pair in pairs if not ends_sentence(pair[0])]
    if len(going_on) < 2 or len(going_on) < 0.5 * len(pairs):
        return False
    exact = sum(len(line) + 1 + len(_first_word(after)) > width for line, after in going_on)
    if exact >= _FULL * len(going_on) and len(going_on) >= _ENOUGH:
        return True
    near = sum(len(line) >= _SHORTEST * width for line, _ in going_on)
    return near >= _FULL * len(going_on) and _are_prose(going_on)


def _are_prose(pairs: list[tuple[str, str]]) -> bool:
    """Whether line ends fall inside sentences: behind a particle, or sentences end inside lines.

    Verses end where a phrase does, and seldom hold the end of a sentence.
    """
    cut = sum(line.rsplit(None, 1)[-1] in _PARTICLES for line, _ in pairs)
    inside = sum(". " in line for line, _ in pairs)
    return cut + inside >= max(1, 0.1 * len(pairs))


def _first_word(text: str) -> str:
    return text.split(None, 1)[0] if text else ""
