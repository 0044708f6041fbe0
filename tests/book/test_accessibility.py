"""The book for everybody: axe-core on every page, the keyboard, small windows, stillness."""

from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import pytest
from contents import CHAPTERS

# axe-core as Deque publishes it; the package only brings the file.
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Every rule, those on good practice included; the first is off unless asked for.
RUN_AXE = """async (colours) => {
  const only = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"], preload: false, rules: { "target-size": { enabled: true } },
    ...(colours && { runOnly: only }),
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""
VIEWS = [f"chapters/{name}.html" for name in CHAPTERS] + [
    "404.html",
    "search.html",
    "search.html?q=روسي",
    "search.html?q=nowhere-to-be-found",
]
# Width, colours, and whether everything that opens is open: each way round in light and dark.
MODES = [(1280, "light", False), (1280, "dark", True), (360, "light", True), (360, "dark", False)]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def visit(page, address):
    page.goto(address)
    if "?q=" in address:
        page.wait_for_function("document.querySelector('.search-summary').innerText")


def open_all(page, opened):
    page.evaluate(
        """async (opened) => {
          document.querySelectorAll("details").forEach((part) => { part.open = opened; });
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }""",
        opened,
    )


@pytest.mark.any_book
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_at_any_width_in_light_and_dark(browser, site, view):
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        visit(page, site + view)
        page.evaluate(AXE)
        for width, colours, opened in MODES:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=colours)
            page.wait_for_selector(f"html[data-theme={colours}]", state="attached")
            open_all(page, opened)
            found = page.evaluate(RUN_AXE, colours == "dark")
            assert found == [], (width, colours, opened)


def test_axe_would_find_what_is_wrong(page, site):
    visit(page, site + VIEWS[0])
    page.evaluate(AXE)
    page.evaluate("document.querySelector('main').innerHTML += '<img src=x><a href=\"#\"></a>'")
    found = {finding.split(":")[0] for finding in page.evaluate(RUN_AXE)}
    assert {"image-alt", "link-name"} <= found


def test_the_menu_of_a_phone_passes_when_it_is_open(browser, site):
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        visit(page, site + VIEWS[1])
        page.get_by_role("button", name="Chapters").click()
        assert page.locator("#chapters").is_visible()
        page.evaluate(AXE)
        assert page.evaluate(RUN_AXE) == []


# 640 pixels at 200 % are 320, which is what WCAG 1.4.10 asks for.
@pytest.mark.any_book
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_has_to_be_scrolled_sideways(page, site, view):
    visit(page, site + view)
    open_all(page, True)
    for width in (320, 360, 640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == 0, width


def test_letters_twice_as_large_still_fit(page, site):
    page.set_viewport_size({"width": 640, "height": 800})
    for view in VIEWS[:6]:
        visit(page, site + view)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(TOO_WIDE) == 0, view


@pytest.fixture
def cover(browser, site):
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(site + VIEWS[0])
        yield page


def test_the_first_key_leads_past_the_frame_to_the_text(cover):
    cover.keyboard.press("Tab")
    assert cover.evaluate("document.activeElement.className") == "skip"
    assert cover.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    cover.keyboard.press("Enter")
    cover.keyboard.press("Tab")
    assert cover.evaluate("!!document.activeElement.closest('main')")


FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = element.closest(".find") || element;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const box = element.getBoundingClientRect();
  // A word of a cloud has a ring of its own around its ink.
  const ring = element.ownerSVGElement && getComputedStyle(element.querySelector("rect"));
  const outlined = ring ? ring.stroke !== "none" && parseFloat(ring.strokeWidth) >= 2
    : outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const visible = outlined && box.width > 0;
  return [element.outerHTML.slice(0, 80), visible];
}"""


def test_every_stop_of_the_keyboard_can_be_seen_and_none_is_a_trap(cover):
    stops = []
    for _ in range(200):
        cover.keyboard.press("Tab")
        if (stop := cover.evaluate(FOCUSED)) is None:
            break
        stops.append(stop)
    # Of a cloud, and of a heading, no more than one link is a stop.
    links = cover.locator("a[href]:visible:not([tabindex='-1']), button:visible").count()
    assert links / 2 < len(stops) < 200
    assert [html for html, visible in stops if not visible] == []


def test_colours_can_be_changed_with_the_keyboard_and_stay(cover):
    cover.locator("button.theme").focus()
    before = cover.evaluate("getComputedStyle(document.body).backgroundColor")
    cover.keyboard.press("Enter")
    after = cover.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    cover.reload()
    assert cover.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_a_search_needs_no_mouse(cover):
    cover.keyboard.press("Control+k")
    cover.keyboard.type("ليبيا")
    cover.keyboard.press("Enter")
    cover.wait_for_url("**/search.html?q=*")
    cover.locator("#search-results li a").first.wait_for()


def test_the_menu_of_a_phone_opens_and_closes_with_the_keyboard(browser, site):
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        visit(page, site + VIEWS[0])
        assert not page.locator("#chapters").is_visible()
        page.get_by_role("button", name="Chapters").focus()
        page.keyboard.press("Enter")
        assert page.locator("#chapters").is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('#chapters')")
        page.keyboard.press("Escape")
        assert not page.locator("#chapters").is_visible()


MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return parseFloat(transitionDuration) > 0 || animationName !== "none"
    || scrollBehavior === "smooth";
}).length"""


def test_nothing_moves_for_those_who_want_stillness(browser, site):
    moving = {}
    for wish in ("no-preference", "reduce"):
        with browser.new_context(reduced_motion=wish) as context:
            page = context.new_page()
            visit(page, site + VIEWS[2])
            moving[wish] = page.evaluate(MOVING)
    assert moving["no-preference"] > 0
    assert moving["reduce"] == 0


def test_a_reader_of_screens_is_told_the_parts_of_a_page(page, site):
    visit(page, site + VIEWS[2])
    for role in ("banner", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1, role
    names = page.get_by_role("navigation").evaluate_all("n => n.map(e => e.ariaLabel)")
    assert len(names) == len(set(names)) and all(names)
    assert page.locator("#chapters [aria-current=page]").inner_text() == "The text in numbers"


def test_headings_leave_out_no_level(page, site):
    for view in VIEWS[:7]:
        visit(page, site + view)
        levels = page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
            "headings => headings.map(heading => Number(heading.localName[1]))"
        )
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), view
