"""The stems of an Arabic verb, made from the form in which a dictionary cites it.

A verb is cited in the past of «he». From its letters follow the stems that take the endings of
past and present, in the active and in the passive: قال makes ق‌ل for «I», قول for the present,
قيل for «it was said». Vowel marks are not written, so that most verbs have one stem for all.

W. Wright, *A Grammar of the Arabic Language*, 3rd edition, vol. 1, §§ 90–178.
"""

from collections.abc import Iterator

# What each kind of stem can be followed by.
ENDINGS = {
    "he did": ("",),
    "she did": ("ت", "تا", "وا"),
    "they both did": ("ا",),
    "I did": ("ت", "نا", "تم", "تما", "تن", "ن"),
    "we did": ("ا",),
    "he does": ("",),
    "they do": ("ون", "وا", "ين"),
    "they both do": ("ان", "ا"),
    "women do": ("ن",),
    "do!": ("", "وا"),
}
PAST = ("he did", "she did", "they both did", "I did", "we did")
IMPERATIVE = "do!"

# How much rarer than the plain form, as a power of ten, other stems are: the median over the
# verbs of the dictionary of which wordfreq lists both.
PASSIVE, JUSSIVE, COMMAND = 0.8, 1.1, 0.8

Stem = tuple[str, str, float]  # kind, letters, how much rarer than the plain form

# The middle radical that the present of hollow verbs of three letters shows. All others of the
# dictionary are given both vowels.
_WITH_WAW = """
    قال كان قام عاد زار مات دار قاد تاب ثار جاز جاع جال حاز حام خاض خان داس دام ذاب ذاق راج
    رام راق راح ساد ساق صاغ صام صان طاف طال عاق غاص فات فاز فاق فاح قاس لام لاذ لاح ناب ساء
    باح جاب حاك حال داخ ذاد زال شاق شاك صال طاع عاذ عام عال غار فار لاك ماج ناء هاد هان
    """
_WITH_YA = """
    باع سار صار عاش غاب زاد مال ضاع ضاق طار سال شاع صاح صاد عاب غاظ فاض كاد هاج باد جاء حاد
    حان حاض خاب زاغ شاد ضاف طاب طاش عاث قاء كال لان هام شاب شاخ تاه ماز قاس باض حاق غاث شاط
    """
_WITH_ALEF = """
    خاف نام نال كاد زال شاء هاب بات حار غار خال
    """
_MIDDLE = {"و": _WITH_WAW.split(), "ي": _WITH_YA.split(), "ا": _WITH_ALEF.split()}
# Verbs of the second form, which keep their و in the present: يولي is of ولى, يلي of ولي.
_KEEP_WAW = ("ولى", "ورى", "وصى")
_YA_TO_WAW = ("أيقظ", "أيقن", "أينع")  # يوقظ
# Hollow verbs without an object, which have no passive: تقام is of أقام, تذاع of أذاع.
_WITHOUT_OBJECT = """
    قام عاد دار مات جاز جاع جال حام حال دام دان ذاب ذاع راج راح ساء شاع صام ضاع ضاق طاح طاف عاش
    غاب فاض هاج هان باح تاب ثار فاز سار صار سال لاح
    """
_INTRANSITIVE = frozenset(_WITHOUT_OBJECT.split())


def stems(verb: str) -> Iterator[Stem]:
    """The stems of a verb cited in bare letters, each with its kind.

    >>> sorted({letters for kind, letters, _ in stems("أشار") if kind == "he does"})
    ['شار', 'شر', 'شير']
    """
    yield from _past(verb)
    if verb == "رأى":
        yield from (("he does", letters, 0.0) for letters in ("رون", "روا", "رين"))
    for body, rarer in _bodies(verb):
        yield from _present(verb, body, rarer)
    yield from ((IMPERATIVE, letters, COMMAND) for letters in _imperatives(verb))


def _imperatives(verb: str) -> Iterator[str]:
    """The imperatives without an alef in front: قل and قول, خذ, ضع.

    All others look like the past (قدموا) or like a present in ا (اذهبوا).
    """
    if len(verb) != 3 or verb[-1] in "اىي":
        return
    if verb[1] == "ا":
        yield from (verb[0] + vowel + verb[2] for vowel, rarer in _vowels(verb) if not rarer)
        yield verb[0] + verb[2]
    elif verb[0] == "و" or verb in ("أخذ", "أكل", "أمر"):
        yield verb[1:]


def _past(verb: str) -> Iterator[Stem]:
    yield "he did", verb, 0.0
    rest = verb[:-1]
    if verb[-1] in "اى" and len(verb) > 2:
        yield from (("she did", rest, 0.0), ("I did", rest + "ي", 0.0))
        yield "they both did", rest + "ي", 0.0
        if verb[-1] == "ا":
            yield from (("I did", rest + "و", 0.0), ("they both did", rest + "و", 0.0))
        passive = "أو" + rest[1:] if rest[0] == "آ" else _with_u(rest)
        yield from ((kind, passive + "ي", PASSIVE) for kind in ("he did", "she did", "I did"))
        yield "she did", passive, PASSIVE
        return
    if verb[-1] == "ي":
        yield from (("she did", verb, 0.0), ("she did", rest, 0.3))
        yield from (("I did", verb, 0.0), ("they both did", verb, 0.0))
        return
    yield from (("she did", verb, 0.0), ("they both did", verb, 0.0))
    if verb[-1] == "أ":
        yield from (("she did", rest + "ؤ", 0.0), ("they both did", rest + "آ", 0.0))
        yield from ((kind, _with_u(rest) + "ئ", PASSIVE) for kind in PAST)
    if len(verb) > 2 and verb[-2] == "ا":
        yield "I did", verb[:-2] + verb[-1].replace("ء", "ئ"), 0.0
        if verb[-1] == "ء":
            yield "I did", verb[:-2] + "ئ", 0.0
            yield "she did", rest + "ؤ", 0.0
        if verb[-1] == "ن":
            yield "we did", verb[:-2] + verb[-1], 0.0  # كنا: two ن are written as one
        if verb not in _INTRANSITIVE:
            yield from ((kind, verb[:-2] + "ي" + verb[-1], PASSIVE) for kind in PAST[:3])
        return
    yield "I did", verb, 0.0
    if verb[-1] == "ن":
        yield "we did", verb, 0.0
    if len(verb) > 3 and verb[1] == "ا":
        yield from ((kind, verb[0] + "و" + verb[2:], PASSIVE) for kind in PAST)
    if len(verb) == 3 and verb[1] == "أ":
        yield from ((kind, verb[0] + "ئ" + verb[2], PASSIVE) for kind in PAST)
    if _is_doubled(verb):
        yield "I did", verb + verb[-1], 0.0


