"""Reusable functions that read one Arabic newspaper article.

The data flow one way. A room (a folder) imports only from the rooms before it, and a module
only from those before it in its room:

* ``files``, which are there whole or not at all
* ``text``: ``characters``, ``cells``, ``normalisation``, ``source``, ``tokens``, ``sentences``,
  ``lines``, ``html``, ``markup``, ``transcripts``, ``wrapping``, ``script``, ``calendars``,
  ``dates``, ``dating``, ``pagewords``, ``phrases``, ``furniture``, ``likeness``, ``titles``,
  ``layout``, ``article``, ``notes``
* ``words``: ``lexicon``, ``usage``, ``odds``, ``conjugation``, ``stopwords``, ``verbs``,
  ``marks``, ``corrections``, ``feminine``, ``inflection``, ``nouns``, ``divisions``, ``clitics``,
  ``wordclass``, ``lemmas``, ``peoples``, ``countries``, ``semantic_fields``, ``annotation``,
  ``evaluation``
* ``measures``: ``undefined``, ``ranking``, ``counts``, ``richness``, ``uncertainty``, ``zipf``,
  ``growth``, ``readability``, ``significance``, ``concordance``, ``dispersion``, ``collocates``,
  ``collocations``, ``error_rates``
* ``keywords``: ``tfidf``, ``forms``, ``sums``, ``reference``, ``occurrence``, ``keyness``,
  ``keyphrases``, ``stability``
* ``archive``: ``store``, ``columns``, ``sources``, ``rows``, ``counting``, ``merging``,
  ``duplicates``, ``lemmatising``, ``engine``, ``tabulating``, ``publishing``, ``building``,
  ``command``, ``opened``, ``weights``, ``trends``, ``standing``, ``beside``
* ``reading``, where all of it comes together for one article
* ``page``: ``protocols``, ``grammar``, ``language``, ``descriptions``, ``shaping``, ``tables``,
  ``style``, ``svg``, ``pictures``, ``figures``, ``wordfigures``, ``controls``, ``word_index``,
  ``parallel_text``, ``concordance_tool``, ``glyphs``, ``arabic_cloud``, ``placing``, ``fitting``,
  ``lettering``, ``clouds``, ``report``, ``beside``
* ``facts``: ``glue``, ``selection``, ``cover``, ``article``, ``numbers``, ``places``,
  ``keywords``, ``clouds``, ``beside``, ``methods``
* ``export``, where everything is written down for other programs

The names that are needed most can be imported from here.
"""

from analysis.facts import say
from analysis.keywords.keyness import keyness
from analysis.keywords.keyphrases import keyphrases
from analysis.keywords.tfidf import Weighting, term_counts, terms, tfidf
from analysis.measures.collocates import collocates
from analysis.measures.concordance import concordance
from analysis.measures.dispersion import dispersion
from analysis.reading import Reading
from analysis.text.article import Article, load_article
from analysis.text.tokens import tokenize
from analysis.words.lemmas import Word, group, lemma, standalone
from analysis.words.stopwords import is_stopword

__all__ = [
    "Article",
    "Reading",
    "Weighting",
    "Word",
    "collocates",
    "concordance",
    "dispersion",
    "group",
    "is_stopword",
    "keyness",
    "keyphrases",
    "lemma",
    "load_article",
    "say",
    "standalone",
    "term_counts",
    "terms",
    "tfidf",
    "tokenize",
]
