"""What "ordinary Arabic" is: the word rates a text is compared with.

A reference answers one question, how many of a million words are forms of this lemma, and it
says where the answer comes from. Text and reference go through the same lemmatiser, so that
both sides of the comparison make the same mistakes.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.keywords.forms import FormIndex
from analysis.keywords.sums import checksum, kept_rates, kept_sums
from analysis.text.normalisation import bare
from analysis.words.lemmas import Word, lemma

# Known rates are summed until the forms that are left cannot change the sum by more than this,
# if no more of them than of the last fifty (and one in twenty besides) are forms of the word.
# Against the sum over all 620,000 forms of wordfreq no word of a test article is off by 2 %.
_PRECISION = 0.01
_AT_ONCE, _UNSEEN = 50, 0.05

# Of more words the forms are not looked for one by one: leading every form of the list to its
# word takes as long as looking for those of some thousand words.
MANY = 500

# What shares may add up to above 1 because each was rounded.
_ROUNDING = 0.01


@dataclass(frozen=True)
class Reference:
    """Word forms and their share of all words, with what a reader must know about them.

    ``rates``: word form in bare letters -> share of all words, above 0; ``size``: words counted,
    or ``None`` where the rates are taken as known. ``name`` says where it is from, when and
    of what register.
    """

    name: str
    rates: Mapping[str, float]
    size: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no reference."""
        if not self.rates:
            raise ValueError(f"the reference «{self.name}» holds no word: nothing to compare with")
        for word, rate in self.rates.items():
            if not 0 < rate <= 1:
                raise ValueError(
                    f"«{word}» has the rate {rate} in the reference «{self.name}»: rates are "
                    "shares above 0 and at most 1; leave out words that do not occur"
                )
        if (total := math.fsum(self.rates.values())) > 1 + _ROUNDING:
            raise ValueError(
                f"the rates of the reference «{self.name}» add up to {total:g}: rates are shares "
                "of all words and add up to 1 at most; divide them by their sum"
            )

    @cached_property
    def floor(self) -> float:
        """The rate assumed for a word the reference does not have.

        With known rates the smallest in the list; with counts half an occurrence (Hardie 2014).
        """
        return min(self.rates.values()) if self.size is None else 0.5 / self.size

    def rate(self, word: Word) -> float:
        """The share of all words that are forms of the word; 0.0 when there are none.

        All forms count, those that the text happens to use and those that it does not:
        without the others the reference would be understated, and keyness overstated, the
        more the rarer the word is and the more forms it has.
        """
        if word.key not in self._sums:
            self._sums[word.key] = self._sum(word.key)
        found, asked = self._sums[word.key]
        others = {bare(form) for form in word.forms} - asked
        return math.fsum([found, *(self.rates.get(form, 0.0) for form in others)])

    def rates_of(self, words: Sequence[Word]) -> list[float]:
        """The :meth:`rate` of each of some words; of more than :data:`MANY` the exact sums."""
        if len(words) <= MANY:
            return kept_rates(self._checksum, words, self.rate)
        return [self._all_sums.get(word.key, 0.0) for word in words]

    def _sum(self, key: str) -> tuple[float, frozenset[str]]:
        """The rate of a lemma, and the forms that were asked about."""
        candidates = sorted(self._index.candidates(key), key=lambda form: -self.rates[form])
        left, found, at = math.fsum(self.rates[form] for form in candidates), 0.0, 0
        while at < len(candidates):
            part = candidates[at : at + _AT_ONCE]
            shares = [self.rates[form] for form in part if lemma(form) == key]
            mass = math.fsum(self.rates[form] for form in part)
            found, left, at = found + math.fsum(shares), left - mass, at + len(part)
            expected = left * (math.fsum(shares) / mass + _UNSEEN)
            if self.size is None and expected <= _PRECISION * found:
                break
        return found, frozenset(candidates[:at])

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex(self.rates)

    @cached_property
    def _all_sums(self) -> Mapping[str, float]:
        return kept_sums(self.rates)

    @cached_property
    def _checksum(self) -> str:
        return checksum(self.rates)

    @cached_property
    def _sums(self) -> dict[str, tuple[float, frozenset[str]]]:
        """The lemmas asked about so far; a reading asks about the same ones many times."""
        return {}


@lru_cache(maxsize=1)
def ordinary_arabic() -> Reference:
    """wordfreq's large Arabic list, with its rates taken as known.

    Compiled in 2021 and frozen since (Speer, doi:10.5281/zenodo.7199437): Wikipedia,
    film subtitles, news, the web and Twitter mixed, so its register is broad and less
    formal than a newspaper's. What marks all newspapers shows up as keyness
    too. Loaded on first use (about 100 MB, and 60 more for the index of forms) and kept.
    """
    import wordfreq

    return Reference(
        "wordfreq 3.1, Arabic, large list (2021; Wikipedia, subtitles, news, web, Twitter)",
        wordfreq.get_frequency_dict("ar", wordlist="large"),
    )


def from_counts(counts: Mapping[str, int], name: str) -> Reference:
    """A reference from counted words. Raises ValueError when nothing was counted."""
    size = sum(counts.values())
    return Reference(name, {word: n / size for word, n in counts.items() if n}, int(size))
