"""How the chapters are stored and written: clean, plain, and with nothing typed that is known."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import contents
import nbformat
import pytest

from analysis import Reading, facts

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
READING = Reading.open(ROOT / "data")
IN_THE_BOOK = [path for path in CHAPTERS if path.stem in contents.CHAPTERS]
NOT_SHOWN = {"remove-cell", "remove-output"}
DRAWING_MODULES = {"analysis.page.figures", "analysis.page.clouds", "analysis.page.pictures"}

# Numbers that may be typed, because they do not depend on the article.
CHOSEN = {
    "95 %": "the level of an interval is chosen before anything is measured",
    "5 %": "the level of a test is chosen as well",
    "fewer than a hundred words": "the shortest text that readability is computed for",
    "80 %": "the level below which a rank is called loose is chosen as well",
    "CC BY 4.0": "the name of a licence",
    "F1": "the name of a measure",
    "0 is very hard and 100 very easy": "the ends of a scale",
    "between 47 and 72": "what the author of LIX found in other languages",
    "SHA-256": "the name of a checksum",
    "UTF-8": "the name of an encoding",
}
COUNTED = r"words?|types|lemmas?|letters|characters|sentences?|paragraphs?|headlines?|times"
NUMERAL = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand"

every_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


class Passage(NamedTuple):
    """A piece of prose, where it stands, and whether it is an example of a method."""

    place: str
    text: str
    is_example: bool


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def cells(path: Path, kind: str) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    for number, cell in enumerate(read(path).cells, 1):
        if cell.cell_type == kind:
            yield f"{path.name}, cell {number}", cell


def tags(cell: nbformat.NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def figure_of(cell: nbformat.NotebookNode) -> dict[str, str]:
    return cell.metadata.get("mystnb", {}).get("figure", {})


def passages(path: Path) -> Iterator[Passage]:
    """The Markdown of a chapter and the captions of its figures."""
    for place, cell in cells(path, "markdown"):
        yield Passage(place, cell.source, "example" in tags(cell))
    for place, cell in cells(path, "code"):
        yield Passage(f"{place}, caption", figure_of(cell).get("caption", ""), False)


NOT_PROSE = re.compile(
    r"""
      \A---\n.*?\n---\n               # front matter
    | ^(`{3,}|~{3,})[^{\n]*\n.*?^\1   # a block of code
    | ^[`:]{3,}\{.*?$ | ^[`:]{3,}\s*$ # the fences of a directive
    | ^:[\w-]+:.*?$                   # its options
    | \$\$.*?\$\$ | \$[^$\n]+\$       # formulas
    | \{[\w:-]+\}`[^`]*`              # roles: references, citations, glued values
    | `[^`]*`                         # code
    | (?<=\])\([^)]*\) | ^\(.*?\)=$   # where links go and what they may be called
    | <!--.*?--> | <[^>\n]+>          # comments, tags and bare addresses
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def prose(markdown: str) -> str:
    """What a reader reads of it as sentences."""
    text = NOT_PROSE.sub(" ", markdown).replace("\N{NO-BREAK SPACE}", " ")
    for phrase in CHOSEN:
        text = text.replace(phrase, " ")
    return text


def typed_numbers(markdown: str) -> list[str]:
    """Figures, and numerals that count something in a text."""
    pattern = rf"[\w.,]*\d[\w.,]*|\b(?:{NUMERAL})\s+(?:[a-z-]+\s+)?(?:{COUNTED})\b"
    return re.findall(pattern, prose(markdown), re.IGNORECASE)


def drawing_names(tree: ast.AST) -> set[str]:
    """What a notebook calls the functions that draw, as it imports them."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis")
        for alias in node.names
        if _home(node.module, alias.name) in DRAWING_MODULES
    }


def _home(module: str, name: str) -> str:
    thing = getattr(import_module(module), name, None)
    return getattr(thing, "__module__", None) or getattr(thing, "__name__", f"{module}.{name}")


def shows_a_picture(cell: nbformat.NotebookNode, drawing: set[str]) -> bool:
    """Whether the value that the cell displays was drawn by the analysis."""
    if NOT_SHOWN & tags(cell) or not cell.source.strip():
        return False
    last = ast.parse(cell.source).body[-1]
    if not isinstance(last, ast.Expr) or not isinstance(last.value, ast.Call):
        return False
    called = last.value.func
    while isinstance(called, ast.Attribute):
        called = called.value
    return isinstance(called, ast.Name) and called.id in drawing


@every_chapter
def test_a_notebook_is_stored_without_outputs(path):
    for place, cell in cells(path, "code"):
        assert cell.outputs == [], place
        assert cell.execution_count is None, place


@every_chapter
def test_a_notebook_is_stored_with_clean_metadata(path):
    metadata = read(path).metadata
    assert set(metadata) <= {"kernelspec", "language_info"}
    assert metadata.kernelspec == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    assert set(metadata.get("language_info", {})) <= {"name"}
    for cell in read(path).cells:
        assert set(cell.metadata) <= {"tags", "mystnb"}


@every_chapter
def test_a_notebook_is_stored_as_jupyter_would_store_it(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert path.read_text("utf-8") == nbformat.writes(notebook) + "\n"
    assert "\\u" not in json.dumps(notebook.metadata)


@every_chapter
def test_a_notebook_defines_no_function_and_no_class(path):
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    for place, cell in cells(path, "code"):
        found = [
            node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, definitions)
        ]
        assert not found, f"{place}: move it to analysis/"


@every_chapter
def test_a_cell_has_at_most_five_lines(path):
    for place, cell in cells(path, "code"):
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 5, place


@every_chapter
def test_every_chapter_begins_with_the_same_visible_set_up(path):
    (_, first), *_ = cells(path, "code")
    (_, model), *_ = cells(CHAPTERS[0], "code")
    assert first.source == model.source
    assert "remove-cell" not in tags(first)


@every_chapter
def test_one_hidden_line_glues_the_facts_of_a_chapter(path):
    hidden = [cell.source for _, cell in cells(path, "code") if "remove-cell" in tags(cell)]
    assert len(hidden) == 1
    assert re.fullmatch(r"say\(facts\.\w+\(reading\)\)", hidden[0])


def test_hardly_a_line_of_code_is_hidden():
    lines = [
        ("remove-cell" in tags(cell), line)
        for path in CHAPTERS
        for _, cell in cells(path, "code")
        for line in cell.source.splitlines()
        if line.strip()
    ]
    assert sum(hidden for hidden, _ in lines) <= 0.1 * len(lines)


@pytest.mark.parametrize("path", IN_THE_BOOK, ids=lambda path: path.stem)
def test_every_fact_that_a_chapter_tells_is_computed_and_every_one_is_told(path):
    (said,) = [cell.source for _, cell in cells(path, "code") if "remove-cell" in tags(cell)]
    known = getattr(facts, re.search(r"facts\.(\w+)", said)[1])(READING)
    told = {
        name
        for passage in passages(path)
        for name in re.findall(r"\{glue:text\}`(\w+)`", passage.text)
    }
    assert told == set(known)


@every_chapter
def test_every_figure_has_a_caption_and_a_name_to_refer_to(path):
    code = [cell for _, cell in cells(path, "code")]
    drawing = drawing_names(ast.parse("\n".join(cell.source for cell in code)))
    for place, cell in cells(path, "code"):
        if shows_a_picture(cell, drawing):
            assert figure_of(cell).get("caption"), f"{place}: no caption"
            assert figure_of(cell).get("name"), f"{place}: no name"


def test_the_names_of_figures_differ():
    figures = [figure_of(cell) for path in CHAPTERS for _, cell in cells(path, "code")]
    names = [figure["name"] for figure in figures if "name" in figure]
    assert len(names) == len(set(names))


@every_chapter
def test_a_chapter_has_one_title_and_it_comes_first(path):
    first, *rest = (cell.source for _, cell in cells(path, "markdown"))
    assert re.search(r"^# ", first, re.MULTILINE)
    assert not [source for source in rest if re.search(r"^# ", source, re.MULTILINE)]


@every_chapter
def test_no_number_is_typed_into_prose(path):
    for passage in passages(path):
        if not passage.is_example:
            assert not typed_numbers(passage.text), f"{passage.place}: glue it"


@every_chapter
def test_glued_values_are_computed(path):
    for place, cell in cells(path, "code"):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "glue":
                assert not any(isinstance(value, ast.Constant) for value in node.args[1:]), place


@every_chapter
def test_arabic_is_typed_only_in_examples_of_a_method(path):
    arabic = re.compile(r"[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")
    typed = [passage for passage in passages(path) if not passage.is_example]
    typed += [
        Passage(place, cell.source, False)
        for place, cell in cells(path, "code")
        if "example" not in tags(cell)
    ]
    for passage in typed:
        assert not arabic.search(passage.text), f"{passage.place}: glue it, or tag it `example`"


@every_chapter
def test_prose_names_no_place_of_the_article_by_itself(path):
    with (ROOT / "data" / "lemmas.csv").open(encoding="utf-8", newline="") as file:
        places = {row["gloss"] for row in csv.DictReader(file) if row["pos"] == "PROPN"}
    for passage in passages(path):
        if not passage.is_example:
            named = places & set(re.findall(r"[A-Z]\w+", prose(passage.text)))
            assert not named, f"{passage.place}: glue it"


@pytest.mark.parametrize(
    ("markdown", "numbers"),
    [
        ("It has 446 words.", ["446"]),
        ("It has eight long sentences.", ["eight long sentences"]),
        ("A share of 3.5 and ٣ more", ["3.5", "٣"]),
        ("It has {glue:text}`words` words and `n = 5`.", []),
        ("As {cite}`yule1944` says, $K = 10^4$.", []),
        ("[One](page2.md#section-3) and <https://doi.org/10.1>", []),
        ("(section-2)=\n## Two questions", []),
        ("```python\nx = 3\n```\n\nDone.", []),
        ("```{note}\n:class: tip2\nOf 3 kinds.\n```", ["3"]),
        (":::{math}\n:label: m1\n:::", []),
        ("With a 95 % interval, in UTF-8, under CC BY 4.0.", []),
    ],
)
def test_typed_numbers_are_told_from_code_references_and_names(markdown, numbers):
    assert typed_numbers(markdown) == numbers


def test_a_picture_is_recognised_however_it_is_imported():
    sources = {
        "from analysis.page.figures import zipf\nzipf(counts, fit)": True,
        "from analysis.page import figures\nfigures.zipf(counts, fit)": True,
        "from analysis.page.figures import zipf\npicture = zipf(counts, fit)": False,
        "from analysis.text.tokens import tokenize\ntokenize(text)": False,
    }
    for source, expected in sources.items():
        cell = nbformat.v4.new_code_cell(source)
        assert shows_a_picture(cell, drawing_names(ast.parse(source))) is expected, source
