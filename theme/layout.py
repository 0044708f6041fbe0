"""The page around the text: landmarks, chapters, previous and next; one stylesheet, one script.

Jupyter Book's theme brings 2.4 MB of styles, icons and scripts to a page of ten kilobytes.
This extension keeps the theme's machinery and puts another layout in its place:
semantic HTML that works without JavaScript, ``static/book.css`` and ``static/book.js``.

For any Jupyter Book: ``extra_extensions: [theme.layout]`` under ``sphinx`` in
``_config.yml``. The layout knows no left and right, so ``language: ar`` turns all of it round.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

HERE = Path(__file__).parent


def _on_context(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    context["direction"] = "rtl" if _is_right_to_left(app.config.language) else "ltr"
    context["cover_title"] = app.env.titles[app.config.root_doc].astext()
    context["before_first_paint"] = (HERE / "static" / "first.js").read_text("utf-8")


def _is_right_to_left(language: str) -> bool:
    return language.split("_")[0].split("-")[0] in {"ar", "fa", "he", "ur", "ckb", "ps", "sd"}


def _on_config(app: Sphinx, config: Config) -> None:
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_static_path.append(str(HERE / "static"))
    config.html_permalinks_icon = "#"
    config.html_use_index = False


def _add_assets(app: Sphinx) -> None:
    app.add_css_file("book.css", priority=900)
    for script in ("arabic.js", "vocabulary.js", "book.js", "lit.js", "concordance.js"):
        app.add_js_file(script, priority=900, loading_method="defer")


def setup(app: Sphinx) -> dict[str, bool]:
    """Put this layout in place of the theme's."""
    app.connect("config-inited", _on_config)
    app.connect("builder-inited", _add_assets)
    app.connect("html-page-context", _on_context, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
