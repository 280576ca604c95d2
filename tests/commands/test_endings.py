"""How commands end: what is foreseen with its remedy, what is not in one line, with all we need in a file."""

import importlib
from pathlib import Path

import pytest

from leafwright import cli
from leafwright.exchange import Refused
from leafwright.leaflets import SetupError
from leafwright.setup import places
from leafwright.setup.errors import ExitCode, LeafwrightError, unforeseen
from leafwright.setup.tools import SetUpError
from leafwright.signoff.signatures import SignatureError


def ends_with(monkeypatch: pytest.MonkeyPatch, root: Path, error: BaseException) -> int:
    """The exit code of `leafwright explain` in a library where it ends with an error."""

    def explain_rule(arguments: object, root: object) -> int:
        raise error

    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "hospital.toml").touch()
    monkeypatch.chdir(root)
    monkeypatch.setattr(importlib.import_module("leafwright.commands.explain"), "explain_rule", explain_rule)
    return cli.main(["explain", "C001"])


def test_what_nobody_foresaw_is_one_line_with_its_traceback_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(monkeypatch, tmp_path, ValueError("a thing\nof two lines")) == ExitCode.BROKEN_SETUP
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("This is our fault, not yours: ValueError: a thing of two lines")
    assert "build/log.txt" in told.err
    log = (tmp_path / "build" / "log.txt").read_text("utf-8")
    assert "Traceback" in log
    assert "explain_rule" in log
    assert f"leafwright {places.version()}" in log


def test_a_log_that_cannot_be_written_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file where a folder should be", "utf-8")
    told = unforeseen(ValueError("a thing"), tmp_path)
    assert "ValueError: a thing" in told
    assert "cannot be written" in told


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (SetupError("no fonts; run: make"), 2),
        (SetUpError("no network; try again"), 2),
        (SignatureError("no ssh-keygen; install it"), 2),
        (Refused(3, "no row", "export again"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_what_is_foreseen_ends_with_its_remedy_and_no_log(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    expected: int,
) -> None:
    assert ends_with(monkeypatch, tmp_path, error) == expected
    assert capsys.readouterr().err.strip() == ("" if isinstance(error, KeyboardInterrupt) else str(error))
    assert not (tmp_path / "build").exists()


def test_every_error_of_ours_is_one_of_a_kind() -> None:
    for each in (SetupError, SetUpError, SignatureError, Refused, cli.Unclear):
        assert issubclass(each, LeafwrightError)
    assert [int(code) for code in ExitCode] == [0, 1, 2, 130]
