"""Figures say what the data say: in their marks, their words and the table behind them."""

import math
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.measures.growth import Growth
from analysis.measures.uncertainty import Interval
from analysis.measures.zipf import ZipfFit
from analysis.page import figures, language, wordfigures
from analysis.page.style import COLOURS, WIDTH, colour
from analysis.text.tokens import Span


def word(label, *starts, meaning=""):
    """A word that occurs at the given places."""
    tokens = tuple(Span(label, start, start + len(label)) for start in starts)
    return SimpleNamespace(
        key=label, label=label, meaning=meaning, field="", count=len(tokens), tokens=tokens
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
        "word lengths": "Of 4 words, 2 have 5 letters, and no other number of letters is "
        "commoner; the median is 4. The shortest has 2, the longest 5.",
        "sentence lengths": "The 3 sentences have 3 to 9 words, 6 on average; the longest is "
        "sentence 2, the shortest is sentence 1.",
        "zipf": "The commonest of 4 different words occurs 9 times; 2 occur only once. Counts "
        "fall with rank about as rank to the power of minus 0.50 (interval 0.40 to 0.60).",
        "growth": "After 4 words 3 different ones have occurred, 2 in the first half. Of 4 points "
        "of the curve 1 lies below the band of random orders, none above it.",
        "top words": "Of 3 words shown, the commonest are ليبيا (Libya) 3 times, روسيا (Russia) "
        "twice and ملاذ once.",
        "heat map": "The strongest of 2 words in each paragraph: in 1 ليبيا (Libya), 0.50 and in "
        "2 روسيا (Russia), 0.25.",
        "ranks": "ليبيا (Libya) has rank 1, between 1 and 2 and روسيا (Russia) has rank 2, "
        "between 1 and 12. The least certain of 2 words: روسيا (Russia) has rank 2, between 1 "
        "and 12.",
        "keyness": "ليبيا (Libya) occurs 256 times as often as elsewhere, between 128 and 512 and "
        "روسيا (Russia) occurs 8 times as often as elsewhere, between 0.5 and 32. The least "
        "certain of 2 words: روسيا (Russia) occurs 8 times as often as elsewhere, between 0.5 "
        "and 32.",
        "dispersion": "ليبيا (Libya): 1 in the headline, 1 in paragraph 1 "
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
def test_the_columns_of_the_table_behind_have_names_of_words(picture):
    assert not any("_" in name for name in picture.data)


@every_picture
def test_all_that_is_written_lies_within_the_picture(picture):
    assert_within(picture.figure)


def test_the_last_label_of_large_ratios_lies_within_the_picture():
    far = [SimpleNamespace(key="mlaz", log_ratio=19.0, low=17.0, high=19.9)]
    plain = {"mlaz": SimpleNamespace(label="ملاذ", meaning="")}
    figure = wordfigures.keyness_intervals(far, plain).figure
    assert_within(figure)
    last = max(figure.axes[0].get_xticklabels(), key=lambda text: len(text.get_text()))
    assert last.get_text() == language.times_ten(6)


def test_counts_below_ten_have_a_scale_that_can_be_read():
    (axes,) = figures.zipf([6, 3, 1, 1], FIT, ["في", "ليبيا"]).figure.axes
    axes.figure.draw_without_rendering()
    assert [text.get_text() for text in axes.get_yticklabels()] == ["1", "2", "5"]
    assert [text.get_text() for text in axes.get_xticklabels()] == ["1", "2"]
    (axes,) = figures.zipf([12, *[1] * 30], FIT).figure.axes
    assert {1, 10} <= set(axes.get_yticks())


def assert_within(figure):
    figure.draw_without_rendering()
    (axes,) = figure.axes
    inside = figure.bbox.expanded(1.002, 1.002)
    texts = (*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label)
    # A label beyond the ends of an axis is placed, but not drawn.
    first, last = sorted(axes.get_xlim())
    ticks = [text for text in axes.get_xticklabels() if first <= text.get_position()[0] <= last]
    for text in (*texts, *ticks):
        if text.get_text() and text.get_visible():
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
    bare = [
        SimpleNamespace(key="", label=word.label, meaning="", count=word.count) for word in WORDS
    ]
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
        "paragraph 1": [1, 1, 0],
        "paragraph 2": [1, 1, 1],
    }


