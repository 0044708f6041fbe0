"""Reusable functions that read one Arabic newspaper article.

The data flow one way. A room (a folder) imports only from the rooms before it, and a module
only from those before it in its room:

* ``text``: ``characters``, ``normalisation``, ``source``, ``dates``, ``tokens``,
  ``sentences``, ``article``
* ``words``: ``lexicon``, ``usage``, ``verbs``, ``inflection``, ``clitics``, ``stopwords``,
  ``lemmas``, ``evaluation``, ``meanings``, ``semantic_fields``
* ``measures``: ``counts``, ``richness``, ``uncertainty``, ``zipf``, ``growth``,
  ``readability``, ``significance``, ``concordance``, ``dispersion``, ``collocates``
* ``keywords``: ``tfidf``, ``reference``, ``keyness``, ``keyphrases``, ``stability``
* ``page``: ``shaping``, ``tables``, ``prose``, ``rankings``, ``protocols``, ``language``,
  ``style``, ``svg``, ``pictures``, ``figures``, ``wordfigures``, ``parallel_text``, ``glyphs``,
  ``arabic_cloud``, ``placing``, ``fitting``, ``lettering``, ``clouds``, ``report``

The names that a chapter needs most can be imported from here.
"""

from analysis.page.parallel_text import read_notes
from analysis.page.prose import say
from analysis.text.article import Article, load_article
from analysis.text.tokens import tokenize
from analysis.words.evaluation import glosses
from analysis.words.lemmas import group, is_stopword, lemma

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
