"""The colours of the house can be read and told apart by everybody, on light and dark pages."""

from itertools import combinations

import numpy as np
import pytest

from analysis.page.style import COLOURS, HUES
from analysis.page.wordfigures import STRONGEST

# How colours are seen without one of the three kinds of cones, on linear RGB.
# Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, table for severity 1.
SIGHT = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# sRGB to CIE XYZ, the rows relative to the white of D65.
TO_XYZ = np.array(
    [
        [0.433953, 0.376219, 0.189828],
        [0.212671, 0.715160, 0.072169],
        [0.017758, 0.109477, 0.872765],
    ]
)
themes = pytest.mark.parametrize("theme", ["light", "dark"])


def rgb(text):
    return np.array([int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def linear(values):
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted(linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(values):
    xyz = TO_XYZ @ np.clip(values, 0, 1)
    roots = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array(
        [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
    )


def test_contrast_is_that_of_the_guidelines():
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@themes
@pytest.mark.parametrize("name", ["ink", "quiet", *HUES])
def test_what_is_written_has_enough_contrast(name, theme):
    written, page = (rgb(getattr(COLOURS[key], theme)) for key in (name, "page"))
    assert contrast(written, page) >= 4.5


@themes
@pytest.mark.parametrize("strength", np.linspace(0, 1, 11))
def test_numbers_on_a_heat_map_have_enough_contrast(strength, theme):
    ink, blue, page = (rgb(getattr(COLOURS[key], theme)) for key in ("ink", "blue", "page"))
    share = STRONGEST * strength
    assert contrast(ink, share * blue + (1 - share) * page) >= 4.5


@themes
@pytest.mark.parametrize("sight", SIGHT)
def test_hues_can_be_told_apart_in_every_kind_of_sight(sight, theme):
    quiet, *hues = (
        lab(np.array(SIGHT[sight]) @ linear(rgb(getattr(COLOURS[name], theme))))
        for name in ("quiet", *HUES)
    )
    assert min(np.linalg.norm(a - b) for a, b in combinations(hues, 2)) >= 20
    assert min(np.linalg.norm(hue - quiet) for hue in hues) >= 17
