"""Reusable functions that read one Arabic newspaper article.

The names a chapter needs most; the rest is in the modules, whose order is that of the
data: article, tokens, lemmas, statistics, keywords, figures, clouds, tables.
"""

from analysis.agreement import glosses
from analysis.article import Article, load_article
from analysis.edition import read_notes
from analysis.lemmas import group, is_stopword, lemma
from analysis.prose import say
from analysis.tokens import tokenize

__all__ = [
    "Article",
    "glosses",
    "group",
    "is_stopword",
    "lemma",
    "load_article",
    "read_notes",
    "say",
    "tokenize",
]
