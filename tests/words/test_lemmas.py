"""Lemma groups: what belongs together, what must stay apart, what is shown."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.article import load_article
from analysis.text.tokens import tokenize
from analysis.words.lemmas import entry_key, group, lemma, standalone
from analysis.words.lexicon import lexicon

ARTICLE = load_article(Path(__file__).parents[2] / "data" / "article.txt")

ONE_WORD = {
    "adjective of a people": "روسي روسية الروس والروس للروس وللروس الروسي الروسية بالروسية",
    "sound plural": "مقاتل المقاتل مقاتلون مقاتلين المقاتلين للمقاتلين والمقاتلون",
    "broken plural": "مصدر مصادر المصادر مصدرنا مصادره",
    "feminine plural": "معلومة معلومات المعلومات ومعلوماته",
    "dual": "أسبوع أسبوعين الأسبوعين أسبوعان",
    "verb": "أشار أشارت وأشار تشير يشير ويشيرون",
    "verb spelled like a noun": "طلبت يطلب تطلبون سيطلب طلبوا",
    "noun spelled like a verb": "الطلب بالطلب طلبات للطلب طلبا",
    "verb of two radicals that stay": "قال قالت يقول سيقولون وقالوا",
    "verb that ends in ya": "أدى أدت يؤدي ستؤدي",
    "derived verb": "يتعاونون وتعاونت ستتعاون",
    "noun of a derived verb": "التعاون بتعاون تعاونهم",
    "doubled noun": "الحق حقوق الحقوق حقه",
    "exporting": "مصدرة المصدرة للمصدرة",
    "place with its plural": "معهد المعاهد معاهد",
    "feminine noun": "مكافحة المكافحة لمكافحة",
    "feminine of an adjective": "جديد جديدة الجديدة جديدتين",
    "passive": "أقام أقيمت أقيم تقيم",
    "defective": "رمى يرمون رمت يرمي",
    "hollow": "دارت تدور يدور تدوران",
    "thing": "شيء شيئا الشيء أشياء",
    "God": "الله لله والله بالله ولله",
    "hand": "يد يده يديه بيده أيديهم",
    "left-out hamza before the article": "ألمانيا المانيا وألمانيا",
    "plural that looks like a verbal noun": "بحث بحوث البحوث أبحاث",
    "pronouns": "حكومة الحكومة حكومته حكومتنا وحكومتهم",
    "final hamza and ya": "مستشفى المستشفى مستشفيات",
    "number": "2013 و2013 ب2013 الـ2013 ٢٠١٣ و٢٠١٣",
    "country": "ليبيا وليبيا لليبيا بليبيا",
    "country with article": "الجزائر للجزائر والجزائر بالجزائر",
    "vowel marks and tatweel": "كِتَاب كتاب كتـــاب الكِتَابُ",
    "my heart": "قلب قلبي القلوب قلبه",
    "my mother": "أم أمي أمه",
    "my son": "ابن ابني ابنه",
    "our day": "يوم يومنا أيام",
    "our right": "حق حقنا حقوق",
    "he died, in the passive": "توفي توفيت يتوفى",
    "valley": "وادي الوادي أودية",
    "charges": "تهم التهم بالتهم",
    "guardian": "ولي الولي لولي",
    "people": "الناس إنسان ناس",
    "my life": "حياة حياتي حياتنا الحياة",
    "my friends": "صديق أصدقائي أصدقاء صديقي",
    "father before a pronoun": "أب أبوه أباه أبيه وأبوها آباؤهم",
    "brother before a pronoun": "أخ أخوه أخاه لأخيه إخوته",
    "dual before a pronoun": "قدم قدميه قدماه القدمين",
    "I and we": "يكتب أكتب نكتب كتبوا",
    "we did": "لعبنا لعبت يلعب نلعب ألعب",
    "he saw him": "رأى رآه رآها يراه رأيته",
    "they asked him": "سألوه سألت يسألون",
    "she found him": "وجدته وجدت يجده",
    "verb before me": "أخبرني أخبر يخبرني أخبرت",
    "noun behind a preposition, rare": "محاذاة بمحاذاة",
    "imperative": "خذ خذوا أخذت يأخذ",
    "doubled verb of one's own": "ظننت يظن أظن",
    "to be": "كان كنا كنت كنتم أكون",
    "accusative that looks like our": "إعلان إعلانا الإعلان",
    "adverb": "مسبق مسبقا المسبق",
    "hamza left out inside": "يأتي ياتي تأتي تاتي",
    "final hamza": "شاطئ شاطىء الشاطئ",
    "verbal noun behind a preposition": "استخراج باستخراج الاستخراج لاستخراج",
    "negation written together with its verb": "يمكن لايمكن",
    "plural in at": "إمداد إمدادات الإمدادات",
    "hundred": "مئة مائة المائة مئتين",
    "sea": "بحر بحار البحار",
    "hamza too many": "انتخاب الإنتخابات إنتخابات الانتخابات",
    "ta without its dots": "شركة شركه الشركه شركات",
    "plural of an action": "مظاهرة مظاهرات المظاهرات",
    "plural of an action beside a participle": "مقابلة مقابلات المقابلات",
    "plural of a borrowed word": "تكنولوجيا تكنولوجيات التكنولوجيات",
    "people of a participle": "مناصر المناصرين مناصرون",
    "hamza left out": "أعمال اعمال الأعمال الاعمال",
}


@pytest.mark.parametrize("forms", ONE_WORD.values(), ids=ONE_WORD)
def test_forms_of_one_word_meet(forms):
    assert len({lemma(form) for form in forms.split()}) == 1


APART = """
    الجزائر جزيرة, بحرية حرية, آمن أمن, أمني أم, روسيا روسي, سورية سور, دول دولي
    يتعاونون التعاون, يحق الحقوق, المصدرة المصادر, علماء العالم, عامة أعوام, مكافحة مكافح
    وطني وطن, صبحي صبح, كواليس واليس, نعاني ينعى, فناني فن
    كفى في, معناه معنا, ترك تركي, جدي يجد, أهم يهم
    زوجها الزوجة, بريطانيا البريطاني, نموا نمت, لاعب يعيب
    عمر عمرو, المعنى المعني, أثر إثر, أعلام إعلام, أحداث إحداث
    متن ماتوا, سوريات سوريا, وأسس أساس
    ظلم ظلمة, السير السيرة, أجر أجرة, ثمنا ثم, علماني علم
    السعودية سعودية, مدنين مدينة, اميل مال
    كابول أبول, بيشوب يشوب, لبنى بنية, وعدن يعد, تشرين أشار
    طلبت الطلب, يعمل العمل, عرضوا للعرض, فساد فسد, نفطي نفط, بريطانيا بريطاني
