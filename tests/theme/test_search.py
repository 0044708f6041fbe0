"""The search: what it takes for the same word, what it finds, how it shows it."""

import re
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queries import ARABIC, ENGLISH, MORE_ARABIC, NAMES, table

from theme import arabic
from theme.search import alike, english_names, read, vocabulary, words

FOLDED = {
    "tatweel": ("ليبيـــا", "ليبيا"),
    "vowel signs": ("رُوسِيّ", "روسي"),
    "hamza on alef": ("إفريقيا", "افريقيا"),
    "madda": ("آمن", "امن"),
    "hamza on waw": ("مسؤول", "مسوول"),
    "hamza on ya": ("الجزائر", "الجزاير"),
    "hamza on the line": ("القضاء", "القضا"),
    "ta marbuta": ("دولة", "دوله"),
    "alef maqsura": ("إلى", "الي"),
    "a Persian ya and kaf": ("روسیا کبار", "روسيا كبار"),
    "presentation forms": ("ﻟﻴﺒﻴﺎ", "ليبيا"),
    "signs of direction": ("\N{RIGHT-TO-LEFT MARK}ليبيا", "ليبيا"),
    "a decomposed letter": (unicodedata.normalize("NFD", "أمن"), "امن"),
    "Latin capitals": ("Libya", "libya"),
    "digits of the east": ("٢٠١٦", "2016"),
    "digits of Persia": ("۲۰۱۶", "2016"),
}
ARABIC_WORDS = st.text("ابتجرسعقكلمنهويةىآأإؤئءـًَُِّْ", min_size=1, max_size=14)


@pytest.mark.parametrize("case", FOLDED)
def test_what_is_left_out_in_haste_makes_no_difference(case):
    written, typed = FOLDED[case]
    assert arabic.fold(written) == arabic.fold(typed) == typed


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert arabic.fold(arabic.fold(text)) == arabic.fold(text)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("للجزائر", "جزاير"),
        ("وبالرغم", "رغم"),
        ("المقاتلون", "مقاتل"),
        ("زياراته", "زياره"),
        ("صينيين", "صيني"),
        ("روسية", "روسي"),
    ],
)
def test_affixes_can_be_taken_off(word, form):
    assert form in arabic.lighter(arabic.fold(word))


@given(ARABIC_WORDS)
def test_a_lighter_form_is_shorter_and_has_three_letters_or_more(word):
    itself, *lighter = arabic.lighter(arabic.fold(word))
    assert itself == arabic.fold(word)
    assert all(len(form) >= 3 for form in lighter)
    assert all(len(form) <= len(itself) for form in lighter)


def test_the_least_change_that_gives_a_word_counts():
    known = {"والي": "والي", "الي": "الي"}
    assert arabic.key("والي", known) == "والي"
    assert arabic.key("ووالي", known) == "والي"
    assert arabic.key("كتاب", known) == "كتاب"


def test_words_keep_their_marks_in_one_piece():
    assert words("قَالَ إلـــى John (2016)") == ["قال", "إلى", "John", "2016"]
    assert words("") == words("َ ـ") == []


LEMMAS = {"جيوش": "جيش", "والجيش": "جيش", "الجيش": "جيش", "طلب": "طلب", "طلبت": "طلب"}


def test_a_vocabulary_leads_from_what_is_typed_to_what_is_written():
    found = vocabulary(["والجيش طلب"], lambda word: LEMMAS.get(word, word), ["جيوش", "كتاب"])
    assert arabic.key("جيوش", found) == arabic.key("الجيش", found) == "جيش"
    assert "كتاب" not in found


def test_of_two_words_that_look_alike_each_is_found_by_its_spelling_both_by_what_they_share():
    meanings = {"أمن": "أمن", "الأمن": "أمن", "آمن": "آمن", "آمنا": "آمن"}
    found = vocabulary(["آمن آمنا الأمن"], lambda word: meanings.get(word, word), ["أمن"])
    assert arabic.key("آمن", found) == "آمن"
    assert arabic.key("أمن", found) == arabic.key("الأمن", found) == "أمن"
    assert {arabic.key("امن", found), *alike(found)["امن"]} == {"آمن", "أمن"}


