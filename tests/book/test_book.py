"""The book as a reader meets it, and the book that another article makes."""

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from contents import CHAPTERS

from theme.execution import run_notebook

ROOT = Path(__file__).parents[2]
ARABIC = re.compile(r"[\u0620-\u064A]{2,}")
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


def text_of(page):
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", unescape(TAG.sub("", page.read_text(encoding="utf-8"))))


@pytest.mark.any_book
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_page_loads_without_an_error_and_shows_arabic(browser, site, chapter):
    page, troubles = browser.new_page(), []
    page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    response = page.goto(f"{site}chapters/{chapter}.html", wait_until="networkidle")
    assert response.ok
    assert troubles == []
    assert ARABIC.search(page.inner_text("main"))
    broken = "[...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.src)"
    assert page.evaluate(broken) == []
    page.close()


def test_the_front_door_leads_to_the_cover(browser, site):
    page = browser.new_page()
    page.goto(f"{site}index.html")
    page.wait_for_url("**/chapters/cover.html")
    assert page.locator("h1").count() == 1
    page.close()


@pytest.mark.any_book
def test_every_link_inside_the_book_leads_somewhere(book):
    pages = {path: path.read_text(encoding="utf-8") for path in book.rglob("*.html")}
    broken = []
    for path, html in pages.items():
        for link in re.findall(r'<(?:a|link|img|script)\b[^>]*\b(?:href|src)="([^"]*)"', html):
            if re.match(r"[a-z]+:|//|$", link):
                continue
            address, anchor = urldefrag(unescape(link))
            target = (path.parent / unquote(address.split("?")[0])).resolve() if address else path
            found = pages.get(target) if anchor and target in pages else target.exists()
            if not found or (isinstance(found, str) and f'id="{unquote(anchor)}"' not in found):
                broken.append(f"{path.name} -> {link}")
    assert broken == []


@pytest.mark.any_book
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_result_is_missing_from_a_page(book, chapter):
    text = text_of(book / "chapters" / f"{chapter}.html")
    assert not re.search(r"glue:|\bnan\b|\bNaN\b|Traceback", text)


def copy_of_the_book(folder, article):
    """A copy of everything the book is made of, about another article."""
    for name in ("chapters", "data", "analysis", "theme"):
        hidden = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(ROOT / name, folder / name, ignore=hidden)
    for name in ("_config.yml", "_toc.yml", "requirements.lock", "CITATION.cff"):
        shutil.copy(ROOT / name, folder)
    (folder / "data" / "article.txt").write_text(article, encoding="utf-8")


def build(folder):
    tool = Path(sys.executable).with_name("jupyter-book")
    command = [tool, "build", "--warningiserror", "."]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def another_book(tmp_path_factory):
    """The book of a copy of the article in which Libya is called Tunisia."""
    folder = tmp_path_factory.mktemp("book")
    article = (ROOT / "data" / "article.txt").read_text(encoding="utf-8")
    copy_of_the_book(folder, article.replace("ليبيا", "تونس"))
    done = build(folder)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder / "_build" / "html"


@pytest.mark.slow
def test_a_changed_word_changes_the_prose_of_every_chapter(book, another_book):
    for chapter in CHAPTERS:
        page = Path("chapters", f"{chapter}.html")
        ours, theirs = text_of(book / page), text_of(another_book / page)
        assert ours != theirs
        # The chapter on keywords explains TF-IDF with words of its own.
        assert chapter == "keywords" or "ليبيا" not in theirs
    cover = text_of(another_book / "chapters" / "cover.html")
    assert re.search(r"«تونس» is the commonest content word and occurs 18 times", cover)


@pytest.mark.slow
def test_another_article_is_not_shown_beside_the_rendering_of_this_one(another_book):
    page = text_of(another_book / "chapters" / "article.html")
    assert "Libya" not in page
    assert "Nobody has added a rendering" in page


@pytest.mark.slow
def test_the_same_files_make_the_same_book_in_another_folder(book, tmp_path):
    copy_of_the_book(tmp_path, (ROOT / "data" / "article.txt").read_text(encoding="utf-8"))
    done = build(tmp_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    made = tmp_path / "_build" / "html"
    # Jupyter Book leaves a note of where it was built; the book that is published has none.
    files = [
        path.relative_to(made)
        for path in made.rglob("*")
        if path.is_file() and path.name != ".buildinfo"
    ]
    assert len(files) > 20
    assert [
        file for file in files if (made / file).read_bytes() != (book / file).read_bytes()
    ] == []


SHORT_ARTICLE = "وصل الوفد الروسي إلى الجزائر. ثم غادر الوفد المدينة بعد يوم."


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.slow
def test_a_chapter_runs_from_top_to_bottom_on_a_very_short_article(tmp_path, chapter):
    copy_of_the_book(tmp_path, SHORT_ARTICLE)
    run = run_notebook(tmp_path / "chapters" / f"{chapter}.ipynb")
    assert all(cell.execution_count for cell in run.notebook.cells if cell.cell_type == "code")


@pytest.mark.slow
def test_the_build_fails_with_the_name_of_the_notebook_and_the_cell(tmp_path):
    copy_of_the_book(tmp_path, "English only.")
    done = build(tmp_path)
    assert done.returncode != 0
    assert re.search(r"\.ipynb, cell \d+ of \d+", done.stdout + done.stderr)
    assert "no Arabic letter" in done.stdout + done.stderr
