"""How the book looks and behaves: extensions for Sphinx, and the stylesheet.

``extensions = ["theme"]`` takes all of them; each can also be taken by itself.
"""

from sphinx.application import Sphinx

EXTENSIONS = (
    "theme.skeleton",
    "theme.weight",
    "theme.fonts",
    "theme.mathml",
    "theme.publication",
    "theme.search",
    "theme.tidy",
    "theme.direction",
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Set up every extension of the theme."""
    for name in EXTENSIONS:
        app.setup_extension(name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
