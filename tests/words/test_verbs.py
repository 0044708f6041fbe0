"""Verb forms led back to the verb that a dictionary cites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words.conjugation import ENDINGS, PAST, stems
from analysis.words.lexicon import lexicon
from analysis.words.verbs import reading

OF_SOME = {"we did", "do!", "women do"}  # kinds of stems that not every verb has

FORMS = {
    "عمل": "يعمل تعملون عملوا نعمل عملت",
    "قال": "يقول قالت قلت تقولون يقولوا",
    "وصل": "يصل وصلوا تصل",
    "استطاع": "تستطيع يستطع استطاعت استطعت يستطيعون",
    "أدى": "يؤدي أدت أدوا تؤدي",
    "أعلن": "يعلن اعلنت أعلنوا",
    "قرر": "قررت يقرر",
    "باع": "يبيع باعوا بعت تبيعين",
    "زار": "يزور زرنا تزورون يزر",
    "خاف": "يخاف تخاف يخافون",
    "اختار": "يختار اخترت اختارت",
    "رمى": "يرمون رمت يرمي رميت",
    "اشترى": "يشترون اشترت يشتري اشترينا",
    "دعا": "يدعو دعت دعوت",
    "بقي": "بقيت يبقى بقوا",
    "قرأ": "يقرأ قرأت يقرؤون",
    "أنشأ": "أنشأت أنشئت",
    "رأى": "يرى رأت يرون",
    "ظل": "ظلت يظل ظللت",
    "استمر": "يستمر استمرت استمررت استمررنا",
    "أحب": "أحببت أحببنا يحب نحب",
    "كان": "كنا كنت كن",
    "أخذ": "خذ خذوا آخذ نأخذ",
    "وضع": "نضع أضع ضعوا",
    "علم": "أعلم نعلم علمنا",
    "سمع": "أسمع نسمع",
    "رجا": "أرجو نرجو رجوت",
    "ود": "نود تود",
    "نجا": "ننجو نجوت",
    "ظن": "ظننت ظنوا أظن",
    "حيي": "يحيا نحيا",
    "سكت": "يسكتن تسكتن",
    "صام": "يصمن صمن",
    "مد": "يمددن مددن",
    "انحل": "انحللت انحل ينحل",
    "لاءم": "يلائم تلائم لاءمت",
    "أيقن": "يوقن توقنون أيقنت",
    "ولي": "يلي تلي",
    "شم": "يشم تشم شممت",
    "قص": "يقص تقص",
    "أبعد": "يبعد أبعدت",
}
PASSIVES = {"أقام": "أقيم أقيمت", "اغتال": "اغتيل اغتيلوا", "صادر": "صودرت", "أعطى": "أعطيت"} | {
    "سأل": "سئل سئلت",
    "آتى": "أوتي أوتيت أوتوا",
    "أدار": "يدار تدار",
    "أذاع": "تذاع يذاع",
}


@pytest.mark.parametrize(("verb", "forms"), [*FORMS.items(), *PASSIVES.items()])
def test_a_form_leads_to_the_verb_under_which_a_dictionary_has_it(verb, forms):
    found = {form: reading(form) for form in forms.split()}
    assert {form: one and one.verb for form, one in found.items()} == dict.fromkeys(found, verb)


@pytest.mark.parametrize("form", ["حكومة", "مسؤول", "ضظغخ", "ي", "ت", "التأمين", "انجون"])
def test_what_is_no_form_of_a_verb_has_no_reading(form):
    assert reading(form) is None


def test_behind_the_particle_of_the_future_only_a_present_can_stand():
    assert reading("تعمل").kind == reading("تعمل", future=True).kind == "he does"
    assert reading("عملت", future=True) is None


@given(st.sampled_from(sorted(lexicon().verbs)))
def test_every_verb_has_a_stem_of_every_kind_and_none_is_empty(verb):
    made = list(stems(verb))
    assert {kind for kind, _, _ in made} >= ENDINGS.keys() - OF_SOME
    assert all(letters for _, letters, _ in made)
    assert all(rarer >= 0 for _, _, rarer in made)


def test_the_past_of_a_regular_verb_is_the_verb_with_every_ending():
    made = {(kind, letters) for kind, letters, _ in stems("كتب") if kind in PAST}
    assert made == {(kind, "كتب") for kind in PAST if kind not in OF_SOME}


@given(st.text(st.sampled_from("ابتسفكلمنهوية"), min_size=1, max_size=8))
def test_what_is_read_as_a_verb_is_read_as_one_that_is_known(stem):
    found = reading(stem)
    assert found is None or found.verb in lexicon().verbs
