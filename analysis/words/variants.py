"""Names that newspapers spell in several ways: أمريكا and أميركا, بنغلاديش and بنجلاديش.

The reviewed table of ``peoples`` lists the names of each country and of its people as they are
in use. Those of them that have the same consonants are spellings of one word.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from analysis.words.lexicon import ARTICLE
from analysis.words.peoples import AMBIGUOUS, TABLE
from analysis.words.usage import frequency

# Continents, in the columns of the table of peoples.
_CONTINENTS = "150 | | أوروبي أوربي"
# Vowels, and hamzas, which are on the alef or are left out.
_VOWELS = re.compile("[اأإآوىيةئء]")


def usual_name(key: str) -> str:
    """The commonest spelling of a name, given and returned with a bare alef.

    >>> usual_name("اميركا"), usual_name("اميركي"), usual_name("بيت")
    ('امريكا', 'امريكي', 'بيت')
    """
    return _usual().get(key, key)


@cache
def _usual() -> Mapping[str, str]:
    spellings: dict[tuple[str, int, str], set[str]] = {}
    ambiguous = AMBIGUOUS.split()
    for line in (*TABLE.strip().splitlines(), _CONTINENTS):
        code, *columns = line.split("|")
        for column, names in enumerate(columns):
            for name in names.replace("=", "").split():
                if "_" not in name and name not in ambiguous:
                    place = code.strip(), column, _consonants(name)
                    spellings.setdefault(place, set()).add(_plain(name))
    found: dict[str, str] = {}
    for alike in spellings.values():
        usual = max(alike, key=lambda name: (name[-1] == "ي", frequency(name), name))
        found |= {name: usual for name in alike if name not in found}
    return MappingProxyType(found)


def _plain(name: str) -> str:
    name = re.sub("[أإ]", "ا", name)
    return name.removeprefix(ARTICLE) if len(name) > 5 else name


def _consonants(name: str) -> str:
    """What stays of a name without its vowels, the two letters for «g» made one."""
    return _VOWELS.sub("", _plain(name)).replace("ج", "غ")
