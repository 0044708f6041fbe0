"""A concordance: every place of a word with the text around it (keyword in context)."""

from collections.abc import Iterable
from typing import NamedTuple

from analysis.text.article import Article
from analysis.text.tokens import Span


class Line(NamedTuple):
    """One occurrence of a word with the text around it, in reading order.

    ``sentence`` is the number of the sentence in the body, from 1; 0 is a headline.
    """

    sentence: int
    before: str
    word: str
    after: str


def concordance(article: Article, tokens: Iterable[Span], *, width: int = 5) -> list[Line]:
    """A line for each token (a keyword in context), at most ``width`` words on either side.

    A line does not reach beyond its sentence or headline.

    Raises:
        ValueError: ``width`` is negative, or a token is not a word of the article.
    """
    if width < 0:
        raise ValueError(f"width counts words and cannot be {width}; give 0 or more")
    return [_line(article, token, width) for token in tokens]


def sentence_number(article: Article, token: Span) -> int:
    """The number of the body's sentence that holds a token, from 1; 0 in a headline."""
    return article.sentences.number_at(token.start)


def _line(article: Article, token: Span, width: int) -> Line:
    place = article.words.number_at(token.start) - 1
    if place < 0 or article.words[place] != token:
        raise ValueError(f"«{token.text}» at {token.start} is not a word of {article.name}")
    near = article.words[max(0, place - width) : place + width + 1]
    inside = near.within(_stretch(article, token))
    first, last = inside[0], inside[-1]
    return Line(
        sentence_number(article, token),
        article.text[first.start : token.start].strip(),
        token.text,
        article.text[token.end : last.end].strip(),
    )


def _stretch(article: Article, token: Span) -> Span:
    """The sentence or headline around a token, the whole text for a token in neither."""
    for stretches in (article.sentences, article.headlines):
        if number := stretches.number_at(token.start):
            return stretches[number - 1]
    return Span(article.text, 0, len(article.text))
