"""Whatever is wrong in a source is told with its place, and the rest is read."""

import csv
import gzip
import json

import pytest

from analysis.archive.building import Settings, build
from analysis.archive.command import main
from analysis.archive.engine import loop
from analysis.archive.store import ArchiveError, read_record, read_table, table_path

pytest.importorskip("pyarrow")

GOOD = "اجتمع الوزراء في العاصمة لبحث الأزمة."


def built(source, out, settings=Settings()):  # noqa: B008
    with loop() as engine:
        return build(source, out, engine, settings)


def rejected(out):
    rows = read_table(table_path(out, read_record(out), "rejected")).to_pylist()
    return {(row["file"], row["row"]): (row["reason"], row["kept"]) for row in rows}


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


LINES = {
    1: json.dumps({"text": GOOD}).encode(),
    2: b"",
    3: json.dumps({"text": "  "}).encode(),
    4: json.dumps({"text": None}).encode(),
    5: json.dumps({"text": 5}).encode(),
    6: json.dumps({"title": "x"}).encode(),
    7: b"{text",
    8: b'{"text": "\xc7\xe1\xd3\xe1\xc7\xe3"}',
    9: b"[1]",
    10: json.dumps({"text": "nothing but English"}).encode(),
    11: json.dumps({"text": GOOD + " ثم عادوا.", "date": "yesterday"}).encode(),
    12: json.dumps({"text": GOOD + " ثم سافروا.", "date": "31.02.2020"}).encode(),
    13: json.dumps({"text": "قال " * (3 << 20)}, ensure_ascii=False).encode(),
    14: json.dumps({"text": "half \ud800 " + GOOD}).encode(),
    15: json.dumps({"text": GOOD + " وانتهى الاجتماع."}).encode(),
    16: b"[" * 100_000,
}
REASONS = {
    3: "no text",
    4: "no text",
    5: "the text is no text but int",
    6: "no column is known to hold the text",
    7: "no JSON",
    8: "not UTF-8",
    9: "no JSON object",
    10: "no Arabic letter",
    11: "kept without its date, which cannot be read: «yesterday»",
    12: "kept without its date",
    13: "MB in one article",
    14: "not UTF-8",
    16: "no JSON",
}


def test_bad_rows_are_told_with_their_line_and_reason(source, tmp_path):
    (source / "a.jsonl").write_bytes(b"\n".join(LINES.values()) + b"\n")
    record = built(source, tmp_path / "out")
    assert record.articles == 4
    found = rejected(tmp_path / "out")
    assert {row for _, row in found} == set(REASONS)
    for row, reason in REASONS.items():
        told, kept = found["a.jsonl", row]
        assert told.startswith(reason) or reason in told
        assert kept == (row in (11, 12))


def test_a_row_of_fifty_megabytes_is_passed_over_without_being_held(source, tmp_path):
    with (source / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"\xd8\xa7" * (1 << 19))
        file.write(b'"}\n' + LINES[1] + b"\n")
    assert built(source, tmp_path / "out").articles == 1
    reason, _ = rejected(tmp_path / "out")["a.jsonl", 1]
    assert reason.startswith("52.4 MB in one article")


def test_files_that_cannot_be_read_are_told_and_hidden_ones_passed_over(source, tmp_path):
    (source / "good.txt").write_text(GOOD, encoding="utf-8")
    (source / "old.txt").write_bytes(GOOD.encode("cp1256"))
    (source / "empty.txt").write_bytes(b"")
    (source / "all.jsonl.gz").write_bytes(gzip.compress(LINES[1]))
    (source / "all.zip").write_bytes(b"PK")
    (source / "picture.png").write_bytes(b"x")
    (source / "list.json").write_text('[{"text": "a"}]')
    (source / "broken.parquet").write_bytes(b"PAR1 no more")
    (source / "other.csv").write_text("a,b\n1,2\n")
    (source / ".hidden").write_text("x")
    assert built(source, tmp_path / "out").articles == 1
    found = {file: reason for (file, _), (reason, _) in rejected(tmp_path / "out").items()}
    assert found.keys() == {path.name for path in source.iterdir()} - {"good.txt", ".hidden"}
    assert "Windows-1256" in found["old.txt"]
    assert "empty" in found["empty.txt"]
    assert found["all.zip"] == "a compressed file (.zip): unpack it first"
    assert "unpack" in found["all.jsonl.gz"]
    assert "JSON Lines" in found["list.json"]
    assert "«a», «b»" in found["other.csv"]
    assert "parquet" in found["broken.parquet"]


