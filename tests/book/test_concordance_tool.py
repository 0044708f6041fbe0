"""The concordance of every word, as a reader uses it."""

import random
from pathlib import Path
from urllib.parse import quote

import pytest
from tool_page import article_of, every_word, page_with

from analysis.page.concordance_tool import concordance_tool
from analysis.page.word_index import word_index
from analysis.text.article import load_article
from analysis.text.normalisation import bare
from analysis.text.notes import notes_about, read_notes
from analysis.words.lemmas import Word

DATA = Path(__file__).parents[2] / "data"
MEANINGS = {"ليبيا": "Libya", "الروسي": "Russian"}


@pytest.fixture(scope="module")
def article():
    return load_article(DATA / "article.txt")


@pytest.fixture(scope="module")
def tool(browser, article, tmp_path_factory):
    notes = notes_about(article, read_notes(DATA / "article.toml"))
    index = word_index(article, every_word(article, MEANINGS), notes)
    shown = concordance_tool(index, index.words[:3], page="article.html")
    path = page_with(tmp_path_factory.mktemp("tool"), shown)
    with browser.new_context(viewport={"width": 1000, "height": 900}) as context:
        page, troubles = context.new_page(), []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(path.as_uri())
        page.locator(".lines table").wait_for()
        yield page
        assert troubles == []


def ask(tool, query):
    tool.locator("input[name=word]").fill(query)
    return tool.locator(".found").inner_text()


def lines(tool):
    rows = tool.locator(".lines tbody > tr:not(.whole)")
    return rows.evaluate_all("rows => rows.map(row => row.querySelector('.word').textContent)")


def test_every_token_is_found_by_its_form_its_bare_form_and_its_label(tool, article):
    asked = [
        (token.start, query)
        for word in every_word(article)
        for token in word.tokens
        for query in {token.text, bare(token.text), word.label}
    ]
    assert len(asked) > len(article.words)
    missed = tool.evaluate(
        """asked => {
          const places = new WordPlaces(bookData.words);
          return asked.filter(([start, query]) =>
            !places.find(query).places.some(place => bookData.words.starts[place] === start));
        }""",
        asked,
    )
    assert missed == []


def test_as_many_lines_are_shown_as_the_word_has_places(tool, article):
    for word in every_word(article)[:25]:
        found = ask(tool, word.label)
        assert found.startswith(f"{len(word.tokens)} places of")
        assert sorted(lines(tool)) == sorted(token.text for token in word.tokens)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("وَلِيبْيَا", "ليبيا"),
        ("الجزاير", "الجزائر"),
        ("روســـيا", "روسيا"),
        ("بالجزائر", "الجزائر"),
        ("libya", "ليبيا"),
        ("تنظيم الدولة", "تنظيم الدولة"),
    ],
)
def test_a_word_is_found_however_it_is_typed(tool, query, form):
    ask(tool, query)
    assert form in lines(tool)


def test_exactly_this_form_leaves_out_the_others(tool, article):
    word = next(word for word in every_word(article) if len({t.text for t in word.tokens}) > 2)
    forms = [token.text for token in word.tokens]
    ask(tool, forms[0])
    tool.get_by_label("exactly this form").check()
    assert set(lines(tool)) == {forms[0]}
    assert len(lines(tool)) == forms.count(forms[0])
    tool.get_by_label("all its forms").check()
    assert len(lines(tool)) == len(forms)


def test_what_does_not_occur_is_said_and_makes_no_markup(tool):
    said = ask(tool, "<img src=x onerror=alert(1)>")
    assert said == "<img src=x onerror=alert(1)> does not occur in the article."
    assert tool.locator(".found img").count() == tool.locator(".lines table").count() == 0
    assert ask(tool, " ") == "Type a word, or pick one."
    assert "does not occur" in ask(tool, "constructor")


def test_lines_can_be_sorted_by_the_word_after_and_before(tool):
    ask(tool, "ليبيا")
    tool.locator("select[name=order]").select_option("after")
    after = tool.evaluate(
        "[...document.querySelectorAll('.lines .after > span')].map(s => s.dataset.full)"
    )
    firsts = [text.lstrip("،. ").split(" ")[0] for text in after]
    expected = tool.evaluate(
        "w => w.toSorted((a, b) => new Intl.Collator('ar').compare(fold(a), fold(b)))", firsts
    )
    assert firsts == expected
    tool.locator("select[name=order]").select_option("place")
    numbers = tool.locator(".lines tbody button").all_inner_texts()
    assert numbers == sorted(numbers, key=lambda number: 0 if number == "title" else int(number))


