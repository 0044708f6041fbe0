"""The package as somebody installs it who wants the functions and not the book."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
pytestmark = pytest.mark.slow

TEXT = "وصل الوفد الروسي إلى الجزائر. ثم غادر الوفد المدينة بعد يوم."
SMALL_BOOK = {
    "_config.yml": """
title: Small
only_build_toc_files: true
execute: {execute_notebooks: cache}
sphinx:
  extra_extensions: [theme, theme.execution]
  config: {html_search_language: en, execution_depends_on: []}
""",
    "_toc.yml": "format: jb-book\nroot: one\nchapters: [{file: two}]\n",
    "one.md": "# One\n\nOf ليبيا and $x^2$.\n",
    "two.md": "# Two\n\n![A dot](dot.png)\n",
}


def run(*command, cwd):
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env={"PYTHONUTF8": "1"}
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, made without a network from a copy: setuptools leaves things behind."""
    folder = tmp_path_factory.mktemp("wheel")
    for package in ("analysis", "theme"):
        shutil.copytree(ROOT / package, folder / "copy" / package)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "copy")
    offline = ["--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [*PIP, "wheel", *offline, "-w", folder, folder / "copy"], cwd=folder, check=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A Python with the wheel and the packages of this environment, but not this repository."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=False)
    scripts = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = folder / scripts
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", code, cwd=folder).strip())
    # A path that is added this way is not searched for further .pth files, such as ours.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    install = [*PIP, "--python", python, "install", "--no-deps", "--no-index"]
    subprocess.run([*install, wheel], cwd=folder, check=True)
    return python


def test_the_wheel_holds_every_file_that_is_not_made(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("analysis", "theme")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "readme" not in path.parts
    }
    assert wanted <= held
    assert {"analysis/py.typed", "theme/arabic.json", "theme/templates/layout.html"} <= held


def test_the_installed_package_reads_an_article_from_another_folder(python, tmp_path):
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    assert "وفد" in run(python, "-m", "analysis", "article.txt", cwd=tmp_path)
    where = run(python, "-c", "import analysis; print(analysis.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where


def test_the_installed_theme_makes_another_book(python, tmp_path):
    for name, text in SMALL_BOOK.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    Image.new("RGB", (3, 2)).save(tmp_path / "dot.png")
    code = "from jupyter_book.cli.main import main; main(['build', '-W', '.'])"
    run(python, "-c", code, cwd=tmp_path)
    pages = tmp_path / "_build" / "html"
    one, two = ((pages / f"{name}.html").read_text(encoding="utf-8") for name in ("one", "two"))
    assert '<bdi data-bidi lang="ar" dir="rtl">ليبيا</bdi >' in one  # theme.direction
    assert "<math" in one  # theme.mathml
    assert 'width="3" height="2"' in two  # theme.assets
    assert "bootstrap" not in one  # theme.layout
    assert "font/woff2;base64" in (pages / "_static" / "fonts.css").read_text(
        "utf-8"
    )  # theme.fonts
    assert "ليبيا" in (pages / "_static" / "book-text.js").read_text("utf-8")  # theme.search
    assert (pages / "404.html").exists()  # theme.publication
