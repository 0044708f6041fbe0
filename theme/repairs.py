"""What other tools leave on a page, put right: valid HTML that a screen reader can use.

Each repair is a pattern and what takes its place, with the reason beside it. They are done on
the finished page, before the marking of ``theme.direction``.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

_REPAIRS = tuple(
    (re.compile(pattern, re.DOTALL), instead)
    for pattern, instead in (
        # pandas: a style element in the body, presentation in attributes, heads without text.
        (r"<style scoped>.*?</style>\n?", ""),
        (r'<table border="1" class="dataframe[^"]*">', '<table class="dataframe">'),
        (r'(<tr) style="text-align: (?:right|left|center);">', r"\1>"),
        (r"<th>\s*</th>", "<td></td>"),
        # MyST-NB: block elements in a summary, and a label that hides what it says.
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        (
            r'<p class="((?:collapsed|expanded) admonition-title)">(.*?)</p>',
            r'<span class="\1">\2</span>',
        ),
        # sphinx-thebe: scripts for a service that is not used.
        (r'\s*<script type="text/x-thebe-config">.*?</script>', ""),
        (r"\s*<script>kernelName = .*?</script>", ""),
        # Sphinx: a sign in every heading, which is read out with it. The list of sections has
        # the same addresses.
        (r'<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"'),
        # docutils: entries of a list that are no items of it.
        (r' role="doc-biblioentry"', ' role="listitem"'),
    )
)


def tidied(page: str) -> str:
    """The page with everything put right that is known to go wrong.

    >>> tidied("<tr><th></th><th>count</th></tr>")
    '<tr><td></td><th>count</th></tr>'
    """
    for pattern, instead in _REPAIRS:
        page = pattern.sub(instead, page)
    return page


def _on_page(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    return tidied(page)


def setup(app: Sphinx) -> dict[str, bool]:
    """Put every page right before it is written."""
    app.setup_extension("theme.pages")
    app.connect("page-rendered", _on_page, priority=500)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