@pytest.mark.parametrize("name", ["top words", "heat map", "ranks", "keyness", "dispersion"])
def test_words_are_marked_by_their_keys_in_the_picture_and_in_its_table(name):
    picture = PICTURES[name]
    root = ET.fromstring(picture.svg())
    marked = {found.get("data-key") for found in root.iter() if found.get("data-key")}
    assert marked == set(picture.keys)
    assert set(picture.keys) <= {"lybya", "rwsya", "ليبيا", "روسيا", "ملاذ"}
    assert f'data-key="{picture.keys[0]}"' in picture._repr_html_().split("<details>")[1]


def test_intervals_and_strokes_tell_a_pointer_what_they_are():
    tips = {
        name: [title.text for title in ET.fromstring(PICTURES[name].svg()).iter("title")]
        for name in ("ranks", "dispersion")
    }
    first, second = "has rank 1, between 1 and 2", "has rank 2, between 1 and 12"
    assert tips["ranks"] == [first, first, second, second]
    assert tips["dispersion"] == ["3 times", "twice", "once"]


# ---- Texts of every length ------------------------------------------------------------------


def many_words(count, parts=1, label="كلمة"):
    """Words that each occur in every part of a text, and the parts."""
    spans = [Span("", 100 * number + 10, 100 * number + 110) for number in range(parts)]
    starts = [span.start + 7 for span in spans]
    return [word(f"{label} {n}", *starts, meaning="a meaning") for n in range(count)], spans


def heat(parts, *, value=0.3):
    """A heat map of two words with a value in each of so many parts."""
    row = {number: value for number in range(1, parts + 1)}
    return wordfigures.heat_map({"lybya": row, ("rwsya",): row}, BY_KEY)


def laid_over(figure):
    """Pairs of texts of a figure that lie over each other."""
    figure.draw_without_rendering()
    (axes,) = figure.axes
    texts = [*axes.texts, axes.title, axes._left_title, axes.xaxis.label]
    texts += [*axes.get_xticklabels(), *axes.get_yticklabels()]
    boxes = {
        text: text.get_window_extent() for text in texts if text.get_text() and text.get_visible()
    }
    return [
        (one.get_text(), other.get_text())
        for one, other in combinations(boxes, 2)
        # The boxes of Arabic reach beyond its ink.
        if min(boxes[one].x1, boxes[other].x1) - max(boxes[one].x0, boxes[other].x0) > 1
        and min(boxes[one].y1, boxes[other].y1) - max(boxes[one].y0, boxes[other].y0) > 8
    ]


