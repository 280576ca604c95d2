"""What set-up does to the computer itself."""

import contextlib
import sys
from pathlib import Path

import pytest

from leafwright.setup import system


@pytest.mark.parametrize("own_rule", [None, "#!/bin/sh\nexit 0\n"])
def test_no_service_starts_and_the_computers_own_rule_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_rule: str | None
) -> None:
    rule = tmp_path / "policy-rc.d"
    if own_rule:
        rule.write_text(own_rule, "utf-8")
    monkeypatch.setattr(system, "START_NOTHING", rule)
    with contextlib.suppress(RuntimeError), system.starting_nothing():
        assert rule.read_text("utf-8") == (own_rule or "#!/bin/sh\nexit 101\n")
        raise RuntimeError("apt stopped")
    assert (rule.read_text("utf-8") if rule.exists() else None) == own_rule


@pytest.mark.parametrize(
    ("there", "lacking"),
    [
        ((), ["chromium-headless-shell"]),
        (("chromium",), []),
        (("chromium-headless-shell",), []),
        (("chromium", "chromium-headless-shell"), []),
    ],
)
def test_either_browser_will_do(monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], lacking: list[str]) -> None:
    found = {*system.PROGRAMS, *there}
    monkeypatch.setattr(system.shutil, "which", lambda name, path=None: f"/usr/bin/{name}" if name in found else None)
    assert [each for each in system.missing_system_packages(tests=True) if "chromium" in each] == lacking
    assert system.browser() == ("" if not there else f"/usr/bin/{max(there, key=len)}")
    assert not [each for each in system.missing_system_packages(tests=False) if "chromium" in each]


@pytest.mark.parametrize(("exits", "taken"), [(0, True), (1, False), (None, False)])
def test_the_computers_own_python_is_taken_where_it_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exits: int | None, taken: bool
) -> None:
    own = tmp_path / "python3"
    if exits is not None:
        own.write_text(f"#!/bin/sh\nexit {exits}\n", "utf-8")
        own.chmod(0o755)
    monkeypatch.setattr(system, "OWN_PYTHON", own)
    assert system.better_python() == (str(own) if taken else "")


def test_the_computers_own_python_does_not_look_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "OWN_PYTHON", Path(sys.executable))
    assert system.better_python() == ""
