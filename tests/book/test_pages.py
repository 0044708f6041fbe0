"""A page on its way to a reader: what it weighs, whom it asks, where it works, how it prints."""

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from contents import CHAPTERS

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS)
BROKEN = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"


def trouble_of(page):
    """What goes wrong in a window from now on."""
    troubles = []
    page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    return troubles


def read_to_the_end(page):
    """Scroll so that everything which waits for a reader is fetched."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo({ top: y, behavior: "instant" });
            await new Promise(requestAnimationFrame);
          }
          await document.fonts.ready;
        }"""
    )


def packed(book, path):
    """The bytes of a file on the wire; fonts and pictures are packed as they are."""
    raw = (book / path).read_bytes()
    packs = Path(path).suffix in {".html", ".css", ".js", ".svg"}
    return len(gzip.compress(raw, 6)) if packs else len(raw)


@every_chapter
def test_a_chapter_is_light_and_asks_nobody_else(browser, book, site, chapter):
    with browser.new_context() as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(urlsplit(request.url)))
        page.goto(f"{site}chapters/{chapter}.html")
        read_to_the_end(page)
    hosts = {address.netloc for address in asked if address.scheme != "data"}
    assert hosts == {urlsplit(site).netloc}
    paths = [address.path.lstrip("/") for address in asked if address.scheme != "data"]
    assert len(paths) == len(set(paths)) <= 20
    assert sum(packed(book, path) for path in paths) <= 200_000


