"""Words of their own in ta marbuta told from feminines of adjectives."""

import pytest

from analysis.words.feminine import is_own_word

OWN = "مكافحة محافظة منطقة حكومة رسالة صناعة كتابة سفينة مقابلة شركة حصانة غرابة سباحة بلاغة"
FEMININES = "جديدة كبيرة سياسية اقتصادية مختلفة قادمة مسلحة ماضية عربية يتيمة شفوية"


@pytest.mark.parametrize("stem", OWN.split())
def test_a_noun_in_ta_marbuta_is_its_own_word(stem):
    assert is_own_word(stem)


@pytest.mark.parametrize("stem", FEMININES.split())
def test_the_feminine_of_an_adjective_is_none(stem):
    assert not is_own_word(stem)
