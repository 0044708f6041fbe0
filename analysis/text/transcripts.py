"""Lines of subtitles, chats and interviews → what was said, without times, handles and labels."""

import re
from collections.abc import Iterator

from analysis.text.lines import Line, Removals
from analysis.text.markup import without_emphasis
from analysis.text.sentences import ends_sentence

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[,.،٫٬]\d{1,3}"
_CUE = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}.*$")
_CUE_NUMBER = re.compile(r"^\s*\d+\s*$")
_CUE_STYLE = re.compile(r"\{\\[^}]*\}|</?(?:i|b|u|c|v|font)\b[^>]*>|<\d[\d:.]*>")
_VTT = re.compile(r"^\s*(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SONG = re.compile(r"^\s*(?:\[\d{1,2}:\d{2}(?:[.:]\d{1,3})?\]\s*)+")
_CLOCKED = re.compile(r"^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s+(?=[^\d\s:])")
_STAGE = re.compile(r"^\s*Dialogue:\s*(?:[^,]*,){9}")
_STAGE_DATA = re.compile(
    r"^\s*(?:\[[A-Z][\w +]*\]|[A-Z][\w ]*:\s.*|;.*"
    r"|\[(?:ar|ti|al|au|by|length|offset|re|ve|la):.*\])\s*$"
)

_DAY = r"\d{1,4}[/.\u200f-]{1,3}\d{1,2}[/.\u200f-]{1,3}\d{2,4}"
_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:ص|م|صباحا?ً?|مساءً?|[AaPp]\.?[Mm]\.?))?"
_STAMP = re.compile(
    rf"^\s*(?:\[\s*(?:{_DAY}[,،]?\s+)?{_HOUR}\s*\]|\[?\s*{_DAY}[,،]?\s+{_HOUR}\s*\]?)\s*[-–:]?\s*"
)
_SENDER = re.compile(r"^(?:~\s*)?([^:\n<>]{1,40}?):(?:\s+|$)")
_SIGNED = re.compile(rf"^\s*[^:,\[\]\n]{{1,40}}[,،]\s+\[[^:\[\]]*\d\D+{_HOUR}\]\s*:?\s*$")
_NO_MESSAGE = re.compile(
    r"^\s*(?:<[^>]*>|.*(?:Media|image|video|audio|sticker|GIF|document) omitted.*"
    r"|.*(?:الوسائط المستبعدة|ح[\u064f]?ذفت? هذه الرسالة|This message was deleted|مشفرة تماما"
    r"|تم (?:استبعاد|حذف) (?:هذه )?(?:الوسائط|الرسالة|الصورة|الفيديو|الملصق|المقطع)"
    r"|مكالمة (?:صوتية|فيديو) فائتة|تم إرفاق).*)\s*$"
)

# What stands before a question of an interview, and before its answer: «س:», «ج 2-», «سؤال:».
_TURN = re.compile(
    r"^\s*(?:(?P<asks>س|(?:ال)?سؤال)|ج|(?:ال)?(?:جواب|إجابة))\s*\d*\s*(?:[:)/]\s*|[-–]\s+)(?=\S)"
)

_NAME_WORDS = 4
_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])(\w+)")
_ONLY_HASHTAGS = re.compile(r"(?:#\w*[^\W\d]\w*\s*){2,}")
_MENTION = re.compile(r"(?<![\w./@])(?:(?:\bvia|\bعبر)\s+)?@(\w{1,30})\b(?!\.\w)")
_REPOST = re.compile(r"^\s*RT\b\s*(?:@\w+)?\s*:?\s*")
_SHORT_LINK = re.compile(
    r"(?:https?://)?(?:t\.co|pic\.twitter\.com|bit\.ly|goo\.gl|ow\.ly|youtu\.be|fb\.me|wp\.me)/\w+…?"
)
_LAST_LINK = re.compile(r"(?:\s*https?://|(?:^|\s+)www\.)\S*[^\s.!?؟…]\s*$")


def without_times(lines: list[Line], removed: Removals) -> list[Line]:
    """Subtitles and songs without their times, each sentence one line."""
    if any(_CUE.match(line.text) for line in lines):
        return _joined(list(_said(lines, removed)))
    if any(_STAGE.match(line.text) for line in lines):
        return _joined(list(_staged(lines, removed)))
    mark = _SONG
    sung = [line for line in lines if _SONG.match(line.text)]
    if len(sung) < 2:
        mark = _CLOCKED
        sung = [line for line in lines if _CLOCKED.match(line.text)]
        if len(sung) < 3 or len(sung) < 0.8 * len(lines):
            return lines
    plain = []
    for line in lines:
        if stamp := mark.match(line.text):
            removed.kind(line.number, stamp[0].strip(), "time stamp of a line")
            line = line._replace(text=line.text[stamp.end() :])
        plain.append(line)
    return [line for line in plain if not _STAGE_DATA.match(line.text)]


