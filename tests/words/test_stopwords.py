"""Function words, in every form in which they are written."""

import pytest

from analysis.words.stopwords import is_stopword, stopwords


@pytest.mark.parametrize(
    "forms",
    [
        "في فيه فيها وفي ففي وفيهم",
        "إلى الى إليه اليها وإلى",
        "على عليه عليهم وعلى",
        "من منه منها ومن ممن مما",
        "أن ان أنه أنها بأن لأن وأن لأنهم",
        "الذي التي الذين اللذين والذي للذين بالتي",
        "نحو بنحو حسب بحسب وبحسب",
        "هذا هذه ذلك تلك لهذا بذلك وهذه أولئك",
        "هو هي هم وهو فهي",
        "كان كانت يكون تكون وكان",
        "الذى التى فى هى إلي الي",
        "داخل خارج داخلها خارجه",
        "لكنني لأنني إني أننا",
        "لا لم لن ما قد سوف ولم ولا",
        "م د هـ ص",
        "كم مهما أينما كأنما ريثما الـ",
    ],
)
def test_a_function_word_is_known_in_all_its_forms(forms):
    assert [form for form in forms.split() if not is_stopword(form)] == []


CONTENT_WORDS = """
    ليبيا روسيا دولة قال رئيس منطقة عليا فيلم ولاية كلية داخلي خلفي أمامي عبري ضمني نحوي معنى أثر
    إمام منى علي فهم بني كلي فتحت الداخل الخارج حولي أحد إحدى عدة معظم جميع شبه واحد
    تم يتم ولي فعلي فلان كائن
"""


@pytest.mark.parametrize("word", CONTENT_WORDS.split())
def test_a_content_word_is_none(word):
    assert not is_stopword(word)


def test_the_list_is_of_a_size_that_can_be_maintained():
    assert 500 < len(stopwords()) < 5_000