def test_csv_is_read_over_line_ends_in_cells_and_in_pieces(source, tmp_path, monkeypatch):
    with (source / "a.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["text", "id"])
        for number in range(20):
            rows.writerow([f'{GOOD}\nقال "نعم"; {"ثم " * number}انتهى.', number])
            if number == 7:
                file.write("one cell\r\n")
        rows.writerow(["x" * (3 << 20), "long"])
        rows.writerow([f"{GOOD} في النهاية.", "last"])
    monkeypatch.setattr("analysis.archive.sources.PIECE", 300)
    record = built(source, tmp_path / "out", Settings(keep_duplicates=True))
    assert record.articles == 21
    assert len(record.parts) > 5
    found = rejected(tmp_path / "out")
    assert set(found) == {("a.csv", 10), ("a.csv", 23)}
    assert found["a.csv", 10][0].startswith("1 cells where the header has 2")
    assert "MB in one article" in found["a.csv", 23][0]


def test_strict_makes_problems_errors_that_name_the_place(source, tmp_path):
    (source / "a.jsonl").write_bytes(LINES[1] + b"\n" + LINES[7] + b"\n")
    with pytest.raises(ArchiveError, match=r"1 problems.*\n  a.jsonl, row 2: no JSON"):
        built(source, tmp_path / "out", Settings(strict=True))
    assert built(source, tmp_path / "out").articles == 1


def test_a_source_without_an_article_is_an_error_with_the_reasons(source, tmp_path):
    with pytest.raises(ArchiveError, match="no file"):
        built(source, tmp_path / "out")
    with pytest.raises(ArchiveError, match="no such file or folder"):
        built(source / "nowhere", tmp_path / "out")
    (source / "a.csv").write_text("headline,words\nx,y\n")
    with pytest.raises(ArchiveError, match=r"no article could be read:\n.*--text COLUMN"):
        built(source, tmp_path / "out")


def test_a_column_of_text_with_another_name_is_named(source, tmp_path):
    (source / "a.csv").write_text(f"wording,text\n{GOOD},other\n", encoding="utf-8")
    assert built(source, tmp_path / "out", Settings(text="wording")).words == 6
    with pytest.raises(ArchiveError, match="there is no column «nothing»"):
        built(source, tmp_path / "out", Settings(text="nothing"))


def test_the_command_says_what_was_made_and_what_was_not(source, tmp_path, capsys):
    (source / "a.jsonl").write_bytes(LINES[1] + b"\n" + LINES[7] + b"\n")
    out = str(tmp_path / "out")
    assert main([str(source), "--out", out, "--engine", "loop"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1 articles, 6 words\n1 rows with a problem, listed in ")
    assert main([str(source / "b"), "--out", out, "--engine", "loop"]) == 1
    assert "no such file or folder" in capsys.readouterr().err


def test_two_builds_of_one_archive_do_not_mix(source, tmp_path):
    (source / "a.txt").write_text(GOOD, encoding="utf-8")

    def nested(function, values):
        with pytest.raises(ArchiveError, match="being built by another process"):
            built(source, tmp_path / "out")
        return map(function, values)

    assert build(source, tmp_path / "out", nested, Settings()).articles == 1


def test_an_archive_with_a_missing_table_is_not_opened(source, tmp_path):
    (source / "a.txt").write_text(GOOD, encoding="utf-8")
    record = built(source, tmp_path / "out")
    table_path(tmp_path / "out", record, "bags").unlink()
    with pytest.raises(ArchiveError, match="the table bags is missing"):
        read_record(tmp_path / "out")
    (tmp_path / "out" / "archive.json").write_text('{"format": 1, "tables": {}}')
    with pytest.raises(ArchiveError, match="damaged"):
        read_record(tmp_path / "out")
    (tmp_path / "out" / "archive.json").write_text('{"format": 0}')
    with pytest.raises(ArchiveError, match="another format"):
        read_record(tmp_path / "out")
    (tmp_path / "out" / "archive.json").write_text("{")
    with pytest.raises(ArchiveError, match="cannot be read"):
        read_record(tmp_path / "out")
