"""The chapters of the book in reading order, as ``_toc.yml`` has them."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
_TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [Path(name).name for name in (_TOC["root"], *(c["file"] for c in _TOC["chapters"]))]
