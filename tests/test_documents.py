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

from breaking import loaded
from conftest import LIBRARY, ROOT, copy_library
from leafwright.cli import VERBS
from leafwright.commands.guide import guides
from leafwright.model.evidence import Reference
from leafwright.model.schemas import schemas
from leafwright.reading.words import spelling
from leafwright.setup.places import DEFAULTS, PACKAGE
from leafwright.setup.system import LIBRARIES

# what a macro may begin with
GROUPS = {"emergency", "phone", "hours", "local", "amount", "fill", "fact", "icons", "section"}

TEXTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")


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


def test_the_readme_fits_two_screens() -> None:
    assert (ROOT / "README.md").read_text("utf-8").count("\n") <= 80


def test_a_point_of_what_changed_is_one_thought() -> None:
    newest = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1]
    points = [" ".join(point.split()) for point in re.split(r"\n(?=- |\n)", newest) if point.startswith("- ")]
    assert len(points) > 50
    assert [point for point in points if len(point) > 400] == []


@pytest.mark.parametrize("path", sorted((DEFAULTS / "guides").glob("*.md")), ids=lambda path: path.stem)
def test_a_guide_names_only_verbs_macros_and_options_that_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    for verb, words in re.findall(r"`leafwright ([a-z]+)([^`]*)`", text):
        assert verb in VERBS, verb
        module = VERBS[verb].function.split(":")[0]
        source = (PACKAGE / "commands" / f"{module}.py").read_text("utf-8")
        for option in re.findall(r"--[a-z-]+", words):
            assert f'"{option}"' in source, (verb, option)
    for group in re.findall(r"\{\{ ([a-z_]+)", text):
        assert group in GROUPS, group


def test_every_reader_that_the_readme_names_has_a_guide() -> None:
    named = re.findall(r"leafwright guide ([a-z]+)", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(named) == sorted(guides())


def test_the_order_of_imports_in_the_architecture_is_the_one_enforced() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    told = re.search(r"^    (cli > .*)$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M)
    assert told, "ARCHITECTURE.md does not tell the order of imports"
    assert told[1].split(" > ") == [layer.replace(" | ", ", ") for layer in layers if layer != "__main__"]


def test_languages_agree_with_babel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "modules", lambda: tmp_path)  # to open all dictionaries takes many seconds
    shipped = sorted(path.stem for path in (DEFAULTS / "languages").glob("*.toml"))
    project = loaded(copy_library(tmp_path, languages=shipped))
    assert len(project.languages) == len(shipped) >= 8
    for language in project.languages:
        locale = Locale.parse(language.babel)
        assert locale.text_direction == language.direction
        own = (locale.get_language_name() or "").casefold()
        assert language.name.casefold() == own or (language.tag, own) == ("zh-Hans", "中文")


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


def test_what_a_guide_says_of_a_file_fits_its_schema() -> None:
    text = "\n".join(path.read_text("utf-8") for path in guides().values())
    blocks = re.findall(r"```toml\n# docs/([\w/]+)\.toml\n(.*?)```", text, re.S)
    assert {name for name, _ in blocks} == {"glossary", "evidence/facts"}
    for name, values in blocks:
        schema = json.loads(schemas()[Path(name).name])
        jsonschema.Draft202012Validator(schema).validate(tomllib.loads(values))
    (references,) = re.findall(r"```json\n(.*?)```", text, re.S)
    assert Reference.model_validate(json.loads(references)[0]).id == "study-2024"


def test_every_file_that_people_write_names_its_schema_and_fits_it() -> None:
    docs = ROOT / "docs"
    paths = [*docs.rglob("*.toml"), *(docs / "topics").glob("*.md"), *DEFAULTS.rglob("*.toml")]
    paths = [path for path in paths if path.parent.name != "houses"]  # parts of several files, looked at as those
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
    values = tomllib.loads((LIBRARY / "docs" / "hospital.toml").read_text("utf-8"))
    for key, wrong in (("sampel", True), ("emergency", "nine"), ("sample", "yes")):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**values, key: wrong}, schema)


def test_the_check_before_a_commit_is_the_projects_own() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        assert re.match(r"(env PYTHONPATH=scripts )?\.venv/bin/(ruff|python -m leafwright) ", hook["entry"])


def test_each_package_that_runs_stands_with_its_reason_in_the_guide_for_it() -> None:
    text = (DEFAULTS / "guides" / "it.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([^`]+)` \| \S.* \|$", text.partition("| Package | for |")[2], re.M))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    used = {re.split(r"[ \[<>=]", each)[0] for each in project["dependencies"]} | {*LIBRARIES.values()}
    used |= {re.sub(r"^(@expo-google-fonts/|dictionary-).*", r"\1*", name) for name in npm}
    assert named == used
