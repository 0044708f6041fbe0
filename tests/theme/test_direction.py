"""The marking of Arabic: what is inserted, that nothing else changes, how it is laid out."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theme.direction import mark
from theme.insertions import unmark

AR = ' data-bidi lang="ar" dir="rtl"'
EN = ' data-bidi lang="en" dir="ltr"'

CASES = {
    "a run in an English sentence": (
        "<p>The word ليبيا leads.</p>",
        f"<p>The word <bdi{AR}>ليبيا</bdi > leads.</p>",
    ),
    "a phrase is one run": (
        "<p>Talk about الأمن الجزائري، today</p>",
        f"<p>Talk about <bdi{AR}>الأمن الجزائري،</bdi > today</p>",
    ),
    "items between Latin commas keep the order of the sentence": (
        "<p>The words ليبيا, روسيا lead.</p>",
        f"<p>The words <bdi{AR}>ليبيا</bdi >, <bdi{AR}>روسيا</bdi > lead.</p>",
    ),
    "an Arabic paragraph": ("<p>كبار المسؤولين</p>", f"<p{AR}>كبار المسؤولين</p>"),
    "a fraction is no word of English": ("<p>½ كوب</p>", f"<p{AR}>½ كوب</p>"),
    "English in it, and only signed numbers": (
        "<p>زادت كلمة Libya بنحو −3.5 في 18 جملة</p>",
        f"<p{AR}>زادت كلمة <bdi{EN}>Libya</bdi > بنحو "
        '<bdi data-bidi dir="ltr">−3.5</bdi > في 18 جملة</p>',
    ),
    "an English sentence that ends in Arabic": (
        "<li>More on الجزائر</li>",
        f"<li>More on <bdi{AR}>الجزائر</bdi ></li>",
    ),
    "a remark in English on two Arabic words": (
        "<td>العلاقة becomes العلاقه</td>",
        f"<td><bdi{AR}>العلاقة</bdi > becomes <bdi{AR}>العلاقه</bdi ></td>",
    ),
    "a name of another language among Arabic words": (
        "<p>قناة Sky العربية</p>",
        f"<p{AR}>قناة <bdi{EN}>Sky</bdi > العربية</p>",
    ),
    "an Arabic sentence that begins with a Latin term": (
        "<p>TF-IDF هو مقياس لأهمية الكلمة في النص</p>",
        f"<p{AR}><bdi{EN}>TF-IDF</bdi > هو مقياس لأهمية الكلمة في النص</p>",
    ),
    "a run across inline elements": (
        "<p>They said that الحرب <em>في</em> ليبيا goes on</p>",
        f"<p>They said that <bdi{AR}>الحرب <em>في</em> ليبيا</bdi > goes on</p>",
    ),
    "a run inside a link stays inside it": (
        '<p>See more on <a href="#">ليبيا</a> here</p>',
        f'<p>See more on <a href="#"><bdi{AR}>ليبيا</bdi ></a> here</p>',
    ),
    "code stays left to right, the Arabic in it is marked": (
        '<pre><span>"ليبيا"</span>, 1\n"روسيا"</pre>',
        f'<pre><span>"<bdi{AR}>ليبيا</bdi >"</span>, 1\n"<bdi{AR}>روسيا</bdi >"</pre>',
    ),
    "what a program prints runs right to left when every line does": (
        '<div class="output stream"><pre>ليبيا 18\nروسيا 8</pre></div>',
        f'<div class="output stream"><pre{AR}>ليبيا 18\nروسيا 8</pre></div>',
    ),
    "an English head stands over its Arabic column, numbers under numbers": (
        "<table><thead><tr><th>word</th><th>meaning</th><th>n</th></tr></thead><tbody>"
        "<tr><td>ليبيا</td><td>Libya</td><td>18</td></tr></tbody></table>",
        '<table><thead><tr><th data-bidi-column="arabic">word</th><th>meaning</th>'
        f'<th data-bidi-column="number">n</th></tr></thead><tbody><tr><td{AR}>ليبيا</td>'
        '<td>Libya</td><td data-bidi-column="number">18</td></tr></tbody></table>',
    ),
    "a concordance runs right to left": (
        "<table><tr><td>تدخلها في</td><td>ليبيا</td></tr></table>",
        f"<table{AR}><tr><td>تدخلها في</td><td>ليبيا</td></tr></table>",
    ),
    "an image described in Arabic": ('<img alt="سحابة">', f'<img{AR} alt="سحابة">'),
    "a mixed description has isolates": (
        '<img alt="A cloud of ليبيا">',
        '<img data-bidi-text alt="A cloud of \N{RIGHT-TO-LEFT ISOLATE}ليبيا'
        '\N{POP DIRECTIONAL ISOLATE}">',
    ),
    "a drawing keeps its layout": (
        "<svg><text>ليبيا</text></svg>",
        '<svg><text data-bidi lang="ar">ليبيا</text></svg>',
    ),
    "what the author marked": ('<p lang="ar">ليبيا</p>', '<p lang="ar">ليبيا</p>'),
    "a page without Arabic": ("<p>Libya &amp; Co</p>", "<p>Libya &amp; Co</p>"),
    "an Arabic page has its English marked": (
        '<html lang="ar" dir="rtl"><body><p>كلمتان Libya</p><p>On Libya</p></body></html>',
        f'<html lang="ar" dir="rtl"><body><p>كلمتان <bdi{EN}>Libya</bdi ></p>'
        f"<p{EN}>On Libya</p></body></html>",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_marks(case):
    page, marked = CASES[case]
    assert mark(page) == marked
    assert unmark(marked) == page


TAGS = re.findall(
    r"\w+", "p h1 li ul td tr table thead th em a code pre span bdi svg text div img br"
)
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            '<p lang="ar">',
            "<bdi dir='rtl'>",
            '<img alt="On ليبيا">',
            '<a title="كلمة word" href="#">',
            "<!-- ليبيا -->",
            "<script>'ليبيا' < 2</script>",
            "<th colspan=2>",
            "&nbsp;&#39;&amp;",
            "<",
            '<html lang="ar">',
        ]
    ),
    st.text("ليبا،ًـ abc.,:-12%\n\"'&;\N{RIGHT-TO-LEFT ISOLATE}", max_size=12),
)
PAGES = st.lists(PIECES, max_size=25).map("".join)


@given(PAGES)
def test_taking_the_marks_out_gives_the_page_back(page):
    assert unmark(mark(page)) == page


@given(PAGES)
def test_marking_twice_is_marking_once(page):
    assert mark(mark(page)) == mark(page)


@given(PAGES)
def test_marking_changes_no_word(page):
    def words(marked):
        return re.findall(r"\w+", html.unescape(re.sub(r"<[^<>]*>", "", marked)))

    assert words(mark(page)) == words(page)


@pytest.mark.any_book
def test_every_page_of_the_book_is_marked_and_can_be_unmarked(book):
    for path in [*book.glob("*.html"), *book.glob("chapters/*.html")]:
        page = path.read_text("utf-8")
        original = unmark(page)
        assert "data-bidi" not in original
        assert mark(original) == page, path.name


def test_a_page_unmarked_is_the_page_as_sphinx_made_it(tmp_path):
    from sphinx.application import Sphinx

    (tmp_path / "index.rst").write_text("ليبيا today\n===========\n\nOn **ليبيا**.\n", "utf-8")
    pages = []
    for name, extensions in (("plain", []), ("marked", ["theme.direction"])):
        out = tmp_path / name
        options = {"extensions": extensions, "html_theme": "basic", "html_copy_source": False}
        app = Sphinx(tmp_path, None, out, out / ".doctrees", "html", options, status=None)
        app.build()
        pages.append((out / "index.html").read_bytes())
    plain, marked = pages
    assert plain != marked
    assert unmark(marked.decode()).encode() == plain


UNMARKED_RUNS = """() => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const missed = [];
  for (let text; (text = walker.nextNode());) {
    const parent = text.parentElement;
    if (!/[\\u0620-\\u064a]/.test(text.data) || parent.closest("script, style, head")) continue;
    const marked = parent.closest("[lang]");
    const style = getComputedStyle(parent.closest("[lang], [dir]"));
    const drawn = parent.closest("svg, math");
    if (!marked.getAttribute("lang").startsWith("ar") || (!drawn && style.direction !== "rtl")
      || (marked.localName === "bdi" && style.unicodeBidi !== "isolate")) missed.push(text.data);
  }
  return missed;
}"""

WRONG_BLOCKS = """() => {
  const wrong = [];
  for (const block of document.querySelectorAll("p, li, h1, h2, h3, td, th, dd, figcaption")) {
    if (block.querySelector("p, li, ul, table, svg, pre")) continue;
    const text = block.textContent.replace(/#$/, "");
    const arabic = (text.match(/[\\u0620-\\u064a]/g) || []).length;
    const latin = (text.match(/[a-z]/gi) || []).length;
    const first = (text.match(/[\\u0620-\\u064aa-z]/i) || [""])[0];
    if (/^\\S+( [a-z]+)+ \\S+$/.test(text)) continue;  // a remark in English on two Arabic words
    const style = getComputedStyle(block);
    const toTheRight = ["start", "right", "-webkit-auto"].includes(style.textAlign);
    const right = style.direction === "rtl" && toTheRight;
    if (arabic > latin && first > "z" && !right) wrong.push(text);
    // A foreign word in a column of Arabic words keeps to their side.
    const apart = block.matches("[data-key]") && block.querySelector(":scope > bdi[dir=ltr]");
    if (!arabic && latin && style.direction !== "ltr" && !apart) wrong.push(text);
  }
  return wrong;
}"""


@pytest.mark.any_book
def test_all_arabic_in_the_browser_has_its_language_and_its_direction(book, site, browser):
    page = browser.new_page()
    for path in sorted([*book.glob("chapters/*.html"), book / "404.html"]):
        page.goto(site + path.relative_to(book).as_posix())
        assert page.evaluate(UNMARKED_RUNS) == [], path.name
        assert page.evaluate(WRONG_BLOCKS) == [], path.name
    page.close()
