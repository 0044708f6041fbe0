"""Results become sentences: what the prose of each chapter takes from the reading.

Prose and result cannot drift apart when the prose holds no result. A chapter says
``say(facts.cover(reading))`` once, and its text calls the facts by their names. Every fact is
written for whatever article is at hand: for none, one and many of whatever it counts.
"""

from analysis.facts.article import article
from analysis.facts.beside import beside
from analysis.facts.clouds import clouds
from analysis.facts.cover import cover
from analysis.facts.glue import say
from analysis.facts.keywords import keywords
from analysis.facts.methods import methods
from analysis.facts.numbers import numbers
from analysis.facts.places import places, returning_countries
from analysis.facts.selection import (
    answers,
    overused,
    part_weights,
    repeated,
    sentence_terms,
    strongest,
    telling_terms,
)

__all__ = [
    "answers",
    "article",
    "beside",
    "clouds",
    "cover",
    "keywords",
    "methods",
    "numbers",
    "overused",
    "part_weights",
    "places",
    "repeated",
    "returning_countries",
    "say",
    "sentence_terms",
    "strongest",
    "telling_terms",
]
