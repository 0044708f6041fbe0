"""A page with the tools of the book on it, made in a moment, to be opened from the disk."""

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from analysis.text.article import load_article
from analysis.words.lemmas import group, lemma
from theme import arabic
from theme.files import taken_out
from theme.search import vocabulary

THEME = Path(arabic.__file__).parent


def article_of(folder, text):
    """An article of a text, read from a file as every article is."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return load_article(path)


def every_word(article, meanings=MappingProxyType({})):
    """All words of an article, grammatical ones included."""
    words = group(article.words, stopwords=True)
    return [replace(word, meaning=meanings.get(word.label, "")) for word in words]


def page_with(folder, shown, *others):
    """The path of a page that shows things as a notebook would, with the scripts for them."""
    html = "".join(one._repr_html_() for one in (shown, *others))
    html, files = taken_out(html, "_downloads", str)
    for path, contents in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(contents)
    texts = shown.index.article.words.texts()
    known = json.dumps(vocabulary(texts, lemma), ensure_ascii=False)
    code = (THEME / "arabic.js").read_text("utf-8")
    scripts = [
        f"const arabicRules = {json.dumps(arabic.rules())};\n{code}",
        f"const bookVocabulary = {known}, bookNames = {{}};",
        (THEME / "static" / "concordance.js").read_text("utf-8"),
        (THEME / "static" / "lit.js").read_text("utf-8"),
    ]
    for number, script in enumerate(scripts):
        (folder / f"script-{number}.js").write_text(script, "utf-8")
    heads = "".join(f'<script defer src="script-{n}.js"></script>' for n in range(len(scripts)))
    style = (THEME / "static" / "book.css").read_text("utf-8")
    page = folder / "page.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A page</title>{heads}'
        f"<style>{style}</style><body><main><h1>A page</h1>{html}</main></body></html>",
        "utf-8",
    )
    return page