def test_a_line_opens_to_its_sentence_its_rendering_and_the_way_to_it(tool, article):
    ask(tool, "ليبيا")
    opener = tool.locator(".lines tbody button").nth(2)
    opener.focus()
    tool.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    whole = tool.locator(".lines .whole")
    assert whole.locator("p").first.inner_text() == article.sentences[0].text
    assert whole.locator("mark").inner_text() == "ليبيا"
    assert "Russian government" in whole.inner_text()
    assert whole.locator("a").get_attribute("href").endswith("#sentence-1")
    tool.keyboard.press("Space")
    assert whole.count() == 0


def test_a_word_is_picked_from_the_list_of_all(tool, article):
    words = every_word(article)
    assert tool.locator("select[name=words] option").count() == len(words) + 1
    tool.locator("select[name=words]").select_option(words[1].key)
    assert tool.locator("input[name=word]").input_value() == words[1].label
    assert len(lines(tool)) == len(words[1].tokens)


def test_an_address_asks_for_a_word(browser, tool, article):
    word = every_word(article)[3]
    page = browser.new_page()
    page.goto(f"{tool.url.split('?')[0]}?word={quote(word.key)}")
    assert page.locator("select[name=words]").input_value() == word.key
    assert len(lines(page)) == len(word.tokens)
    page.goto(f"{tool.url.split('?')[0]}?word=qqq")
    assert "qqq does not occur" in page.locator(".found").inner_text()
    page.close()


def test_the_lines_can_be_taken_away(tool, article):
    ask(tool, "ليبيا")
    with tool.expect_download() as taken:
        tool.get_by_role("link", name="Download as CSV").click()
    assert taken.value.suggested_filename == "ليبيا.csv"
    rows = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert rows[0] == "sentence,before,word,after"
    assert len(rows) == 1 + len(lines(tool))


def test_a_walk_with_the_tab_key_meets_the_fields_then_the_lines(tool):
    ask(tool, "ليبيا")
    tool.locator("input[name=word]").focus()
    stops = []
    for _ in range(6):
        tool.keyboard.press("Tab")
        stops.append(tool.evaluate("document.activeElement.name || document.activeElement.type"))
    assert stops[:3] == ["words", "forms", "order"]
    assert stops[3:] == ["button"] * 3


@pytest.mark.parametrize("width", [1000, 390, 320])
def test_context_is_cut_between_words_and_nothing_sticks_out(tool, width):
    tool.set_viewport_size({"width": width, "height": 900})
    ask(tool, "ليبيا")
    cells = tool.evaluate(
        """async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return [...document.querySelectorAll(".lines :is(.before, .after) > span")].map((s) =>
            [s.textContent.split(" "), s.dataset.full.split(" "), s.scrollWidth - s.clientWidth]);
        }"""
    )
    tool.set_viewport_size({"width": 1000, "height": 900})
    assert len(cells) == 36
    for shown, full, beyond in cells:
        assert set(shown) <= {*full, "…"} and beyond <= 1
    assert any("…" in shown for shown, _, _ in cells)


def test_without_javascript_the_tables_of_the_leading_words_are_there(browser, article, tmp_path):
    index = word_index(article, every_word(article))
    path = page_with(tmp_path, concordance_tool(index, index.words[:2], page="article.html"))
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.locator(".tables table").count() == 2
        assert page.locator(".tables table").first.is_visible()
        assert not page.locator(".concordance-tool form").is_visible()


def test_characters_beyond_the_basic_plane_move_nothing(browser, tmp_path):
    article = article_of(tmp_path, "قال 😀 الوزير 𝒳 ثم غادر الوزير باريس.")
    index = word_index(article, every_word(article))
    path = page_with(tmp_path, concordance_tool(index, index.words[:1], page="article.html"))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.locator("input[name=word]").fill("الوزير")
    assert lines(page) == ["الوزير", "الوزير"]
    page.close()


def test_a_hundred_thousand_words_are_asked_like_four_hundred(browser, tmp_path):
    """The answers are right; how long they take is for the benchmarks to say."""
    chance = random.Random(3)
    forms = [
        f"كلمة{'ابتثجح'[n % 6]}{'دذرزسش'[n // 6 % 6]}{'صضطظعغ'[n // 36 % 6]}" for n in range(216)
    ]
    text = " ".join(chance.choices(forms, k=100_000))
    article = article_of(tmp_path, text)
    places = {}
    for token in article.words:
        places.setdefault(token.text, []).append(token)
    words = [Word(form, form, tuple(tokens)) for form, tokens in places.items()]
    index = word_index(article, words)
    path = page_with(tmp_path, concordance_tool(index, [], page="article.html"))
    page = browser.new_page()
    page.goto(path.as_uri())
    found = ask(page, forms[7])
    assert found.startswith(f"{len(places[forms[7]])} places of")
    assert len(lines(page)) == 50
    page.get_by_role("button", name="Show more").click()
    assert len(lines(page)) == 100
    page.close()
