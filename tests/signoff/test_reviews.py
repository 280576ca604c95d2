"""Review dates stand beside the signed words: to renew them voids no sign-off, and only who may sign can set them."""

import datetime
import subprocess
from pathlib import Path

import pytest

from breaking import HERNIA, edition, found, replace, topic
from leafwright.commands.signoff import approve_edition
from leafwright.model import Edition, State
from leafwright.text.about import about_rows

TODAY = datetime.date.today()
SOON, LATE = TODAY + datetime.timedelta(days=700), TODAY + datetime.timedelta(days=900)


def approve(library: Path, tag: str, role: str, name: str, *more: str) -> int:
    return approve_edition([HERNIA, tag, "--role", role, "--name", name, *more], library)


def approved(library: Path, next_review: datetime.date) -> Edition:
    """The source edition with all signatures and a review."""
    assert approve(library, "en", "clinician", "Fixture One") == 0
    assert approve(library, "en", "lead", "Fixture Two", "--next-review", next_review.isoformat()) == 0
    return edition(library, "en")


def test_a_renewal_voids_no_sign_off(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = approved(library, SOON)
    for role, name in (("translator", "Fixture One"), ("reviser", "Fixture Two"), ("lead", "Fixture Three")):
        assert approve(library, "ar", role, name) == 0
    arabic = edition(library, "ar")
    assert (first.state, arabic.state) == (State.APPROVED, State.APPROVED)
    assert approve(library, "en", "lead", "Fixture Two", "--next-review", LATE.isoformat()) == 0
    after = edition(library, "en")
    assert (after.state, edition(library, "ar").state) == (State.APPROVED, State.APPROVED)
    assert (after.hash, edition(library, "ar").hash) == (first.hash, arabic.hash)
    assert after.topic.review is not None
    assert (after.topic.review.date, after.topic.review.next_review) == (TODAY, LATE)
    assert [value for label, value in about_rows(after) if label == "Next review" and str(LATE.year) in value]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version: "', 'version: "9.'),
        ("written: ", "written: 2026-01-01  # "),
        ("kind: ", "status: draft\nkind: "),
    ],
)
def test_version_status_and_dates_are_no_signed_words(library: Path, old: str, new: str) -> None:
    before = edition(library, "en").hash
    replace(topic(library), old, new)
    assert edition(library, "en").hash == before
    replace(topic(library), "funding: none", "funding: a company")
    assert edition(library, "en").hash != before


def test_a_review_that_is_past_expires_all_languages(library: Path) -> None:
    approved(library, SOON)
    for tag in ("en", "ar"):
        assert edition(library, tag, today=SOON).state is not State.EXPIRED
        assert edition(library, tag, today=SOON + datetime.timedelta(days=1)).state is State.EXPIRED
        assert edition(library, tag, today=SOON + datetime.timedelta(days=1)).draft


def test_what_is_due_can_be_renewed(library: Path) -> None:
    record = library / "docs" / "signoffs" / "en" / f"{HERNIA}.toml"
    record.parent.mkdir(parents=True)
    record.write_text(
        '[[review]]\nrole = "lead"\nname = "Fixture"\ndate = 2020-01-01\nnext_review = 2022-01-01\n', "utf-8"
    )
    assert ["was due on 2022-01-01" in finding.message for finding in found(library, "C009")] == [True]
    assert approve(library, "en", "lead", "Fixture Two") == 1
    assert approve(library, "en", "lead", "Fixture Two", "--next-review", SOON.isoformat()) == 0
    assert found(library, "C009") == []


def test_dates_in_front_matter_are_refused_with_the_way_to_record_them(library: Path) -> None:
    replace(topic(library), "next_review: null", f"next_review: {SOON}")
    (finding,) = found(library, "C009")
    assert "--next-review" in finding.fix
    assert finding.at.line > 1


@pytest.mark.parametrize(
    ("tag", "day", "told"),
    [("ar", SOON, "the source language"), ("en", TODAY, "must be after today")],
)
def test_a_review_that_cannot_be_is_not_recorded(
    library: Path, capsys: pytest.CaptureFixture[str], tag: str, day: datetime.date, told: str
) -> None:
    role = "lead"
    assert approve(library, tag, role, "Fixture One", "--next-review", day.isoformat()) == 1
    assert told in capsys.readouterr().err
    assert not (library / "docs" / "signoffs").exists()


def test_a_draft_is_not_approved(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(topic(library), "kind: ", "status: draft\nkind: ")
    assert approve(library, "en", "lead", "Fixture One") == 1
    assert "status: draft" in capsys.readouterr().err


def test_where_keys_are_listed_only_a_signed_review_counts(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("keys") / "own"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(own)], check=True)
    allowed = library / "docs" / "signoffs" / "allowed_signers"
    allowed.parent.mkdir()
    public = own.with_suffix(".pub").read_text("utf-8")
    allowed.write_text(f'Fixture_Two namespaces="leafwright" {public}', "utf-8")
    days = "--next-review", SOON.isoformat()
    assert approve(library, "en", "lead", "Fixture Two", *days, "--key", str(own)) == 0
    assert found(library, "S014") == []
    assert edition(library, "en").topic.review is not None
    record = library / "docs" / "signoffs" / "en" / f"{HERNIA}.toml"
    replace(record, f"next_review = {SOON}", f"next_review = {LATE}")
    assert edition(library, "en").topic.review is None
    assert len(found(library, "S014")) == 1
