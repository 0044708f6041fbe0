"""An event for finished pages: Sphinx's templates, and then whoever has something to say.

Sphinx lets an extension change what goes into a template but not what comes out of it. This
one hands the text of every page, just before it is written, to the listeners of the event
``page-rendered``; each gets ``(app, page, context)`` and returns the page to be written::

    app.setup_extension("theme.pages")
    app.connect("page-rendered", lambda app, page, context: page.replace("colour", "color"))

Lower priorities come first, as with every Sphinx event.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.events import EventListener
from sphinx.jinja2glue import BuiltinTemplateLoader


class Templates(BuiltinTemplateLoader):
    """Sphinx's own templates, with an event after each page."""

    def init(self, builder: Builder, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Remember whose pages these are, and start as Sphinx does."""
        super().init(builder, *args, **options)
        self._app = builder.app

    # Sphinx declares that nothing is returned, and returns the page.
    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """The page that a template gives, after every listener has had it."""
        page: str = super().render(template, context)
        if not page.lstrip().lower().startswith("<!doctype html"):
            return page  # a part of a page, or no page at all
        for listener in sorted(self._app.events.listeners["page-rendered"], key=_priority):
            page = listener.handler(self._app, page, context)
        return page


def _priority(listener: EventListener) -> int:
    return listener.priority


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the event and see to it that it comes."""
    app.add_event("page-rendered")
    app.connect("config-inited", lambda _, config: setattr(config, "template_bridge", _BRIDGE))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


_BRIDGE = f"{__name__}.Templates"
