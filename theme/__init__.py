"""How the book looks and behaves: extensions for Sphinx, and the stylesheet.

``extensions = ["theme"]`` takes all of them; each can also be taken by itself.
"""

from pathlib import Path

from sphinx.application import Sphinx

from theme.fingerprint import fingerprint

EXTENSIONS = (
    "theme.layout",
    "theme.assets",
    "theme.fonts",
    "theme.mathml",
    "theme.publication",
    "theme.glossary",
    "theme.search",
    "theme.files",
    "theme.repairs",
    "theme.direction",
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Set up every extension of the theme, and let pages be written anew when it changes."""
    app.add_config_value("theme_fingerprint", fingerprint([Path(__file__).parent]), "html")
    for name in EXTENSIONS:
        app.setup_extension(name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
