"""A topic speaks for its own department: header, phones and interpreter line, then the hospital's own few phones."""

from pathlib import Path

import pytest

from clinic import edition_of, leaflet_of, page_of, read, replace, write_clinic
from leafwright.checks import check_topic
from leafwright.leaflets.plain import text_of


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_clinic(tmp_path, ["en", "fr"])


@pytest.mark.parametrize("format", ["a4", "text", "a5-booklet"])
def test_a_hip_leaflet_names_only_the_hip_departments_phones_and_the_hospitals_own(clinic: Path, format: str) -> None:
    said = text_of(leaflet_of(clinic, "en/hip", format))
    assert "Hip department" in said
    assert "Phone 555 010 0011, day and night." in said
    assert "Hip ward: 555 010 0011" in said
    assert "Patient relations: 555 010 0001" in said
    assert "Knee" not in said
    assert "555 010 0012" not in said


def test_a_page_names_only_its_departments_phones(clinic: Path) -> None:
    said = page_of(clinic, "en/hip").replace("&nbsp;", " ")
    assert "department: Hip department" in said
    assert "555 010 0011" in said
    assert "555 010 0012" not in said


def test_a_department_speaks_the_language_of_the_edition(clinic: Path) -> None:
    replace(clinic / "docs/departments/hip.toml", '"Hip department"', '"Hip department"\ninterpreter = "Ring us."')
    assert not edition_of(clinic, "fr/hip").state.complete
    path = clinic / "docs/translations/fr/hospital.po"
    words = 'msgctxt "departments.hip.interpreter"\nmsgid "Ring us."\nmsgstr "fr Ring us."\n'
    path.write_text(f"{path.read_text('utf-8')}\n{words}", "utf-8")
    said = text_of(leaflet_of(clinic, "fr/hip"))
    for words in ("fr Hip department", "fr Hip ward", "fr day and night", "fr Ring us."):
        assert words in said
    assert "Ask for an interpreter" not in said


def test_what_stands_beside_the_hospitals_name_is_translated(clinic: Path) -> None:
    replace(clinic / "docs/departments/hip.toml", '"Hip department"', '"Hip department"\nheader = "Hips"')
    assert not edition_of(clinic, "fr/hip").state.complete
    path = clinic / "docs/translations/fr/hospital.po"
    words = 'msgctxt "departments.hip.header"\nmsgid "Hips"\nmsgstr "fr Hips"\n'
    path.write_text(f"{path.read_text('utf-8')}\n{words}", "utf-8")
    assert edition_of(clinic, "fr/hip").state.complete
    assert "fr Hips" in text_of(leaflet_of(clinic, "fr/hip"))


def test_what_another_department_lacks_withholds_nothing(clinic: Path) -> None:
    replace(clinic / "docs/departments/knee.toml", "Knee ward", "Knee clinic")
    assert edition_of(clinic, "fr/hip").state.complete
    assert not edition_of(clinic, "fr/knee").state.complete


def test_an_unknown_owner_is_told_at_its_line_with_what_was_meant(clinic: Path) -> None:
    replace(clinic / "docs/topics/hip.md", "owner: hip", "owner: hipp")
    project = read(clinic)
    found = [each for each in check_topic(project.topics[0], project) if each.code in ("C002", "C042")]
    assert [(each.code, each.at.line, each.fix) for each in found] == [("C042", 8, "did you mean hip?")]


def test_a_phone_of_another_department_is_unknown(clinic: Path) -> None:
    replace(clinic / "docs/departments/knee.toml", "phones.ward", "phones.clinic")
    replace(clinic / "docs/topics/hip.md", "{{ phone.ward }}", "{{ phone.clinic }}")
    project = read(clinic)
    assert "C002" in {each.code for each in check_topic(project.topics[0], project)}


def test_a_shared_section_may_not_name_a_phone_that_the_department_lacks(clinic: Path) -> None:
    replace(clinic / "docs/departments/hip.toml", "phones.ward", "phones.clinic")
    path = clinic / "docs/topics/hip.md"
    head, _ = path.read_text("utf-8").split("Your hip is worn")
    path.write_text(head + "{{ section.knee }}\n", "utf-8")
    project = read(clinic)
    messages = [each.message for each in check_topic(project.topics[0], project) if each.code == "C002"]
    assert messages == [f"the section of knee names {name}.ward, which hip has not" for name in ("phone", "hours")]


def test_the_accent_of_a_department_is_that_of_its_leaflets(clinic: Path) -> None:
    replace(clinic / "docs/departments/hip.toml", 'name = "Hip d', 'accent = "#7A1F3D"\nname = "Hip d')
    assert edition_of(clinic, "en/hip").accent == "#7A1F3D"
    assert edition_of(clinic, "en/knee").accent == "#0B5563"
