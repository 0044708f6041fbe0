"""The shape of the code: data flow one way, and nothing heavy is loaded before it is used."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import analysis

FOLDER = Path(analysis.__file__).parent
ROOMS = re.findall(r"^\* (``.+?)(?=^\*|^$)", analysis.__doc__, re.MULTILINE | re.DOTALL)
ORDER = [
    name
    for room, *modules in (re.findall(r"``(\w+)``", line) for line in ROOMS)
    for name in ([f"{room}.{module}" for module in modules] or [room])
]
MODULES = sorted(
    ".".join(path.relative_to(FOLDER).with_suffix("").parts)
    for path in FOLDER.rglob("*.py")
    if not path.stem.startswith("__")
)


def imported(module):
    """The modules of the analysis that a module imports, wherever in it."""
    path = FOLDER / f"{module.replace('.', '/')}.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("analysis."):
            name = node.module.removeprefix("analysis.")
            is_room = (FOLDER / name).is_dir()
            yield from [f"{name}.{a.name}" for a in node.names] if is_room else [name]
        elif isinstance(node, ast.ImportFrom) and node.module == "analysis":
            yield from (alias.name for alias in node.names)


def test_the_map_of_the_package_names_every_module_once():
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_modules_before_it(module):
    before = ORDER[: ORDER.index(module)]
    assert set(imported(module)) <= set(before)


def test_importing_the_package_loads_nothing_heavy():
    heavy = {"matplotlib", "numpy", "pandas", "scipy", "sklearn", "wordcloud", "wordfreq"}
    heavy |= {"babel", "myst_nb", "simplemma", "textstat", "IPython"}
    modules = ", ".join(f"analysis.{module}" for module in MODULES)
    code = f"import sys, {modules}; print(*sys.modules.keys() & {heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
