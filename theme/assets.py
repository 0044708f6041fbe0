"""Only what a page uses: styles and scripts by need, images with their size, nothing left over.

Extensions of Sphinx put their files on every page of every book. Here a page keeps a file only
where it has something to do, each image says how large it is and waits until it is near, and
files that no page asks for are not published.

For any Jupyter Book: ``extra_extensions: [theme.assets]``, beside ``theme.layout``, whose
stylesheet and script stand in for the ones that are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from theme.markup import attribute, insert, parse

# Done by book.css and book.js, or not at all.
_DROPPED = re.compile(
    r"thebe|mathjax|clipboard|copybutton|bootstrap|fontawesome|mystnb|pydata-sphinx-theme"
    r"|sphinx-book-theme|styles/theme\.css|pygments\.css|basic\.css"
    r"|documentation_options|doctools|sphinx_highlight|DOCUMENTATION_OPTIONS\.(?:pagename|search_as_you_type)",
    re.IGNORECASE,
)
# A file or script, and the sign in a page that it has something to do there.
_NEEDED_BY = tuple(
    (re.compile(asset), re.compile(sign))
    for asset, sign in (
        (r"toggle", r'class="[^"]*(?:\btoggle\b|admonition[^"]*\bdropdown\b)'),
        (r"sphinx-design|design-tabs", r'class="(?:[^"]* )?sd-'),
        (r"lit\.js", r" data-key="),
        (r"arabic\.js|vocabulary\.js|concordance\.js", r'class="concordance-tool"'),
    )
)
_ASKED_FOR = re.compile(r"""(?:_static/|url\(["']?|src=["']?)([^"'()?#\s>]+)""")


def needed(asset: str, body: str) -> bool:
    """Whether a page has a use for a style or script, given by its file name or its text.

    >>> needed("_static/design-tabs.js", '<div class="sd-tab-set">')
    True
    >>> needed("_static/sphinx-thebe.js", "<pre>")
    False
    """
    if _DROPPED.search(asset):
        return False
    return all(sign.search(body) for name, sign in _NEEDED_BY if name.search(asset))


def sized(page: str, sizes: Mapping[str, tuple[int, int]]) -> str:
    """The page with the width and height of its images, all but the first to be fetched late.

    >>> sized('<img src="a.png">', {"a.png": (60, 40)})
    '<img width="60" height="40" src="a.png">'
    """
    images = [element for element in parse(page).descendants() if element.tag == "img"]
    insertions = []
    for position, image in enumerate(images):
        name = Path(attribute(page, image, "src") or "").name
        told = any(attribute(page, image, own) is not None for own in ("width", "height", "style"))
        if name in sizes and not told:
            width, height = sizes[name]
            insertions.append(
                (image.name_end, f' width="{round(width)}" height="{round(height)}"')
            )
        if position and attribute(page, image, "loading") is None:
            insertions.append((image.name_end, ' loading="lazy"'))
    return insert(page, insertions)


def asked_for(texts: Iterable[str]) -> set[str]:
    """The names of the files that pages, styles or scripts ask for."""
    return {Path(found).name for text in texts for found in _ASKED_FOR.findall(text)}


def _named(asset: Any) -> str:  # noqa: ANN401
    return str(asset.filename or getattr(asset, "attributes", {}).get("body") or "")


def _on_context(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    body = context.get("body") or ""
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if needed(_named(asset), body)]


def _on_page(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    import imagesize

    files = {name: Path(app.srcdir, source) for source, name in app.builder.images.items()}
    sizes = {name: imagesize.get(path) for name, path in files.items() if path.exists()}
    return sized(page, {name: size for name, size in sizes.items() if min(size) > 0})


def _on_finish(app: Sphinx, failure: Exception | None) -> None:
    if failure is not None or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    pages = [
        path.read_text("utf-8")
        for path in Path(app.outdir).rglob("*.html")
        if static not in path.parents
    ]
    files = [path for path in static.rglob("*") if path.is_file()]
    kept = asked_for(pages)
    styles = [path for path in files if path.suffix == ".css" and path.name in kept]
    kept |= asked_for(path.read_text("utf-8") for path in styles)
    for path in files:
        if path.name not in kept:
            path.unlink()
    for folder in sorted((path for path in static.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def setup(app: Sphinx) -> dict[str, bool]:
    """Weigh every page before it is written, and the book when it is done."""
    app.setup_extension("theme.pages")
    app.connect("html-page-context", _on_context, priority=900)
    app.connect("page-rendered", _on_page, priority=600)
    app.connect("build-finished", _on_finish, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
