"""Every English word that is drawn in a figure or stands beside it.

An edition in another language replaces this module, :mod:`analysis.page.grammar` and
:mod:`analysis.page.descriptions`.
"""

TABLE = "The numbers behind this figure"
PICTURE = "The picture as"

LETTERS = "letters in the word"
WORDS_OF_LENGTH = "words of that length"
WORDS = "words"
MEDIAN = "median"
MEAN = "mean"
RANK = "rank of the word"
COUNT = "occurrences"
FITTED = "Zipf\N{RIGHT SINGLE QUOTATION MARK}s law, fitted"
TOKENS = "words read"
TYPES = "different words so far"
THIS_ORDER = "as the article has them"
RANDOM_ORDERS = "the same words in random order"
RANKS = "rank, the first at the right"
RATIOS = "times as often as in ordinary Arabic, growing to the left"
OTHER = "other"
PART = "part"
PARAGRAPH = "paragraph"
HEADLINES = "headlines"
COUNTED = "count"
NOTHING = "Nothing to draw, because the article is too short for it."

# The article lit, and the concordance of every word. A name in braces is filled in by the page.
SHADE = "Shade words by"
SHADINGS = {"keyness": "keyness", "frequency": "frequency", "": "nothing"}
ARTICLE_TOOL = {
    "word": "{label}: {meaning}",
    "times": "{count} times",
    "once": "once",
    "rate": "{rate} in a million words",
    "keyness": "keyness {keyness}",
    "sentences": "in sentences",
    "places": "all its places",
}
FIND = "Find a word of the article"
FIND_HINT = "in any form, or in English"
PICK = "or pick one"
SHOW = "Show"
ALL_FORMS = "all its forms"
THIS_FORM = "exactly this form"
ORDER = "Sort by"
ORDERS = {"place": "place", "after": "the word after", "before": "the word before"}
CONCORDANCE_TOOL = {
    "some": "{count} places of {words}",
    "one": "One place of {words}",
    "none": "{query} does not occur in the article.",
    "empty": "Type a word, or pick one.",
    "shown": "The first {shown} are shown.",
    "more": "Show more",
    "sentence": "sentence",
    "headline": "title",
    "before": "before",
    "word": "word",
    "after": "after",
    "open": "Show the whole sentence {number}",
    "read": "Read it in the article",
    "csv": "Download as CSV",
}
INDEX = "All words with all their places, for programs (JSON)"

# Beside an archive.
PER_MILLION = "in a million words of the archive"
ARTICLES = "articles"
THIS_ARTICLE = "this article"
RATIOS_TO_ARCHIVE = "times as often as in the archive"
STANDINGS = {
    "words": "words",
    "sentences": "sentences",
    "richness": "HD-D of the words as written",
    "lix": "LIX",
}


def file(name: str, ending: str) -> str:
    """What a link to a file is called.

    >>> file("word-cloud", "svg")
    'word cloud, SVG'
    """
    return f"{name.replace('-', ' ')}, {ending.upper()}"


def parts_across(part: str, shown: int, total: int) -> str:
    """The title over columns that stand for the parts of a text.

    >>> parts_across("paragraph", 4, 4), parts_across("sentence", 20, 48)
    ('paragraph, the first at the right', '20 of 48 sentences, the first at the right')
    """
    parts = part if shown == total else f"{shown:,} of {total:,} {part}s"
    return f"{parts}, the first at the right"


def the_first(shown: int, total: int, noun: str = "sentence") -> str:
    """A remark on what was left out of a picture; empty where nothing was.

    >>> the_first(40, 500), the_first(8, 8)
    ('the first 40 of 500 sentences', '')
    """
    return "" if shown == total else f"the first {shown:,} of {total:,} {noun}s"


def letters_up_to(most: int) -> str:
    """The title under word lengths of which the last stands for all that are longer."""
    return f"{LETTERS}, the last bar {most} or more"


def places_of(word: str) -> str:
    """What a concordance is called."""
    return f"Every place of «{word}»"


def times_ten(power: int) -> str:
    """A power of ten as a factor on a scale.

    >>> times_ten(3), times_ten(-1)
    ('×1,000', '×0.1')
    """
    return f"\N{MULTIPLICATION SIGN}{10**power:,}"


def the_heaviest(shown: int, total: int) -> str:
    """What a cloud says that cannot show all words.

    >>> the_heaviest(120, 4000), the_heaviest(0, 1)
    ('the heaviest 120 of 4,000 words', 'no word of 1 has a legible place')
    """
    if not shown:
        return f"no word of {total:,} has a legible place"
    return f"the heaviest {shown:,} of {total:,} words"
