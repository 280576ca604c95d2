"""States are computed, sign-offs hold for exactly the words they were made over, and changes are shown word by word."""

import datetime
import html
import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import breaking
from breaking import HERNIA, found, opened, replace, topic, words
from leafwright.commands import signoff as signoff_commands
from leafwright.model import Edition, State
from leafwright.signoff import redline
from leafwright.translation import editions

DAY = datetime.date(2026, 6, 1)


def edition(library: Path, tag: str, today: datetime.date = DAY) -> Edition:
    return breaking.edition(library, tag, today=today)


def approve(library: Path, tag: str, role: str, name: str, *more: str) -> int:
    return signoff_commands.approve_edition([HERNIA, tag, "--role", role, "--name", name, *more], library)


def approved_arabic(library: Path) -> Edition:
    for role, name in (("translator", "Fixture One"), ("reviser", "Fixture Two"), ("lead", "Fixture Three")):
        assert approve(library, "ar", role, name) == 0
    return edition(library, "ar")


def test_an_edition_is_a_draft_until_its_present_words_are_signed_off(library: Path) -> None:
    assert edition(library, "en").draft
    record = library / "docs" / "signoffs" / "en" / f"{HERNIA}.toml"
    record.parent.mkdir(parents=True)
    words_now, day = edition(library, "en").hash, datetime.date(2026, 1, 2)
    record.write_text(
        "".join(
            f'[[signoff]]\nrole = "{role}"\nname = "Fixture only"\ndate = {day}\nwords = "{words_now}"\n'
            for role in ("clinician", "lead")
        ),
        "utf-8",
    )
    assert not edition(library, "en").draft
    replace(topic(library), "Show it to your doctor.", "Show it, to your doctor.")
    assert edition(library, "en").draft


