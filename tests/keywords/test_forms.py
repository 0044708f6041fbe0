"""Candidates: forms that may be forms of a word, found by the letters that stay."""

import pytest

from analysis.keywords.forms import FormIndex
from analysis.words.lemmas import lemma

FAMILIES = {
    "كتاب": "كتاب كتب الكتاب والكتب بكتابه كتابها للكتب كتابين كتابنا وبكتبهم",
    "قصة": "قصة قصص والقصص قصته بقصصها",  # doubled in the plural
    "حد": "حد حدود الحدود وحدودها للحدود",
    "شقيق": "شقيق أشقاء الأشقاء شقيقته لأشقائهم",  # doubled in the singular
    "قال\N{ARABIC FATHA}": "قال قالت يقول ويقولون سيقول فقالوا قلتم",
    "ليبيا": "ليبيا وليبيا بليبيا",  # made of letters that are also attached to words
    "اجتث\N{ARABIC FATHA}": "اجتث اجتثاث لاجتثاث يجتث",
    "مدينة": "مدينة مدن المدينة مدينتهم بمدننا",
}


@pytest.mark.parametrize("key", FAMILIES)
def test_every_form_of_a_word_is_found_and_no_form_of_another_root(key):
    everything = [form for family in FAMILIES.values() for form in family.split()]
    found = FormIndex(everything).candidates(key)
    assert found == [form for form in everything if form in FAMILIES[key].split()]


def test_candidates_keep_the_order_of_the_list():
    assert FormIndex(["والكتب", "كتب", "كتاب"]).candidates("كتاب") == ["والكتب", "كتب", "كتاب"]


def test_only_what_arabic_attaches_may_stand_around_the_word():
    forms = ["كتاب", "مكتاب", "كتابف", "شكتاب", "كتابي", "فبالكتاب"]
    assert FormIndex(forms).candidates("كتاب") == ["كتاب", "كتابي", "فبالكتاب"]


def test_a_word_in_other_letters_is_found_as_it_is():
    index = FormIndex(["isis", "nato", "2016", "000", "c++"])
    assert index.candidates("isis") == ["isis"]
    assert index.candidates("c++") == ["c++"]
    assert index.candidates("000") == ["000"]


def test_a_word_of_weak_letters_alone_has_candidates_too():
    assert FormIndex(["أي", "وأي", "حرب"]).candidates("اي") == ["أي", "وأي"]


def test_an_empty_list_and_an_unknown_word_have_no_candidates():
    assert FormIndex([]).candidates("كتاب") == []
    assert FormIndex(["حرب"]).candidates("كتاب") == []


def test_forms_of_common_words_of_a_newspaper_are_among_their_candidates():
    text = "وزير وزراء الوزراء حكومة الحكومات رئيس رؤساء الرئاسة مقاتلين المقاتلون طائرات للطائرة"
    forms = text.split()
    index = FormIndex(forms)
    assert all(form in index.candidates(lemma(form)) for form in forms)
