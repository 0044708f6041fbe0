"""Arabic drawn by the book has the ink that HarfBuzz gives it, and nothing else passes."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unicodedata import combining, normalize

import ink
import matplotlib
import numpy as np
import pytest
from conftest import absent
from PIL import Image, ImageDraw, ImageFont, features

from analysis.page import shaping
from analysis.page.clouds import cloud
from analysis.page.wordfigures import top_words

PLAIN = {
    "letters that join and letters that do not": "ليبيا الجزائر روسيا",
    "lam and alef, alone": "لا",
    "lam and alef within words": "الآن والإرهاب لأن ملاذ",
    "seats of hamza": "سؤال رئيس شيء بيئة",
    "alef maqsura and ta marbuta": "مستشفى على دولة",
    "ligature of the name of God": "الله",
    "phrase": "عاصفة السوخوي",
    "long word": "والإستراتيجي",
    "tatweel": "ـهـ",
    "Persian letters of foreign names": "پوتين چاد",
    "one letter": "ق",
    "Arabic-Indic digits and decimal sign": "نسبة ٢٫٥ ملاذ٢٠١٦",
    "digits before Arabic": "16 فبراير",
    "date": "فبراير 16، 2016",
    "Latin before Arabic": "Su-24 طائرة",
    "Latin after Arabic": "طائرة Su-24",
    "hyphen and digits": "سوخوي-24",
    "question mark": "ليبيا؟",
    "dollar signs, which are no formula": "5$ أو 10$",
    "guillemets": "«الدولة» و(ليبيا)",
}
VOWELLED = {
    "tanwin": "آمنًا هجرةً",
    "shadda with tanwin": "جدًّا",
    "short vowels": "مُقاتِلونَ",
    "shadda with vowels, assimilated article": "النَّصُّ",
    "sukun": "الْأَمْن",
    "dagger alef": "هٰذا",
    "decomposed hamza": normalize("NFD", "الأمن"),
}
WORDS = PLAIN | VOWELLED
FONTS = Path(matplotlib.get_data_path(), "fonts/ttf")
DEJAVU = str(FONTS / "DejaVuSans.ttf")
if shaping.matplotlib_shapes():
    BOLD = shaping.font_file(shaping.BOLD)
else:
    BOLD = str(FONTS / "DejaVuSans-Bold.ttf")


def by_name(words):
    return pytest.mark.parametrize("text", words.values(), ids=words.keys())


def named(label):
    return SimpleNamespace(key=label, label=label, meaning="", field="", count=1)


def in_figure(text):
    """The ink of a word as a figure of the book labels a row with it."""
    picture = top_words([named(text)])
    (axes,) = picture.figure.axes
    label = next(note for note in axes.texts if note.get_text() == shaping.for_matplotlib(text))
    for drawn in axes.get_children():
        drawn.set_visible(drawn is label)
    return ink.of_png(picture.png(dpi=500))


def in_cloud(text):
    """The ink of a word as a cloud of the book draws it."""
    return ink.of_png(cloud({1: 1}, {1: named(text)}, seed=1).png())


@by_name(WORDS)
@pytest.mark.parametrize("drawn", [in_figure, in_cloud])
def test_words_in_figures_and_clouds_have_the_ink_of_the_reference(text, drawn):
    expected = text if shaping.matplotlib_shapes() else without_vowels(text)
    assert ink.distance(drawn(text), ink.reference(expected, BOLD)) < ink.RIGHT


WRONG = {
    "shaped twice, so reversed": shaping.presentation_forms,
    "letters in the wrong order": lambda text: text[::-1],
    "letters that do not join": "\N{ZERO WIDTH NON-JOINER}".join,
    "boxes": lambda text: re.sub(r"[^\W\d_a-z]", "\U0010fffd", text),
    "a letter lost": lambda text: text[1:],
}


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
@pytest.mark.skipif(not shaping.matplotlib_shapes(), reason="this matplotlib does not shape")
@pytest.mark.parametrize("mistake", WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("text", ["ليبيا", "سؤال رئيس", "عاصفة السوخوي", "النَّصُّ", "طائرة Su-24"])
def test_wrong_renderings_are_told_from_right_ones(text, mistake):
    assert ink.distance(in_cloud(mistake(text)), ink.reference(text, BOLD)) > ink.RIGHT


def without_vowels(text):
    return "".join(c for c in normalize("NFC", text) if not combining(c))


def by_pillow(text, engine):
    """The ink of a text as Pillow draws it in DejaVu Sans, whose forms of letters are plain."""
    font = ImageFont.truetype(DEJAVU, 200, layout_engine=engine)
    image = Image.new("L", (200 * len(text) + 400, 600))
    ImageDraw.Draw(image).text((200, 200), text, font=font, fill=255)
    return np.asarray(image) / 255


@by_name(WORDS)
def test_presentation_forms_are_right_but_for_vowels_where_nothing_shapes(text):
    drawn = by_pillow(shaping.presentation_forms(text), ImageFont.Layout.BASIC)
    assert ink.distance(drawn, ink.reference(without_vowels(text), DEJAVU)) < ink.RIGHT


def test_logical_text_is_wrong_where_nothing_shapes():
    drawn = by_pillow("ليبيا", ImageFont.Layout.BASIC)
    assert ink.distance(drawn, ink.reference("ليبيا", DEJAVU)) > ink.RIGHT


@by_name(PLAIN)
def test_pillow_is_given_what_it_draws_right_whatever_its_layout(text):
    engine = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    drawn = by_pillow(shaping.for_pillow(text), engine)
    assert ink.distance(drawn, ink.reference(text, DEJAVU)) < ink.RIGHT


def test_pillow_without_raqm_is_given_presentation_forms(monkeypatch):
    monkeypatch.setattr(features, "check", lambda feature: False)
    assert shaping.for_pillow("لا") == "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"


def test_matplotlib_that_shapes_is_given_logical_text(monkeypatch):
    monkeypatch.setattr(shaping, "matplotlib_shapes", lambda: True)
    assert shaping.for_matplotlib("لا") == "لا"


def test_matplotlib_that_does_not_shape_is_given_presentation_forms(monkeypatch):
    monkeypatch.setattr(shaping, "matplotlib_shapes", lambda: False)
    assert shaping.for_matplotlib("لا") == "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"


def test_matplotlib_is_found_to_shape_from_version_3_11_on():
    version = tuple(map(int, matplotlib.__version__.split(".")[:2]))
    assert shaping.matplotlib_shapes() == (version >= (3, 11))


def test_presentation_forms_mirror_brackets():
    assert shaping.presentation_forms("«(ق)»") == "«(\N{ARABIC LETTER QAF ISOLATED FORM})»"


def test_text_without_a_letter_has_no_outline():
    with pytest.raises(ValueError, match="no letter to draw"):
        shaping.outline(" ")


@by_name(WORDS)
def test_an_extent_holds_the_ink_of_an_outline(text):
    outline = shaping.outline(text, shaping.BOLD)
    left, bottom, right, top = shaping.extent(outline)
    ink = outline.get_extents()
    assert left <= ink.x0 + 1e-9 and bottom <= ink.y0 + 1e-9
    assert ink.x1 <= right + 1e-9 and ink.y1 <= top + 1e-9
    assert right - left < ink.width + 0.15 and top - bottom < ink.height + 0.15


def test_an_advance_is_that_of_the_reference():
    assert shaping.advance("ليبيا", shaping.BOLD) == pytest.approx(
        ink.advance("ليبيا", BOLD), abs=0.01
    )


def test_without_amiri_the_typeface_that_comes_with_matplotlib_stands_in(monkeypatch):
    monkeypatch.setitem(sys.modules, "fontpkg", None)
    assert shaping.families.__wrapped__() == ("DejaVu Sans",)


def test_a_missing_amiri_is_named_with_its_cure(monkeypatch):
    monkeypatch.setitem(sys.modules, "fontpkg", None)
    with pytest.raises(FileNotFoundError, match="pip install fontpkg-amiri"):
        shaping.font_file()


# Everything that a picture is made of, as one line of text.
FINGERPRINT = """
import hashlib
from types import SimpleNamespace
from unicodedata import combining, normalize
from PIL import features
from analysis.page.clouds import cloud
from analysis.page.wordfigures import top_words
words = {"ليبيا": 18, "الجزائر": 8, "النَّصُّ": 5, "طائرة Su-24": 3, "ملاذ آمن": 2}
named = {
    word: SimpleNamespace(key=word, label=word, meaning="", field="", count=count)
    for word, count in words.items()
}
drawn = cloud(words, named, seed=7)
figure = top_words(list(named.values()))
pictures = drawn.png() + drawn.svg().encode() + figure.png() + figure.svg().encode()
print(features.check("raqm"), hashlib.sha256(pictures).hexdigest(), drawn.layout)
"""


def fingerprint(**environment):
    run = subprocess.run(
        [sys.executable, "-c", FINGERPRINT],
        env=os.environ | {"PYTHONPATH": str(Path(shaping.__file__).parents[2])} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split(maxsplit=1)


@pytest.mark.slow
def test_clouds_and_figures_are_the_same_to_the_byte_with_and_without_fribidi(tmp_path):
    if not features.check("raqm"):
        absent("FriBiDi, without which there is nothing to compare with,")
    # A library that cannot be loaded hides the system's: the loader looks here first.
    (tmp_path / "libfribidi.so.0").touch()
    had, drawn_with = fingerprint()
    has, drawn_without = fingerprint(LD_LIBRARY_PATH=str(tmp_path))
    assert (had, has) == ("True", "False")
    assert drawn_with == drawn_without


def test_a_number_has_the_decimal_point_of_prose_though_there_is_no_letter_beside_it():
    alone, beside_a_letter = (shaping.outline(text).vertices for text in (".", ".n"))
    assert alone == pytest.approx(beside_a_letter[: len(alone)])


def test_the_copy_of_a_typeface_is_made_once(monkeypatch, tmp_path):
    monkeypatch.setattr(matplotlib, "get_cachedir", lambda: str(tmp_path))
    path = Path(shaping._with_latin_stops(shaping.font_file()))
    made = path.stat().st_mtime_ns
    assert shaping._with_latin_stops(shaping.font_file()) == str(path)
    assert path.stat().st_mtime_ns == made
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
