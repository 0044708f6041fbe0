"""WordCloud draws Arabic right when it is given whole words, and keeps all its parameters."""

import ink
import numpy as np
import pytest
from matplotlib import get_data_path
from PIL import Image, ImageFont
from wordcloud import WordCloud

from analysis.page.arabic_cloud import ArabicWordCloud, relative_sizes
from analysis.page.glyphs import WIDEST, word_font
from analysis.page.placing import NearMiddle, boxes
from analysis.page.shaping import BOLD, font_file

COUNTS = {"ليبيا": 18, "الجزائر": 6, "روسيا": 8, "النَّصُّ": 2, "ملاذ آمن": 2}
DEJAVU = f"{get_data_path()}/fonts/ttf/DejaVuSans-Bold.ttf"


def drawn(**parameters):
    return ArabicWordCloud(random_state=1, **parameters).generate_from_frequencies(COUNTS)


def ink_of(font, letter, size=200):
    """The ink of one glyph as Pillow draws it."""
    mask = ImageFont.truetype(font, size).getmask(letter)
    return np.asarray(Image.frombytes("L", mask.size, bytes(mask))) / 255


@pytest.mark.parametrize("word", COUNTS)
def test_the_glyph_of_a_word_has_the_ink_of_the_reference(word):
    font = word_font(((word, 1.0),))
    expected = ink.reference(word, font_file(BOLD))
    assert ink.distance(ink_of(font.ink, font.letters), expected) < 0.1


def test_the_solid_twin_of_a_glyph_fills_the_box_that_both_take_up():
    font = word_font((("ليبيا", 1.0), ("روسيا", 0.5)), air=0.1)
    for letter, box in zip(font.letters, font.boxes, strict=True):
        inked, solid = ink_of(font.ink, letter), ink_of(font.solid, letter)
        assert inked.shape == solid.shape
        assert solid.shape == pytest.approx((200 * box.height, 200 * box.width), abs=1.5)
        assert solid[1:-1, 1:-1].min() == 1
        assert 0 < inked.mean() < 0.6


def test_a_font_is_the_same_whenever_it_is_made():
    words = (("ليبيا", 1.0),)
    first = word_font(words)
    word_font.cache_clear()
    assert word_font(words).ink.getvalue() == first.ink.getvalue()


def test_words_wider_than_a_glyph_can_be_are_drawn_at_a_smaller_em():
    long = "عاصفة السوخوي " * 5
    cloud = ArabicWordCloud(random_state=1).generate_from_frequencies({long: 2, "ليبيا": 1})
    assert [word for (word, _), *_ in cloud.layout_] == [long, "ليبيا"]
    assert cloud.settings()[0].box[2] <= 400
    assert WIDEST < 10


def test_layout_and_words_are_those_of_wordcloud_under_their_own_names():
    cloud = drawn()
    assert cloud.words_ == {word: count / 18 for word, count in COUNTS.items()}
    words = [word for (word, _), *_ in cloud.layout_]
    assert words == sorted(COUNTS, key=lambda word: (-COUNTS[word], word))
    assert [share for (_, share), *_ in cloud.layout_][:2] == [1, 8 / 18]


@pytest.mark.parametrize("scaling", [0, 0.5, 1])
def test_sizes_follow_relative_scaling_without_rounding(scaling):
    cloud = drawn(relative_scaling=scaling, max_font_size=60, width=900, height=600)
    sizes = [size for _, size, *_ in cloud.layout_]
    expected = relative_sizes(sorted(COUNTS.values(), reverse=True), scaling)
    assert [size / sizes[0] for size in sizes] == pytest.approx(expected)
    assert sizes[0] == pytest.approx(60, abs=1)


def test_pictures_have_the_size_colours_and_ground_that_were_asked_for(tmp_path):
    cloud = drawn(width=300, height=200, scale=2, background_color="white", color_func=teal)
    assert cloud.to_array().shape == np.asarray(cloud).shape == (400, 600, 3)
    colours = {colour for _, colour in cloud.to_image().getcolors(1 << 20)}
    assert {(255, 255, 255), (0, 128, 128)} <= colours
    cloud.to_file(tmp_path / "cloud.png")
    assert Image.open(tmp_path / "cloud.png").size == (600, 400)


def teal(word, font_size, **_):
    """A colour function that sees words, not glyphs."""
    assert word in COUNTS and font_size > 0
    return "teal"


def test_a_cloud_can_be_coloured_anew():
    cloud = drawn(width=300).recolor(color_func=lambda word, **_: f"hsl({len(word)}, 50%, 50%)")
    assert next(colour for *_, colour in cloud.layout_) == "hsl(5, 50%, 50%)"
    assert drawn().recolor(colormap="magma", random_state=3).layout_ == (
        drawn().recolor(colormap="magma", random_state=3).layout_
    )


def test_words_keep_to_a_mask():
    mask = np.full((200, 400), 255, np.uint8)
    mask[:, :200] = 0
    cloud = drawn(mask=mask, background_color="white")
    assert (np.asarray(cloud)[:, 200:] == 255).all()
    assert (np.asarray(cloud) < 255).any()


def test_words_repeat_when_they_are_told_to():
    cloud = drawn(repeat=True, max_words=20, width=600, height=400)
    words = [word for (word, _), *_ in cloud.layout_]
    assert len(words) > len(COUNTS) and set(words) == set(COUNTS)


def test_a_text_is_counted_by_lemma_without_grammatical_words():
    cloud = ArabicWordCloud(random_state=1).generate("الكتاب في البيت، وكتاب من الكتب على بيتنا")
    assert set(cloud.words_.values()) == {1, 2 / 3}


def test_another_typeface_can_be_given():
    plain, other = drawn(), drawn(font_path=DEJAVU)
    assert plain.to_image().tobytes() != other.to_image().tobytes()


def test_a_cloud_without_words_is_refused():
    with pytest.raises(ValueError, match="at least one word"):
        ArabicWordCloud().generate_from_frequencies({"ليبيا": 0})
    with pytest.raises(ValueError, match="call generate_from_frequencies first"):
        ArabicWordCloud().to_image()


@pytest.mark.parametrize("turned", [0, 1])
def test_the_place_that_is_picked_is_free_by_the_count_of_wordcloud(turned):
    """Each choice agrees with the number of free places that WordCloud has found."""
    font = word_font(tuple((word, 1.0) for word in COUNTS), air=0.1)
    asked = []

    class Watched(NearMiddle):
        def _free(self, width, height):
            free = super()._free(width, height)
            asked.append(None if free is None else int(free.sum()))
            return free

        def randint(self, a, b):
            asked.clear()
            picked = super().randint(a, b)
            assert b in asked
            return picked

    chance = Watched(1, boxes(font, 30, len(COUNTS)), np.zeros((300, 400)), margin=2)
    plain = WordCloud(
        font_path=font.solid,
        width=400,
        height=300,
        margin=2,
        random_state=chance,
        relative_scaling=0,
        prefer_horizontal=1 - turned,
        color_func=lambda *_, **__: "white",
    )
    plain.generate_from_frequencies(dict.fromkeys(font.letters, 1), max_font_size=30)
    assert len(plain.layout_) == len(COUNTS)
