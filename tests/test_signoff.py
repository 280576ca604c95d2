"""States are computed, sign-offs hold for exactly the words they were made over, and changes are shown word by word."""

import datetime
import html
import re
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from leafwright import reading
from leafwright.commands import signoff as signoff_commands
from leafwright.model import Edition, State
from leafwright.signoff import redline
from leafwright.translation.editions import editions
from test_guards import SLUG, found, replace, topic_of

DAY = datetime.date(2026, 6, 1)


def edition(project: Path, tag: str, today: datetime.date = DAY) -> Edition:
    loaded, _ = reading.load(project, today)
    assert loaded is not None
    return next(each for each in editions(loaded) if each.topic.slug == SLUG and each.language.tag == tag)


def approve(project: Path, tag: str, role: str, name: str, *more: str) -> int:
    return signoff_commands.approve_edition([SLUG, tag, "--role", role, "--name", name, *more], project)


def approved_arabic(project: Path) -> Edition:
    for role, name in (("translator", "Fixture One"), ("reviser", "Fixture Two"), ("lead", "Fixture Three")):
        assert approve(project, "ar", role, name) == 0
    return edition(project, "ar")


def test_an_edition_rises_with_each_signature(project: Path) -> None:
    assert edition(project, "ar").state is State.TRANSLATED
    assert approve(project, "ar", "translator", "Fixture One") == 0
    assert edition(project, "ar").state is State.TRANSLATED
    assert approve(project, "ar", "reviser", "Fixture Two") == 0
    assert edition(project, "ar").state is State.REVISED
    assert approve(project, "ar", "lead", "Fixture Three") == 0
    assert edition(project, "ar").state is State.APPROVED
    assert not edition(project, "ar").draft
    assert edition(project, "es").state is State.TRANSLATED


