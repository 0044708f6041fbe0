"""This project's own list of words in many forms: in the first person, marked, in the imperative.

Treebanks are of newspapers, which say «he» and write no marks. ``forms.txt`` has what they lack;
``python -m benchmarks.grouping`` prints how much of it goes wrong, kind by kind.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from analysis.words.lemmas import lemma

LIST = Path(__file__).with_name("forms.txt")


class Form(NamedTuple):
    """A form, the number of its word, and whether that is a verb."""

    text: str
    word: int
    verb: bool


def lines(path: Path = LIST) -> Iterator[tuple[str, list[Form]]]:
    """The kind and the forms of every line, without those that are listed of two words."""
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            forms = [
                Form(text, number, word.strip().startswith("*"))
                for number, word in enumerate(line.split("؛"))
                for text in word.strip().removeprefix("*").split()
            ]
            listed = Counter(form.text for form in forms)
            yield kind, [form for form in forms if listed[form.text] == 1]


def print_forms() -> None:
    """Of the pairs of forms in a line: how many of one word fall apart, how many of two meet."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, forms in lines():
        for one, other in combinations(forms, 2):
            are_one, meet = one.word == other.word, lemma(one.text) == lemma(other.text)
            found[kind].update(
                one=are_one, split=are_one and not meet, two=not are_one, met=meet and not are_one
            )
    found["all"] = sum(found.values(), Counter())
    print(f"\n{'own list: pairs':26}{'of one':>8}{'split':>7}{'of two':>8}{'met':>7}")
    for kind, pairs in found.items():
        print(f"  {kind:24}" + "".join(f"{pairs[x]:8}" for x in ("one", "split", "two", "met")))
