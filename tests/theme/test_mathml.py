"""Formulas without a script."""

import re

import pytest
from sphinx.errors import ExtensionError

from theme.mathml import formula


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("x^2", ["msup", "mi", "mn"]),
        (r"\frac{V}{N}", ["mfrac"]),
        (r"\sum_{i=1}^{N} i", ["mo"]),
        (r"\sqrt{2N}", ["msqrt"]),
        (r"\log_{10} f", ["msub"]),
    ],
)
def test_tex_becomes_mathml(tex, parts):
    made = formula(tex)
    assert all(f"<{part}" in made for part in parts)
    assert 'display="block"' not in made
    assert 'display="block"' in formula(tex, block=True)


def test_a_formula_that_cannot_be_set_stops_the_build_with_its_name_and_the_cure():
    with pytest.raises(ExtensionError, match=r"unheardof.*docutils"):
        formula(r"\unheardof{x}")


def test_the_formulas_of_the_book_need_no_script(book):
    pages = [path.read_text("utf-8") for path in book.glob("chapters/*.html")]
    assert sum(page.count("<math ") for page in pages) > 0
    for page in pages:
        assert not re.search(r"\\\(|\\\[|MathJax", re.sub(r"<pre.*?</pre>", "", page, flags=re.S))
