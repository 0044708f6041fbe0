"""Which column of a table holds what, told by the names that collections of news use."""

import re
from collections.abc import Iterable, Mapping

from analysis.archive.store import ArchiveError

# The names under which public collections of Arabic news keep what a row is about.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "content",
        "body",
        "article",
        "article_text",
        "article_body",
        "full_text",
        "fulltext",
        "maintext",
        "story",
        "النص",
        "نص",
        "المقال",
        "المحتوى",
    ),
    "id": ("id", "article_id", "doc_id", "document_id", "uid", "guid"),
    "date": (
        "date",
        "published",
        "publish_date",
        "published_at",
        "date_published",
        "publication_date",
        "pubdate",
        "datetime",
        "timestamp",
        "التاريخ",
        "تاريخ",
    ),
    "source": ("source", "publisher", "newspaper", "outlet", "site", "domain", "المصدر"),
    "title": ("title", "headline", "العنوان"),
    "url": ("url", "link", "source_url"),
}


def found_columns(names: Iterable[str], text: str | None = None) -> dict[str, str]:
    """Which column of a table holds what, by the usual names; the first usual name wins.

    Raises ArchiveError when no column is known to hold the text.

    >>> found_columns(["ID", "Headline", "content"])
    {'text': 'content', 'id': 'ID', 'title': 'Headline'}
    """
    there = {re.sub(r"[\s-]+", "_", name.strip()).casefold(): name for name in reversed([*names])}
    found = {
        meaning: next(there[name] for name in usual if name in there)
        for meaning, usual in COLUMNS.items()
        if not there.keys().isdisjoint(usual)
    }
    if text is not None:
        if text not in there.values():
            raise ArchiveError(f"there is no column «{text}»; the columns are {_list(there)}")
        found = {"text": text} | {k: v for k, v in found.items() if k != "text" and v != text}
    if "text" not in found:
        raise ArchiveError(
            f"no column is known to hold the text; the columns are {_list(there)}: "
            "name the right one with --text COLUMN"
        )
    return found


def _list(there: Mapping[str, str]) -> str:
    return ", ".join(f"«{name}»" for name in reversed(list(there.values()))) or "none"
