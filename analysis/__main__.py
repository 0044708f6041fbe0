"""``python -m analysis article.txt``: what an article is about, in a few lines."""

import argparse
import sys

from analysis.keywords.keyphrases import keyphrases
from analysis.page.grammar import day
from analysis.text.article import load_article
from analysis.text.source import ArticleError
from analysis.words.lemmas import group


def main(arguments: list[str] | None = None) -> int:
    """Print a summary of one article; 1 when the file cannot be read as one."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    parser.add_argument("article", help="a text file in UTF-8")
    parser.add_argument("-n", type=int, default=10, help="how many words and phrases (10)")
    chosen = parser.parse_args(arguments)
    if chosen.n < 1:
        parser.error(f"-n {chosen.n}: ask for at least one word")
    try:
        article = load_article(chosen.article)
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    words = group(article.words)[: chosen.n]
    print(article.title)
    print(f"date: {day(article.date)}")
    print(f"{len(article.words)} words, {len(article.sentences)} sentences")
    print("words:", "، ".join(f"{word.label} {word.count}" for word in words))
    print("phrases:", "، ".join(found.text for found in keyphrases(article.text, chosen.n)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
