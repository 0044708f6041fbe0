"""The command line."""

import csv
import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "article.txt"
COMMAND = [sys.executable, "-m", "analysis"]


@pytest.fixture
def article(tmp_path):
    def write(text):
        path = tmp_path / "my article.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_command_sums_up_an_article(capsys):
    assert main([str(ARTICLE), "-n", "3"]) == 0
    said = capsys.readouterr().out
    assert "date: 16 February 2016" in said
    assert "446 words, 8 sentences, 4 paragraphs" in said
    assert "ليبيا 18" in said
    assert "left out: 6 pieces (" in said
    assert "check:" not in said


def test_a_folder_is_its_article_with_what_is_known_about_it(tmp_path, capsys):
    (tmp_path / "article.txt").write_text("وصل الوفد. ثم غادر.", encoding="utf-8")
    (tmp_path / "article.toml").write_text("title = 'العودة'\ndate = 2016-02-16", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("العودة\ndate: 16 February 2016\n")


def test_what_was_guessed_is_said(article, capsys):
    path = article("الوفد يصل إلى المدينة بعد رحلة\nسالم علي\n15 شعبان 1437 هـ\nوصل الوفد أمس.")
    assert main([str(path)]) == 0
    said = capsys.readouterr().out
    assert "check: line 2, سالم علي: taken for page furniture" in said
    assert "date: 22 May 2016 (computed from 15 شعبان 1437 هـ)" in said


@pytest.mark.parametrize(
    "text", ["سافر الوفد إلى البلدة مساء الأحد.", "نعم", "لا", "في", "1 و 2", "ﷺ", "كتاب. " * 3]
)
def test_the_smallest_article_has_a_summary_without_a_gap(article, capsys, text):
    assert main([str(article(text))]) == 0
    said = capsys.readouterr().out
    assert all(line.strip() and not line.endswith((" ", ":")) for line in said.splitlines())
    assert not any(word in said for word in ("None", "nan", "1 words", "«»", "()"))


def test_the_command_says_what_is_wrong_with_a_file(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere.txt")]) == 1
    said = capsys.readouterr()
    assert "there is no such file" in said.err
    assert said.out == ""


def test_another_language_is_read_only_when_forced(article, capsys):
    path = article("رئیس جمهور گفت که این کتاب را به او دادم.")
    assert main([str(path)]) == 1
    assert "does not look like Arabic" in capsys.readouterr().err
    assert main([str(path), "--force"]) == 0
    assert "check: this does not look like Arabic, but like Persian" in capsys.readouterr().out


@pytest.mark.parametrize("n", ["0", "-2", "many"])
def test_the_command_refuses_a_number_of_words_before_it_says_anything(capsys, n):
    with pytest.raises(SystemExit) as end:
        main([str(ARTICLE), "-n", n])
    assert end.value.code == 2
    said = capsys.readouterr()
    assert "-n" in said.err
    assert said.out == ""


def test_json_has_every_table_and_no_number_that_is_none(capsys):
    def refuse(constant):
        raise AssertionError(constant)

    assert main([str(ARTICLE), "--json"]) == 0
    tables = json.loads(capsys.readouterr().out, parse_constant=refuse)
    assert tables["words"][0]["word"] == "ليبيا"
    assert tables["words"][0]["count"] == 18
    assert len(tables["sentences"]) == 8
    assert tables["keywords"][0]["meaning"] == "Libya"
    assert len(tables["removed"]) == 6


def test_json_says_why_a_table_is_empty(article, capsys):
    assert main([str(article("نعم")), "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert tables["zipf"]["undefined"]


def test_csv_files_hold_what_json_holds_and_open_in_a_spreadsheet(tmp_path, capsys):
    folder = tmp_path / "new" / "tables"
    assert main([str(ARTICLE), "--csv", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(path) for path in _written(folder)]
    assert main([str(ARTICLE), "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert {path.stem for path in folder.iterdir()} == set(tables)
    for path in folder.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(tables[path.stem])


def _written(folder):
    return sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)


def test_no_cell_of_a_csv_file_is_a_formula(article, tmp_path, capsys):
    path = article("=cmd|' /C calc'!A0 هكذا كتب.\n- قال الوزير نعم.\n+1 عاد الوفد.")
    assert main([str(path), "--csv", str(tmp_path / "csv")]) == 0
    for sheet in (tmp_path / "csv").iterdir():
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert cell[:1] not in "=+@\t\r" or not cell or _is_number(cell)
                    assert not cell.startswith("-") or _is_number(cell)


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([str(ARTICLE), "--csv", str(tmp_path / "file" / "x")]) == 1
    said = capsys.readouterr().err
    assert "cannot be written" in said
    assert "file" in said


def test_notes_are_a_file_that_can_be_read_at_once(capsys):
    assert main([str(ARTICLE), "--notes"]) == 0
    table = tomllib.loads(capsys.readouterr().out)
    assert len(table["rendering"]["sentences"]) == 8


@pytest.mark.slow
def test_whatever_the_terminal_is_set_to_arabic_is_written_as_utf8():
    done = subprocess.run(
        [*COMMAND, str(ARTICLE), "-n", "1"],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "ليبيا 18" in done.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_reader_that_has_enough_ends_the_command_quietly():
    with subprocess.Popen(
        [*COMMAND, str(ARTICLE), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as command:
        command.stdout.read(10)
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 0


def test_a_command_that_is_stopped_ends_without_a_traceback(tmp_path):
    pipe = tmp_path / "article.txt"
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [*COMMAND, str(pipe)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT
    )
    # Once the pipe can be opened for writing, the command is reading: it waits for a text.
    with command, pipe.open("wb"):
        command.send_signal(signal.SIGINT)
        error = command.stderr.read().decode()
    assert command.returncode == 130
    assert error == "\nStopped.\n"