@pytest.mark.usefixtures("unshared")
def test_what_readers_do_not_see_of_a_hospital_is_not_signed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a sign-off from before hospitals had lines of their own still holds, and one does when a format is added."""
    signed, real = list[str](), editions.hash_words

    def kept(*texts: str) -> str:
        signed.extend(texts)
        return real(*texts)

    monkeypatch.setattr(editions, "hash_words", kept)
    edition(library, "en")
    profile = json.JSONDecoder().raw_decode(next(text for text in signed if '"emergency":"911"' in text))[0]
    assert not profile.keys() & {"leaflet", "print", "languages", "source", "formats", "prefix"}


def test_an_edition_rises_with_each_signature(library: Path) -> None:
    assert edition(library, "ar").state is State.TRANSLATED
    assert approve(library, "ar", "translator", "Fixture One") == 0
    assert edition(library, "ar").state is State.TRANSLATED
    assert approve(library, "ar", "reviser", "Fixture Two") == 0
    assert edition(library, "ar").state is State.REVISED
    assert approve(library, "ar", "lead", "Fixture Three") == 0
    assert edition(library, "ar").state is State.APPROVED
    assert not edition(library, "ar").draft
    assert edition(library, "fr").state is State.TRANSLATED


def test_the_reviser_is_not_the_translator(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(library, "ar", "translator", "Fixture One") == 0
    assert approve(library, "ar", "reviser", "Fixture One") == 1
    assert "must differ" in capsys.readouterr().err
    # typed into the file by hand, it does not count either
    path = library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml"
    text = path.read_text("utf-8")
    path.write_text(text + text.split("\n", 1)[1].replace('"translator"', '"reviser"'), "utf-8")
    path.write_text(path.read_text("utf-8") + text.split("\n", 1)[1].replace('"translator"', '"lead"'), "utf-8")
    assert edition(library, "ar").state is State.TRANSLATED


@pytest.mark.parametrize(
    "change",
    [
        ("docs/departments/day-surgery.toml", "555 010 0201", "555 010 0209"),
        ("docs/hospital.toml", 'value = "3 and 12 months"', 'value = "4 and 12 months"'),
        ("docs/evidence/facts.toml", 'certainty = "none: invented for tests"', 'certainty = "low"'),
        ("docs/topics/images/groin.svg", "<title>", "<title>A "),
        ("docs/glossary.toml", 'short = "a soft lump', 'short = "a small lump'),
        ("docs/interface.toml", "", 'about = "Of this leaflet"'),
    ],
)
def test_whatever_an_edition_shows_drops_its_approval_when_it_changes(
    library: Path, change: tuple[str, str, str]
) -> None:
    for role in ("clinician", "lead"):
        assert approve(library, "en", role, f"Fixture {role}") == 0
    assert edition(library, "en").state is State.APPROVED
    file, old, new = change
    if old:
        replace(library / file, old, new)
    else:
        (library / file).write_text(new, "utf-8")
    assert edition(library, "en").state is not State.APPROVED


def test_a_changed_comma_names_its_sentence_and_only_that(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approved_arabic(library)
    po = opened(words(library, "ar"))
    entry = next(entry for entry in po if entry.msgid.startswith("Nobody can tell"))
    entry.msgstr += "،"
    po.save()
    assert edition(library, "ar").state is State.TRANSLATED
    capsys.readouterr()
    assert signoff_commands.show_changes([HERNIA, "ar"], library) == 0
    out = capsys.readouterr().out
    assert out.startswith("changed: Nobody can tell")
    assert "1 to read again: build/diff/ar/" in out
    page = lxml_html.fromstring((library / "build" / "diff" / "ar" / f"{HERNIA}.html").read_text("utf-8"))
    (cell,) = page.xpath('//td[@lang="ar" and @dir="rtl"]')
    assert [each.text_content() for each in cell.xpath(".//ins")]
    assert page.xpath("//caption")
    assert page.get("lang") == "en"


def test_only_complete_words_and_known_roles_are_approved(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(library, "ar", "cleaner", "Fixture One") == 1
    assert "roles: translator, reviser, lead" in capsys.readouterr().err
    assert approve(library, "xx", "lead", "Fixture One") == 1
    assert approve(library, "ar", "lead", "  ") == 1
    po = opened(words(library, "ar"))
    po[3].msgstr = ""
    po.save()
    assert approve(library, "ar", "lead", "Fixture One") == 1
    assert not (library / "docs" / "signoffs").exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--name", "…"), "'…' says nothing: write your own words in its place."),  # as `release` shows the command
        (("--qualification", "…"), "'…' says nothing"),
        (("--qualified-until", "2026-01-01"), "Not recorded: the qualification of Fixture One ended on 2026-01-01."),
        (("--next-review", "2099-01-31"), " or before (docs/rules.toml, C009)."),
        (("--next-review", "2020-01-31"), "must be after today"),
    ],
)
def test_what_cannot_be_meant_is_not_recorded(
    library: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, str], told: str
) -> None:
    assert approve(library, "en", "lead", "Fixture One", *more) == 1
    assert told in capsys.readouterr().err
    assert not (library / "docs" / "signoffs").exists()


@pytest.mark.parametrize("option", ["--next-review", "--qualified-until"])
def test_a_day_that_is_none_is_told_in_words(library: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    with pytest.raises(SystemExit):
        approve(library, "en", "lead", "Fixture One", option, "YEAR-MONTH-DAY")
    assert "'YEAR-MONTH-DAY' is no day; write year, month and day: 2029-01-31" in capsys.readouterr().err


def test_a_withdrawn_topic_is_not_shown(library: Path) -> None:
    note = "withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n"
    replace(topic(library), "search_terms:", note + "search_terms:")
    assert edition(library, "en").state is State.WITHDRAWN
    assert not edition(library, "en").state.complete


def key(folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


def test_where_keys_are_listed_only_their_signatures_count(
    library: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    own, foreign = key(folder, "own"), key(folder, "foreign")
    allowed = library / "docs" / "signoffs" / "allowed_signers"
    assert approve(library, "ar", "reviser", "Fixture Two") == 0, "before any key is listed"
    allowed.write_text(f'Fixture_Two namespaces="leafwright" {own.with_suffix(".pub").read_text("utf-8")}', "utf-8")
    assert [finding.at.file for finding in found(library, "S014")] == [f"docs/signoffs/ar/{HERNIA}.toml"]
    assert edition(library, "ar").state is State.TRANSLATED
    record = library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml"
    record.unlink()
    capsys.readouterr()
    for more, told in (
        ((), "allowed_signers lists who signs, with which key; give yours: --key FILE"),
        (("--key", str(foreign)), f"{foreign} is no key of Fixture Two that counts"),
        (("--key", str(folder / "none")), "none"),
    ):
        assert approve(library, "ar", "reviser", "Fixture Two", *more) == 2
        assert told in capsys.readouterr().err
        assert not record.exists()
    assert approve(library, "ar", "reviser", "Fixture Two", "--key", str(own)) == 0
    assert found(library, "S014") == []
    assert edition(library, "ar").state is State.REVISED
    replace(record, "Fixture Two", "Fixture Twö")
    assert edition(library, "ar").state is State.TRANSLATED


def test_who_signed_before_keys_were_listed_signs_again_and_is_told_no_more(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The remedy of S014 is the command itself, which leaves the former record where it stands."""
    path = key(tmp_path_factory.mktemp("keys"), "own")
    own, signing = path.with_suffix(".pub").read_text("utf-8"), ("--key", str(path))
    assert approve(library, "en", "clinician", "Fixture One") == 0
    assert approve(library, "en", "lead", "Fixture Two", "--next-review", "2028-01-31") == 0
    allowed = library / "docs" / "signoffs" / "allowed_signers"
    allowed.write_text(f"Fixture_One {own}Fixture_Two {own}", "utf-8")
    record = (library / "docs" / "signoffs" / "en" / f"{HERNIA}.toml").read_text("utf-8").split("\n")
    told = found(library, "S014")
    assert [record[each.at.line - 1] for each in told] == ["[[signoff]]", "[[signoff]]", "[[review]]"]
    assert len({each.at.line for each in told}) == 3
    assert approve(library, "en", "clinician", "Fixture One", *signing) == 0
    assert ["(lead)" in each.message for each in found(library, "S014")] == [True, True]
    assert approve(library, "en", "lead", "Fixture Two", "--next-review", "2028-01-31", *signing) == 0
    assert found(library, "S014") == []
    assert edition(library, "en").state is State.APPROVED


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


