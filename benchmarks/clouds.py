"""What a cloud of right Arabic costs beside plain wordcloud: ``python -m benchmarks.clouds``.

200 words of the article at 1600 × 900, drawn as PNG and SVG, against `wordcloud` with
Latin words of the same lengths and counts, laid out and drawn as PNG. Both in one process,
in turns, after a first round that loads what is loaded once; the median of the rounds counts.
"""

import io
from random import Random
from statistics import median
from string import ascii_lowercase
from time import perf_counter

WORDS, SIZE, ROUNDS = 200, (1600, 900), 5


def counts() -> dict[str, int]:
    """The commonest words of the article, with their counts."""
    from analysis.measures.counts import frequency_table
    from analysis.text.article import load_article

    words = load_article("data/article.txt").words.texts()
    return {line.item: line.count for line in frequency_table(words)[:WORDS]}


def latin(words: dict[str, int]) -> dict[str, int]:
    """Words of random Latin letters, as long and as frequent as those given."""
    random = Random(0)
    found = {}
    for word, count in words.items():
        drawn = "".join(random.choices(ascii_lowercase, k=len(word)))
        while drawn in found:
            drawn = "".join(random.choices(ascii_lowercase, k=len(word)))
        found[drawn] = count
    return found


def ours(words: dict[str, int]) -> None:
    """A cloud of this project, as pixels and as text."""
    from types import SimpleNamespace

    from analysis.page.clouds import cloud
    from analysis.page.glyphs import box_of, word_font

    # Each round makes its own font.
    word_font.cache_clear(), box_of.cache_clear()
    named = {word: SimpleNamespace(label=word, meaning="", field="") for word in words}
    drawn = cloud(words, named, seed=1, size=SIZE)
    drawn.png(), drawn.svg()


def plain(words: dict[str, int]) -> None:
    """A cloud of wordcloud with its own settings, as pixels."""
    from wordcloud import WordCloud

    width, height = SIZE
    drawn = WordCloud(width=width, height=height, random_state=1)
    drawn.generate_from_frequencies(words).to_image().save(io.BytesIO(), format="png")


def seconds(draw, words: dict[str, int]) -> float:
    """How long it takes to draw words once."""
    start = perf_counter()
    draw(words)
    return perf_counter() - start


def main() -> None:
    """Print both times and their ratio."""
    arabic = counts()
    yardstick = latin(arabic)
    ours(arabic), plain(yardstick)
    times = [(seconds(ours, arabic), seconds(plain, yardstick)) for _ in range(ROUNDS)]
    mine, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"{len(arabic)} words at {SIZE[0]} × {SIZE[1]}, median of {ROUNDS} rounds")
    print(f"  cloud, PNG and SVG     {mine:6.2f} s")
    print(f"  plain wordcloud, PNG   {theirs:6.2f} s")
    print(f"  ratio                  {mine / theirs:6.2f}   (aim: at most 1.5)")


if __name__ == "__main__":
    main()
