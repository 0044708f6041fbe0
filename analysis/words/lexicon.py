"""What is known about Arabic words before any text is read: forms, frequencies and names.

Three sources that other projects keep (simplemma, wordfreq, and the Unicode
locale data in babel) are read from their installed files, on first use, once, and nothing more
of them than is needed: importing wordfreq as a whole costs four times the memory.
"""

import gzip
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from analysis.text.normalisation import bare

ARTICLE = "ال"
_ALEFS = frozenset("اأإآ")

# wordfreq's small list ends at one word in a million; what it does not list is rarer than that.
# A quarter of that is taken, so that an unlisted form never outweighs the rarest listed one.
UNLISTED = -6.6


# Common verbs that the dictionary has not, or has only as nouns: what it lacks of some 1,700
# verbs of modern print, collected by derived form and by weak radical and read through.
MORE_VERBS = """
    أدى قرر بقي حقق تركز حدد خصص ولى شدد سدد قلل حلل شكك صام خاف عدى جزأ عد رد ظل صح كف جف دل سب
    ضل فك لف لم مد هز أظل اعتد أثر أدلى أشبه تشكك راكم تدرب أمم لازم تأسس استحى أبلى أنفذ صافح
    التأم أفاق أباد أبان استعار استمال استشرى أحمى أعيا ألجأ أدنى أقعى التجأ امتلأ اجترأ اختلى
    انتشى اهترأ انتحى توخى تحلى تلافى تشظى تغذى تأسى تجرأ تلألأ غالى قاسى جافى دارى غوى ثوى ذوى
    شفى عمي حيي عيي خفي بلي كبا حذا طغا ناب حان شان ناح وخز ولج فقأ هنئ برئ دفئ جأر بذأ همل أسكت
    أولج أينع أجهز أدمج أشرق أكسب أولم فند هيمن جند حالف حاكم راسل صالح عارض قاسم كابر ناصر انفرج
    استوجب استحدث ادخر تجسد تحدد تحرر تزايد تزود تسارع تشاور تشكل تضاءل تقلص تقيد توجب تحايد
    تغاير تزيف اشتبه تألم تطابق احتذى عج تقرب مرر ترافق غازل أشر انتقص سارع تعود
    تحصل تأجل زخر تضافر استنزف تقطع هزأ تجلط عاهد استلف نكث استنكف دقق أثاب أناب
    أراق
"""
# Verbs spelled like the commonest function words, or like a form of a commoner verb.
NEVER_MEANT = "أن من كن ثم عن قد أم آل أنا أبا ألا أما أيا بلا استطع انته تبن بقى أود عمه"


class Lexicon(NamedTuple):
    """Knowledge about word forms, all of them in bare letters.

    ``forms``: inflected form → dictionary form. ``frequency``: log₁₀ of the share of a form
    among all words, from about -1.5 (في) down to -6. ``definite``: the same for a form with the
    article in front, keyed without it. ``spellings``: stem with a bare first alef → the same
    with the hamza it is usually written with. ``verbs``: the dictionary forms that are
    verbs, cited in the past. ``names``: countries, without their article. ``places``: names
    that are no countries: cities, months, currencies.
    """

    forms: Mapping[str, str]
    frequency: Mapping[str, float]
    definite: Mapping[str, float]
    spellings: Mapping[str, str]
    verbs: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Everything at once, read on the first call and shared from then on."""
    forms, frequency = _forms(), _frequencies()
    definite: dict[str, float] = {}
    for word, share in frequency.items():
        for with_article in (ARTICLE, "وال", "بال", "لل"):
            if word.startswith(with_article):
                definite.setdefault(word[len(with_article) :], share)
    spellings = _spellings([*frequency.items(), *definite.items()])
    verbs = _verbs(forms)
    used = {verb for verb in verbs if verb + "ت" in frequency}
    places = {
        name
        for name in _places(frequency)
        if name not in used and (name not in frequency or forms.get(name, name) == name)
    }
    names = _months() | places
    return Lexicon(forms, frequency, definite, spellings, verbs, _names(), names)


class _Remembered(Mapping[str, str]):
    """A dictionary that remembers what was asked: simplemma's decodes at each question."""

    def __init__(self, source: Mapping[str, str]) -> None:
        self._source = source
        self.get = lru_cache(maxsize=1 << 16)(source.get)  # type: ignore[assignment, method-assign]

    def __getitem__(self, form: str) -> str:
        return self._source[form]

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.get(form) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)


