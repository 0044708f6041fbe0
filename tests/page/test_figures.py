"""Figures say what the data say: in their marks, their words and the table behind them."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.measures.growth import Growth
from analysis.measures.uncertainty import Interval
from analysis.measures.zipf import ZipfFit
from analysis.page import figures, wordfigures
from analysis.page.style import COLOURS, WIDTH, colour
from analysis.text.tokens import Span


def word(label, *starts, meaning=""):
    """A word that occurs at the given places."""
    tokens = tuple(Span(label, start, start + len(label)) for start in starts)
    return SimpleNamespace(
        label=label, meaning=meaning, field="", count=len(tokens), tokens=tokens
    )


LIBYA, RUSSIA = word("ليبيا", 2, 12, 30, meaning="Libya"), word("روسيا", 20, 50, meaning="Russia")
WORDS = [LIBYA, RUSSIA, word("ملاذ", 55)]
BY_KEY = {"lybya": LIBYA, ("rwsya",): RUSSIA}
PARAGRAPHS = [Span("", 10, 28), Span("", 29, 60)]
TABLE = {"lybya": {1: 0.5, 2: 0.1}, ("rwsya",): {1: 0.0, 2: 0.25}}
RANKS = [
    SimpleNamespace(key="lybya", rank=1, low=1.0, high=2.0),
    SimpleNamespace(key=("rwsya",), rank=2, low=1.0, high=12.0),
]
RATIOS = [
    SimpleNamespace(key="lybya", log_ratio=8.0, low=7.0, high=9.0),
    SimpleNamespace(key=("rwsya",), log_ratio=3.0, low=-1.0, high=5.0),
]
FIT = ZipfFit(0.5, Interval(0.4, 0.6, 0.95), types=4)
GROWTH = Growth(
    (1, 2, 3, 4), (1, 2, 2, 3), (1, 1.8, 2.4, 3), (1, 1, 2.5, 3), (1, 2, 3, 3), 0.95, 0.4, 0.8
)

PICTURES = {
    "word lengths": figures.word_lengths([2, 5, 5, 3]),
    "sentence lengths": figures.sentence_lengths([3, 9, 6], ["أفاد", "وأشار", "هذه"]),
    "zipf": figures.zipf([9, 3, 1, 1], FIT, ["في", "ليبيا"]),
    "growth": figures.vocabulary_growth(GROWTH),
    "top words": wordfigures.top_words(WORDS),
    "heat map": wordfigures.heat_map(TABLE, BY_KEY),
    "ranks": wordfigures.rank_intervals(RANKS, BY_KEY),
    "keyness": wordfigures.keyness_intervals(RATIOS, BY_KEY),
    "dispersion": wordfigures.dispersion(WORDS, PARAGRAPHS),
}
every_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "word lengths": "Of 4 words, most have 5 letters (2 words); half have 4 letters or fewer. "
        "The shortest has 2, the longest 5.",
        "sentence lengths": "The 3 sentences have 3 to 9 words, 6 on average; the longest is "
        "sentence 2, the shortest sentence 1.",
        "zipf": "The commonest of 4 different words occurs 9 times; 2 occur only once. Counts "
        "fall with rank about as rank to the power of minus 0.50 (interval 0.40 to 0.60).",
        "growth": "After 4 words 3 different ones have occurred, 2 of them in the first half. "
        "Of 4 points of the curve 1 lie below the band of random orders, 0 above it.",
        "top words": "Of the words shown, the commonest are ليبيا (Libya) 3 times, روسيا "
        "(Russia) 2 times and ملاذ once. The last of 3, ملاذ, occurs once.",
        "heat map": "The strongest of 2 words in each paragraph: in 1 ليبيا (Libya), 0.50 and in "
        "2 روسيا (Russia), 0.25.",
        "ranks": "ليبيا (Libya) has rank 1, between 1 and 2 and روسيا (Russia) has rank 2, "
        "between 1 and 12. The least certain of 2 words: روسيا (Russia) has rank 2, between 1 "
        "and 12.",
        "keyness": "ليبيا (Libya) occurs 256 times as often as elsewhere, between 128 and 512 and "
        "روسيا (Russia) occurs 8 times as often as elsewhere, between 0.5 and 32. The least "
        "certain of 2 words: روسيا (Russia) occurs 8 times as often as elsewhere, between 0.5 "
        "and 32.",
        "dispersion": "The first of 3 words. ليبيا (Libya): 1 in the headline, 1 in paragraph 1 "
        "and 1 in paragraph 2; روسيا (Russia): 1 in paragraph 1 and 1 in paragraph 2; ملاذ: 1 in "
        "paragraph 2.",
    }.items(),
)
def test_the_alternative_text_tells_what_the_data_show(name, expected):
    assert PICTURES[name].alt == expected


@every_picture
def test_the_svg_is_well_formed_says_its_alternative_text_and_is_light(picture):
    root = ET.fromstring(picture.svg())
    assert root.get("role") == "img"
    assert root.get("aria-label") == picture.alt
    assert len(picture.svg()) < 60_000


@every_picture
def test_every_colour_of_the_svg_follows_the_theme(picture):
    drawn = picture.svg().split("</style>")[1]
    assert "#" not in drawn.replace('href="#', "").replace("url(#", "")
    assert not any(value in drawn for pair in COLOURS.values() for value in pair)


@every_picture
def test_a_picture_drawn_twice_is_the_same_to_the_byte(picture):
    assert picture.svg() == picture.svg()
    assert picture.png() == picture.png()


@every_picture
def test_the_columns_of_the_table_behind_are_of_one_length(picture):
    assert len(set(map(len, picture.data.values()))) == 1


@every_picture
def test_all_that_is_written_lies_within_the_picture(picture):
    figure = picture.figure
    figure.draw_without_rendering()
    (axes,) = figure.axes
    inside = figure.bbox.expanded(1.002, 1.002)
    for text in (*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label):
        if text.get_text():
            box = text.get_window_extent()
            assert inside.containsx(box.x0) and inside.containsx(box.x1), text.get_text()
            assert inside.containsy(box.y0) and inside.containsy(box.y1), text.get_text()


def test_bars_grow_from_the_words_at_the_right_towards_the_left():
    (axes,) = PICTURES["top words"].figure.axes
    left, right = axes.get_xlim()
    assert left > right == 0
    rows = {text.get_text(): text.xy[1] for text in axes.texts}
    bars = {round(bar.get_y() + bar.get_height() / 2): bar.get_width() for bar in axes.patches}
    assert {label: bars[rows[label]] for label in ("ليبيا", "روسيا", "ملاذ")} == {
        "ليبيا": 3,
        "روسيا": 2,
        "ملاذ": 1,
    }


def test_words_stand_right_of_the_bars_and_meanings_left_of_them():
    figure = PICTURES["top words"].figure
    figure.draw_without_rendering()
    (axes,) = figure.axes
    boxes = {text.get_text(): text.get_window_extent() for text in axes.texts}
    bars = axes.get_window_extent()
    assert boxes["Libya"].x1 < bars.x0
    assert boxes["ليبيا"].x0 > bars.x1
    assert figure.bbox.width == WIDTH * 100


def test_words_without_meanings_leave_the_bars_more_room():
    (with_meanings,) = PICTURES["top words"].figure.axes
    bare = [SimpleNamespace(label=word.label, meaning="", count=word.count) for word in WORDS]
    (without,) = wordfigures.top_words(bare).figure.axes
    assert without.get_position().width > with_meanings.get_position().width


def test_the_first_paragraph_of_a_heat_map_is_at_the_right():
    (axes,) = PICTURES["heat map"].figure.axes
    places = {text.get_text(): text.xy[0] for text in axes.texts}
    to_pixels = axes.transData.transform
    assert to_pixels((places["1"], 0))[0] > to_pixels((places["2"], 0))[0]


def test_a_heat_map_leaves_cells_without_a_value_empty():
    (axes,) = PICTURES["heat map"].figure.axes
    assert [text.get_text() for text in axes.texts[4:]][:3] == ["0.50", "0.10", "0.25"]
    assert len(axes.patches) == 3


def test_counts_in_a_heat_map_are_whole():
    counts = {"lybya": {1: 2}, ("rwsya",): {1: 0}}
    (axes,) = wordfigures.heat_map(counts, BY_KEY).figure.axes
    assert "2" in [text.get_text() for text in axes.texts]


def test_the_bar_of_the_median_stands_out():
    (axes,) = figures.word_lengths([2, 3, 3]).figure.axes
    from matplotlib.colors import to_hex

    faces = [to_hex(bar.get_facecolor()) for bar in axes.patches]
    assert faces == [colour("blue"), colour("blue"), colour("rust")]


def test_the_table_behind_a_curve_is_thinned_and_keeps_its_end():
    many = tuple(range(1, 401))
    data = figures.vocabulary_growth(Growth(many, many, many, many, many, 0.95, 0.0, 1.0)).data
    assert len(data["words"]) == figures.ROWS
    assert data["words"][-1] == 400


def test_the_dispersion_table_counts_each_word_in_each_paragraph():
    assert PICTURES["dispersion"].data == {
        "word": ["ليبيا", "روسيا", "ملاذ"],
        "meaning": ["Libya", "Russia", ""],
        "headlines": [1, 0, 0],
        "1": [1, 1, 0],
        "2": [1, 1, 1],
    }


def test_a_figure_needs_neither_pyplot_nor_scikit_learn_nor_pandas():
    code = (
        "import sys; from analysis.page.figures import word_lengths; word_lengths([2, 3]).svg();"
        "assert not {'matplotlib.pyplot', 'sklearn', 'pandas', 'wordcloud'} & set(sys.modules)"
    )
    root = Path(figures.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