def test_the_more_common_of_two_words_that_are_spelled_alike_stands_for_both():
    keys = {"أمن": "security", "آمن": "safe"}

    def lemma(word):
        return keys.get(word, word)

    assert vocabulary(["آمن أمن أمن"], lemma)["امن"] == "security"
    assert vocabulary(["آمن آمن أمن"], lemma)["امن"] == "safe"
    assert vocabulary(["آمن أمن"], lemma)["امن"] == "safe"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("الشعب", "شعبي"),
        ("السلف", "سلفي"),
        ("حلفاء", "حليف"),
        ("وزراء", "وزير"),
        ("شعراء", "شاعر"),
        ("أخبار", "خبر"),
        ("جيوش", "جيش"),
        ("مناطق", "منطقه"),
        ("المواضيع", "موضوع"),
        ("تقارير", "تقرير"),
        ("أسلحة", "سلاح"),
        ("حقائق", "حقيقه"),
        ("عاصمة", "عواصم"),
        ("مصدر", "مصادر"),
        ("جار", "جيران"),
        ("سورية", "سوريا"),
    ],
)
def test_a_nisba_and_a_broken_plural_are_found_where_the_book_has_the_other(typed, known):
    assert arabic.key(typed, {known: known}) == known
    assert arabic.key(typed, {"كلمه": "كلمه"}) == arabic.fold(typed)


def test_a_word_of_the_book_is_not_taken_for_the_plural_of_another():
    assert arabic.key("شعب", {"شعب": "شعب", "شعبي": "شعبي"}) == "شعب"
    assert arabic.key("جمال", {"جمال": "جمال", "جمل": "جمل"}) == "جمال"


@pytest.mark.parametrize("typed", ["سكان", "وكالات", "للتعامل", "سفينة"])
def test_another_word_that_could_be_taken_apart_into_one_of_the_book_is_not_found(typed):
    known = {"كان": "كان", "كل": "كل", "وكل": "كل", "عمل": "عمل", "تعمل": "عمل", "فين": "فين"}
    assert arabic.key(typed, known) not in known.values()


def test_english_names_lead_to_words_of_the_book_only():
    names = english_names(arabic.english_names(), {"ليبيا": "ليبيا", "ليبي": "ليبي"})
    assert names["libya"] == ["ليبيا"] and names["libyan"] == ["ليبي"]
    assert "russia" not in names


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Turkey", "تركيا"), ("Africa", "إفريقيا"), ("Turkish", "تركي"), ("Niger", "نيجر")],
)
def test_names_in_daily_use_continents_and_languages_are_known(typed, written):
    names = english_names(arabic.english_names(), vocabulary([written], None))
    assert names[typed.lower()] == [vocabulary([written], None)[arabic.fold(written)]]


def test_no_name_is_taken_for_a_word_that_only_looks_like_it():
    names = english_names(arabic.english_names(), {"سلفي": "سلفي", "الا": "الا"})
    assert names == {}


def test_a_key_with_a_letter_that_is_folded_is_found_with_and_without_affixes():
    lemmas = {"جمهوريات": "جمهورية"}
    found = vocabulary(["جمهوريات"], lambda word: lemmas.get(word, word))
    for typed in ("جمهورية", "الجمهورية", "جمهوريته", "جمهوريه"):
        assert arabic.key(typed, found) == "جمهورية"


def test_a_vocabulary_without_a_lemmatiser_meets_by_affixes():
    found = vocabulary(["والمقاتلين"], None)
    assert arabic.key("مقاتل", found) == arabic.key("والمقاتلين", found)


@given(st.lists(ARABIC_WORDS, max_size=6))
def test_the_key_of_a_key_is_itself(texts):
    found = vocabulary(texts, None)
    assert all(found[key] == key for key in found.values())


PAGE = """<main><h1>Words<a class="headerlink" href="#">#</a></h1><p>First &amp; <em>last</em></p>
<section id="s"><h2>In it</h2><pre>code</pre><table><caption>Both</caption>
<thead><tr><th scope="col">word</th><th class="meaning">meaning</th><th>count</th></tr></thead>
<tr><th scope="row">ليبيا<br> <small>Libya</small></th><td class="meaning">Libya</td>
<td>18</td></tr></table><ul><li><p>ليبيا</p></li></ul><svg><text>drawn</text></svg>
<p><span id="sentence-1">وصل الوفد.</span></p><form hidden="hidden"><p>not yet</p></form>
</section></main><p>outside</p>"""


