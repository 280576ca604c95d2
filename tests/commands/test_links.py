"""Addresses that answer no more are told, and the command ends as every check does."""

import datetime
from pathlib import Path

import pytest

from leafwright.commands.links import check_links
from leafwright.model import Finding, Place, Project
from leafwright.website import outside_links

DEAD = Finding(Place("docs/evidence/references.json", 4), "C099", "no answer: example.org", "find another")


@pytest.mark.parametrize(("dead", "ends"), [([], 0), ([DEAD], 1)])
def test_what_does_not_answer_is_told(
    dead: list[Finding], ends: int, library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(root: Path, project: Project, today: datetime.date) -> tuple[list[Finding], Path, int]:
        return dead, root / "build" / "links" / "today.json", 3

    monkeypatch.setattr(outside_links, "check", asked)
    assert check_links([], library) == ends
    said = capsys.readouterr().out
    assert ("docs/evidence/references.json:4: C099 no answer" in said) == bool(dead)
    assert said.endswith(f"Asked 3 addresses, {len(dead)} without an answer. Report: build/links/today.json\n")
