"""Reading the article: what is kept, what is removed, what is refused."""

import datetime
import hashlib
import resource
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.article import load_article
from analysis.text.dates import is_time_line, parse_date
from analysis.text.sentences import sentence_offsets
from analysis.text.source import ArticleError
from analysis.text.tokens import tokenize

ARTICLE = Path(__file__).parents[2] / "data" / "article.txt"


@pytest.fixture
def load(tmp_path):
    """Write a text or bytes to a file and load it as an article."""

    def write_and_load(content):
        path = tmp_path / "article.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_article(path)

    return write_and_load


def test_the_article_has_two_headlines_four_paragraphs_and_eight_sentences():
    article = load_article(ARTICLE)
    assert len(article.headlines) == 2
    assert len(article.paragraphs) == 4
    assert [len(article.sentences.within(p)) for p in article.paragraphs] == [1, 3, 2, 2]
    assert article.date == datetime.date(2016, 2, 16)
    assert article.title == (
        "الطلب يتعارض مع عقيدة الجيش بعدم المشاركة خارج الحدود"
        " وروسيا تدعو الجزائر للتدخل العسكري في ليبيا"
    )


def test_everything_removed_from_the_article_is_listed_with_its_line():
    removed = load_article(ARTICLE).removed
    assert [removal.line for removal in removed] == [1, 3, 5, 7, 9, 11]
    assert [removal.text for removal in removed[:2]] == ["Feat", "Searching..."]
    assert "repeats" in removed[2].reason
    assert set(removed[4].text) == set(removed[5].text) == {"="}


def test_text_and_removals_together_are_the_whole_file():
    article = load_article(ARTICLE)
    kept = article.text.split() + [w for r in article.removed for w in r.text.split()]
    assert sorted(kept) == sorted(ARTICLE.read_text(encoding="utf-8").split())


def test_the_fingerprint_is_that_of_the_file_as_it_lies_on_disk():
    raw = ARTICLE.read_bytes()
    assert load_article(ARTICLE).sha256 == hashlib.sha256(raw).hexdigest()


def test_every_span_is_the_stretch_of_text_it_says_it_is():
    article = load_article(ARTICLE)
    for spans in (article.headlines, article.paragraphs, article.sentences, article.words):
        assert all(article.text[s.start : s.end] == s.text for s in spans)
    assert sum(len(article.words.within(s)) for s in article.sentences) == len(
        article.words.within(article.body)
    )


HEADER = "From: the agency (an ASCII header of some length, as many files have it)\n"
BAD_FILES = {
    "empty": (b"", "the file is empty"),
    "white space only": (b" \n\t\n", "the file is empty"),
    "a byte order mark only": (b"\xef\xbb\xbf", "the file is empty"),
    "two byte order marks only": (b"\xef\xbb\xbf\xef\xbb\xbf", "the file is empty"),
    "no Arabic": (b"An English article.\n", "no Arabic letter"),
    "tatweel only": ("ــــ\n".encode(), "no Arabic letter"),
    "NUL bytes only": (b"\x00" * 100, "no Arabic letter"),
    "Windows-1256": ("قال الوزير إن الأمن".encode("cp1256"), "looks like Windows-1256"),
    "ISO-8859-6": ("قال الوزير إن الأمن".encode("iso8859-6"), "looks like ISO-8859-6"),
    "French in Latin-1": (
        "Café".encode("latin-1"),
        "is not UTF-8. Open it in the program that wrote it and save it as UTF-8.",
    ),
    "UTF-16 with a mark": ("سلام".encode("utf-16"), "UTF-16, not UTF-8"),
    "UTF-16 with the other mark": (b"\xfe\xff" + "سلام".encode("utf-16-be"), "-f UTF-16 -t"),
    "UTF-16 without a mark": ("سلام عليكم".encode("utf-16-be"), "iconv -f UTF-16BE -t"),
    "UTF-16 in the other order": ("سلام — عليكم".encode("utf-16-le"), "iconv -f UTF-16LE -t"),
    "UTF-32": ("سلام".encode("utf-32"), "UTF-32, not UTF-8"),
    "ASCII before Windows-1256": (HEADER.encode() + "الأمن".encode("cp1256"), "line 2: byte 0xc7"),
    "Windows-1256 without an article": ("شرب كوب شاي".encode("cp1256"), "like Windows-1256"),
    "a PDF file": (b"%PDF-1.4\n", "this is a PDF file, no text. Take its text out: pdftotext"),
    "a word processor's file": (b"PK\x03\x04", "save it as plain text in UTF-8"),
    "rich text": (b"{\\rtf1 x}", "rich text format"),
    "JSON": ('{"title": "خبر"}'.encode(), "this is a JSON file"),
    "escapes of a program": (rb"\u0627\u0644", r"only as escapes such as \u0627"),
    "UTF-8 read as Latin-1": ("قال الوزير".encode().decode("latin-1").encode(), "in a wrong"),
    "question marks": (b"???? ?????? ??", "has become a question mark"),
    "a stray byte": ("سلام\nعلي\n".encode() + b"\xff", "byte 0xff at offset 16 is not UTF-8"),
    "only a rule below": ("عنوان\n===\n".encode(), "no paragraph is left"),
}


