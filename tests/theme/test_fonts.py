"""The fonts of the page: small, and still Arabic."""

import base64
import functools
import io
import re
import string

import pytest
import uharfbuzz
from contents import CHAPTERS
from fontTools.ttLib import TTFont

from theme import fallback_fonts
from theme.fonts import CUTS, faces, kept, source

VOWELLED = "ٱلْحَمْدُ لِلّٰهِ"
SHAPED = ["ليبيا", "لا إله", "السلفيين", "الإرهابيين", "مسؤولين", VOWELLED, "٣٫٥ ٪"]


def cuts(script):
    chosen = [cut for cut in CUTS if cut.script == script]
    return pytest.mark.parametrize("cut", chosen, ids=[cut.name for cut in chosen])


@pytest.fixture(scope="module")
def files(book, tmp_path_factory):
    """The files as they stand in the style sheet of the book."""
    rules = (book / "_static" / "fonts.css").read_text("utf-8")
    packed = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", rules)
    assert len(packed) == len(CUTS)
    folder = tmp_path_factory.mktemp("fonts")
    found = {}
    for cut, data in zip(CUTS, packed, strict=True):
        found[cut.name] = folder / f"{cut.name}.woff2"
        found[cut.name].write_bytes(base64.b64decode(data))
    return found


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
    assert files[cut.name].stat().st_size < 45_500
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


def test_the_rules_hold_every_file_and_name_every_stand_in():
    rules = faces({cut.name: cut.name.encode() for cut in CUTS})
    for cut in CUTS:
        assert base64.b64encode(cut.name.encode()).decode() in rules
    for stand_in in (*fallback_fonts.LATIN, *fallback_fonts.ARABIC):
        assert repr(fallback_fonts.family(stand_in)) in rules.partition(":root")[2]
    assert "http" not in rules


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


def test_the_first_window_is_drawn_in_amiri_and_no_font_is_fetched(browser, book):
    """From a disk, where nothing can be fetched early."""
    for chapter in CHAPTERS:
        page = browser.new_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((book / "chapters" / f"{chapter}.html").resolve().as_uri())
        page.evaluate("document.fonts.ready")
        loaded = page.evaluate(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
        )
        assert {"Amiri", "Amiri Arabic"} <= {name.strip("\"'") for name in loaded}, chapter
        assert not [url for url in asked if url.endswith(".woff2")]
        page.close()
