"""Between a label and its value stands what the language writes there, wherever the two are joined."""

import re
from pathlib import Path

import pytest

from clinic import edition_of, leaflet_of, page_of, read, replace, write, write_clinic
from leafwright.leaflets.plain import text_of
from leafwright.text.about import about_notes
from leafwright.text.as_html import html
from leafwright.text.hospital import hospital_section
from leafwright.website.staff.listing import Row
from leafwright.website.staff.register import facts as facts_of

COLONS = {
    "en": ": ", "ar": ": ", "bn": ": ", "es": ": ", "fr": "\u00a0: ", "pl": ": ", "ur": ": ", "zh-Hans": "：",
}  # fmt: skip
TABLE = "\n| Compare | Rest |\n|---|---|\n| Good | Less pain |\n"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_clinic(tmp_path_factory.mktemp("clinic"), list(COLONS))
    hip = root / "docs" / "topics" / "hip.md"
    replace(hip, "funding: none", "funding: Acme Pharma")
    replace(root / "docs" / "kinds" / "tiny.toml", "required = true\n", 'required = true\nfold = "inside"\n')
    return root


@pytest.mark.parametrize(("tag", "colon"), COLONS.items())
def test_labels_end_as_the_language_ends_them(clinic: Path, tag: str, colon: str) -> None:
    edition = edition_of(clinic, f"{tag}/hip")
    mark, gap = colon.rstrip(" "), colon[len(colon.rstrip(" ")) :]
    assert (edition.language.mark, edition.language.gap) == (mark, gap)
    facts = re.findall(r'<span class="fact"><b>([^<]+)</b>( ?)', leaflet_of(clinic, edition.id))
    assert facts
    assert all(label.endswith(mark) and room == gap for label, room in facts)
    assert f"{edition.words['funding']}{colon}" in re.sub("<[^>]+>", "", leaflet_of(clinic, edition.id, "trifold"))
    assert f"{edition.words['funding']}{colon}" in re.sub("<[^>]+>", "", leaflet_of(clinic, edition.id, "poster"))
    assert f"**{edition.words['funding']}{mark}**{gap}" in page_of(clinic, edition.id)
    row = Row("XX-01", "hip", "Hip", True, "", "Ward", "0.1", None, ())
    assert any(f"{edition.words['version']}{colon}" in fact for fact in facts_of(row, edition.words, edition.language))
    contacts = hospital_section("contacts", edition, [])
    assert contacts
    assert html(contacts.blocks).count(f"{mark}</strong>{gap}{{{{ phone.") == 2
    feedback = hospital_section("feedback_complaints", edition, [])
    assert feedback
    assert f"{edition.phones['relations'].name}{colon}" in feedback.body


def test_the_heading_of_a_column_ends_as_the_language_ends_it(tmp_path: Path) -> None:
    root = write_clinic(tmp_path, ["en", "fr"])
    hip, po = root / "docs" / "topics" / "hip.md", root / "docs" / "translations" / "fr" / "hip.po"
    write(hip, hip.read_text("utf-8") + TABLE)
    words = po.read_text("utf-8")
    for role, said in (("th", "Compare"), ("th", "Rest"), ("td", "Good"), ("td", "Less pain")):
        words += f'\nmsgctxt "{role}"\nmsgid "{said}"\nmsgstr "fr {said}"\n'
    write(po, words)
    text = text_of(leaflet_of(root, "fr/hip", "text"))
    assert "fr Compare\u00a0: fr Good" in text
    assert "fr Rest\u00a0: fr Less pain" in text
    dual = leaflet_of(root, "fr/hip", "dual")
    assert "<strong>fr Rest\u00a0:</strong> fr Less pain" in dual.replace("Less\u00a0pain", "Less pain")
    assert "<strong>Rest:</strong> Less pain" in dual.replace("Less\u00a0pain", "Less pain")


@pytest.mark.parametrize(
    ("drafted", "note"),
    [
        ("drafted: machine\n", "Drafted with software, not yet checked by clinicians."),
        ("drafted: people\n", "Drafted by people, not yet checked by clinicians."),
    ],
)
def test_the_source_edition_says_how_it_was_drafted(tmp_path: Path, drafted: str, note: str) -> None:
    root = write_clinic(tmp_path, ["en", "fr"])
    assert not any("Drafted" in said for said in about_notes(edition_of(root, "en/hip")))
    replace(root / "docs/topics/hip.md", "patient_readers: 0\n", f"{drafted}patient_readers: 0\n")
    assert read(root).topics[0].meta.drafted
    assert note in about_notes(edition_of(root, "en/hip"))
    assert note in page_of(root, "en/hip")
    assert note not in about_notes(edition_of(root, "fr/hip"))