def _with_u(rest: str) -> str:
    """What the first ا of a verb such as فاجأ becomes in the passive: فوجئ."""
    return rest[0] + "و" + rest[2:] if rest[1:2] == "ا" else rest


def _is_doubled(verb: str) -> bool:
    """Whether the last two radicals are one, written once: مر, أحب, اهتم, انضم, استمر."""
    radicals = verb.removeprefix("است") if verb.startswith("است") else verb.lstrip("أا")
    return len(radicals) == 2 or (len(radicals) == 3 and verb[0] == "ا")


def _bodies(verb: str) -> Iterator[tuple[str, float]]:
    """What a verb puts behind the prefix of the present, its last radical as in the past."""
    for body, rarer in _unseated(verb):
        # A hamza before the last vowel, which is i in all but the verbs in ت: يطمئن, يلائم.
        i_follows = len(verb) > 3 and verb[0] != "ت" and body[-2:-1] in ("أ", "ء")
        yield (body[:-2] + "ئ" + body[-1] if i_follows else body), rarer


def _unseated(verb: str) -> Iterator[tuple[str, float]]:
    if verb == "رأى":
        yield "رى", 0.0
    elif verb[0] == "آ":
        yield "ؤ" + verb[1:], 0.0
        yield "ؤا" + verb[1:], 0.0
    elif verb in _YA_TO_WAW:
        yield "و" + verb[2:], 0.0
    elif verb[0] == "أ" and len(verb) > 3:
        yield verb[1:], 0.0
    elif verb[0] == "أ":
        yield from ((verb, 0.0), ("ؤ" + verb[1:], 0.0), (verb[1:], 0.0))
    elif verb[0] == "ا":
        yield verb[1:], 0.0
    else:
        drops_waw = verb[0] == "و" and len(verb) == 3 and verb not in _KEEP_WAW
        if not (drops_waw and verb[-1] == "ي"):
            yield verb, 0.0
        if drops_waw:
            yield verb[1:], 0.0


def _present(verb: str, body: str, rarer: float) -> Iterator[Stem]:
    if len(body) > 2 and body[-2] == "ا" and verb[-3:-2] != "ا" and body[-1] not in "ىا":
        yield from _hollow(verb, body)
    elif body[-1] in "اىي" and len(body) > 1:
        yield from _defective(verb, body)
    else:
        yield from ((kind, body, rarer) for kind in ("he does", "they do", "they both do"))
        yield "women do", body + body[-1] * _is_doubled(verb), rarer
        if body[-1] == "أ":
            for seat in "ئؤ":
                kinds = ("he does", "they do", "they both do")
                yield from ((kind, body[:-1] + seat, rarer) for kind in kinds)
            yield "they both do", body[:-1] + "آ", rarer


def _hollow(verb: str, body: str) -> Iterator[Stem]:
    before, last = body[:-2], body[-1]
    for vowel, rarer in _vowels(verb):
        for kind in ("he does", "they do", "they both do"):
            yield kind, before + vowel + last, rarer
            if last == "ء":
                yield kind, before + vowel + "ئ", rarer
                yield kind, before + vowel + "ؤ", rarer
    yield "he does", before + last.replace("ء", "أ"), JUSSIVE
    yield "women do", before + last.replace("ء", "ئ"), 0.0


def _vowels(verb: str) -> Iterator[tuple[str, float]]:
    if len(verb) > 3:
        eighth = verb[0] == "ا" and not verb.startswith("است")
        yield from (("ا", 0.0 if eighth else PASSIVE), ("ي", 0.0))
        return
    sure = [vowel for vowel, verbs in _MIDDLE.items() if verb in verbs]
    yield from ((vowel, 0.0) for vowel in sure or "وي")
    if "ا" not in sure and verb not in _INTRANSITIVE:
        yield "ا", PASSIVE


def _defective(verb: str, body: str) -> Iterator[Stem]:
    weak = body[:-1]
    keeps_alef = verb[0] == "ت" and len(verb) > 3
    past_in_ya = verb[-1] == "ي"
    forms = {"ى": 0.0 if keeps_alef or past_in_ya or len(verb) == 3 else PASSIVE}
    if not keeps_alef:
        forms["ي"] = 0.0
    if verb[-1] == "ا" and len(verb) == 3:
        forms = {"و": 0.0, "ى": PASSIVE}
    for last, rarer in forms.items():
        yield "he does", weak + ("ا" if weak[-1:] + last == "يى" else last), rarer
    yield "he does", weak, JUSSIVE
    yield "they do", weak, 0.0
    for last in "يو":
        yield "they both do", weak + last, 0.0
        if len(weak) > 1:
            yield "women do", weak + last, 0.0