@pytest.mark.any_book
def test_no_file_of_the_book_names_another_host_to_fetch_from(book):
    fetched = re.compile(
        r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["']?(?:https?:)?//
          | <link\b[^>]*\brel=["'](?:stylesheet|preload|preconnect|modulepreload)["']
            [^>]*\bhref=["'](?:https?:)?//
          | @import | url\(\s*["']?(?:https?:)?//""",
        re.VERBOSE | re.IGNORECASE,
    )
    for path in [*book.rglob("*.html"), *book.rglob("*.css")]:
        assert fetched.findall(path.read_text("utf-8")) == [], path


def test_every_file_that_is_published_is_asked_for(book):
    texts = [
        path.read_text("utf-8") for path in book.rglob("*") if path.suffix in {".html", ".css"}
    ]
    files = [path for path in (book / "_static").rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if not any(path.name in text for text in texts)] == []


@pytest.mark.any_book
@every_chapter
def test_every_image_says_how_large_it_is(page, site, chapter):
    page.goto(f"{site}chapters/{chapter}.html")
    unsized = "document.querySelectorAll('img:not([width][height], [style*=width])').length"
    assert page.evaluate(unsized) == 0


@pytest.mark.any_book
@every_chapter
def test_a_chapter_opens_from_a_disk(browser, book, chapter):
    page = browser.new_page()
    troubles = trouble_of(page)
    page.goto((book / "chapters" / f"{chapter}.html").resolve().as_uri())
    assert troubles == []
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.fonts.check('16px Amiri', 'a')")
    page.close()


def test_the_search_works_from_a_disk(browser, book):
    page = browser.new_page()
    troubles = trouble_of(page)
    page.goto((book / "search.html").resolve().as_uri() + "?q=روسي")
    page.locator("#search-results .context mark").first.wait_for()
    assert troubles == []
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/chapters/*.html*")
    page.close()


def test_the_book_works_under_any_path(browser, site, book):
    """As on a host that gives each project a folder; nothing is asked for outside of it."""
    folder = f"{site}some/where/"
    page = browser.new_page()

    def serve(route):
        path = book / urlsplit(route.request.url).path.removeprefix("/some/where/")
        known = route.request.url.startswith(folder) and path.is_file()
        route.fulfill(path=path) if known else route.abort()

    page.route("**/*", serve)
    troubles = trouble_of(page)
    page.goto(f"{folder}index.html")
    page.wait_for_url("**/chapters/cover.html")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/chapters/article.html")
    page.locator("#find input").fill("ليبيا")
    page.keyboard.press("Enter")
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/chapters/*.html*")
    assert troubles == []
    page.close()


# What tools answer is theirs; what they stand for is on the page without them.
VISIBLE = """[...document.querySelectorAll('main p, main td')]
  .filter(e => !e.closest('.found, .lines, .word-line')).map(e => e.textContent).join()"""


@pytest.mark.any_book
def test_without_javascript_everything_but_the_search_is_there(browser, site):
    with (
        browser.new_context(java_script_enabled=False) as without,
        browser.new_context() as with_it,
    ):
        plain, full = without.new_page(), with_it.new_page()
        for chapter in CHAPTERS:
            address = f"{site}chapters/{chapter}.html"
            plain.goto(address)
            full.goto(address)
            assert plain.evaluate(VISIBLE) == full.evaluate(VISIBLE)
            assert plain.locator("#chapters a").first.is_visible()
        assert not plain.locator("button.theme").is_visible()
        plain.goto(f"{site}search.html")
        assert "The search needs JavaScript" in plain.locator("main noscript").inner_html()
        plain.goto(f"{site}index.html")
        plain.wait_for_url("**/chapters/cover.html")


@pytest.mark.any_book
def test_one_chapter_leads_to_the_next_and_back(page, pages, site):
    page.goto(f"{site}chapters/{CHAPTERS[0]}.html")
    # The chapter beside an archive is in some books only.
    chapters = [*CHAPTERS[:-1], *{"archive"} & {Path(name).stem for name in pages}, CHAPTERS[-1]]
    assert page.locator("a[rel=prev]").count() == 0
    for name in chapters[1:]:
        page.locator("a[rel=next]").click()
        page.wait_for_url(f"**/chapters/{name}.html")
    assert page.locator("a[rel=next]").count() == 0
    for name in reversed(chapters[:-1]):
        page.locator("a[rel=prev]").click()
        page.wait_for_url(f"**/chapters/{name}.html")


def test_an_address_that_leads_nowhere_is_answered_with_ways_on(page, site):
    page.goto(f"{site}404.html")
    assert page.locator("h1").inner_text().startswith("Page not found")
    targets = page.locator("main a[href]").evaluate_all("links => links.map(a => a.href)")
    assert {Path(urlsplit(target).path).name for target in targets} >= {
        "cover.html",
        "search.html",
    }


INKS = """() => [...document.querySelectorAll("main p, main td, main svg text")]
  // A number on a bar is as light as the page; bars are printed.
  .filter((text) => text.checkVisibility() && !text.getAttribute("style")?.includes("--page"))
  .map((text) => getComputedStyle(text)[text.ownerSVGElement ? "fill" : "color"])"""


@pytest.mark.any_book
@every_chapter
def test_on_paper_there_is_the_text_in_dark_ink_and_nothing_to_press(page, site, chapter):
    page.emulate_media(media="screen", color_scheme="dark")
    page.goto(f"{site}chapters/{chapter}.html")
    assert max(map(brightness, page.evaluate(INKS))) > 150
    page.emulate_media(media="print", color_scheme="dark")
    frame = page.locator(".bar, #chapters, .contents, .turn, .skip, button").all()
    assert [part for part in frame if part.is_visible()] == []
    assert max(map(brightness, page.evaluate(INKS))) < 130
    page.emulate_media(media="screen", color_scheme="light")


def brightness(colour):
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return (red * 299 + green * 587 + blue * 114) / 1000


def test_the_browser_makes_a_document_of_a_chapter_with_all_of_it_open(browser, site):
    page = browser.new_page()
    page.goto(f"{site}chapters/article.html")
    printed = page.pdf(tagged=True, outline=True)
    assert printed.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in printed and b"/Outlines" in printed
    assert page.evaluate("[...document.querySelectorAll('main details')].every(d => d.open)")
    page.goto(f"{site}chapters/context.html")
    page.pdf()
    tables = page.locator(".tables > details").evaluate_all("all => all.map(d => d.open)")
    assert tables[:1] in ([True], []) and not any(tables[1:])
    page.close()


@pytest.mark.any_book
def test_titles_and_descriptions_tell_the_pages_apart(page, site):
    seen = set()
    for chapter in CHAPTERS:
        page.goto(f"{site}chapters/{chapter}.html")
        said = page.evaluate(
            "[document.title, document.querySelector('meta[name=description]').content]"
        )
        assert all(said)
        assert 20 <= len(said[1]) <= 160
        seen.add(tuple(said))
    assert len(seen) == len(CHAPTERS)


@pytest.mark.any_book
def test_no_two_tables_of_a_page_have_one_caption_and_no_two_files_one_name(book):
    names = []
    for path in sorted(book.glob("chapters/*.html")):
        html = path.read_text("utf-8")
        captions = re.findall(r"<caption[^>]*>(.*?)</caption>", html)
        assert len(captions) == len(set(captions)), path.name
        found = re.findall(r'<a download="([^"]+)" href="\.\./_downloads/', html)
        assert found or "<table" not in html, path.name
        names += found
    assert sorted(names) == sorted(set(names))


@pytest.mark.any_book
def test_what_is_to_be_taken_away_is_there(book):
    for path in sorted(book.glob("chapters/*.html")):
        for link in re.findall(r'download="[^"]+" href="([^"]+)"', path.read_text("utf-8")):
            assert (path.parent / unquote(link)).resolve().is_file(), link


# The words of a chart lie over each other when more than a third of the height of one does: the
# boxes of letters are higher than their ink.
LAID_OVER = """() => [...document.querySelectorAll("main svg")].flatMap((svg) => {
  if (svg.querySelector("a")) return [];  // the words of a cloud are linked, and tested elsewhere
  const boxes = [...svg.querySelectorAll("text")]
    .filter((text) => text.textContent.trim() && text.checkVisibility())
    .map((text) => [text.getBoundingClientRect(), text.textContent]);
  const within = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
  return boxes.flatMap(([a, one], i) => boxes.slice(i + 1)
    .filter(([b]) => within(a, b, "left", "right") > 1
      && within(a, b, "top", "bottom") > Math.min(a.height, b.height) / 3)
    .map(([, other]) => `${one} / ${other}`));
})"""


@pytest.mark.any_book
@every_chapter
def test_no_words_of_a_chart_lie_over_each_other(page, site, chapter):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}chapters/{chapter}.html")
    assert page.evaluate(LAID_OVER) == []


TWO_FRAMES = "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"


def test_the_first_and_the_last_section_are_marked_at_the_ends_of_a_page(browser, site):
    page = browser.new_page(viewport={"width": 1400, "height": 800}, reduced_motion="reduce")
    page.goto(f"{site}chapters/keywords.html")
    links = page.locator(".contents a[href^='#']:visible")
    marked = page.locator(".contents [aria-current]")
    assert marked.count() == 0
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    marked.wait_for()
    page.wait_for_function("document.querySelector('.contents [aria-current]')")
    assert marked.inner_text() == links.last.inner_text()
    for link in links.all()[1:4]:
        link.click()
        page.evaluate(
            "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"
        )
        assert marked.inner_text() == link.inner_text()
    page.locator(".bar .top").click()
    page.wait_for_function("scrollY === 0")
    page.close()


def test_the_sections_of_a_page_are_in_the_menu_of_a_phone(browser, site):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site}chapters/keywords.html")
    page.get_by_role("button", name="Chapters").click()
    section = page.locator("#chapters .sections a:visible").nth(2)
    target = section.get_attribute("href")
    section.click()
    page.wait_for_url(f"**{target}")
    assert not page.locator("#chapters").is_visible()
    page.close()


def test_the_heads_of_a_long_table_stay_in_sight(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.goto(f"{site}chapters/keywords.html")
    table = page.locator(".scroll.fits table:not(details *):has(tbody tr:nth-child(15))").first
    table.locator("tbody tr").nth(12).scroll_into_view_if_needed()
    page.evaluate("scrollBy({ top: 300, behavior: 'instant' })")
    head = table.locator("thead th").first
    bar = page.locator(".bar").bounding_box()
    assert head.bounding_box()["y"] >= bar["y"] + bar["height"] - 2
    page.close()


# What can be scrolled within the page, and its heights inside and out.
BOXES = """[...document.querySelectorAll('main .scroll')]
  .map(box => [box.scrollHeight, box.clientHeight])"""


@every_chapter
def test_only_what_is_longer_than_a_window_scrolls_within_the_page(browser, site, chapter):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{site}chapters/{chapter}.html")
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    page.wait_for_timeout(100)
    cut = [inside for inside, outside in page.evaluate(BOXES) if inside > outside + 1]
    assert all(inside > 1.5 * 800 for inside in cut)
    page.close()
