"""Words grouped and found, beside simplemma and Snowball.

    python -m benchmarks.grouping                 this book's own annotation
    python -m benchmarks.grouping gold.jsonl      a gold file as well
    python -m benchmarks.grouping --fit gold.jsonl
                       the weights of ``wordclass`` and ``feminine`` that fit this file best,
                       and a little the list of ``benchmarks.forms``

A gold file has one sentence a line, as JSON (UTF-8)::

    {"text": "...", "words": ["...", ...], "content": [{"surface": "...", "lemma": "..."}, ...]}

``words`` are the tokens of the text without punctuation, clitics unsplit; ``content`` are
those that an annotator gave a lemma. Lemmas are compared as they are written, with vowel
marks, so that two words of one spelling are two words, and once more without. For ``--fit`` the
content has "pos" as well, the universal part of speech. Words that are not in ``content`` and
have letters are taken for function words; where a treebank leaves numerals and names without
a lemma too, recall of the stop words comes out too low.
"""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from analysis.text.article import load_article
from analysis.text.normalisation import bare
from analysis.text.tokens import has_letters, tokenize
from analysis.words.annotation import read_annotation
from analysis.words.evaluation import aligned, b_cubed, pairwise
from analysis.words.inflection import guess, known
from analysis.words.lemmas import lemma
from analysis.words.stopwords import is_stopword
from analysis.words.usage import usual_spelling
from analysis.words.verbs import reading
from benchmarks.forms import print_forms
from benchmarks.word_cues import print_fits

ROUNDS = 5
Grouping = Callable[[str], str]


class Sentence(NamedTuple):
    """One line of a gold file."""

    text: str
    words: list[str]
    content: list[tuple[str, str]]  # surface form, lemma


def read(path: Path) -> list[Sentence]:
    """The sentences of a gold file; ValueError names a line that is of another form."""
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            content = [(word["surface"], word["lemma"]) for word in row["content"]]
            sentences.append(Sentence(row["text"], row["words"], content))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(f"{path}, line {number}: not a gold sentence ({error!r})") from error
    return sentences


def groupings() -> dict[str, Grouping]:
    """Ours and the yardsticks anew, functions from a word to the name of its group."""
    from simplemma import Lemmatizer
    from Stemmer import Stemmer

    simplemma = Lemmatizer()
    return {
        "ours": lemma,
        "simplemma": lambda word: simplemma.lemmatize(bare(word) or word, "ar"),
        "Snowball": Stemmer("arabic").stemWord,
        "no grouping": bare,
    }


def print_quality(sentences: Sequence[Sentence]) -> None:
    """Agreement with the gold lemmas: all words, different words, marks of the gold ignored.

    With its marks the gold tells ذَكَرَ (he mentioned) from ذِكْر (mention); without them it does not.
    The ceiling is that of any grouping that sees the letters of a word and nothing around it.
    """
    tokens = [pair for sentence in sentences for pair in sentence.content]
    columns = {
        "tokens": tokens,
        "types": sorted(set(tokens)),
        "no marks": [(word, without_marks(gold)) for word, gold in tokens],
    }
    print(f"\n{len(sentences)} sentences, {len(tokens)} words with a lemma; F1")
    print(f"{'':14}" + "".join(f"{name:>8}{'':>8}" for name in columns))
    print(f"{'':14}" + f"{'pairs':>8}{'B-cubed':>8}" * len(columns))
    for name, grouping in (groupings() | {"ceiling": ceiling(tokens)}).items():
        scores = [
            measure([(gold, grouping(word)) for word, gold in pairs]).f1
            for pairs in columns.values()
            for measure in (pairwise, b_cubed)
        ]
        print(f"{name:14}" + "".join(f"{score:8.3f}" for score in scores))


def without_marks(lemma: str) -> str:
    """A gold lemma in bare letters, its spellings of alef made one."""
    return bare(lemma).replace("أ", "ا").replace("إ", "ا")


