"""The built book as the tests meet it: as files, over HTTP, and in a browser."""

import http.server
import os
import shutil
import threading
from functools import partial
from pathlib import Path

import pytest

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def absent(what):
    """Skip where something is missing that a machine may lack, but not in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI it must not be")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def book():
    """The folder of the built book."""
    path = Path(os.environ.get("BOOK_HTML", "_build/html"))
    if not (path / "index.html").exists():
        absent(f"the built book in {path} (set BOOK_HTML, or build it)")
    return path


@pytest.fixture(scope="session")
def site(book):
    """The address of the book on this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=book))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """The Chromium of this machine."""
    sync_api = pytest.importorskip("playwright.sync_api")
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        absent("a Chromium browser")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(book):
    """The address of every page inside the book, the way back to it from anywhere included."""
    return sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html"))


@pytest.fixture(scope="module")
def page(browser):
    """A window that the tests of one file share."""
    with browser.new_context() as context:
        yield context.new_page()