def _said(lines: list[Line], removed: Removals) -> Iterator[Line]:
    about, before = False, 0
    for line, following in zip(lines, [*lines[1:], Line(0, "")], strict=True):
        gap, before = line.number > before + 1 or not before, line.number
        # A block about the file ends with a blank line, as every block does.
        about = (about and not gap) or _VTT.match(line.text) is not None
        if _CUE.match(line.text):
            about = False
            removed.kind(line.number, line.text, "time stamp of a subtitle")
        elif _CUE.match(following.text) and (gap or _CUE_NUMBER.match(line.text)):
            removed.kind(line.number, line.text, "number or name of a subtitle")
        elif about:
            removed.line(line, "data about the file, not its text")
        elif text := _CUE_STYLE.sub("", line.text).strip():
            yield line._replace(text=text)


def _staged(lines: list[Line], removed: Removals) -> Iterator[Line]:
    for line in lines:
        if stamp := _STAGE.match(line.text):
            removed.kind(line.number, stamp[0], "time stamp of a subtitle")
            text = re.sub(r"\\[Nn]", " ", line.text[stamp.end() :])
            yield line._replace(text=_CUE_STYLE.sub("", text).strip())
        elif line.text.strip():
            removed.line(line, "data about the file, not its text")


def _joined(lines: list[Line]) -> list[Line]:
    """Lines that go on joined, if sentences are told by their marks; otherwise as they are."""
    lines = [line for line in lines if line.text]
    if sum(ends_sentence(line.text) for line in lines) < 0.1 * len(lines):
        return lines
    sentences: list[list[Line]] = []
    for line in lines:
        if not sentences or ends_sentence(sentences[-1][-1].text):
            sentences.append([])
        sentences[-1].append(line)
    return [part[0]._replace(text=" ".join(line.text for line in part)) for part in sentences]


def without_stamps(lines: list[Line], removed: Removals) -> list[Line]:
    """The messages of an exported chat without times and senders; other texts unchanged."""
    stamps = [_STAMP.match(line.text) for line in lines]
    named = [
        stamp and _SENDER.match(line.text[stamp.end() :])
        for line, stamp in zip(lines, stamps, strict=True)
    ]
    signed = any(_SIGNED.match(line.text) for line in lines)
    if not (any(named) or signed):
        return lines
    plain = []
    for line, stamp, name in zip(lines, stamps, named, strict=True):
        text = line.text
        if _SIGNED.match(text):
            removed.kind(line.number, text, "sender and time stamp of a message")
            continue
        if stamp:
            head = stamp.end() + (name.end() if name else 0)
            if not name or _NO_MESSAGE.match(text[head:]):
                removed.line(line, "note of the chat, no message")
                continue
            removed.kind(line.number, text[:head].strip(), "sender and time stamp of a message")
            text = text[head:]
        plain.append(line._replace(text=without_emphasis(text), role="text"))
    return plain


def without_handles(lines: list[Line], removed: Removals) -> list[Line]:
    """Short messages without mentions and links, and hashtags as the words they are made of."""
    plain: list[Line] = []
    for line in lines:
        if plain and _ONLY_HASHTAGS.fullmatch(line.text):
            removed.line(line, "hashtags alone")
            continue
        text = _without_handles(line, removed)
        if text.text or not line.text.startswith("@"):
            plain.append(text)
        elif plain and len(plain[-1].text.split()) <= _NAME_WORDS and not plain[-1].role:
            # Above the name of an account is the name of its owner.
            removed.line(plain.pop(), "name of an account")
    return plain


def _without_handles(line: Line, removed: Removals) -> Line:
    text = line.text
    if not ("#" in text or "@" in text or "/" in text or "www." in text or text[:2] == "RT"):
        return line
    if repost := _REPOST.match(text):
        removed.kind(line.number, repost[0].strip(), "mark of a repeated message")
        text = text[repost.end() :]
    for tag in _HASHTAG.findall(text):
        removed.mark(line.number, f"#{tag}", "hashtag, read as the words it is made of")
    text = _HASHTAG.sub(lambda match: match[1].replace("_", " ").strip(), text)
    for handle in _MENTION.findall(text):
        removed.mark(line.number, f"@{handle}", "name of an account")
    text = _MENTION.sub(" ", text)
    for pattern in (_SHORT_LINK, _LAST_LINK):
        for link in pattern.findall(text):
            removed.mark(line.number, link.strip(), "link")
        text = pattern.sub(" ", text)
    return line._replace(text=" ".join(text.split())) if text != line.text else line


def without_turn_labels(lines: list[Line], removed: Removals) -> list[Line]:
    """An interview without the letters that mark question and answer; other texts unchanged.

    A letter before a line may also number a list or be an initial. It marks a turn where there
    are questions as well as answers, and a question comes first.
    """
    turns = [_TURN.match(line.text) for line in lines]
    asking = [turn["asks"] is not None for turn in turns if turn]
    if len(set(asking)) < 2 or not asking[0]:
        return lines
    plain = []
    for line, turn in zip(lines, turns, strict=True):
        if turn:
            removed.mark(line.number, turn[0].strip(), "label of a question or an answer")
            line = line._replace(text=line.text[turn.end() :], role="text")
        plain.append(line)
    return plain