def _forms() -> Mapping[str, str]:
    """simplemma's Arabic dictionary: https://github.com/adbar/simplemma (MIT)."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return _Remembered(DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar"))


def _spellings(shares: Iterable[tuple[str, float]]) -> dict[str, str]:
    """The commonest spelling of words that some write with a bare alef: اعمال → أعمال."""
    usual: dict[str, str] = {}
    for word, _ in sorted(shares, key=lambda item: (item[1], item[0])):
        if word[:1] in _ALEFS:
            usual["ا" + word[1:]] = word
    return usual


def _verbs(forms: Mapping[str, str]) -> frozenset[str]:
    """Dictionary forms of which «you two did» is listed, as it is of verbs only, and some more."""
    listed = {forms[form] for form in forms if form.endswith("تما")}
    cited = {verb for verb in listed if not verb.endswith("تما")}
    return frozenset(cited | set(MORE_VERBS.split())) - set(NEVER_MEANT.split())


def _frequencies() -> dict[str, float]:
    """wordfreq's small Arabic list: https://github.com/rspeer/wordfreq (data CC BY-SA 4.0).

    After a header the file holds one list of words for each hundredth of a factor of ten
    (centibel), commonest first.
    """
    import msgpack

    with gzip.open(_package_file("wordfreq", "data/small_ar.msgpack.gz")) as file:
        _, *bins = msgpack.load(file, raw=False)
    return {word: -centibels / 100 for centibels, words in enumerate(bins) for word in words}


def _names() -> frozenset[str]:
    """Countries and continents with a name of one word, from CLDR through babel."""
    from babel import Locale

    names = (bare(name) for name in Locale("ar").territories.values())
    return frozenset(name.removeprefix(ARTICLE) for name in names if name.isalpha())


# The months of the Islamic calendar, which babel leaves out of the locale data.
_ISLAMIC_MONTHS = "محرم صفر ربيع جمادى رجب شعبان رمضان شوال قعدة"
# The Arab countries that name the months of the Gregorian calendar each in their way.
_WITH_MONTHS = ("ar", "ar_DZ", "ar_IQ", "ar_LB", "ar_MA", "ar_MR", "ar_TN")


def _months() -> frozenset[str]:
    """The first words of the names of the months, from CLDR through babel: كانون, تشرين."""
    from babel import Locale

    found = set(_ISLAMIC_MONTHS.split())
    for code in _WITH_MONTHS:
        for name in Locale.parse(code).months["format"]["wide"].values():
            found.add(bare(name.split()[0]))
    return frozenset(found)


def _places(listed: Container[str]) -> Iterator[str]:
    """Cities and currencies from CLDR through babel, without their article.

    Of names of several words the unlisted ones alone: بوينوس is a name in any text, سان is not.
    """
    from babel import Locale

    arabic = Locale("ar")
    cities = [bare(zone.get("city", "")) for zone in arabic.time_zones.values()]
    currencies = [bare(name.split()[0]) for name in arabic.currencies.values()]
    parts = [part for name in cities for part in name.split() if part not in listed]
    for name in (*cities, *parts, *currencies):
        if name.isalpha() and len(name) > 1:
            yield name.removeprefix(ARTICLE) if len(name) > 4 else name


def _package_file(package: str, path: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; run: pip install {package}")
    return Path(spec.submodule_search_locations[0]) / path
