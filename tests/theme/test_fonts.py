"""The fonts of the page: small, and still Arabic."""

import functools
import io
import re
import string

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from theme import fallback_fonts
from theme.fonts import CUTS, faces, kept, source

VOWELLED = "ٱلْحَمْدُ لِلّٰهِ"
SHAPED = ["ليبيا", "لا إله", "السلفيين", "الإرهابيين", "مسؤولين", VOWELLED, "٣٫٥ ٪"]


def cuts(script):
    chosen = [cut for cut in CUTS if cut.script == script]
    return pytest.mark.parametrize("cut", chosen, ids=[cut.name for cut in chosen])


@pytest.fixture(scope="module")
def files(book):
    return {cut.name: book / "_static" / f"{cut.name}.woff2" for cut in CUTS}


@functools.cache
def shaper(path):
    """HarfBuzz with a font file, unpacked if it is packed."""
    unpacked = io.BytesIO()
    font = TTFont(path)
    font.flavor = None
    font.save(unpacked)
    return uharfbuzz.Font(uharfbuzz.Face(unpacked.getvalue()))


def outlines(path, text):
    """What HarfBuzz draws: the extents, advance and offset of each glyph."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper(path), buffer)
    return [
        (shaper(path).get_glyph_extents(info.codepoint), place.x_advance, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("text", SHAPED)
@pytest.mark.parametrize(
    "cut", [cut for cut in CUTS if cut.script == "arab"], ids=lambda cut: cut.name
)
def test_arabic_is_drawn_as_the_whole_font_draws_it(files, cut, text):
    assert outlines(files[cut.name], text) == outlines(source(cut), text)


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.name)
def test_a_file_is_small_and_free(files, cut):
    assert files[cut.name].stat().st_size < 48_000
    names = TTFont(files[cut.name])["name"]
    assert "Amiri" in names.getDebugName(1)


def test_every_letter_of_the_book_is_in_a_font(book, files):
    drawn = {name: set(TTFont(path).getBestCmap()) for name, path in files.items()}
    every = set.union(*drawn.values())
    for path in book.glob("chapters/*.html"):
        page = re.sub(r"<(script|style|pre|code|math)\b.*?</\1>|<[^>]*>", "", path.read_text())
        letters = {character for character in page if character.isalpha()}
        assert [letter for letter in letters if ord(letter) not in every] == [], path.name


@pytest.mark.parametrize(
    "cut", [cut for cut in CUTS if cut.script == "latn"], ids=lambda cut: cut.name
)
def test_latin_has_what_names_and_transliteration_need(files, cut):
    wanted = string.ascii_letters + string.digits + string.punctuation + "éüßñçāīūḥṣḍṭẓʾʿ–—“”…−"
    assert {ord(letter) for letter in wanted} <= set(TTFont(files[cut.name]).getBestCmap())


def test_a_font_is_made_once_and_then_kept(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr("theme.fonts.write", lambda cut, path: made.append(path.write_text("")))
    assert kept(CUTS[0], tmp_path) == kept(CUTS[0], tmp_path)
    assert kept(CUTS[1], tmp_path) != kept(CUTS[0], tmp_path)
    assert len(made) == 2


def test_the_rules_name_every_file_and_every_stand_in():
    rules = faces()
    assert all(f"url({cut.name}.woff2)" in rules for cut in CUTS)
    for stand_in in (*fallback_fonts.LATIN, *fallback_fonts.ARABIC):
        assert repr(fallback_fonts.family(stand_in)) in rules.partition(":root")[2]
    assert "//" not in rules


def test_a_stand_in_is_as_high_as_amiri():
    metrics = TTFont(source(CUTS[0]))["hhea"]
    unit = TTFont(source(CUTS[0]))["head"].unitsPerEm / 100
    ours = (fallback_fonts.ASCENT, fallback_fonts.DESCENT)
    assert (metrics.ascent / unit, -metrics.descent / unit) == ours
    for rule in fallback_fonts.faces(fallback_fonts.LATIN, "U+20"):
        size, ascent = (
            float(re.search(rf"{name}:([\d.]+)%", rule)[1])
            for name in ("size-adjust", "ascent-override")
        )
        assert size * ascent / 100 == pytest.approx(fallback_fonts.ASCENT, abs=0.1)