def test_the_reviser_is_not_the_translator(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(project, "ar", "translator", "Fixture One") == 0
    assert approve(project, "ar", "reviser", "Fixture One") == 1
    assert "must differ" in capsys.readouterr().err
    # typed into the file by hand, it does not count either
    path = project / "docs" / "signoffs" / "ar" / f"{SLUG}.toml"
    text = path.read_text("utf-8")
    path.write_text(text + text.split("\n", 1)[1].replace('"translator"', '"reviser"'), "utf-8")
    path.write_text(path.read_text("utf-8") + text.split("\n", 1)[1].replace('"translator"', '"lead"'), "utf-8")
    assert edition(project, "ar").state is State.TRANSLATED


@pytest.mark.parametrize(
    "change",
    [
        ("docs/departments/interventional-radiology.toml", "555 010 0199", "555 010 0198"),
        ("docs/hospital.toml", 'value = "6"', 'value = "7"'),
        ("docs/evidence/facts.toml", 'certainty = "high"', 'certainty = "low"'),
        ("docs/topics/images/catheter-way.svg", "<title>", "<title>A "),
        ("docs/glossary.toml", 'short = "a thin, soft tube"', 'short = "a soft, thin tube"'),
        ("docs/interface.toml", "", 'key_points = "Main points"'),
    ],
)
def test_whatever_an_edition_shows_drops_its_approval_when_it_changes(
    project: Path, change: tuple[str, str, str]
) -> None:
    for role in ("clinician", "lead"):
        assert approve(project, "en", role, f"Fixture {role}") == 0
    assert edition(project, "en").state is State.APPROVED
    file, old, new = change
    if old:
        replace(project / file, old, new)
    else:
        (project / file).write_text(new, "utf-8")
    assert edition(project, "en").state is not State.APPROVED


def test_a_changed_comma_names_its_sentence_and_only_that(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approved_arabic(project)
    path = project / "docs" / "translations" / "ar" / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if entry.msgid.startswith("No one has shown"))
    entry.msgstr += "،"
    po.save(str(path))
    assert edition(project, "ar").state is State.TRANSLATED
    capsys.readouterr()
    assert signoff_commands.show_changes([SLUG, "ar"], project) == 0
    out = capsys.readouterr().out
    assert out.startswith("changed: No one has shown")
    assert "1 to read again: build/diff/ar/" in out
    page = lxml_html.fromstring((project / "build" / "diff" / "ar" / f"{SLUG}.html").read_text("utf-8"))
    (cell,) = page.xpath('//td[@lang="ar" and @dir="rtl"]')
    assert [each.text_content() for each in cell.xpath(".//ins")]
    assert page.xpath("//caption")
    assert page.get("lang") == "en"


def test_only_complete_words_and_known_roles_are_approved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(project, "ar", "cleaner", "Fixture One") == 1
    assert "roles: translator, reviser, lead" in capsys.readouterr().err
    assert approve(project, "xx", "lead", "Fixture One") == 1
    assert approve(project, "ar", "lead", "  ") == 1
    path = project / "docs" / "translations" / "ar" / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    po[3].msgstr = ""
    po.save(str(path))
    assert approve(project, "ar", "lead", "Fixture One") == 1
    assert not (project / "docs" / "signoffs").exists()


def test_a_review_that_is_past_expires_the_edition(project: Path) -> None:
    replace(topic_of(project), "last_review: null", "last_review: 2024-01-01")
    replace(topic_of(project), "next_review: null", "next_review: 2026-05-31")
    assert edition(project, "en", datetime.date(2026, 5, 31)).state is State.TRANSLATED
    assert edition(project, "en", datetime.date(2026, 6, 1)).state is State.EXPIRED
    assert edition(project, "en", datetime.date(2026, 6, 1)).draft


def test_a_withdrawn_topic_is_not_shown(project: Path) -> None:
    note = "withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n"
    replace(topic_of(project), "search_terms:", note + "search_terms:")
    assert edition(project, "en").state is State.WITHDRAWN
    assert not edition(project, "en").state.complete


def key(folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


def test_where_keys_are_listed_only_their_signatures_count(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    own, foreign = key(folder, "own"), key(folder, "foreign")
    allowed = project / "docs" / "signoffs" / "allowed_signers"
    allowed.parent.mkdir()
    allowed.write_text(f'Fixture_Two namespaces="leafwright" {own.with_suffix(".pub").read_text("utf-8")}', "utf-8")
    assert approve(project, "ar", "reviser", "Fixture Two") == 0
    assert [finding.at.file for finding in found(project, "S014")] == [f"docs/signoffs/ar/{SLUG}.toml"]
    assert edition(project, "ar").state is State.TRANSLATED
    record = project / "docs" / "signoffs" / "ar" / f"{SLUG}.toml"
    record.unlink()
    assert approve(project, "ar", "reviser", "Fixture Two", "--key", str(foreign)) == 0
    assert edition(project, "ar").state is State.TRANSLATED
    record.unlink()
    assert approve(project, "ar", "reviser", "Fixture Two", "--key", str(own)) == 0
    assert found(project, "S014") == []
    assert edition(project, "ar").state is State.REVISED
    replace(record, "Fixture Two", "Fixture Twö")
    assert edition(project, "ar").state is State.TRANSLATED


TEXT = st.text(alphabet="ab é {}.\n肝<&", max_size=40)


def side(markup: str, gone: str, kept: str) -> str:
    """One side of a redline as plain text: without what `gone` marks, with what `kept` marks."""
    without = re.sub(rf"<{gone}>.*?</{gone}>", "", markup, flags=re.S)
    return html.unescape(re.sub(rf'<{kept}><span class="said">\w+: </span>(.*?)</{kept}>', r"\1", without, flags=re.S))


@given(TEXT, TEXT)
def test_a_redline_holds_both_sides_whole(before: str, now: str) -> None:
    markup = redline.marked(before, now)
    assert side(markup, "del", "ins") == now
    assert side(markup, "ins", "del") == before