def test_what_keeps_an_edition_from_approval_is_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = opened(words(library, "ar"))
    next(entry for entry in po if entry.msgctxt == "h1").msgstr = ""
    po.save()
    assert approve(library, "ar", "lead", "Fixture One") == 1
    assert f"docs/translations/ar/{HERNIA}.po" in (out := capsys.readouterr().out)
    assert "T001" in out
    assert signoff_commands.show_changes([HERNIA, "ar"], library) == 0
    out = capsys.readouterr().out
    assert "T001" in out
    assert "new: " not in out, "of what was never signed each line would be new"
    assert approve(library, "fr", "translator", "Fixture One") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("Recorded in docs/signoffs/")
    assert f"translator Fixture One approved fr/{HERNIA} as it stands." in line


def test_new_and_gone_words_are_told_on_a_line_each(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approved_arabic(library)
    replace(topic(library), breaking.TAKE_TIME, "Zebras graze.")
    capsys.readouterr()
    assert signoff_commands.show_changes([HERNIA, "ar"], library) == 0
    out = capsys.readouterr().out
    assert "\nnew: Zebras graze.\n" in f"\n{out}"
    assert f"\ngone: {breaking.TAKE_TIME[:90]}\n" in out


def test_what_was_taken_back_is_not_approved(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = "withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n"
    replace(topic(library), "search_terms:", note + "search_terms:")
    assert approve(library, "en", "lead", "Fixture One") == 1
    assert f"en/{HERNIA} is withdrawn: only complete words can be approved." in capsys.readouterr().err
    assert not (library / "docs" / "signoffs").exists()


def on_paper(library: Path, form: str, *more: str) -> int:
    given = ("--form", form, "--scan", "FX-01-ar-reviser.pdf", "--entered-by", "Fixture desk", *more)
    return approve(library, "ar", "reviser", "Fixture Two", *given)


def test_a_form_signed_on_paper_is_entered_for_just_the_words_it_was_signed_for(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signoff_commands.show_changes([HERNIA, "ar"], library) == 0
    printed = lxml_html.fromstring((library / "build" / "diff" / "ar" / f"{HERNIA}.html").read_text("utf-8"))
    assert [row[0].text for row in printed.xpath("//table[2]/tbody/tr")] == ["translator", "reviser", "lead"]
    (hash_,) = printed.xpath("//p[starts-with(., 'Words')]/code/text()")
    assert on_paper(library, "0" * 64) == 1
    assert "signed for other words" in capsys.readouterr().err
    assert on_paper(library, hash_[:7]) == 1
    assert on_paper(library, hash_, "--scan", "") == 1
    assert on_paper(library, hash_, "--scan", "../scan.pdf") == 1
    assert not (library / "docs" / "signoffs").exists()
    assert on_paper(library, hash_[:8].upper()) == 0
    assert edition(library, "ar").state is State.REVISED
    record = library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml"
    assert 'scan = "FX-01-ar-reviser.pdf"\nentered_by = "Fixture desk"' in record.read_text("utf-8")
    replace(record, 'entered_by = "Fixture desk"\n', "")
    assert [each.at.file for each in found(library, "S005")] == [f"docs/signoffs/ar/{HERNIA}.toml"]


def test_who_signed_after_a_qualification_ended_does_not_count(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = datetime.date.today()
    until = ["--qualified-until", (today - datetime.timedelta(days=1)).isoformat()]
    assert approve(library, "ar", "reviser", "Fixture Two", *until) == 1
    assert "the qualification of Fixture Two ended on" in capsys.readouterr().err
    assert approve(library, "ar", "reviser", "Fixture Two", "--qualified-until", today.isoformat()) == 0
    record = library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml"
    assert f"qualified_until = {today}\n" in record.read_text("utf-8")
    replace(record, f"qualified_until = {today}", "qualified_until = 2020-01-01")
    assert [each.at.file for each in found(library, "S005")] == [f"docs/signoffs/ar/{HERNIA}.toml"]


@pytest.mark.parametrize(("answer", "code"), [("no", 1), ("", 1), ("yes", 0)])
def test_at_a_terminal_the_changes_are_shown_and_a_person_is_asked(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    approved_arabic(library)
    po = opened(words(library, "ar"))
    next(entry for entry in po if entry.msgid.startswith("Nobody can tell")).msgstr += "،"
    po.save()
    kept = (library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml").read_text("utf-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda asked: answer)
    capsys.readouterr()
    assert approve(library, "ar", "translator", "Fixture One") == code
    assert "changed: Nobody can tell" in capsys.readouterr().out
    assert ((library / "docs" / "signoffs" / "ar" / f"{HERNIA}.toml").read_text("utf-8") == kept) == bool(code)
