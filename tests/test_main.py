"""The command line."""

from pathlib import Path

import pytest

from analysis.__main__ import main

ARTICLE = Path(__file__).parent.parent / "data" / "article.txt"


def test_the_command_sums_up_an_article(capsys):
    assert main([str(ARTICLE), "-n", "3"]) == 0
    said = capsys.readouterr().out
    assert "date: 16 February 2016" in said
    assert "446 words, 8 sentences" in said
    assert "ليبيا 18" in said


def test_the_command_says_what_is_wrong_with_a_file(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere.txt")]) == 1
    said = capsys.readouterr()
    assert "there is no such file" in said.err
    assert said.out == ""


@pytest.mark.parametrize("n", ["0", "-2", "many"])
def test_the_command_refuses_a_number_of_words_before_it_says_anything(capsys, n):
    with pytest.raises(SystemExit) as end:
        main([str(ARTICLE), "-n", n])
    assert end.value.code == 2
    said = capsys.readouterr()
    assert "-n" in said.err
    assert said.out == ""