@pytest.mark.parametrize(("content", "message"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_read_is_refused_by_name(load, tmp_path, content, message):
    with pytest.raises(ArticleError, match=r"article\.txt") as error:
        load(content)
    assert message in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(ArticleError, match=r"nowhere\.txt: there is no such file"):
        load_article(tmp_path / "nowhere.txt")
    with pytest.raises(ArticleError, match="this is a folder"):
        load_article(tmp_path)


def test_a_path_that_leads_nowhere_is_refused_with_its_cause(tmp_path):
    (tmp_path / "article.txt").write_text("سلام", encoding="utf-8")
    with pytest.raises(ArticleError, match="there is no such file"):
        load_article(tmp_path / "article.txt" / "more.txt")
    with pytest.raises(ArticleError, match=r"cannot be opened \(File name too long\)"):
        load_article(tmp_path / ("x" * 300))


def test_the_command_that_converts_a_file_can_be_pasted_into_a_shell(tmp_path):
    path = tmp_path / "my article.txt"
    path.write_bytes("قال الوزير إن الأمن".encode("cp1256"))
    with pytest.raises(ArticleError) as error:
        load_article(path)
    command = str(error.value).partition("for example: ")[2]
    subprocess.run(command, shell=True, cwd=tmp_path, check=True)
    assert load_article(tmp_path / "utf8.txt").text == "قال الوزير إن الأمن"


def test_an_undecodable_byte_is_named_with_its_line(load):
    with pytest.raises(ArticleError, match="line 3"):
        load("سلام\nعلي\n".encode() + b"\xff")


def test_an_impossible_date_is_refused_with_its_line(load):
    with pytest.raises(ArticleError, match=r"line 2.*فبراير 31, 2016"):
        load("عنوان\nفبراير 31, 2016\nقال الوزير.")
    with pytest.raises(ArticleError, match=r"line 2.*02/16/2016.*it is day, month, year"):
        load("عنوان\r\n02/16/2016\r\nقال الوزير.")


@pytest.mark.parametrize(
    "variant",
    [
        lambda text: "\N{BYTE ORDER MARK}" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("لا", "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"),
        lambda text: text.replace(" ", " \N{RIGHT-TO-LEFT MARK}"),
        lambda text: text.replace("\n", "\n\N{RIGHT-TO-LEFT EMBEDDING}"),
    ],
    ids=["BOM", "CRLF", "CR", "NFD", "presentation forms", "RLM", "RLE"],
)
def test_the_same_article_stored_differently_has_the_same_text(load, variant):
    text = ARTICLE.read_text(encoding="utf-8")
    original, read = load_article(ARTICLE), load(variant(text))
    assert read.text == original.text
    assert read.date == original.date
    assert list(read.words) == list(original.words)


def test_the_mark_that_says_utf8_is_no_part_of_the_text_and_not_listed(load):
    assert load("\N{BYTE ORDER MARK}قال الوزير.").removed == ()


def test_a_control_character_is_listed_as_what_it_is(load):
    assert load("قال\x00 الوزير.").removed[0].reason == "invisible character (control character)"


def test_what_was_invisible_is_listed_once_with_its_count(load):
    mark = "\N{RIGHT-TO-LEFT MARK}"
    article = load(f"قال{mark} الوزير{mark}.\n")
    assert [(r.text, r.count) for r in article.removed] == [("U+200F", 2)]


INVISIBLE = [
    "\N{ARABIC LETTER MARK}",
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{FIRST STRONG ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
    "\N{BYTE ORDER MARK}",
    "\N{SOFT HYPHEN}",
    "\x00",
    "\x1f",
    "\x7f",
    "\x9f",
]


@pytest.mark.parametrize("sign", INVISIBLE, ids=map(ascii, INVISIBLE))
def test_a_sign_that_no_reader_sees_is_taken_out_and_listed(load, sign):
    article = load(f"قال\nالو{sign}زير.\n")
    assert article.paragraphs.texts() == ["الوزير."]
    assert [(r.line, r.text) for r in article.removed] == [(2, f"U+{ord(sign):04X}")]


def test_the_joiners_that_spelling_needs_stay(load):
    word = "می\N{ZERO WIDTH NON-JOINER}رود"
    assert load(f"{word}.").text == f"{word}."


def test_a_mark_stored_as_an_old_form_joins_the_letter_before_it(load):
    article = load("شكر\N{ARABIC FATHATAN ISOLATED FORM}ا لك.")
    assert article.text == "شكرًا لك."
    assert "ARABIC FATHATAN ISOLATED FORM" in article.removed[0].reason


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_lines_end_and_are_counted_as_every_system_writes_them(load, end):
    article = load(end.join(["Menu", "", "قال الوزير.", "ثم سكت.", "Share"]))
    assert article.paragraphs.texts() == ["قال الوزير.", "ثم سكت."]
    assert [(r.line, r.text) for r in article.removed] == [(1, "Menu"), (5, "Share")]


def test_vowel_marks_and_tatweel_stay_in_the_text(load):
    assert load("قالَ الوزيـــر.").text == "قالَ الوزيـــر."


def test_an_article_of_one_paragraph_has_no_headline_and_is_called_by_its_first_words(load):
    article = load("قال الوزير إن الأمن عاد إلى المدينة بعد أيام من القتال.")
    assert len(article.headlines) == 0
    assert article.title == "قال الوزير إن الأمن عاد إلى المدينة بعد…"
    assert article.date is None
    assert load("قال الوزير.").title == "قال الوزير"


def test_without_a_rule_a_first_line_that_is_no_sentence_is_the_headline(load):
    article = load("الأمن يعود إلى المدينة\n\nقال الوزير إن الأمن عاد.\nثم سكت.")
    assert article.title == "الأمن يعود إلى المدينة"
    assert article.paragraphs.texts() == ["قال الوزير إن الأمن عاد.", "ثم سكت."]


def test_a_first_line_as_long_as_a_paragraph_is_none(load):
    long, longer = " ".join(["كلمة"] * 30), " ".join(["كلمة"] * 31)
    assert load(f"{long}\nقال الوزير.").headlines.texts() == [long]
    assert load(f"{longer}\nقال الوزير.").headlines.texts() == []


def test_a_line_alone_is_a_paragraph_even_if_it_does_not_end_as_a_sentence(load):
    assert load("ليبيا").paragraphs.texts() == ["ليبيا"]


def test_a_quotation_at_the_top_that_ends_as_a_sentence_is_no_headline(load):
    assert load("«عاد الأمن.»\nقال الوزير.").headlines.texts() == []


def test_only_a_double_rule_makes_a_headline_and_any_rule_is_removed(load):
    article = load("قال الوزير.\n---\nثم سكت.\nعاد الأمن\n====\n***\nعاد أمس.")
    assert article.headlines.texts() == ["عاد الأمن"]
    assert article.paragraphs.texts() == ["قال الوزير.", "ثم سكت.", "عاد أمس."]
    assert [r.text for r in article.removed] == ["---", "====", "***"]


def test_a_headline_that_the_page_repeats_above_the_text_is_removed(load):
    article = load("عاد  الأمن\nعاد الأمن\n===\nإلى  المدينة\n===\nعاد أمس.\nعاد الأمن")
    assert article.headlines.texts() == ["عاد الأمن", "إلى  المدينة"]
    assert article.paragraphs.texts() == ["عاد أمس.", "عاد الأمن"]
    assert [r.line for r in article.removed] == [1, 3, 5]
    article = load("إلى المدينة\nعاد الأمن\n===\nإلى  المدينة\n===\nعاد أمس.")
    assert [r.line for r in article.removed] == [1, 3, 5]


def test_the_body_begins_below_the_headlines(load):
    article = load("عاد الأمن\nقال الوزير.\nثم سكت.")
    assert article.body == ("قال الوزير.\nثم سكت.", 10, 29)


def test_a_line_without_arabic_is_furniture_around_the_text_and_kept_inside_it(load):
    article = load("Menu\nHome\nقال الوزير.\nReuters\nثم سكت.\nShare\nPrint\n")
    assert article.paragraphs.texts() == ["قال الوزير.", "Reuters", "ثم سكت."]
    assert [r.text for r in article.removed] == ["Menu", "Home", "Share", "Print"]


DATES = {
    "فبراير 16, 2016": (2016, 2, 16),
    "16 فبراير 2016": (2016, 2, 16),
    "١٦ شباط ٢٠١٦": (2016, 2, 16),
    "16 شباط/فبراير 2016م": (2016, 2, 16),
    "16 فبراير (شباط) 2016": (2016, 2, 16),
    "16 شباط - فبراير 2016": (2016, 2, 16),
    "3 كانون الثاني/يناير 2016": (2016, 1, 3),
    "الثلاثاء، 16 فيفري 2016": (2016, 2, 16),
    "5 كانون الثاني 2020": (2020, 1, 5),
    "1 أغسطس، 2019": (2019, 8, 1),
    "1 اغسطس 2019": (2019, 8, 1),
    "30 غشت 2018": (2018, 8, 30),
    "11 شتنبر 2018": (2018, 9, 11),
    "11 شتمبر 2018": (2018, 9, 11),
    "الأحد 4 أيلول 2016": (2016, 9, 4),
    "7 إبريل 2016": (2016, 4, 7),
    "8 آذار 2016": (2016, 3, 8),
    "16.2.2016": (2016, 2, 16),
    " 16 شباط 2016 ": (2016, 2, 16),
    "2016-02-16": (2016, 2, 16),
    "16/2/2016": (2016, 2, 16),
    "۱۶/۰۲/۲۰۱۶": (2016, 2, 16),
    "16.2.16": (2016, 2, 16),
    "16-02-16": (2016, 2, 16),
    "mardi 16 février 2016": (2016, 2, 16),
    "16 النوار 2004": (2004, 2, 16),
    "غرة فبراير 2016": (2016, 2, 1),
    "غرة رمضان المبارك 1437": (2016, 6, 6),
    "16 شعبان المعظم 1437 هـ": (2016, 5, 23),
    "الثلاثاء - 7 جمادى الأولى 1437 هـ - 16 فبراير 2016 مـ رقم العدد [ 12345]": (2016, 2, 16),
    "تاريخ النشر:16.02.2016 | 10:15 GMT | أخبار العالم العربي": (2016, 2, 16),
    "بواسطة سالم العلي - فبراير 16, 2016": (2016, 2, 16),
    "بقلم سالم في 16 فبراير 2016": (2016, 2, 16),
    "Posted by admin on February 16, 2016": (2016, 2, 16),
}


@pytest.mark.parametrize(("line", "expected"), DATES.items())
def test_a_date_is_read_in_the_manner_of_every_arab_press(line, expected):
    assert parse_date(line) == datetime.date(*expected)


NO_DATES = ["الطلب 16 2016", "16 كلمة 2016", "2016", "", "عام 2016", "45.13.20", "10-20-30"]
NO_DATES += ["كتب سالم في 16 فبراير 2016", "16 فبراير 2016 | 10:15 | وصول الوفد إلى المطار"]


@pytest.mark.parametrize("line", NO_DATES)
def test_a_line_that_is_no_date_is_none(line):
    assert parse_date(line) is None


@pytest.mark.parametrize("line", ["فبراير 2016", "شباط/فبراير 2016", "2 hours ago", "الثلاثاء"])
def test_a_line_may_say_a_time_without_a_day(line):
    assert is_time_line(line)


@pytest.mark.parametrize("line", ["3.50", "12.45 7.10", "في عام 2016"])
def test_a_number_is_no_time(line):
    assert not is_time_line(line)


SENTENCES = {
    "وصل الوفد. هل يبقى؟ نعم!": 3,
    "وصل الوفد.ثم غادر.": 2,
    "بلغت النسبة 12.5 في المئة.": 1,
    "قال د. أحمد إن الوفد وصل.": 1,
    "قال «وصل الوفد.» ثم سكت.": 2,
    "زار موقع un.org ثم سكت": 1,
    "زار https://example.org/find?q=1 ثم كتب إلى salem@بريد.مصر وسكت. ثم عاد.": 2,
    "ماذا؟! لا أدري… ربما.": 3,
    "كان ذلك عام 5. ثم سكت.": 2,
    "رَأَى كِتَابًا. ثُمَّ سَكَتَ.": 2,
    "عاد إلى لِيبِيَا.ثم سكت.": 2,
    "وَصَلَ الوَفْدُ.ثُمَّ غَادَرَ.": 2,
    "نقلت (ا.ف.ب) الخبر.": 1,
    "قال الوزير (...) إن الوفد وصل. […] ثم سكت (…)": 2,
    "": 0,
    " . ": 0,
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.items())
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(list(sentence_offsets(text))) == count


def test_a_sentence_keeps_its_marks_and_what_they_close():
    text = " سأل «ماذا؟!» ثم سكت... (قيل: خاف.) وعاد…» وانتهى.. "
    assert [text[start:end] for start, end in sentence_offsets(text)] == [
        "سأل «ماذا؟!»",
        "ثم سكت...",
        "(قيل: خاف.)",
        "وعاد…»",
        "وانتهى..",
    ]


def test_an_ellipsis_inside_a_sentence_does_not_end_it():
    assert len(list(sentence_offsets("قال…ثم سكت...ولم يعد."))) == 1


def test_sentences_of_a_stretch_stay_within_it():
    assert list(sentence_offsets("أولا. ثانيا. ثالثا.", 6, 12)) == [(6, 12)]


@given(st.text(alphabet="اب .؟!…»\n 1a", max_size=60))
def test_sentences_lose_nothing_but_white_space_and_bare_punctuation(text):
    outside, last = "", 0
    for start, end in sentence_offsets(text):
        assert last <= start < end
        outside, last = outside + text[last:start], end
    assert not any(character.isalnum() for character in outside + text[last:])


ADDRESSES = ["b@c.d", "خ@بريد.مصر", "https://x.org/a?b=1", "www.x.org/؟ب"]


@given(st.lists(st.sampled_from([*ADDRESSES, *"بّـ3a.؟!…») \n"]), max_size=12).map("".join))
def test_no_sentence_ends_inside_a_word(text):
    ends = {end for _, end in sentence_offsets(text)}
    assert not any(ends.intersection(range(w.start + 1, w.end)) for w in tokenize(text))


@given(st.text(max_size=200))
def test_any_text_is_either_an_article_with_true_offsets_or_refused_clearly(
    tmp_path_factory, text
):
    path = tmp_path_factory.mktemp("any") / "article.txt"
    path.write_bytes(text.encode("utf-8", errors="replace"))
    try:
        article = load_article(path)
    except ArticleError as error:
        assert "article.txt" in str(error)
    else:
        assert all(article.text[w.start : w.end] == w.text for w in article.words)


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
@pytest.mark.slow
def test_fifty_megabytes_are_read_within_a_gigabyte(tmp_path):
    path = tmp_path / "large.txt"
    line = "قال الوزير إن الأمن عاد إلى المدينة بعد أيام من القتال. ثم سكت.\n".encode()
    path.write_bytes(line * (50_000_000 // len(line)))
    code = f"from analysis.text.article import load_article; load_article({str(path)!r})"
    limit = (2**30, 2**30)
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, limit),
    )
    assert result.returncode == 0, result.stderr
