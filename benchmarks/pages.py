"""The pages beside Jupyter Book as it is: ``python -m benchmarks.pages``.

The yardstick is the same chapters built by the same Jupyter Book without the theme; what the
analysis itself marks in its tables stays marked. Both are read in the machine's Chromium: what
is marked, what axe-core finds, what a chapter weighs, whom it asks, and what the search finds
for the held-out queries of the tests.
"""

import shutil
import subprocess
import sys
from gzip import compress
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import axe_playwright_python
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.build import CHAPTERS, ROOT, copy_book
from theme.search import words

sys.path.insert(0, str(ROOT / "tests"))
from queries import ARABIC, ENGLISH, table

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
KEPT = ("title", "only_build_toc_files", "execute", "bibtex_bibfiles")
MODES = [(width, colours) for width in (1280, 360) for colours in ("light", "dark")]
PACKED = {".html", ".css", ".js", ".svg"}

# Texts with an Arabic letter: how many, in their language, laid out from right to left.
MARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = { runs: 0, marked: 0, turned: 0, said: [] };
  while (walker.nextNode()) {
    const [text, parent] = [walker.currentNode.data, walker.currentNode.parentElement];
    if (parent.closest("main") && !parent.closest("script, style")) seen.said.push(text);
    if (parent.closest("script, style, svg") || !/[\\u0620-\\u064a]/.test(text)) continue;
    seen.runs += 1;
    seen.marked += !!parent.closest("[lang]").matches("[lang|=ar]");
    seen.turned += getComputedStyle(parent.closest("bdi, [dir]") || parent).direction === "rtl";
  }
  return seen;
}"""
FOUND = """queries => queries.map((query) =>
  bookSearch(query).map(({ page }) => page.replace(".html", "")))"""


def bare_book(folder: Path) -> Path:
    """The chapters of this book, built by Jupyter Book with nothing added."""
    copy_book(folder)
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    bare = {name: settings[name] for name in KEPT}
    (folder / "_config.yml").write_text(yaml.safe_dump(bare))
    tool = Path(sys.executable).with_name("jupyter-book")
    subprocess.run([tool, "build", "."], cwd=folder, check=True, capture_output=True)
    return folder / "_build" / "html"


def weight(page: Page, book: Path, name: str) -> tuple[int, int, set[str]]:
    """The compressed bytes of a chapter, how many files are asked for, and which other hosts."""
    asked = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    page.goto((book / "chapters" / name).as_uri(), wait_until="load")
    files = [Path(urlsplit(url).path) for url in asked if url.startswith("file:")]
    raw = [(path, path.read_bytes()) for path in files if path.exists()]
    size = sum(len(compress(data, 6) if path.suffix in PACKED else data) for path, data in raw)
    return size, len(asked), {urlsplit(url).netloc for url in asked} - {""}


def violations(page: Page) -> float:
    """The nodes that axe-core finds fault with, on the mean over the four modes."""
    page.evaluate(AXE)
    found = []
    for width, colours in MODES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        page.wait_for_timeout(100)  # until the page has heard of it
        found.append(page.evaluate("axe.run().then(r => r.violations.flatMap(v => v.nodes))"))
    return mean(map(len, found))


def searched(page: Page, book: Path, said: dict[str, set[str]]) -> tuple[float, float]:
    """Macro recall and precision over the queries: which pages have a form of the word."""
    page.goto((book / "search.html").as_uri(), wait_until="load")
    asked = table(ARABIC) | table(ENGLISH)
    right = [{name for name in said if forms & said[name]} for forms in asked.values()]
    pairs = list(zip(map(set, page.evaluate(FOUND, list(asked))), right, strict=True))
    recall = mean(len(got & want) / len(want) for got, want in pairs)
    return recall, mean(len(got & want) / len(got) for got, want in pairs if got)


def measure(browser: Browser, book: Path) -> dict[str, str]:
    """The lines of the table for one book."""
    seen, weights, faults, said = [], [], [], {}
    for path in CHAPTERS:
        page = browser.new_page()
        weights.append(weight(page, book, f"{path.stem}.html"))
        seen.append(page.evaluate(MARKED))
        said[f"chapters/{path.stem}"] = set(words(" ".join(seen[-1]["said"])))
        faults.append(violations(page))
        page.close()
    total = {key: sum(one[key] for one in seen) for key in seen[0] if key != "said"}
    recall, precision = searched(browser.new_page(), book, said)
    return {
        "Arabic runs with their language": f"{total['marked'] / total['runs']:.0%}",
        "Arabic runs right to left": f"{total['turned'] / total['runs']:.0%}",
        "axe nodes per page view": f"{mean(faults):.1f}",
        "search recall / precision": f"{recall:.1%} / {precision:.1%}",
        "heaviest chapter, compressed": f"{max(size for size, *_ in weights) / 1000:.0f} kB",
        "requests of a chapter, at most": str(max(count for _, count, _ in weights)),
        "other hosts asked": str(len(set().union(*(hosts for *_, hosts in weights)))),
    }


def main() -> None:
    """Print both books side by side."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("no Chromium on this machine: nothing to read the pages with")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        bare = measure(browser, bare_book(Path(folder)))
        ours = measure(browser, ROOT / "_build" / "html")
    print(f"{'':34}{'as it is':>16}{'this book':>16}")
    for line in ours:
        print(f"{line:34}{bare[line]:>16}{ours[line]:>16}")


if __name__ == "__main__":
    main()
