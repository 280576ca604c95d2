"""Hostile values by make and on the command line: no shell reads one, and none leaves its folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from hostile.payloads import PATHS
from leafwright.cli import VERBS, wished
from leafwright.commands import exchange, explain, guide, new, signoff
from leafwright.model import Project
from leafwright.setup.errors import LeafwrightError

WISHES = sorted({name for verb in VERBS.values() for name in verb.wishes})
SHELL = [
    "$(touch pwned)", "`touch pwned`", "$$(touch pwned)", "$(shell touch pwned)", "${shell touch pwned}",
    "a;touch pwned", "a|touch pwned", "a&touch pwned", "a&&touch pwned", "a>pwned", "a<pwned",
    '"; touch pwned; "', "'; touch pwned; '", 'a"; touch pwned; "\'', "a\ntouch pwned", "a\\", "-x",
    "--eval=$(shell touch pwned)", "$(eval X := y)", "$(info x)", "$(file >pwned,x)", "$@", "$<", "$^", "$0",
    "$HOME", "${HOME}", "~", "*", "?", "[a]", "{a,b}", "!!", "#x", "a#b", "a=b", "a:b", "a := b", "define x",
    "%", "a%b", "a b", "a\tb", "\u202ea", "а", "é", "x" * 10_000, "'", '"', "\'", '\\"', "$", "$$", "$$$",
    ")", "(", "$(", "${", "`", "&", "|", ">", "<", "$(WISHES)", "$(PYTHON)",
]  # fmt: skip


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """A program in place of Python that only writes down what it was given."""
    told = tmp_path / "stub"
    told.write_text(f"#!{sys.executable}\n{_STUB}", "utf-8")
    told.chmod(0o755)
    return told


_STUB = """\
import json, os, sys
given = {name[5:]: value for name, value in os.environ.items() if name.startswith("WISH_")}
print(json.dumps([sys.argv[1:], given, os.environ.get("TOPIC")]))
"""


@pytest.fixture
def stands() -> None:
    """Programs are begun here on purpose; what they may not do is looked at afterwards."""


def test_every_value_reaches_the_program_as_it_was_typed(stub: Path, tmp_path: Path) -> None:
    values = iter(SHELL * 2)
    told = {**os.environ, "CLUSTER": "$(shell touch pwned)", "TOPIC": "`touch pwned`", "MAKEFLAGS": ""}
    for _ in range(-(-len(SHELL) // len(WISHES))):
        given = {name: next(values) for name in WISHES}
        run = subprocess.run(
            ["make", "-s", "-f", str(ROOT / "Makefile"), "-o", "set-up", "approve", f"PYTHON={stub}",
             *(f"{name}={value}" for name, value in given.items())],
            cwd=tmp_path, env=told, capture_output=True, text=True, check=True,
        )  # fmt: skip
        words, seen, _ = json.loads(run.stdout)
        assert words == ["-m", "leafwright", "make", "approve"]
        assert {name: seen[name] for name in WISHES} == given
    assert len(SHELL) >= 60
    assert {path.name for path in tmp_path.iterdir()} == {"stub"}


def test_what_lies_in_the_environment_is_no_wish(stub: Path, tmp_path: Path) -> None:
    told = {**os.environ, **{name: "$(shell touch pwned)" for name in WISHES if name != "LANG"}}
    run = subprocess.run(
        ["make", "-s", "-f", str(ROOT / "Makefile"), "-o", "set-up", "build", f"PYTHON={stub}"],
        cwd=tmp_path, env=told, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(json.loads(run.stdout)[1].values()) <= {""}
    assert {path.name for path in tmp_path.iterdir()} == {"stub"}


@pytest.mark.parametrize("verb", [verb for verb in VERBS if VERBS[verb].wishes])
def test_a_value_is_one_word_and_never_an_option(verb: str) -> None:
    for value in filter(None, PATHS):
        words = wished(verb, {f"WISH_{name}": value for name in VERBS[verb].wishes})
        options = words[: words.index("--")] if "--" in words else words
        assert all(word.startswith("--") and word.endswith(f"={value}") for word in options)
        assert len(words) == len(VERBS[verb].wishes) + ("--" in words)


@pytest.fixture
def library(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands believe the tiny hospital to lie."""
    for module in (new, exchange, explain):
        monkeypatch.setattr(module, "opened", lambda _: project)
    monkeypatch.setattr(signoff.pipeline, "check", lambda *_: (project, []))
    root = tmp_path / "project"
    (root / "docs" / "topics").mkdir(parents=True)
    return root


@pytest.mark.parametrize("value", PATHS)
def test_no_name_leaves_its_folder(value: str, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = (
        (new.create_topic, ["--", value, "overview"]),
        (new.create_topic, ["--", "fine", value]),
        (exchange.export_package, [f"--topic={value}", "--", "ar"]),
        (exchange.export_package, ["--", value]),
        (exchange.export_package, [f"--as={value}", "--", "ar"]),
        (exchange.import_package, ["--", value, "x"]),
        (exchange.import_package, ["--", "ar", value]),
        (explain.explain_rule, ["--", value]),
        (guide.show_guide, ["--", value]),
        (signoff.show_changes, ["--", value, "ar"]),
        (signoff.show_changes, ["--", "hernia", value]),
    )
    for command, arguments in calls:
        try:
            code: object = command(arguments, library)
        except SystemExit as error:
            code = error.code
        except LeafwrightError as error:
            code = error.exit_code
        nothing = command is exchange.import_package and value in (".", "..")  # a folder without packages
        assert code in (1, 2) or nothing, (command.__name__, arguments)
    made = sorted(path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file())
    assert set(made) <= {"build/words.lock"}  # one writer at a time
    capsys.readouterr()