"""


@pytest.mark.parametrize("forms", re.split("[,\n]", APART.strip()))
def test_different_words_stay_apart(forms):
    first, second = forms.split()
    assert lemma(first) != lemma(second)


@pytest.mark.parametrize(
    "name",
    [
        "بيكربونات",
        "لينكس",
        "بنجامين",
        "فايبر",
        "الجزائر",
        "بكين",
        "بحرية",
        "فرنسا",
        "لبنان",
        "بلجيكا",
        "كندا",
    ],
)
def test_a_name_keeps_its_first_letter(name):
    assert standalone(name) == name


def test_a_country_is_no_form_of_another_word():
    keys = {name: lemma(name) for name in lexicon().names if len(name) > 2}
    assert {name for name, key in keys.items() if key not in {lemma(name), name}} == set()
    assert len(set(keys.values())) > 0.9 * len(keys)


def test_the_words_of_the_article_are_counted_as_a_reader_counts_them():
    counts = {word.label: word.count for word in group(ARTICLE.words)}
    assert counts["ليبيا"] == 18
    assert counts["الروس"] == 16
    assert counts["روسيا"] == 8
    assert counts["الجزائر"] == 6
    assert counts["المقاتلين"] == 6


def test_a_label_is_a_whole_word_of_the_text_without_conjunction_or_preposition():
    text = "للروس والروس وللروس روسي"
    (word,) = group(tokenize(text))
    assert word.label == "الروس"
    assert word.count == 4
    assert list(word.forms) == ["للروس", "والروس", "وللروس", "روسي"]


VERB = "\N{ARABIC FATHA}"


def test_the_label_of_a_noun_stands_in_the_text_as_it_is_or_behind_particles():
    for word in group(ARTICLE.words):
        tail = word.label.removeprefix("ال")
        assert word.key.endswith(VERB) or any(
            tail in form or tail[:-1] in form for form in word.forms
        ), word


def test_the_label_of_a_verb_is_the_verb_as_a_dictionary_cites_it():
    words = group(ARTICLE.words)
    nouns = {word.label for word in words if not word.key.endswith(VERB)}
    for word in words:
        if word.key.endswith(VERB) and entry_key(word.label, verb=True) != word.key:
            assert any(entry_key(noun, verb=True) == word.key for noun in nouns), word
    (word,) = group(tokenize("تشير وأشارت ويشيرون"))
    assert word.label == "أشار"


def test_a_verb_that_looks_like_a_noun_of_the_text_is_shown_in_another_form():
    labels = {word.label for word in group(tokenize("الطلب الطلب طلب طلب طلبا طلبت يطلبون"))}
    assert labels == {"طلب", "طلبت"} or labels == {"الطلب", "طلب"}


def test_the_tokens_of_a_text_stay_spans_and_a_list_of_tokens_gives_the_same_words():
    spans = tokenize("طلب وطلب الطلب ليبيا لليبيا")
    assert [(word.key, word.label, list(word.tokens)) for word in group(spans)] == [
        (word.key, word.label, list(word.tokens)) for word in group(list(spans))
    ]


def test_groups_come_commonest_first_and_equals_in_code_point_order():
    words = group(ARTICLE.words)
    order = [(-word.count, word.label) for word in words]
    assert order == sorted(order)


def test_every_word_is_in_one_group_and_knows_its_places():
    words = group(ARTICLE.words, stopwords=True)
    places = sorted(token.start for word in words for token in word.tokens)
    assert places == [token.start for token in ARTICLE.words]
    assert len({word.key for word in words}) == len(words)


def test_stop_words_are_left_out_unless_asked_for():
    assert group(tokenize("في ليبيا"))[0].label == "ليبيا"
    assert {word.label for word in group(tokenize("في ليبيا"), stopwords=True)} == {"في", "ليبيا"}


@pytest.mark.parametrize(
    ("word", "key"),
    [("", ""), ("F-16", "f-16"), ("BBC", "bbc"), ("2016", "2016"), ("😀", "😀"), ("َ", "")],
)
def test_what_is_no_arabic_word_is_its_own_key(word, key):
    assert lemma(word) == key


@given(st.text(max_size=30) | st.text(st.sampled_from("ابتسفكلمنهوية"), max_size=12))
def test_any_string_has_a_key_that_does_not_depend_on_marks(word):
    key = lemma(word)
    assert isinstance(key, str)
    assert lemma(word) == key


@pytest.mark.parametrize("word", ["ا" * 10_000, "وبال" * 2_500, "\ud800", "ليبيا\udfff"])
def test_odd_strings_are_answered_at_once(word):
    assert isinstance(lemma(word), str)


def test_nothing_is_loaded_before_the_first_word():
    code = (
        "import sys, analysis.words.lemmas as l; "
        "print(l.lexicon.cache_info().currsize if hasattr(l, 'lexicon') else 0, "
        "*{'wordfreq', 'simplemma', 'babel'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0"]


def test_a_label_is_a_word_without_the_ending_of_the_accusative():
    labels = {word.label for word in group(ARTICLE.words)}
    assert {"جديد", "آمن", "ملاذ", "روسيا", "سوريا"} <= labels
    assert not labels & {"جديدا", "آمنا", "ملاذا", "أرضا"}


def test_no_two_words_have_one_label():
    words = group(tokenize("طلب طلب الطلب طلبت وطلب"))
    assert len({word.label for word in words}) == len(words) == 2


ALIKE = "طلب وطلب طلبت الطلب يطلب آخر أخرى X x"


@given(st.lists(st.sampled_from(ALIKE.split()), max_size=12))
def test_labels_are_never_shared(forms):
    labels = [word.label for word in group(tokenize(" ".join(forms)))]
    assert len(set(labels)) == len(labels)
