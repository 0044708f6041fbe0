"""The rates of words in a list of forms: all forms of each added up, once, and kept.

Leading 620,000 forms to their words takes half a minute, as long as everything else that a long
text needs; finding the forms of a short one takes seconds, in every chapter. The sums depend on
the list and on the lemmatiser alone; so they are written to the folder where programs of this
user keep what they can make again, under a checksum of both, and read from there the next time.
Where nothing can be written they are made each time.
"""

import hashlib
import json
import os
import zipfile
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from analysis.files import code_digest, replaced
from analysis.words.lemmas import Word, lemma

# What leads forms to words: the modules, and the packages they read.
_MODULES = ("text/*", "words/*", "keywords/forms", "keywords/reference")
_PACKAGES = ("simplemma", "wordfreq", "babel")
_KEPT = 3  # files: sums of other lists, or by other versions, of some megabytes each
_KEPT_RATES = 50  # files: rates of the words of an article, of some kilobytes each


def lemma_sums(rates: Mapping[str, float]) -> Mapping[str, float]:
    """The rate of each lemma key that a form of the list has: the sum of its forms' rates.

    >>> lemma_sums({"ليبيا": 0.25, "وليبيا": 0.125, "حرب": 0.5}) == {"ليبيا": 0.375, "حرب": 0.5}
    True
    """
    sums: dict[str, float] = {}
    for form, rate in rates.items():
        key = lemma(form)
        sums[key] = sums.get(key, 0.0) + rate
    return sums


def kept_sums(rates: Mapping[str, float]) -> Mapping[str, float]:
    """:func:`lemma_sums`, from the file of an earlier time where there is one."""
    file = cache_folder() / f"sums-{checksum(rates)}.npz"
    with suppress(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return _read(file)
    sums = lemma_sums(rates)
    with suppress(OSError):
        _write(file, sums)
        _tidy("sums-*.npz", _KEPT)
    return sums


def kept_rates(of: str, words: Sequence[Word], rate: Callable[[Word], float]) -> list[float]:
    """The ``rate`` of each word, from the file of an earlier time where there is one.

    ``of`` is the :func:`checksum` of the list; the file is one of these very words and forms.
    """
    asked = json.dumps([of, [[word.key, sorted(word.forms)] for word in words]])
    file = cache_folder() / f"rates-{hashlib.sha256(asked.encode()).hexdigest()}.json"
    with suppress(OSError, ValueError, TypeError):
        kept = [float(number) for number in json.loads(file.read_text(encoding="utf-8"))]
        if len(kept) == len(words):
            return kept
    rates = [rate(word) for word in words]
    with suppress(OSError):
        with replaced(file) as draft:
            draft.write_text(json.dumps(rates), encoding="utf-8")
        _tidy("rates-*.json", _KEPT_RATES)
    return rates


def _tidy(pattern: str, most: int) -> None:
    """Remove all but the newest files of a kind."""
    for old in sorted(cache_folder().glob(pattern), key=os.path.getmtime)[:-most]:
        old.unlink(missing_ok=True)


def cache_folder() -> Path:
    """Where programs of this user keep what they can make again."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "arabic-article"


def checksum(rates: Mapping[str, float]) -> str:
    """What the sums depend on, in one number."""
    digest = hashlib.sha256("\n".join(rates).encode())
    digest.update(array("d", rates.values()).tobytes())
    digest.update(code_digest(*_MODULES).encode())
    digest.update(" ".join(map(version, _PACKAGES)).encode())
    return digest.hexdigest()


def _read(file: Path) -> Mapping[str, float]:
    import numpy as np

    with np.load(file) as stored:
        keys = stored["keys"].tobytes().decode().split("\n")
        return dict(zip(keys, stored["sums"].tolist(), strict=True))


def _write(file: Path, sums: Mapping[str, float]) -> None:
    """Write a file that is there whole or not at all."""
    import numpy as np

    keys = np.frombuffer("\n".join(sums).encode(), dtype=np.uint8)
    with replaced(file) as draft, draft.open("wb") as new:
        np.savez_compressed(new, keys=keys, sums=np.array(list(sums.values())))
