"""What people added to an article: read with care, and lent only to words that it is about."""

from pathlib import Path

import pytest

from analysis.text.article import load_article
from analysis.text.tokens import tokenize
from analysis.words.annotation import (
    AnnotatedForm,
    described,
    joined_meaning,
    read_annotation,
)
from analysis.words.lemmas import group, lemma
from analysis.words.semantic_fields import COUNTRIES

DATA = Path(__file__).parents[2] / "data"
TEXT = "وصل الوفد. ثم غادر.\nعاد الوفد."
ANNOTATION = (
    AnnotatedForm("الدولة", "دَوْلَة", "NOUN", "state", "armed groups"),
    AnnotatedForm("دول", "دَوْلَة", "NOUN", "states", "countries"),
    AnnotatedForm("الجزائر", "الجزائر", "PROPN", "Algeria", "countries"),
    AnnotatedForm("جيش", "جَيْش", "NOUN", "army"),
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return load_article(path)


def words_of(text, annotation):
    return {word.label: word for word in described(group(tokenize(text)), annotation)}


def annotation_file(folder, *rows):
    path = folder / "lemmas.csv"
    path.write_text("\n".join(["surface,lemma,pos,gloss", *rows]) + "\n", encoding="utf-8")
    return path


def test_an_annotation_may_say_what_words_are_about(tmp_path):
    path = tmp_path / "lemmas.csv"
    rows = [
        "surface,lemma,pos,gloss,field",
        "ليبيا,ليبيا,PROPN,Libya,places",
        "أجل,أجل,NOUN,sake,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [row.field for row in read_annotation(path)] == ["places", ""]


def test_a_column_of_another_name_is_refused(tmp_path):
    path = tmp_path / "lemmas.csv"
    path.write_text("surface,lemma,pos,gloss,colour\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 1.*surface,lemma,pos,gloss,field"):
        read_annotation(path)


def test_an_annotation_is_read_as_spreadsheets_save_it(tmp_path):
    path = tmp_path / "lemmas.csv"
    text = 'surface,lemma,pos,gloss\r\n\r\n ليبيا , ليبيا,PROPN,"Libya, state"\r\n'
    path.write_text("\N{BYTE ORDER MARK}" + text, encoding="utf-8")
    (row,) = read_annotation(path)
    assert row[:4] == ("ليبيا", "ليبيا", "PROPN", "Libya, state")


@pytest.mark.parametrize("again", ["ليبيا", "لِيبيا"])
def test_a_form_annotated_twice_is_refused_with_its_line(tmp_path, again):
    path = annotation_file(tmp_path, "ليبيا,ليبيا,PROPN,Libya", f"{again},ليبيا,PROPN,Libya")
    with pytest.raises(ValueError, match=rf"line 3: «{again}» is annotated twice"):
        read_annotation(path)


def test_an_open_quotation_mark_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"lemmas\.csv, line .*check the quotation marks"):
        read_annotation(annotation_file(tmp_path, '"ليبيا,ليبيا,PROPN,Libya'))


def test_without_a_file_nothing_is_annotated(tmp_path):
    assert read_annotation(tmp_path / "nowhere.csv") == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ليبيا,ليبيا,PROPN", "the number of cells is 3 instead of 4; put a comma for each"),
        ("ليبيا,ليبيا,PROPN,Libya,more", "is 5 instead of 4; put a gloss that holds a comma"),
        (",ليبيا,PROPN,Libya", "no surface; fill it in"),
        ("ليبيا,\0,PROPN,Libya", "a NUL character; save the file as plain text"),
    ],
    ids=["too few", "too many", "empty", "NUL"],
)
def test_a_malformed_annotation_is_refused_with_its_line(tmp_path, row, message):
    with pytest.raises(ValueError, match=rf"lemmas\.csv, line 2: .*{message}"):
        read_annotation(annotation_file(tmp_path, row))


@pytest.mark.parametrize(("code", "line"), [("cp1256", ", line 2"), ("utf-16", "")])
def test_an_annotation_in_another_encoding_is_refused_with_the_command_that_converts_it(
    tmp_path, code, line
):
    path = tmp_path / "lemmas.csv"
    path.write_text("surface,lemma,pos,gloss\nالجيش,الجيش,NOUN,army\n", encoding=code)
    with pytest.raises(ValueError, match=rf"lemmas\.csv{line}: .* iconv -f .* > utf8\.csv"):
        read_annotation(path)


def test_a_word_has_the_meanings_of_its_forms_and_the_field_of_most_of_them():
    words = words_of("الدولة الجزائر دول الدولة جيش", ANNOTATION)
    assert words["الدولة"].meaning == "state; states"
    assert {label: word.field for label, word in words.items()} == {
        "الدولة": "armed groups",
        "الجزائر": "countries",
        "جيش": "",
    }


def test_without_annotation_the_countries_are_known_and_nothing_has_a_meaning():
    words = words_of("الدولة الجزائر دول الدولة جيش", ())
    assert {word.label for word in words.values() if word.field} == {"الجزائر"}
    assert words["الجزائر"].field == COUNTRIES
    assert not any(word.meaning for word in words.values())


def test_an_annotation_without_fields_leaves_the_countries():
    plain = [row._replace(field="") for row in ANNOTATION]
    assert words_of("الدولة الجزائر دول جيش", plain)["الجزائر"].field == COUNTRIES


def test_the_annotation_of_another_text_lends_meanings_to_the_same_dictionary_form_alone():
    # «طرق» may be roads or methods: the row speaks of the word طريق, which is not طريقة.
    annotation = [AnnotatedForm("بطرق", "طَرِيق", "NOUN", "route"), *ANNOTATION]
    words = words_of("طريقة الطبخ سهلة والطريقة قديمة في الجيش والدول", annotation)
    assert [word.label for word in words.values() if word.meaning] == ["الجيش", "الدول"]
    assert not any(word.field for word in words.values())


def test_no_words_have_no_meanings():
    assert described([], ANNOTATION) == []


def test_a_phrase_means_its_words_one_by_one_and_a_gap_where_one_is_unknown():
    words = {word.key: word for word in described(group(tokenize("جيش الدولة")), ANNOTATION)}
    keys = [lemma(form) for form in ("جيش", "الدولة", "ليبيا")]
    assert joined_meaning(keys, words) == "army + state + …"
    assert joined_meaning([lemma("ليبيا")], words) == ""