def test_a_page_is_read_in_passages_with_code_last():
    page = read(PAGE)
    assert page.title == "Words"
    assert [passage.shipped for passage in page.passages] == [
        ["", "Words", 0, "h1"],
        ["", "First & last", 0, "p"],
        ["s", "In it", 0, "h2"],
        ["s", "Both", 0, "caption"],
        ["s", "", 1, "tr", 0, "ليبيا Libya", "18"],
        ["s", "ليبيا", 1, "p"],
        ["sentence-1", "وصل الوفد.", 1, "p"],
        ["s", "code", 0, "pre"],
    ]
    assert page.tables == [("Both", ("word", "count"))]


@pytest.fixture
def searching(page, site):
    """The page of the search, wherever the test before has left the browser."""
    page.goto(f"{site}search.html")
    return page


def test_python_and_javascript_agree_on_every_word(searching, book):
    said = " ".join(
        passage.text
        for path in book.glob("chapters/*.html")
        for passage in read(path.read_text("utf-8")).passages
    )
    typed = sorted({*words(said), *table(ARABIC), *table(MORE_ARABIC), "", "ـ", "ﻻ", "بببب"})
    known = searching.evaluate("bookVocabulary")
    asked = [word for word in typed if re.search(r"[\u0620-\u064a]", word)]
    keys = searching.evaluate("w => w.map(w => arabicKey(w, bookVocabulary))", asked)
    assert len(asked) > 300
    assert keys == [arabic.key(word, known) for word in asked]
    forms = searching.evaluate("w => w.map(w => lighter(fold(w)))", typed)
    assert forms == [arabic.lighter(arabic.fold(word)) for word in typed]


PAGES_FOUND = """queries => queries.map(query =>
  bookSearch(query).map(({ page }) => page.replace(".html", "")))"""


