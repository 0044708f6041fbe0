"""Sums over all forms of a word: right, made once, and made again when anything has changed."""

import os

import pytest

from analysis.keywords import sums
from analysis.text.tokens import tokenize
from analysis.words.lemmas import group

RATES = {"ليبيا": 0.25, "وليبيا": 0.125, "حرب": 0.5, "c++": 0.0625}
SUMS = {"ليبيا": 0.375, "حرب": 0.5, "c++": 0.0625}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return sums.cache_folder()


def refuse(form):
    raise AssertionError(f"{form} was asked about again")


def test_sums_are_made_once_and_read_the_next_time(monkeypatch):
    assert sums.kept_sums(RATES) == SUMS
    monkeypatch.setattr(sums, "lemma", refuse)
    assert sums.kept_sums(dict(RATES)) == SUMS


@pytest.mark.parametrize("rates", [RATES | {"حرب": 0.4}, {"حرب": 0.5}, RATES | {"نفط": 0.01}])
def test_sums_of_another_list_are_made_anew(rates):
    sums.kept_sums(RATES)
    assert sums.kept_sums(rates) == sums.lemma_sums(rates)


def test_sums_are_made_anew_when_the_lemmatiser_has_changed(monkeypatch):
    sums.kept_sums(RATES)
    monkeypatch.setattr(sums, "code_digest", lambda *modules: f"{modules} changed")
    monkeypatch.setattr(sums, "lemma", lambda form: form)
    assert sums.kept_sums(RATES) == RATES


def test_sums_are_made_anew_when_a_package_that_the_lemmatiser_reads_has_changed(monkeypatch):
    sums.kept_sums(RATES)
    monkeypatch.setattr(sums, "version", lambda name: f"{name} 99")
    monkeypatch.setattr(sums, "lemma", lambda form: form)
    assert sums.kept_sums(RATES) == RATES


@pytest.mark.parametrize("broken", [b"", b"PK", b"no archive", None])
def test_a_file_that_is_broken_is_made_anew(folder, broken):
    sums.kept_sums(RATES)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-40] if broken is None else broken)
    assert sums.kept_sums(RATES) == SUMS
    assert [path.name for path in folder.iterdir()] == [file.name]


def test_where_nothing_can_be_written_the_sums_are_made_all_the_same(folder):
    folder.write_text("a file where the folder would be")
    assert sums.kept_sums(RATES) == SUMS


def test_the_files_of_old_lists_do_not_pile_up(folder):
    written = []
    for number in range(1, 7):
        sums.kept_sums({"حرب": number / 10})
        (new,) = set(folder.iterdir()).difference(written)
        os.utime(new, (number, number))
        written.append(new)
    assert set(folder.iterdir()) == set(written[-3:])


def test_the_folder_is_where_programs_keep_what_they_can_make_again(tmp_path, monkeypatch):
    assert sums.cache_folder() == tmp_path / "arabic-article"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sums.cache_folder() == tmp_path / ".cache" / "arabic-article"


def asked(text):
    return list(group(tokenize(text)))


def found(words, rate=lambda word: 0.5):
    return sums.kept_rates("a list", words, rate)


def test_rates_of_the_words_of_an_article_are_looked_for_once():
    words = asked("ليبيا وليبيا حرب")
    assert found(words, lambda word: {"ليبيا": 0.1, "حرب": 1 / 3}[word.key]) == [0.1, 1 / 3]
    assert found(words, refuse) == [0.1, 1 / 3]


@pytest.mark.parametrize("text", ["ليبيا حرب", "ليبيا وليبيا", "ليبيا وليبيا بحرب"])
def test_rates_of_other_words_or_forms_are_looked_for_anew(text):
    found(asked("ليبيا وليبيا حرب"))
    assert set(found(asked(text), lambda word: 0.25)) == {0.25}
    assert sums.kept_rates("another list", asked(text), lambda word: 0.125)[0] == 0.125


@pytest.mark.parametrize("broken", ["", "{}", "[0.5]", "[null, null]", "3"])
def test_rates_in_a_file_that_is_broken_are_looked_for_anew(folder, broken):
    words = asked("ليبيا حرب")
    found(words)
    (file,) = folder.iterdir()
    file.write_text(broken)
    assert found(words) == found(words, refuse) == [0.5, 0.5]


def test_where_nothing_can_be_written_rates_are_looked_for_all_the_same(folder):
    folder.write_text("a file where the folder would be")
    assert found(asked("ليبيا")) == [0.5]