LONG = {
    "word lengths, thousands of each": lambda: figures.word_lengths([*range(1, 13)] * 2_000),
    "word lengths, up to a hundred letters": lambda: figures.word_lengths([*range(1, 101)]),
    "sentence lengths": lambda: figures.sentence_lengths([5, 90] * 200, ["أفاد"] * 400),
    "zipf": lambda: figures.zipf([9_000 // rank for rank in range(1, 9_001)], None, ["في", "من"]),
    "top words": lambda: wordfigures.top_words(many_words(99)[0]),
    "long words": lambda: wordfigures.top_words(many_words(9, label="عاصفة السوخوي " * 9)[0]),
    "heat map, 48 parts": lambda: heat(48),
    "heat map, 1,000 parts": lambda: heat(1_000),
    "dispersion, 48 parts": lambda: wordfigures.dispersion(*many_words(12, 48)),
    "dispersion, 1,000 parts": lambda: wordfigures.dispersion(*many_words(12, 1_000)),
    "keyness": lambda: wordfigures.keyness_intervals(
        [SimpleNamespace(key="lybya", log_ratio=20.0, low=-9.0, high=30.0)], BY_KEY
    ),
}


@pytest.mark.parametrize("draw", LONG.values(), ids=LONG.keys())
def test_the_figures_of_long_texts_stay_small_and_nothing_is_printed_over(draw):
    picture = draw()
    assert laid_over(picture.figure) == []
    assert len(picture.svg()) < 60_000
    assert max(map(len, picture.data.values())) <= 151
    assert len(picture.data) <= 50


@every_picture
def test_nothing_is_printed_over_in_the_figures_of_short_texts(picture):
    assert laid_over(picture.figure) == []


def test_a_heat_map_without_room_draws_the_strongest_parts_and_says_how_many():
    weights = {n: 1.0 if n in (700, 3) else 0.1 for n in range(1, 1_001)}
    picture = wordfigures.heat_map({"lybya": weights}, BY_KEY, part="sentence")
    parts = [name for name in picture.data if name.startswith("sentence ")]
    assert {"sentence 3", "sentence 700"} <= set(parts) and len(parts) < 60
    said = f"{len(parts)} of 1,000 sentences"
    assert picture.figure.axes[0].get_title() == f"{said}, the first at the right"
    assert picture.alt.startswith(f"{said} are drawn. ")


def test_parts_in_which_nothing_is_drawn_are_left_out_of_a_heat_map():
    picture = wordfigures.heat_map({"lybya": {1: 0.0, 2: 0.5, 3: 0.0}}, BY_KEY)
    assert [name for name in picture.data if name.startswith("paragraph")] == ["paragraph 2"]
    assert "1 of 3 paragraphs" in picture.figure.axes[0].get_title()


def test_of_many_sentences_the_first_are_drawn_and_all_are_told():
    picture = figures.sentence_lengths([5] * 99 + [70], ["أفاد"] * 100)
    assert "the first 40 of 100 sentences" in [t.get_text() for t in picture.figure.axes[0].texts]
    assert "longest is sentence 100" in picture.alt and "first 40 of 100" in picture.alt


def test_a_dispersion_of_many_parts_counts_the_parts_that_a_word_occurs_in():
    words, parts = many_words(2, 100)
    data = wordfigures.dispersion(words, parts).data
    assert data["count"] == data["paragraphs"] == [100, 100]


EMPTY = {
    "word lengths": lambda: figures.word_lengths([]),
    "sentence lengths": lambda: figures.sentence_lengths([], []),
    "zipf": lambda: figures.zipf([], None),
    "growth": lambda: figures.vocabulary_growth(Growth((), (), (), (), (), 0.95, 0.0, 1.0)),
    "top words": lambda: wordfigures.top_words([]),
    "heat map": lambda: wordfigures.heat_map({}, BY_KEY),
    "heat map of nothing": lambda: wordfigures.heat_map({"lybya": {1: 0.0}}, BY_KEY),
    "ranks": lambda: wordfigures.rank_intervals([], BY_KEY),
    "keyness": lambda: wordfigures.keyness_intervals([], BY_KEY),
    "dispersion": lambda: wordfigures.dispersion([], PARAGRAPHS),
}


@pytest.mark.parametrize("draw", EMPTY.values(), ids=EMPTY.keys())
def test_a_figure_of_nothing_says_so(draw):
    picture = draw()
    assert picture.alt == language.NOTHING
    assert language.NOTHING in picture.svg()


def test_an_interval_without_an_end_runs_out_of_the_picture():
    once = SimpleNamespace(key="lybya", log_ratio=7.0, low=-math.inf, high=8.5)
    picture = wordfigures.keyness_intervals([once, *RATIOS], BY_KEY)
    assert "occurs 128 times as often as elsewhere, between 0 and 362" in picture.alt
    axes = picture.figure.axes[0]
    (line,) = [line for line in axes.lines if line.get_xdata()[-1] == 8.5]
    assert min(line.get_xdata()) < min(axes.get_xlim())
    assert laid_over(picture.figure) == []


SINGLE = {
    "The only word has 1 letter.": lambda: figures.word_lengths([1]),
    "The only sentence has 1 word.": lambda: figures.sentence_lengths([1], ["أفاد"]),
    "The only word occurs once.": lambda: figures.zipf([1], None),
    "One word is shown: ملاذ once.": lambda: wordfigures.top_words([WORDS[2]]),
    "روسيا (Russia) has rank 2, between 1 and 12.": lambda: wordfigures.rank_intervals(
        RANKS[1:], BY_KEY
    ),
}


@pytest.mark.parametrize("said", SINGLE)
def test_one_of_a_kind_is_told_in_the_singular(said):
    assert SINGLE[said]().alt == said


def test_a_figure_needs_neither_pyplot_nor_scikit_learn_nor_pandas():
    code = (
        "import sys; from analysis.page.figures import word_lengths; word_lengths([2, 3]).svg();"
        "assert not {'matplotlib.pyplot', 'sklearn', 'pandas', 'wordcloud'} & set(sys.modules)"
    )
    root = Path(figures.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