TEXTS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const texts = [];
  // What leads elsewhere, and what a tool answers, is not what the page says.
  const left = "nav, .concordance-tool > :not(.tables)";
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(left)) texts.push(walker.currentNode.data);
  return texts.join(" ");
}"""


@pytest.fixture(scope="module")
def said(page, site, book):
    """The words that a reader sees on each page, by the name of the page."""
    seen = {}
    for path in sorted(book.glob("chapters/*.html")):
        page.goto(f"{site}chapters/{path.name}")
        seen[f"chapters/{path.stem}"] = set(words(page.evaluate(TEXTS)))
    return seen


@pytest.mark.parametrize(
    "language",
    [ARABIC, MORE_ARABIC, ENGLISH, NAMES],
    ids=["Arabic", "more Arabic", "English", "names"],
)
def test_a_query_finds_the_pages_with_a_form_of_its_word_and_no_others(language, said, page, site):
    asked = table(language)
    page.goto(f"{site}search.html")
    found = page.evaluate(PAGES_FOUND, list(asked))
    right = [{name for name in said if forms & said[name]} for forms in asked.values()]
    assert all(right)
    pairs = [(set(got), want) for got, want in zip(found, right, strict=True)]
    recall = [len(got & want) / len(want) for got, want in pairs]
    precision = [len(got & want) / len(got) for got, want in pairs if got]
    assert sum(recall) / len(recall) >= 0.99
    assert sum(precision) / len(precision) >= 0.98


def results(page, site, query):
    page.goto(f"{site}search.html?q={quote(query)}")
    return page.locator("#search-results li")


def test_a_hit_is_shown_in_its_sentence_marked_and_right_to_left(page, site):
    results(page, site, "لليبيا").first.wait_for()
    shown = page.locator("#search-results .context[dir=rtl]").first
    assert shown.get_attribute("lang") == "ar"
    assert shown.evaluate("p => getComputedStyle(p).textAlign") == "start"
    marked = page.locator("#search-results mark").all_inner_texts()
    assert marked and all("ليبيا" in word for word in marked)


A_WORD_BESIDE_ARABIC = """() => Object.values(bookText).flatMap(page => page.passages)
  .filter(([, text, right, kind]) => kind === "p" && !right && /[\u0621-\u064a]{3}/.test(text))
  .flatMap(([, text]) => text.match(/[a-z]{9,}/g) ?? [])[0]"""


def test_arabic_in_an_english_hit_is_isolated(page, site):
    page.goto(f"{site}search.html")
    results(page, site, page.evaluate(A_WORD_BESIDE_ARABIC)).first.wait_for()
    mixed = page.locator("#search-results .context:not([dir]) bdi").first
    assert (mixed.get_attribute("lang"), mixed.get_attribute("dir")) == ("ar", "rtl")
    assert mixed.evaluate("run => getComputedStyle(run).unicodeBidi") == "isolate"


def test_all_the_words_of_a_query_must_stand_on_a_page(page, site):
    page.goto(f"{site}search.html")
    [both, one, none] = page.evaluate(PAGES_FOUND, ["رئيس الرئاسة", "رئيس", "رئيس qqq"])
    assert set(both) == set(one)
    assert none == []


NASTY = {
    "nothing": "",
    "a space": " ",
    "a script": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "a very long Arabic word": "ب" * 10_000,
    "a very long English word": "a" * 10_000,
    "a lone diacritic": "\N{ARABIC FATHA}",
    "tatweel": "\N{ARABIC TATWEEL}",
    "names that objects know": "constructor __proto__ toString",
    "one of them": "__proto__",
    "the article by itself": "ال",
    "an open bracket": "((([\\",
    "percent signs": "%25%",
    "a direction override": "\N{RIGHT-TO-LEFT OVERRIDE}ليبيا",
    "an emoji": "😀",
    "a NUL": "\0",
}


@pytest.mark.parametrize("case", NASTY)
def test_whatever_is_typed_makes_no_error_and_no_markup(browser, site, case):
    page, troubles = browser.new_page(), []
    page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    results(page, site, NASTY[case]).count()
    assert troubles == []
    assert page.locator("#search-results :is(script, img)").count() == 0
    assert "undefined" not in page.inner_text("#search-results")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


SHIFTS = """new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.moved = (window.moved || 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true });"""


def hits(page, query):
    """The pages that a query finds, the best first, each with its best passage."""
    return page.evaluate(
        "q => bookSearch(q).map(({ page, hits }) => [page, hits[0].passage])", query
    )


def test_what_is_spelled_as_asked_comes_first(searching):
    for query in ("آمن", "ليبيا", "الروسية"):
        best = [passage for _, passage in hits(searching, query)]
        texts = [passage[1] or " ".join(passage[5:]) for passage in best]
        exact = [query in words(text) for text in texts]
        assert exact[0] and exact == sorted(exact, reverse=True)


def test_the_article_ranks_before_tables_for_its_words(searching):
    for query in ("ليبيا", "الروس", "المقاتلين"):
        page, passage = hits(searching, query)[0]
        assert page == "chapters/article.html"
        assert passage[3] != "tr"


def test_numbers_are_found_in_digits_of_either_kind(searching):
    assert [page for page, _ in hits(searching, "2016")] == [
        page for page, _ in hits(searching, "٢٠١٦")
    ]
    assert "chapters/article.html" in [page for page, _ in hits(searching, "٢٠١٦")]


def test_a_country_is_found_by_its_english_name(searching):
    arabic_pages = {page for page, _ in hits(searching, "النيجر")}
    assert arabic_pages and arabic_pages <= {page for page, _ in hits(searching, "Niger")}


def test_a_hit_in_a_table_says_what_the_table_and_its_columns_are(page, site):
    results(page, site, "الجهاديين").first.wait_for()
    rows = page.locator("#search-results .context:has(.head)")
    assert rows.count() > 0
    assert any(": word" in text or ": term" in text for text in rows.all_inner_texts())


def test_the_page_says_what_was_asked_and_how_much_was_found(page, site):
    found = results(page, site, "روسي")
    assert page.title().startswith("روسي") or "روسي" in page.title()
    assert page.locator("main output").inner_text() == f"{found.count()} pages have روسي."
    assert page.locator("[aria-live], [role=status], output").count() == 1
    assert page.locator("meta[name=description]").get_attribute("content")
    results(page, site, "qqq")
    assert page.locator("main output").inner_text().startswith("No page has qqq.")


def test_a_hit_leads_to_its_sentence(page, site):
    results(page, site, "موسكو").first.wait_for()
    page.locator("#search-results .where a").first.click()
    page.wait_for_url("**/chapters/article.html#sentence-*")
    assert "موسكو" in page.locator(":target").inner_text()


def test_nothing_moves_when_the_results_arrive(browser, site):
    with browser.new_context(viewport={"width": 412, "height": 823}) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        results(page, site, "روسي").first.wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate("window.moved || 0") <= 0.05