def ceiling(tokens: Iterable[tuple[str, str]]) -> Grouping:
    """The grouping that gives each form the lemma that it has most often in the gold."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, gold in tokens:
        counts[bare(word)][gold] += 1
    best = {
        word: min(found, key=lambda gold: (-found[gold], gold)) for word, found in counts.items()
    }
    return lambda word: best[bare(word)]


def print_words(sentences: Iterable[Sentence]) -> None:
    """Tokens and stop words against the gold, as multisets of each sentence."""
    found, functions = Counter(), Counter()
    for sentence in sentences:
        gold, ours = Counter(sentence.words), Counter(tokenize(sentence.text).texts())
        found.update(right=(gold & ours).total(), gold=gold.total(), ours=ours.total())
        others = gold - Counter(word for word, _ in sentence.content)
        for word, count in gold.items():
            if has_letters(word):
                stop = is_stopword(word)
                functions.update(gold=others[word], ours=count * stop, right=others[word] * stop)
    print(f"\ntokenising F1         {2 * found['right'] / (found['gold'] + found['ours']):.4f}")
    print(f"stop words, recall    {functions['right'] / functions['gold']:.3f}")
    print(f"stop words, precision {functions['right'] / functions['ours']:.3f}")


def print_article() -> None:
    """How many lemmas of this book's annotation have a group of their own, whole and pure."""
    words = load_article("data/article.txt").words
    annotation = read_annotation("data/lemmas.csv")
    known = {bare(row.surface): row.lemma for row in annotation}
    print(f"\nthe article: {len(aligned(words, annotation))} words with a lemma")
    for name, grouping in groupings().items():
        places = defaultdict(set), defaultdict(set)
        pairs = []
        for word in words:
            if gold := known.get(bare(word.text)):
                places[0][gold].add(word.start)
                places[1][grouping(word.text)].add(word.start)
                pairs.append((gold, grouping(word.text)))
        repeated = [place for place in places[0].values() if len(place) > 1]
        exact = sum(place in places[1].values() for place in repeated)
        scores = f"pairs {pairwise(pairs).f1:.3f}  B-cubed {b_cubed(pairs).f1:.3f}"
        print(f"  {name:14}{scores}  exact {exact} of {len(repeated)} lemmas that come back")


def seconds(work: Callable[[], object]) -> float:
    """The quickest of several rounds: what the work takes when nothing disturbs it."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def print_speed(text: str) -> None:
    """Times in multiples of one ``re.findall`` over the same text, each with its own cache."""
    words = tokenize(text).texts()
    yardstick = seconds(lambda: re.findall(r"\w+", text))
    print(f"\n{len(words)} words, {len(set(words))} different")
    print(f"times in multiples of re.findall(r'\\w+'), {yardstick:.4f} s")
    print(f"  {'tokenize':14}{seconds(lambda: tokenize(text)) / yardstick:8.2f}")
    print(f"  {'':14}{'first':>8}{'again':>8}")
    for name in groupings():
        first = min(_reading(name, words) for _ in range(ROUNDS))
        grouping = groupings()[name]
        again = min(_seconds(grouping, words) for _ in range(ROUNDS))
        print(f"  {name:14}{first / yardstick:8.2f}{again / yardstick:8.2f}")


def _reading(name: str, words: Sequence[str]) -> float:
    """How long running text takes a grouping that knows its dictionary and remembers no word."""
    grouping = groupings()[name]
    grouping("الروس")
    for remembered in (lemma, known, guess, reading, usual_spelling):
        remembered.cache_clear()
    return _seconds(grouping, words)


def _seconds(grouping: Grouping, words: Sequence[str]) -> float:
    started = perf_counter()
    for word in words:
        grouping(word)
    return perf_counter() - started


def print_loading() -> None:
    """Time of the first lemma in a new process, and the most memory it takes (on Linux)."""
    # Not from getrusage: a child's maximum begins with that of the process that started it.
    code = (
        "import re, time; started = time.perf_counter();"
        "from analysis.words.lemmas import lemma; lemma('وللروس');"
        "took = time.perf_counter() - started;"
        "print(took, re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    took, memory = map(float, done.stdout.split())
    print(f"\nfirst lemma in a new process: {took:.2f} s, {memory / 1024:.0f} MB resident")


def main(arguments: Sequence[str]) -> None:
    """Print quality on every gold file given, then on the article, then speed and loading."""
    texts = []
    paths = [Path(argument) for argument in arguments if argument != "--fit"]
    if "--fit" in arguments:
        for path in paths:
            print_fits(path)
        return
    for path in paths:
        sentences = read(path)
        print_quality(sentences)
        print_words(sentences)
        texts += [sentence.text for sentence in sentences]
    print_article()
    print_forms()
    print_speed("\n".join(texts) if texts else load_article("data/article.txt").text * 50)
    print_loading()


if __name__ == "__main__":
    main(sys.argv[1:])
