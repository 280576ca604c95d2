"""`check` remembers what it found, as builds do."""

import subprocess
import sys
from pathlib import Path

import pytest

from leafwright import checking
from leafwright.commands.check import check_content
from leafwright.commands.new import create_topic
from leafwright.model import Finding, Topic


def test_a_second_check_works_out_only_what_changed(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = library / "docs" / "topics" / "hernia.md"
    topic.write_text(topic.read_text("utf-8") + "\nTODO\n", "utf-8")
    assert check_content([], library) == 1
    first = capsys.readouterr().out
    asked: list[str] = []
    monkeypatch.setattr(checking, "check_pair", lambda *_, **__: pytest.fail("a translation was checked again"))

    def nothing(topic: Topic, _: object) -> list[Finding]:
        asked.append(topic.slug)
        return []

    monkeypatch.setattr(checking, "check_topic", nothing)
    assert check_content([], library) == 1
    assert capsys.readouterr().out.split(" in ")[0] == first.split(" in ")[0]
    other = library / "docs" / "topics" / "hernia-staff.md"
    other.write_text(other.read_text("utf-8") + "\n", "utf-8")
    assert check_content([], library) == 1
    assert asked == ["hernia-staff"]


def told(library: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What `check` prints, without its remedies."""
    capsys.readouterr()
    check_content(arguments, library)
    return [line for line in capsys.readouterr().out.splitlines() if not line.startswith("    fix")]


def test_one_fault_of_a_first_line_is_told_once(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A topic that cannot be read is not also missing where others lead to it, nor a mistyped name missing."""
    path = library / "docs" / "topics" / "hernia.md"
    text = path.read_text("utf-8")
    for old, new, message in (
        ("written: 2026-01-05", "written: 05/01/2026", "written is '05/01/2026', which is not a day"),
        ("owner: ", "ownr: ", "ownr is not a known name"),
    ):
        path.write_text(text.replace(old, new, 1), "utf-8")
        found, first, _ = told(library, capsys)
        assert found.endswith(f"S005 {message}")
        assert first.startswith("Begin with docs/topics/hernia.md:")
        assert first.endswith(message)


def test_a_language_that_nobody_publishes_is_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "S006 no language frr is published here" in told(library, capsys, "--language", "frr")[0]


def test_what_waits_is_told_once_a_topic_and_once_a_language(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("knee-pain", "knee-scan", "knee-rest", "knee-walk"):
        assert create_topic([name, "medicine"], library) == 0
    lines = told(library, capsys)
    assert sum("C031 (advice) not yet written in 22 places" in line for line in lines) == 4
    waiting = "4 files wait for a translator: knee-pain, knee-rest, knee-scan and 1 more"
    assert sum(waiting in line for line in lines) == 2
    assert len(lines) == 7


def test_what_sends_a_reader_astray_comes_first(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = library / "docs" / "topics" / "hernia.md"
    path.write_text(path.read_text("utf-8") + "\nYou can <b>walk</b>.\n\nCall 999 at once.\n", "utf-8")
    assert (
        "a number to call for help is typed: 999" in told(library, capsys, "--topic", "hernia", "--language", "ar")[-2]
    )


_READ_ONLY = """
import errno, os, sys
from leafwright.cli import main

CHANGES = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
root = os.getcwd()

def refuse(event, given):
    path = given[0] if event == "open" or event in CHANGES else None
    writes = event in CHANGES or (event == "open" and (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    if writes and isinstance(path, (str, os.PathLike)) and os.path.abspath(path).startswith(root):
        raise OSError(errno.EROFS, "Read-only file system", os.fspath(path))

sys.addaudithook(refuse)
sys.exit(main(["check"]))
"""


@pytest.mark.parametrize("remembered", [False, True])
def test_a_library_on_a_read_only_share_is_checked(library: Path, remembered: bool) -> None:
    topic = library / "docs" / "topics" / "hernia.md"
    topic.write_text(topic.read_text("utf-8") + "\nTODO\n", "utf-8")
    if remembered:  # and damaged since, where nobody may remove it
        assert check_content([], library) == 1
        (library / "build" / "cache" / "answers.sqlite").write_bytes(b"\xff\xfe")
    run = subprocess.run([sys.executable, "-c", _READ_ONLY], cwd=library, capture_output=True, text=True, check=False)
    assert (run.stderr, run.returncode) == ("", 1)
    assert "C031 not yet written: TODO" in run.stdout
    assert (library / "build" / "cache").exists() == remembered
