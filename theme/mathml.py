"""Formulas as MathML, written at build time: no script, nothing to wait for.

Every current browser sets MathML by itself, and a screen reader can read it. The conversion
from TeX is docutils' own. ``html_math_renderer = "mathml"`` is set for you.
"""

from __future__ import annotations

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator


def formula(tex: str, *, block: bool = False) -> str:
    """A formula in MathML.

    >>> "<msup>" in formula("x^2")
    True
    """
    try:
        return tex2mathml(tex, as_block=block)
    except MathError as error:
        raise ExtensionError(
            f"cannot set the formula {tex!r}: {error}. Write it with the TeX that docutils"
            " knows: https://docutils.sourceforge.io/docs/ref/rst/mathematics.html"
        ) from error


def _inline(writer: HTML5Translator, node: nodes.math) -> None:
    writer.body.append(f'<span class="math">{formula(node.astext())}</span>')
    raise nodes.SkipNode


def _block(writer: HTML5Translator, node: nodes.math_block) -> None:
    writer.body.append(writer.starttag(node, "div", CLASS="math"))
    if node.get("number"):
        number = get_node_equation_number(writer, node)
        writer.body.append(f'<span class="eqno">({number})</span>')
    writer.body.append(formula(node.astext(), block=True) + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Take over from MathJax."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.connect("config-inited", lambda _, config: setattr(config, "html_math_renderer", "mathml"))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
