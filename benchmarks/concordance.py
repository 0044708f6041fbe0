"""How fast the concordance of every word answers, in a text of 100,000 words.

The text is made up, its words as unevenly used as words are. The page with the tool is opened
in a browser; each answer is timed from the key to the laid-out page.
"""

import gzip
import random
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from analysis.page.concordance_tool import concordance_tool
from analysis.page.word_index import word_index
from analysis.words.lemmas import Word

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from made_up import text_of
from tool_page import article_of, page_with

WORDS = 100_000
ASKED = 40
TIMES = """async queries => {
  const field = document.querySelector("input[name=word]");
  const times = [];
  for (const query of queries) {
    field.value = query;
    const started = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 10));
  }
  return times;
}"""


def main() -> int:
    """Print the size of the file of words and the times of answers; 1 when one takes too long."""
    folder = Path(tempfile.mkdtemp())
    article = article_of(folder, text_of(WORDS, random.Random(7)))
    tokens: dict[str, list] = {}
    for token in article.words:
        tokens.setdefault(token.text, []).append(token)
    words = [Word(form, form, tuple(places), "a meaning") for form, places in tokens.items()]
    index = word_index(article, words)
    size = len(gzip.compress(index.json().encode(), 6))
    path = page_with(folder, concordance_tool(index, [], page="article.html"))
    queries = [*list(tokens)[:ASKED], "does-not-occur", max(tokens, key=lambda w: len(tokens[w]))]
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(path.as_uri())
        page.locator(".lines table").wait_for()
        page.wait_for_timeout(1000)
        times = page.evaluate(TIMES, queries)
        browser.close()
    print(f"words {len(article.words):,}, different {len(words):,}; file {size:,} bytes packed")
    print(f"an answer takes {median(times):.0f} ms, at most {max(times):.0f} ms")
    return int(max(times) > 100 or size > 1_500_000)


if __name__ == "__main__":
    sys.exit(main())
