"""What the machine refuses ends a command with one line, its code and its remedy; nobody sees a traceback."""

import errno
import os
import re
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from leafwright import cli
from leafwright.checks.reported import REPORTED
from leafwright.commands import check
from leafwright.setup import faults

REFUSED = [
    (OSError(errno.ENOSPC, "No space left on device"), "build:1: M001 the disk is full"),
    (OSError(errno.EDQUOT, "Quota", "{root}/build/site/a.html"), "build/site/a.html:1: M001"),
    (PermissionError(errno.EACCES, "Permission denied", "{root}/docs/x"), "docs/x:1: M002"),
    (OSError(errno.EROFS, "Read-only", "/srv/x"), "/srv/x:1: M002"),
    (OSError(errno.ENOTEMPTY, "Not empty", "{root}/build/new", None, "{root}/build/site"), "build/site:1: M003"),
    (FileNotFoundError(errno.ENOENT, "No such file", "{root}/docs/y.md"), "docs/y.md:1: M003"),
    (MemoryError(), "build:1: M004 there is not enough memory"),
    (OSError(errno.ENOMEM, "Cannot allocate memory"), "build:1: M004"),
    (BrokenProcessPool("a process died"), "build:1: M004 a process of this command was ended"),
    (BrokenPipeError(errno.EPIPE, "Broken pipe"), "build:1: M004 a process of this command was ended"),
    (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "build:1: M004 a process"),
    (OSError(errno.ENAMETOOLONG, "File name too long", "{root}/build/a"), "build/a:1: M006"),
    (OSError(errno.EMFILE, "Too many open files", 3), "build:1: M007"),
    (OSError(errno.EIO, "Input/output error"), "build:1: M008"),
]


@pytest.mark.parametrize(("error", "said"), REFUSED, ids=[said.split(" ")[1] for _, said in REFUSED])
def test_what_the_machine_refuses_is_a_line_and_a_remedy(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    said: str,
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "hospital.toml").touch()
    if isinstance(error, OSError) and isinstance(error.filename, str):
        names = [name and name.format(root=tmp_path) for name in (error.filename, error.filename2)]
        error = OSError(error.errno, error.strerror, names[0], None, names[1])

    def refused(**_: object) -> int:
        raise error

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check, "check_content", refused)
    assert cli.main(["check"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    first, fix, *more = told.err.splitlines()
    assert first.startswith(said)
    assert re.fullmatch(r"    fix: \S.*", fix)
    assert more == []


def test_every_code_can_be_explained() -> None:
    lines = {faults.told(OSError(number, "x"), Path()) for number in errno.errorcode}
    codes = {line.split(" ")[1] for line in lines if line}  # a number alone can make a ConnectionError, too
    assert codes == {"M001", "M002", "M003", "M004", "M006", "M007", "M008"}
    assert codes < set(REPORTED)


def test_what_is_no_fault_of_the_machine_stays_ours() -> None:
    assert faults.told(ValueError("x"), Path()) == ""
    assert faults.told(OSError(errno.EBADF, os.strerror(errno.EBADF)), Path()) == ""
    assert faults.told(OSError("no number"), Path()) == ""
