"""What the documents say is true, and what must not be in the project is not."""

import datetime
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml
from babel import Locale

from conftest import ROOT
from leafwright import reading
from leafwright.model.schemas import schemas
from leafwright.setup.places import DEFAULTS

TEXTS = ("README.md", "ARCHITECTURE.md")


@pytest.mark.parametrize("name", TEXTS)
def test_every_path_that_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    paths = re.findall(r"`((?:docs|leaflets|scripts|tests)/[\w./-]*|[A-Z]+\.md|[\w-]+\.(?:txt|json|toml))`", text)
    assert paths
    for path in paths:
        if path not in {
            "build/report.json",
            "docs/topics/going-home.md",
            "format.toml",
            "references.json",
            "facts.toml",
        }:
            assert (ROOT / path).exists(), path


def test_every_verb_that_the_readme_names_is_in_the_makefile() -> None:
    verbs = set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert verbs <= targets | {"it"}


def test_commands_are_short() -> None:
    for path in (ROOT / "scripts").glob("*.py"):
        assert len([line for line in path.read_text("utf-8").split("\n") if line.strip()]) <= 10, path


def test_languages_agree_with_babel() -> None:
    project, _ = reading.load(ROOT)
    assert project is not None
    for language in project.languages:
        locale = Locale.parse(language.babel)
        assert locale.text_direction == language.direction
        own = (locale.get_language_name() or "").casefold()
        assert language.name.casefold() == own or (language.tag, own) == ("zh-Hans", "中文")


def test_nobody_has_signed_off_our_own_texts() -> None:
    assert not list((ROOT / "docs").rglob("signoffs/**/*.toml"))
    assert tomllib.loads((ROOT / "docs" / "hospital.toml").read_text("utf-8"))["sample"] is True


def test_locks_pin_hashes_and_name_no_registry() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|--index|--find-links", text)
    assert "resolved" not in (ROOT / "package-lock.json").read_text("utf-8")


def test_set_up_imports_nothing_that_is_not_there_yet() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import leafwright.setup.__main__; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ROOT / "scripts")], capture_output=True, text=True, check=True
    )
    assert not {"pydantic", "mkdocs", "rich", "yaml"} & set(run.stdout.split())


def test_no_project_file_holds_a_path_of_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    for name in listed:
        path = Path(ROOT / name)
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".yml", ".css", ".html", ".json", ".po", ".txt"}:
            assert not re.search(r"/(?:root|home/\w+|work)/", path.read_text("utf-8")), name


def schema_of(path: Path) -> tuple[str, object]:
    """The schema that a file names in its first line, and what the file holds, dates as text."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        first, values = text.split("\n")[1], yaml.safe_load(text.split("---\n")[1])
        name = first.removeprefix("# yaml-language-server: $schema=")
    else:
        name, values = text.split("\n")[0].removeprefix("#:schema "), tomllib.loads(text)
    return name, json.loads(json.dumps(values, default=datetime.date.isoformat))


def test_schemas_are_those_of_the_model() -> None:
    folder = DEFAULTS / "schemas"
    assert {path.stem: path.read_text("utf-8") for path in folder.glob("*.json")} == schemas(), "run: make schemas"


def test_every_file_that_people_write_names_its_schema_and_fits_it() -> None:
    docs = ROOT / "docs"
    paths = [*docs.rglob("*.toml"), *(docs / "topics").glob("*.md"), *DEFAULTS.rglob("*.toml")]
    assert len(paths) > 15
    for path in paths:
        name, values = schema_of(path)
        shipped = DEFAULTS / "schemas" / Path(name).name
        # those of a library lie in build/schemas, where `check` and `build` put them
        named = ROOT / "build" / "schemas" / Path(name).name if path.is_relative_to(docs) else shipped
        assert (path.parent / name).resolve() == named.resolve()
        schema = json.loads(shipped.read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(values)


def test_a_schema_refuses_what_the_project_refuses() -> None:
    schema = json.loads((DEFAULTS / "schemas" / "hospital.json").read_text("utf-8"))
    values = tomllib.loads((ROOT / "docs" / "hospital.toml").read_text("utf-8"))
    for key, wrong in (("sampel", True), ("emergency", "nine"), ("sample", "yes")):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**values, key: wrong}, schema)


def test_the_check_before_a_commit_is_the_projects_own() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        assert re.match(r"(env PYTHONPATH=scripts )?\.venv/bin/(ruff|python -m leafwright) ", hook["entry"])
