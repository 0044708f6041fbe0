"""The packages in ``.venv``, and the surroundings in which all builds are alike.

``.venv/installed`` is written when everything is installed, and says what for: another lock,
another interpreter or another place of the folder ask for another installation, and one that
was broken off is begun again.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from book.errors import BookError, is_full
from book.places import BUILD, ENVIRONMENT, ROOT
from book.turns import turn

OLDEST = (3, 11)
# Set in the process that has been put into these surroundings.
_SIGN = "BOOK_SURROUNDINGS"
# The same everywhere: language and time, the order of sets, the number of threads that add up
# floating-point numbers. Kernels get the most of this from `theme.execution` as well.
STEADY = {
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "JUPYTER_PREFER_ENV_PATH": "1",
}
# What somebody may have set for other work, and what would change the book.
_FOREIGN = (
    "MPLBACKEND",
    "PYTHONHOME",
    "PYTHONOPTIMIZE",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
)
_RECIPE = ("requirements.lock", "pyproject.toml")


def enter(arguments: Sequence[str]) -> None:
    """See to it that this process runs in ``.venv`` and in steady surroundings.

    Where it does not, the same command is started anew there, and this never returns.
    """
    if not is_installed():
        with turn(BUILD / ".installing"):
            if not is_installed():
                install()
    if os.environ.get(_SIGN) == str(ENVIRONMENT):
        return
    python = executable()
    command = [str(python), "-m", "book", *arguments]
    around = surroundings(os.environ)
    if os.name == "nt":  # there a new process does not take the place of the old one
        sys.exit(subprocess.run(command, env=around, check=False).returncode)
    sys.stdout.flush()
    os.execve(python, command, around)


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which every build is alike, made from the one that is there."""
    kept = {name: value for name, value in environment.items() if name not in _FOREIGN}
    return kept | STEADY | {"PYTHONPATH": str(ROOT), _SIGN: str(ENVIRONMENT)}


def executable() -> Path:
    """The Python of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_installed() -> bool:
    """Whether the environment is complete, and the one that is asked for."""
    if os.environ.get("BOOK_ENVIRONMENT"):
        if not executable().exists():
            raise BookError(f"BOOK_ENVIRONMENT: there is no Python in {ENVIRONMENT}.")
        return True
    return _fits() and _note()[0] == _recipe()


def _fits() -> bool:
    """Whether the environment was complete once, here, and with the interpreter that is asked for.

    Whoever names an interpreter means it; otherwise the one that was taken stays. An environment
    that was moved does not work.
    """
    note = _note()
    if len(note) != 3 or note[2] != str(ROOT) or not executable().exists():
        return False
    named = os.environ.get("PYTHON") and os.environ.get(_SIGN) is None
    return not named or note[1] == _version()


def _note() -> list[str]:
    try:
        return (ENVIRONMENT / "installed").read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []


def install() -> None:
    """Make the environment anew from the lock.

    Raises:
        BookError: it could not be made; the message says what may help.
    """
    print(f"Installing the locked requirements into {ENVIRONMENT} (a minute or two)", flush=True)
    note = ENVIRONMENT / "installed"
    can_be_kept = _fits()
    note.unlink(missing_ok=True)  # from here on it is not complete
    pip = [str(executable()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not can_be_kept:
        _do([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], _NO_VENV)
    _do([*pip, "--require-hashes", "-r", "requirements.lock"], _NO_PACKAGES)
    _do([*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", "."], _NO_PACKAGES)
    note.write_text(f"{_recipe()}\n{_version()}\n{ROOT}\n", "utf-8")


_NO_VENV = (
    "Python cannot make an environment. On Debian and Ubuntu: apt install python3-venv; elsewhere "
    "install Python from python.org."
)
_NO_UV = "uv, which makes the lock, could not be installed. Is there a network? Then run again."
_NO_LOCK = "The lock could not be made, and is as it was: look above for the cause."
_NO_PACKAGES = (
    "The packages could not be installed. Look above; is there a network? Then run again."
)


def lock() -> None:
    """Pin the newest versions that ``requirements.txt`` allows, with the checksums of all files.

    Raises:
        BookError: it could not be made; the lock is as it was.
    """
    old, new = ROOT / "requirements.lock", ROOT / "requirements.lock.new"
    wanted = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    _do([str(executable()), "-m", "pip", "install", "--quiet", "uv"], _NO_UV)
    compile_ = [str(executable()), "-m", "uv", "pip", "compile", "-", "--quiet", "--universal"]
    compile_ += ["--python-version", "{}.{}".format(*OLDEST), "--fork-strategy", "fewest"]
    compile_ += ["--no-header", "--no-annotate", "--generate-hashes", "--output-file", str(new)]
    others = "\n".join(line for line in wanted if not line.startswith("-"))
    done = subprocess.run(compile_, cwd=ROOT, input=others, encoding="utf-8", check=False)
    if done.returncode:
        new.unlink(missing_ok=True)
        raise BookError(_NO_LOCK)
    new.replace(old)


def _do(command: Sequence[str], cure: str) -> None:
    around = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    done = subprocess.run(command, cwd=ROOT, env=around, check=False)
    if done.returncode and is_full(ROOT):
        raise BookError(f"{ROOT}: the disk is full. Free about 1.5 GB and run this again.")
    if done.returncode:
        raise BookError(cure)


def _recipe() -> str:
    """What is to be installed, as a checksum."""
    digest = hashlib.sha256()
    for name in _RECIPE:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _version() -> str:
    return "{}.{}".format(*sys.version_info[:2])
