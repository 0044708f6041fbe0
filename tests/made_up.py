"""A text of any length whose words are made up, and as unevenly used as words are."""


def text_of(count, chance):
    """So many words in sentences of 25 and paragraphs of four sentences."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    sizes = [chance.randint(3, 8) for _ in range(40_000)]
    made = sorted({"".join(chance.choices(letters, k=size)) for size in sizes})
    weights = [1 / rank for rank in range(1, len(made) + 1)]
    words = chance.choices(made, weights, k=count)
    sentences = [" ".join(words[at : at + 25]) + "." for at in range(0, count, 25)]
    return "\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))
