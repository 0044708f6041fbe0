"""Every work that the chapters cite is in the list of references, and no other."""

import json
import re
from pathlib import Path

CHAPTERS = Path(__file__).parents[2] / "chapters"


def test_references_are_those_that_the_chapters_cite():
    listed = re.findall(r"@\w+\{(\w+),", (CHAPTERS / "references.bib").read_text("utf-8"))
    cited = {
        key
        for path in CHAPTERS.glob("*.ipynb")
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", "".join(cell["source"]))
        for key in keys.split(",")
    }
    assert sorted(listed) == sorted(cited)
