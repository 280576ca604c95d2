"""What may be released, and what is to be done next, in order, for each edition that may not."""

import datetime
from pathlib import Path

import pytest

from breaking import HERNIA, replace, topic
from leafwright import checking
from leafwright.commands.release import release
from leafwright.commands.signoff import approve_edition
from leafwright.release.readiness import readiness, refusing
from leafwright.translation.editions import editions

pytestmark = pytest.mark.build

TODAY = datetime.date.today()
DUE = (TODAY + datetime.timedelta(days=700)).isoformat()


def approve(library: Path, tag: str, *roles: str, due: str = "") -> None:
    """Signed by made-up people, each in a role; the last of them says when it is due again."""
    for number, role in enumerate(roles, 1):
        more = ["--next-review", due] if due and number == len(roles) else []
        assert approve_edition([HERNIA, tag, "--role", role, "--name", f"Fixture {number}", *more], library) == 0


def steps(library: Path, tag: str) -> tuple[str, ...]:
    project, findings = checking.check(library)
    assert project
    told = {each.edition.id: each.steps for each in readiness(project, editions(project), findings)}
    return told[f"{tag}/{HERNIA}"]


def test_what_to_do_next_is_told_in_order(library: Path) -> None:
    source = steps(library, "en")
    assert [line.split(":")[0] for line in source] == ["sign", "sign"]
    assert "clinician" in source[0]
    assert "NEXT_REVIEW" not in source[0]
    assert "NEXT_REVIEW" in source[1]
    assert "lead" in source[1]
    arabic = steps(library, "ar")
    assert arabic[0] == f"first en/{HERNIA}, which it is translated from"
    assert [role for line in arabic for role in ("translator", "reviser", "lead") if f"ROLE={role} " in line] == [
        "translator",
        "reviser",
        "lead",
    ]


def test_signed_in_every_role_without_a_day_of_its_next_review_it_is_not_fit(library: Path) -> None:
    approve(library, "en", "clinician", "lead")
    (step,) = steps(library, "en")
    assert "NEXT_REVIEW" in step
    approve(library, "en", "clinician", "lead", due=DUE)
    assert steps(library, "en") == ()


def test_a_signed_translation_waits_for_its_source(library: Path) -> None:
    approve(library, "ar", "translator", "reviser", "lead")
    assert steps(library, "ar") == (f"first en/{HERNIA}, which it is translated from",)
    approve(library, "en", "clinician", "lead", due=DUE)
    assert steps(library, "ar") == ()
    replace(topic(library), "Show it to your doctor.", "Show it, to your doctor.")
    assert steps(library, "ar")[0].startswith("first ")
    assert "in step" in steps(library, "ar")[1]


def test_a_fault_is_mended_before_anybody_signs(library: Path) -> None:
    replace(topic(library), "Show it to your doctor.", "Show it to your doctor. Read [this](no-such-page.md).")
    first, *others = steps(library, "en")
    assert first.startswith(f"mend docs/topics/{HERNIA}.md:")
    assert all(step.startswith("sign: ") for step in others)


def test_a_sample_releases_nothing(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve(library, "en", "clinician", "lead", due=DUE)
    replace(library / "docs" / "hospital.toml", "sample = false", "sample = true")
    assert release([], library) == 1
    out = capsys.readouterr().out
    assert "docs/hospital.toml:1: S030" in out
    assert "Nothing was released" in out
    assert not (library / "build" / "release").exists()


def test_a_value_that_is_to_be_filled_in_refuses_all(library: Path) -> None:
    profile = library / "docs" / "hospital.toml"
    replace(profile, 'emergency = "911"', 'emergency = "911"  # to fill in: your own')
    project, findings = checking.check(library)
    assert project
    assert [finding.code for finding in refusing(project, findings)] == ["S020"]
    replace(profile, "sample = false", "sample = true")
    project, findings = checking.check(library)
    assert project
    assert [finding.code for finding in refusing(project, findings)] == ["S030", "S020"]
