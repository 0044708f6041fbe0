"""What a page carries in itself becomes files beside it."""

import base64
import json

from theme.files import taken_out


def download(name, text):
    data = base64.b64encode(text.encode()).decode()
    return f'<a download="{name}" href="data:text/csv;charset=utf-8;base64,{data}">CSV</a>'


def test_a_download_becomes_a_file_and_its_link_leads_there():
    page = f"<p>{download('a.csv', 'ليبيا,18')}</p>"
    page, files = taken_out(page, "_downloads/x", "../{}".format)
    assert page == '<p><a download="a.csv" href="../_downloads/x/a.csv">CSV</a></p>'
    assert files == [("_downloads/x/a.csv", "ليبيا,18".encode())]


def test_two_files_that_want_one_name_get_two_and_the_same_file_twice_is_one():
    page, files = taken_out(
        download("a.csv", "1") + download("a.csv", "2") + download("a.csv", "1"), "d", str
    )
    assert files == [("d/a.csv", b"1"), ("d/a-2.csv", b"2")]
    assert page.count('download="a.csv" href="d/a.csv"') == 2
    assert 'download="a-2.csv" href="d/a-2.csv"' in page


def test_data_for_a_script_becomes_a_file_that_scripts_and_people_can_take():
    link = '<a download="words.json" href="words.json" hidden="hidden">all</a>'
    data = json.dumps({"text": "ليبيا \\u003c/script>"}, ensure_ascii=False)
    element = f'<script type="application/json" data-file="words.json">{data}</script>'
    page, files = taken_out(link + element, "d", "../{}".format)
    assert 'href="../_static/words.json">all' in page
    assert '<script defer src="../_static/words.js"></script>' in page
    (json_path, contents), (js_path, code) = files
    assert (json_path, js_path) == ("_static/words.json", "_static/words.js")
    assert json.loads(contents) == json.loads(data)
    assert code.startswith(b"(globalThis.bookData ??= {}).words = {")


def test_other_scripts_and_addresses_are_left_alone():
    page = '<script type="application/json">{}</script><a download="a.csv" href="a.csv">x</a>'
    assert taken_out(page, "d", str) == (page, [])
