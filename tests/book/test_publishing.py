"""What the repository promises outside the book: workflow, licences, versions, README."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from contents import CHAPTERS

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXT_FILES = [
    path
    for path in map(
        ROOT.joinpath,
        subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\n"),
    )
    if path.is_file() and path.suffix not in {".png", ".woff2"}
]


def checked(workflow):
    """A workflow held against the schema of GitHub."""
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, workflow]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
@pytest.mark.slow
def test_a_workflow_is_valid(workflow):
    done = checked(workflow)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_workflow_with_a_slip_would_be_refused(tmp_path):
    slip = tmp_path / "slip.yml"
    slip.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"))
    assert checked(slip).returncode != 0


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(workflow):
    uses = re.findall(r"uses: *(.*)", workflow.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*", action)


def test_only_the_jobs_that_publish_may_write():
    writing = set()
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}, path.name
        assert "concurrency" in workflow, path.name
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job, f"{path.name}, {name}"
            if "write" in job["permissions"].values():
                writing.add((path.name, name))
    assert writing == {("publish.yml", "publish"), ("release.yml", "release")}


def test_a_pull_request_is_tested_without_asking_for_pages():
    workflow = (ROOT / ".github/workflows/book.yml").read_text(encoding="utf-8")
    assert "pull_request" in yaml.safe_load(workflow)[True]  # YAML 1.1 reads `on` as true
    assert "configure-pages" not in workflow
    assert "pages:" not in workflow


def test_every_python_that_is_promised_is_tried():
    workflow = yaml.safe_load((ROOT / ".github/workflows/book.yml").read_text(encoding="utf-8"))
    tried = workflow["jobs"]["machines"]["strategy"]["matrix"]["include"]
    systems = {(entry["system"].partition("-")[0], entry["python"]) for entry in tried}
    assert {python for _, python in systems} >= {"3.11.0", "3.12", "3.13", "3.14"}
    assert {system for system, _ in systems} == {"ubuntu", "macos", "windows"}


@pytest.mark.slow
def test_the_workflows_have_no_known_hole():
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", ROOT / ".github"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("citation-file-format", "CITATION.cff"),
        ("dependabot", ".github/dependabot.yml"),
    ],
)
def test_a_file_for_others_keeps_to_their_schema(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, ROOT / file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_new_versions_of_actions_are_taken_after_a_while():
    settings = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert all(update["cooldown"]["default-days"] >= 7 for update in settings["updates"])


def test_one_version_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+) – (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest.groups() == (project["version"], str(citation["date-released"]))
    assert citation["version"] == project["version"]


def test_every_requirement_is_pinned():
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z][\w-]*)", wanted, re.M)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    pinned = {entry.partition("==")[0].lower() for entry in entries}
    assert {name.lower() for name in names} <= pinned
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.+!]+( ; [^\\]+)? \\\n", entry), entry
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def section(name):
    """The requirements under one heading, without the reasons."""
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = re.search(rf"^# {name}\n((?:.+\n)+)", wanted, re.M)[1].splitlines()
    return sorted(line.partition("#")[0].strip() for line in lines)


def test_the_package_asks_for_what_the_code_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    book = [name for name in section("The book") if name != "jupyterlab"]
    assert sorted(project["dependencies"]) == section("The analysis")
    assert sorted(project["optional-dependencies"]["book"]) == book
    assert sorted(project["optional-dependencies"]["archive"]) == section("Archives.*")


def test_every_direct_requirement_of_the_code_is_named_with_a_reason():
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    book, _, _ = wanted.partition("# The tests")
    for line in re.findall(r"^[A-Za-z].*", book, re.M):
        assert re.search(r"  # \S", line), f"{line}: say what it is for"


def test_binder_installs_the_same_requirements_on_a_python_that_they_run_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    assert project["requires-python"] == python.replace("python-", ">=")
    included = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").split()
    assert included == ["-r", "../requirements.lock"]
    assert (ROOT / ".binder" / "postBuild").stat().st_mode & 0o111


def test_every_link_of_the_readme_leads_somewhere():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in link]
    links += [
        path for path in re.findall(r"`([\w./-]+/[\w./-]*)`", readme) if "_build" not in path
    ]
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


def test_every_target_that_the_readme_names_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z]+)", readme, re.M)):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_no_file_speaks_of_the_machine_it_was_written_on():
    for path in TEXT_FILES:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not re.search(r"/(?:home|Users|root)/\w|/work/\w", text), path


def test_chapters_and_table_of_contents_agree():
    # The chapter on an archive is in the book of an article that has one.
    chapters = {path.stem for path in ROOT.glob("chapters/*.ipynb")}
    assert chapters == {*CHAPTERS, "archive"}


def test_plain_sphinx_is_told_what_jupyter_book_is_told():
    told = runpy.run_path(str(ROOT / "plain-sphinx" / "conf.py"))
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert told["project"] == config["title"]
    assert set(config["sphinx"]["extra_extensions"]) < set(told["extensions"])
    for path in told["execution_depends_on"] + told["bibtex_bibfiles"]:
        assert Path(path).is_absolute()
        assert Path(path).exists()
    others = {"execution_depends_on"}
    for name, value in config["sphinx"]["config"].items():
        assert name in others or told[name] == value
