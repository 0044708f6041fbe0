"""The same chapters with plain Sphinx: a door out of Jupyter Book 1, which is in maintenance.

    python -m pip install -r plain-sphinx/requirements.txt
    python -m sphinx -c plain-sphinx . _build/sphinx

Reads the files of Jupyter Book, ``_config.yml`` and ``_toc.yml``, and says in Sphinx's words
what they say. What Jupyter Book adds beside that is its defaults, repeated here.
"""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
_book = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))

project = html_title = _book["title"]
author = _book["author"]
copyright = _book["copyright"]
html_theme = "sphinx_book_theme"
html_sourcelink_suffix = ""

extensions = ["myst_nb", "sphinx_external_toc", "sphinxcontrib.bibtex"]
extensions += _book["sphinx"]["extra_extensions"]
myst_enable_extensions = ["colon_fence", "dollarmath", "linkify", "substitution", "tasklist"]
suppress_warnings = ["myst.domains"]

external_toc_path = "_toc.yml"
external_toc_exclude_missing = _book["only_build_toc_files"]
exclude_patterns = [*_book["exclude_patterns"], "_build", "plain-sphinx"]
nb_execution_mode = _book["execute"]["execute_notebooks"]
nb_execution_timeout = _book["execute"]["timeout"]

globals().update(_book["sphinx"]["config"])
# Jupyter Book looks for these from the folder of _config.yml, Sphinx from that of conf.py.
bibtex_bibfiles = [str(ROOT / path) for path in _book["bibtex_bibfiles"]]
execution_depends_on = [str(ROOT / path) for path in execution_depends_on]  # noqa: F821
