"""Ink compared with an independent reference: HarfBuzz shapes, python-bidi orders the runs.

The reference shares nothing with matplotlib or Pillow but the font file and the filling of
outlines. Two pictures of the same text agree up to a shift of two pixels and the rounding
of edges; text that is reversed, disjoint or in boxes does not.
"""

import io
from functools import cache

import numpy as np
from PIL import Image

HEIGHT = 72  # pixels that the ink is scaled to
SHIFT = 2  # pixels that two pictures may be apart in either direction
ROUNDING = 0.03  # of the width, by which letters set on whole pixels may make a line longer
# Of the words in test_shaping.py right pictures are at most 0.09 away, wrong ones at least 0.43.
RIGHT = 0.20


def distance(picture: np.ndarray, other: np.ndarray) -> float:
    """1 minus the shared part of two pictures' ink, both cropped and set to one height.

    Pictures are arrays of ink, 0 for none to 1 for full. 0 for the same picture, 1 for none
    in common.
    """
    first, second = _cropped(picture), _cropped(other)
    widths = [ink.shape[1] * HEIGHT / ink.shape[0] for ink in (first, second)]
    if max(widths) < (1 + ROUNDING) * min(widths):
        widths = [max(widths)] * 2
    first, second = (
        _scaled(ink, round(w)) for ink, w in zip((first, second), widths, strict=True)
    )
    width = round(max(widths)) + 2 * SHIFT
    first, second = _padded(first, width), _padded(second, width)
    shifts = range(-SHIFT, SHIFT + 1)
    moved = [np.roll(second, (down, right), (0, 1)) for down in shifts for right in shifts]
    return 1 - max(float(np.minimum(first, m).sum() / np.maximum(first, m).sum()) for m in moved)


def _cropped(picture: np.ndarray) -> np.ndarray:
    """The inked part of a picture; one blank pixel where there is none."""
    rows, columns = np.where(picture.max(1) > 0.5)[0], np.where(picture.max(0) > 0.5)[0]
    if not len(rows):
        return np.zeros((1, 1))
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _scaled(picture: np.ndarray, width: int) -> np.ndarray:
    image = Image.fromarray((picture * 255).astype(np.uint8))
    return np.asarray(image.resize((width, HEIGHT), Image.Resampling.LANCZOS)) / 255


def _padded(picture: np.ndarray, width: int) -> np.ndarray:
    spare = width - picture.shape[1]
    return np.pad(picture, ((SHIFT, SHIFT), (spare // 2, spare - spare // 2)))


def of_png(data: bytes) -> np.ndarray:
    """The ink of a PNG: how far each pixel is from the colour of the first."""
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("L"), float)
    distance = np.abs(pixels - pixels[0, 0])
    return distance / max(distance.max(), 1)


def reference(text: str, font: str) -> np.ndarray:
    """The ink of a line of text in a font file as HarfBuzz shapes it."""
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    points, codes = _outline(text, font)
    path = Path(points, codes)
    box = path.get_extents()
    path = path.transformed(Affine2D().translate(-box.x0, -box.y0).scale(0.2))
    size = (box.width / 500 + 0.1, box.height / 500 + 0.1)
    figure = Figure(size, dpi=100)
    figure.add_artist(PathPatch(path, facecolor="black", linewidth=0, transform=None))
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return np.pad(of_png(buffer.getvalue()), 2)


def advance(text: str, font: str) -> float:
    """How far a line of text moves the pen, in ems, as HarfBuzz has it."""
    return sum(_draw(run, is_rtl, font, 0, [], []) for run, is_rtl in _runs(text)) / 1000


def _outline(text: str, font: str) -> tuple[list, list]:
    """The outline of a line, 1,000 units to the em: visual runs from left to right."""
    points, codes, pen = [], [], 0
    for run, is_rtl in _runs(text):
        pen = _draw(run, is_rtl, font, pen, points, codes)
    return points, codes


def _runs(text: str) -> list[tuple[str, bool]]:
    """The runs of one direction in a line, in the order in which they stand on the page."""
    from bidi import algorithm as bidi

    storage = bidi.get_empty_storage()
    storage["base_level"] = bidi.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    bidi.reorder_resolved_levels(storage, False)
    runs = []
    for char in storage["chars"]:
        if runs and runs[-1][1] == char["level"] % 2:
            runs[-1][0].append(char["ch"])
        else:
            runs.append(([char["ch"]], char["level"] % 2))
    return [("".join(reversed(run) if rtl else run), bool(rtl)) for run, rtl in runs]


@cache
def _font(path: str):
    import uharfbuzz as hb

    font = hb.Font(hb.Face(hb.Blob.from_file_path(path)))
    font.scale = (1000, 1000)
    return font


def _draw(run, is_rtl, font, pen, points, codes) -> int:
    import uharfbuzz as hb
    from matplotlib.path import Path

    face, buffer = _font(font), hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    hb.shape(face, buffer)
    kinds = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "qCurveTo": Path.CURVE3}
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        drawn = _Recorder()
        face.draw_glyph_with_pen(glyph.codepoint, drawn)
        for kind, *at in drawn.steps:
            for x, y in at:
                points.append((pen + place.x_offset + x, place.y_offset + y))
                codes.append(kinds[kind])
            if kind == "closePath":
                points.append((0, 0))
                codes.append(Path.CLOSEPOLY)
        pen += place.x_advance
    return pen


class _Recorder:
    """A pen that writes down what it is told to draw."""

    def __init__(self):
        self.steps = []

    def __getattr__(self, kind):
        return lambda *points: self.steps.append((kind, *points))
