"""Reusable functions that read one Arabic newspaper article.

The data flow one way, and a module imports only from those before it:

* the file: ``source``, ``dates``, ``tokens``, ``sentences``, ``article``
* words: ``normalisation``, ``lexicon``, ``evidence``, ``verbs``, ``inflection``,
  ``clitics``, ``stopwords``, ``lemmas``, ``agreement`` (with a reader's annotation),
  ``meanings``
* counts: ``statistics``, ``richness``, ``uncertainty``, ``zipf``, ``growth``,
  ``readability``
* keywords: ``keywords`` (TF-IDF), ``reference``, ``keyness``, ``keyphrases``, ``stability``,
  ``rankings`` (what prose says of them)
* words in their places: ``context``
* for the page: ``tables``, ``edition`` (the article itself)
* pictures: ``shaping``, ``housestyle``, ``wording``, ``fields``, ``svg``, ``pictures``,
  ``figures``, ``wordfigures``, ``packing``, ``clouds``
* for chapters: ``report`` (results as tables), ``prose`` (results in sentences)

The names that a chapter needs most can be imported from here.
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
