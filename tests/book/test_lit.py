"""Every place of a word lit at once: by pointer, by keyboard, by tap, and by an address."""

from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from tool_page import every_word, page_with

from analysis.page.clouds import cloud
from analysis.page.parallel_text import Setting
from analysis.page.tables import Table
from analysis.page.word_index import word_index
from analysis.text.article import load_article
from analysis.text.notes import notes_about, read_notes

DATA = Path(__file__).parents[2] / "data"
LIT = "[...document.querySelectorAll('{} .lit')].map(e => e.dataset.key)"
FOCUSED = "document.activeElement.dataset.key ?? document.activeElement.localName"


@pytest.fixture(scope="module")
def words():
    return every_word(load_article(DATA / "article.txt"), {"ليبيا": "Libya"})


@pytest.fixture(scope="module")
def path(words, tmp_path_factory):
    article = load_article(DATA / "article.txt")
    notes = notes_about(article, read_notes(DATA / "article.toml"))
    index = word_index(article, words, notes, {words[0].key: 3.0, words[1].key: 1.0})
    chosen = [word for word in words if len(word.label) > 3][:6]
    weights = {word.key: len(word.tokens) for word in chosen}
    links = {word.key: f"#{n}" for n, word in enumerate(chosen)}
    drawn = cloud(weights, {word.key: word for word in words}, seed=1, links=links)
    frame = pd.DataFrame({"word": [word.label for word in chosen], "count": weights.values()})
    table = Table(frame, "counts", keys=tuple(weights))
    shown = Setting(article, notes, index, "context.html")
    return page_with(tmp_path_factory.mktemp("lit"), shown, drawn, table)


@pytest.fixture
def page(browser, path):
    with browser.new_context(viewport={"width": 1000, "height": 900}) as context:
        page, troubles = context.new_page(), []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(path.as_uri())
        yield page
        assert troubles == []


def lit(page, part):
    return page.evaluate(LIT.format(part))


def test_a_pointer_lights_all_places_of_a_word_everywhere_and_leaving_puts_them_out(page, words):
    word = next(word for word in words if word.label == "ليبيا")
    page.locator(f"table [data-key='{word.key}']:visible").first.hover()
    assert lit(page, ".article") == [word.key] * len(word.tokens)
    for part in ("svg", "table"):
        places = page.locator(f"{part} [data-key='{word.key}']").count()
        assert places and lit(page, part) == [word.key] * places
    page.mouse.move(0, 0)
    assert lit(page, "body") == []


def test_what_is_known_of_a_word_is_told_while_it_is_lit(page, words):
    word = next(word for word in words if word.label == "ليبيا")
    line = page.locator(".word-line")
    assert not line.is_visible()
    page.locator(f".article [data-key='{word.key}']").first.hover()
    said = line.inner_text()
    assert said.startswith(f"ليبيا: Libya · {len(word.tokens)} times · ")
    numbers = line.locator("a[href^='#sentence-']").all_inner_texts()
    assert numbers == sorted(set(numbers), key=int) and len(numbers) > 3
    last = line.locator("a").last.get_attribute("href")
    assert last == f"context.html?word={quote(word.key)}"


def test_a_click_holds_a_word_until_escape(page):
    first = page.locator(".sentence [data-key]").first
    first.click()
    page.mouse.move(0, 0)
    held = lit(page, ".article")
    assert held and held[0] == first.get_attribute("data-key")
    first.focus()
    page.keyboard.press("Escape")
    assert lit(page, "body") == []


def test_the_text_is_one_stop_and_arrows_go_through_its_words(page):
    page.locator("input[name=shading]").last.focus()
    page.keyboard.press("Tab")
    keys = page.locator(".parallel [data-key]").evaluate_all("w => w.map(e => e.dataset.key)")
    walked = [page.evaluate(FOCUSED)]
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
        walked.append(page.evaluate(FOCUSED))
    assert walked == keys[:6]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == keys[4]
    assert set(lit(page, ".parallel")) == {keys[4]}
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED) == keys[-1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) != keys[-1]
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.parallel')")
    assert lit(page, ".parallel")


def test_a_cloud_is_one_stop_with_arrows_inside_and_escape_leads_out(page):
    stops = "[...document.querySelectorAll('svg [data-key]')].filter(e => e.tabIndex === 0).length"
    assert page.evaluate(stops) == 1
    page.evaluate("document.querySelector('svg [data-key][tabindex=\"0\"]').focus()")
    keys = page.locator("svg [data-key]").evaluate_all("w => w.map(e => e.dataset.key)")
    walked = [page.evaluate(FOCUSED)]
    for _ in range(len(keys)):
        page.keyboard.press("ArrowRight")
        walked.append(page.evaluate(FOCUSED))
    assert walked == [*keys, keys[-1]]
    assert page.evaluate(stops) == 1
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "body"


def test_an_address_lights_a_word_in_its_sentence(browser, path, words):
    word = next(word for word in words if word.label == "ليبيا")
    page = browser.new_page()
    page.goto(f"{path.as_uri()}?word={quote(word.key)}#sentence-2")
    assert lit(page, ".article") == [word.key] * len(word.tokens)
    assert page.locator(":target").get_attribute("id") == "sentence-2"
    row = page.locator(".row:has(:target)")
    plain = page.locator(".row").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert row.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    page.goto(f"{path.as_uri()}?word=nothing-of-this")
    assert lit(page, "body") == []
    page.close()


def test_words_are_shaded_by_choice(page, words):
    strongest = page.locator(f".sentence [data-key='{words[0].key}']").first
    background = "e => getComputedStyle(e).backgroundColor"
    plain = strongest.evaluate(background)
    page.get_by_label("frequency").check()
    by_frequency = page.locator("[data-frequency='4']").first.evaluate(background)
    page.get_by_label("keyness").check()
    by_keyness = page.locator("[data-frequency='4']").first.evaluate(background)
    assert len({plain, by_frequency, by_keyness}) >= 2
    page.get_by_label("nothing").check()
    assert strongest.evaluate(background) == plain


def test_the_article_is_plain_on_paper_and_without_javascript(browser, path):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        assert not page.locator(".shading").is_visible()
        assert not page.locator(".word-line").is_visible()
    page = browser.new_page()
    page.goto(path.as_uri())
    page.get_by_label("frequency").check()
    page.emulate_media(media="print")
    assert not page.locator(".shading").is_visible()
    shaded = page.locator("[data-frequency='4']").first
    assert shaded.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.close()
