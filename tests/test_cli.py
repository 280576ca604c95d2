"""The command `leafwright` and the verbs of make that call it."""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright.cli import VERBS, Unclear, library, main, wished


def test_every_verb_is_a_function_and_a_target_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for verb, told in VERBS.items():
        module, function = told.function.split(":")
        assert callable(getattr(importlib.import_module(f"leafwright.commands.{module}"), function))
        assert verb == "init" or f"$(LEAFWRIGHT) {verb}" in makefile
        assert not set(told.wishes) - set(makefile.split("WISHES := ")[1].split("\n")[0].split())


def test_an_unknown_verb_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chekc"]) == 2
    told = capsys.readouterr().err
    assert "check all words" in told
    assert told.endswith("There is no verb 'chekc'; did you mean check?\n")
    assert main([]) == 2
    assert "no verb" not in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["help", "--help"])
def test_who_asks_for_help_gets_the_list(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb])
    assert ended.value.code == 0
    assert "check all words" in capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
def test_help_with_a_verb_needs_no_library(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    assert f"leafwright {verb}" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("verb", VERBS)
def test_each_word_and_option_of_a_verb_says_what_it_is(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[argparse.Action] = []

    def parse_args(self: argparse.ArgumentParser, *_: object) -> None:
        given.extend(self._actions)
        sys.exit(0)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse_args)
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    assert given
    assert [action.dest for action in given if not action.help] == []


def test_each_verb_stands_in_the_documents_and_each_guide_where_guides_are_asked_for() -> None:
    defaults = ROOT / "scripts" / "leafwright" / "defaults" / "guides"
    documents = [ROOT / "README.md", *defaults.glob("*.md")]
    told = "\n".join(path.read_text("utf-8") for path in documents)
    assert [verb for verb in VERBS if f"leafwright {verb}" not in told] == []
    makefile = next(line for line in (ROOT / "Makefile").read_text("utf-8").split("\n") if line.startswith("guide:"))
    for path in defaults.glob("*.md"):
        assert path.stem in VERBS["guide"].help
        assert path.stem in makefile


def test_a_library_is_found_from_any_of_its_folders(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "topics"
    inner.mkdir(parents=True)
    with pytest.raises(Unclear, match="leafwright init"):
        library(inner)
    (tmp_path / "docs" / "hospital.toml").touch()
    assert library(inner) == tmp_path


def test_wishes_become_words_and_a_lacking_one_is_named() -> None:
    given = {"WISH_TOPIC": "-x", "WISH_LANG": "ar", "WISH_ROLE": "--name=Somebody", "TOPIC": "y"}
    assert wished("diff", given) == ["--", "-x", "ar"]
    assert wished("approve", given) == ["--role=--name=Somebody", "--", "-x", "ar"]
    assert wished("check", {"TOPIC": "y"}) == []
    with pytest.raises(Unclear, match="make new TOPIC=… KIND=…"):
        wished("new", {})


def test_what_is_said_to_make_is_read_by_no_shell(tmp_path: Path) -> None:
    """The targets run with a program that only shows what it was given."""
    (tmp_path / "python3").write_text("#!/bin/sh\n", "utf-8")
    shown = tmp_path / "python"
    shown.write_text('#!/bin/sh\nprintf "%s|" "$WISH_NAME" "$WISH_LANG" "$*"\n', "utf-8")
    for path in (shown, tmp_path / "python3"):
        path.chmod(0o755)
    bad = f'O\'Neil "$(touch {tmp_path}/one)" `touch {tmp_path}/two` $(shell touch {tmp_path}/three) ; é'
    found = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    told = {**os.environ, "PATH": found, "LANG": "C.UTF-8", "TOPIC": "not-this", "NAME": "nor this"}
    for given, name, tag in (((f"NAME={bad}", "LANG=ar"), bad, "ar"), ((), "", "")):
        run = subprocess.run(
            ["make", "-s", "approve", f"PYTHON={shown}", *given],
            cwd=ROOT, env=told, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout == f"{name}|{tag}|-m leafwright make approve|"
    assert {path.name for path in tmp_path.iterdir()} == {"python", "python3"}


def test_checking_words_loads_nothing_that_prints_or_builds() -> None:
    """It would be a second of waiting at each check."""
    code = "import sys, leafwright.cli, leafwright.commands.check; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"weasyprint", "mkdocs", "pikepdf", "spylls", "docx", "fontTools", "PIL", "leafwright.leaflets"}
    assert not heavy & set(run.stdout.split())


def test_a_reader_that_has_read_enough_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "leafwright", "explain", "C006"]
    run = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (141, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_words_of_all_scripts_are_said_where_the_machine_knows_few(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "Ünï 肝 '\"$(x)"
    folder.mkdir()
    told = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "leafwright", "init", "肝…"]
    run = subprocess.run(command, cwd=folder, env=told, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    said = "肝…" if encoding == "ascii" else "\\udce8"  # what a code page lacks is escaped
    assert said in run.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert (folder / "肝…" / "docs" / "hospital.toml").exists()
