"""Word forms divided into proclitic, stem and enclitic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words.clitics import ENCLITICS, PROCLITICS, split

DIVISIONS = {
    "الروس": ("ال", "روس", ""),
    "وللروس": ("ولل", "روس", ""),
    "وروسيا": ("و", "روسيا", ""),
    "وبالرغم": ("وبال", "رغم", ""),
    "بالفساد": ("بال", "فساد", ""),
    "سيكون": ("س", "يكون", ""),
    "والسياسى": ("وال", "سياسي", ""),
    "حكومته": ("", "حكومة", "ه"),
    "مصدرنا": ("", "مصدر", "نا"),
    "بفرعيه": ("ب", "فرعي", "ه"),
    "اجتثاثهم": ("", "اجتثاث", "هم"),
    "أصدقائهم": ("", "أصدقاء", "هم"),
}
WHOLE = "بحرية بكين بلجيكا كندا لبنان فرنسا وزير كبير فيلم التقى التزمت وصل سلام بلد كتاب"


@pytest.mark.parametrize(("form", "parts"), DIVISIONS.items())
def test_a_form_is_divided_where_the_parts_explain_it(form, parts):
    assert split(form) == parts


@pytest.mark.parametrize("form", WHOLE.split())
def test_a_word_is_left_whole_where_it_is_a_word_itself(form):
    assert split(form) == ("", form, "")


@given(st.text(st.sampled_from("ابتسفكلمنهويةأإ"), min_size=2, max_size=12))
def test_the_parts_are_clitics_around_a_stem_that_is_never_empty(form):
    proclitic, stem, enclitic = split(form)
    assert proclitic in {"", *PROCLITICS}
    assert enclitic in {"", *ENCLITICS}
    assert stem
    assert form.startswith(proclitic) and form.endswith(enclitic)
