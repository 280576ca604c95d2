"""One test for each thing that must be refused: break a copy of the project, and see it refused."""

import dataclasses
import datetime
import re
from pathlib import Path

import polib
import pytest

from leafwright import leaflets, pipeline, reading, website
from leafwright.commands.build import build_proof
from leafwright.commands.check import check_content
from leafwright.commands.new import create_topic
from leafwright.commands.translate import update_translations
from leafwright.model import Edition, Finding, State
from leafwright.translation.editions import editions
from leafwright.translation.withholding import withheld

SLUG = "liver-hemangioma-embolization"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def topic_of(project: Path) -> Path:
    return project / "docs" / "topics" / f"{SLUG}.md"


def english(everything: list[Edition]) -> Edition:
    """The English edition of the topic that these tests break."""
    return next(edition for edition in everything if edition.id == f"en/{SLUG}")


def found(project: Path, code: str) -> list[Finding]:
    _, findings = pipeline.check(project)
    return [finding for finding in findings if finding.code == code]


def test_the_project_as_it_is_has_no_findings(project: Path) -> None:
    assert [finding for finding in pipeline.check(project)[1] if finding.stops] == []


def test_a_dead_link_is_refused(project: Path) -> None:
    replace(topic_of(project), "(#when_to_seek_help)", "(going-home.md)")
    (finding,) = found(project, "C004")
    assert finding.at.file == f"docs/topics/{SLUG}.md"
    assert "no such topic: going-home.md" in finding.message
    assert finding.language == ""


def test_a_dead_anchor_is_refused_with_the_nearest_name(project: Path) -> None:
    replace(topic_of(project), "(#when_to_seek_help)", "(#when_to_sek_help)")
    (finding,) = found(project, "C004")
    assert finding.fix == "did you mean #when_to_seek_help?"


def test_a_missing_segment_withholds_its_edition_only(project: Path) -> None:
    path = project / "docs" / "translations" / "es" / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if entry.msgctxt == "h1")
    entry.msgstr = ""
    po.save(str(path))
    (finding,) = found(project, "T001")
    assert finding.language == "es"
    assert finding.at.file == f"docs/translations/es/{SLUG}.po"
    loaded, findings = pipeline.check(project)
    assert loaded is not None
    hidden = withheld(loaded, editions(loaded), findings)
    assert list(hidden) == [f"es/{SLUG}"]


def test_a_fuzzy_segment_is_refused_and_its_words_are_never_shown(project: Path) -> None:
    path = project / "docs" / "translations" / "ar" / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if entry.msgctxt == "h1")
    words, entry.flags = entry.msgstr, ["fuzzy"]
    po.save(str(path))
    (finding,) = found(project, "T001")
    assert "fuzzy" in finding.message
    loaded, _ = reading.load(project)
    assert loaded is not None
    edition = next(e for e in editions(loaded) if e.language.tag == "ar" and e.topic.slug == SLUG)
    assert edition.state is State.STALE
    assert f"# {words}\n" not in edition.text


def test_a_missing_section_is_refused(project: Path) -> None:
    text = topic_of(project).read_text("utf-8")
    topic_of(project).write_text(re.sub(r"## [^\n]*\{#unknowns\}.*?(?=\n## )", "", text, flags=re.S), "utf-8")
    (finding,) = found(project, "C001")
    assert finding.message == "section unknowns is missing"


def test_an_unknown_macro_is_refused_with_the_nearest_name(project: Path) -> None:
    replace(topic_of(project), "{{ phone.ward }}", "{{ phone.wrad }}")
    (finding,) = found(project, "C002")
    assert finding.fix == "did you mean {{ phone.ward }}?"


def test_an_unknown_fact_is_refused(project: Path) -> None:
    replace(topic_of(project), "{{ fact.F13 }}", "{{ fact.F99 }}")
    (finding,) = found(project, "C003")
    assert finding.message == "unknown fact: F99"


def test_a_number_that_is_not_its_facts_is_refused(project: Path) -> None:
    replace(topic_of(project), "74 out of 100 felt clearly better", "95 out of 100 felt clearly better")
    assert [finding.message for finding in found(project, "C005")] == [
        '"95 out of 100" is not shown by a fact of this paragraph'
    ]


@pytest.mark.parametrize("tag", ["ar", "es", "zh-Hans"])
def test_a_number_changed_in_a_translation_is_refused(project: Path, tag: str) -> None:
    path = project / "docs" / "translations" / tag / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if "1,067" in entry.msgid)
    entry.msgstr = re.sub(r"1[.,٬]?067", "1,076", entry.msgstr)
    po.save(str(path))
    (finding,) = found(project, "T002")
    assert "lost 1067, added 1076" in finding.message
    assert finding.language == tag


def test_markup_from_a_translation_is_refused(project: Path) -> None:
    path = project / "docs" / "translations" / "es" / "hospital.po"
    po = polib.pofile(str(path), wrapwidth=0)
    po[0].msgstr += "<img src=x onerror=alert(1)>"
    po.save(str(path))
    assert len(found(project, "T004")) == 1


def print_english(project: Path, families: tuple[str, ...] = (), format: str = "a4") -> list[Finding]:
    """Findings of the English leaflet in a format."""
    loaded, _ = reading.load(project)
    assert loaded is not None
    everything = editions(loaded)
    chosen = next(each for each in leaflets.formats(project) if each.id == format)
    sheet = leaflets.Composer(project, loaded, everything).sheet(english(everything), chosen)
    sheet = dataclasses.replace(sheet, families=families or sheet.families)
    return list(leaflets.Printer(project).print(sheet).findings)


def test_a_css_typo_is_refused_at_its_line(project: Path) -> None:
    sheet = project / "leaflets" / "typography.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.section { colour: red }\n", "utf-8")
    findings = print_english(project)
    (finding,) = findings
    assert (finding.code, finding.at.file) == ("P001", "leaflets/typography.css")
    assert "colour" in sheet.read_text("utf-8").split("\n")[finding.at.line - 1]


def test_a_css_typo_stops_the_build(small: Path) -> None:
    sheet = small / "leaflets" / "formats" / "a4" / "page.css"
    sheet.write_text(sheet.read_text("utf-8").replace("size: 210mm", "sice: 210mm"), "utf-8")
    proof = pipeline.build(small, lambda *_: None)
    assert proof.stopped
    assert "P001" in {finding.code for finding in proof.findings if finding.stops}
    assert not (small / "build" / "site").exists()


def test_a_missing_glyph_is_refused(project: Path) -> None:
    replace(
        topic_of(project),
        "You can ask for more time, and you can change your mind.",
        "You can ask for more time, and you can change your mind. ꧁",
    )
    findings = print_english(project)
    assert [finding.code for finding in findings] == ["P002"]


def test_words_that_do_not_reach_the_page_are_refused(project: Path) -> None:
    sheet = project / "leaflets" / "typography.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n#unknowns { display: none }\n", "utf-8")
    findings = print_english(project)
    lost = [finding for finding in findings if finding.code == "P003"]
    assert "section unknowns" in lost[0].message


def test_a_fault_of_the_english_leaflet_withholds_that_edition(small: Path) -> None:
    replace(topic_of(small), "You can ask for more time, and you can change your mind.", "You can ask for time. ꧁")
    proof = pipeline.build(small, lambda *_: None)
    assert not proof.stopped, proof.findings
    assert "P002" in {finding.code for finding in proof.withheld[f"en/{SLUG}"]}
    assert "en/liver-hemangioma" not in proof.withheld


def test_a_font_that_is_not_the_projects_is_refused(project: Path) -> None:
    findings = print_english(project, families=("Noto Sans SC", "Noto Naskh Arabic"))
    assert {finding.code for finding in findings} == {"P004"}


def test_a_language_whose_font_is_missing_ends_with_a_remedy(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = small / "docs" / "languages" / "ar.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text('fonts = ["Noto Sans", "Noto Kufi Arabic"]\n', "utf-8")
    assert build_proof(small) == 2
    assert "put it into docs/fonts as NotoKufiArabic_400Regular.ttf" in capsys.readouterr().err


def test_a_leaflet_loads_nothing_from_outside(project: Path) -> None:
    template = project / "leaflets" / "leaflet.html"
    replace(
        template,
        "<main>",
        '<main><img alt="x" src="file:///etc/passwd"><img alt="y" src="https://example.org/y.png">',
    )
    findings = print_english(project)
    assert [finding.code for finding in findings] == ["P001", "P001"]


def website_findings(project: Path, page_words: str) -> list[Finding]:
    """Findings of a website whose English topic page holds `page_words` that no check of the sources saw."""
    loaded, _ = pipeline.check(project)
    assert loaded is not None
    everything = editions(loaded)
    withheld: dict[str, list[Finding]] = {
        edition.id: [] for edition in everything if edition is not english(everything)
    }
    sites = [pipeline._language_site(loaded, language, everything, withheld) for language in loaded.languages]
    website.stage(project, loaded, sites, [])
    page = project / "build" / "stage" / "en" / "docs" / "topics" / f"{SLUG}.md"
    page.write_text(page.read_text("utf-8") + page_words, "utf-8")
    return website.build(project, loaded, sites)


def interface(project: Path, tag: str) -> dict[str, str]:
    """The words of the site around its topics, in a language."""
    loaded, _ = reading.load(project)
    assert loaded is not None
    catalog = loaded.catalogs.get((tag, "interface"))
    return {key: value for (key, _), value in catalog.words.items()} if catalog else loaded.interface


@pytest.mark.parametrize(
    "faults",
    [
        {"\n[dead](no-such-page.md)\n": "W001", "\n[dead](#no-such-anchor)\n": "W001"},
        {
            '\n<p><a href="no-such-page.html">raw</a></p>\n': "W002",
            '\n<p><a href="#no-such-anchor">raw</a></p>\n': "W002",
            '\n<p><img alt="x" src="https://example.org/x.png"></p>\n': "W003",
            "\nLorem ipsum dolor.\n": "W004",
        },
    ],
    ids=["that MkDocs tells", "that the built pages show"],
)
def test_a_website_with_faults_is_refused(small: Path, faults: dict[str, str]) -> None:
    found = website_findings(small, "".join(faults))
    assert sorted(finding.code for finding in found) == sorted(faults.values())


def test_a_withheld_edition_has_an_honest_page_in_its_language(small: Path) -> None:
    assert website_findings(small, "") == []
    page = (small / "build" / "site" / "ar" / "topics" / f"{SLUG}.html").read_text("utf-8")
    assert interface(small, "ar")["not_yet_why"] in page
    assert 'lang="en"' in page
    assert "blood-filled" not in page


def test_a_withdrawn_topic_says_so_and_leads_to_what_took_its_place(small: Path) -> None:
    note = "withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n  replaced_by: after-liver-embolization\n"
    replace(topic_of(small), "exceptions:\n", note + "exceptions:\n")
    proof = pipeline.build(small, lambda *_: None)
    assert not proof.stopped, proof.findings
    for tag in ("en", "ar"):
        said = interface(small, tag)
        page = (small / "build" / "site" / tag / "topics" / f"{SLUG}.html").read_text("utf-8")
        assert said["withdrawn_why"] in page
        assert "no longer done here" not in page, "that is for staff"
        assert 'href="after-liver-embolization.html"' in page
        assert said["not_yet_why"] not in page
        assert not (small / "build" / "leaflets" / tag / f"{SLUG}.a4.pdf").exists()
    status = (small / "build" / "site" / "en" / "status.html").read_text("utf-8")
    assert "2026-05-01, no longer done here" in status


def test_a_link_into_a_withheld_topic_leads_to_its_notice(small: Path) -> None:
    path = small / "docs" / "translations" / "ar" / "liver-hemangioma.po"
    po = polib.pofile(str(path), wrapwidth=0)
    po[0].msgstr = ""
    po.save(str(path))
    proof = pipeline.build(small, lambda *_: None)
    assert not proof.stopped, proof.findings
    assert "ar/liver-hemangioma" in proof.withheld
    page = (small / "build" / "site" / "ar" / "topics" / "after-liver-embolization.html").read_text("utf-8")
    assert 'href="liver-hemangioma.html"' in page


def test_an_untranslated_interface_never_shows_english_under_another_tag(project: Path) -> None:
    (project / "docs" / "interface.toml").write_text('draft = "Draft, and not for patients"\n', "utf-8")
    loaded, findings = pipeline.check(project)
    assert loaded is not None
    hidden = withheld(loaded, editions(loaded), findings)
    arabic = next(language for language in loaded.languages if language.tag == "ar")
    site = pipeline._language_site(loaded, arabic, editions(loaded), hidden)
    assert site.speaks.tag == "en"
    assert site.shown == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("docs/hospital.toml", "555 010 0145", "call us", "S005"),
        ("docs/departments/interventional-radiology.toml", "555 010 0199", "call us", "S005"),
        ("docs/hospital.toml", 'accent = "#0B5563"', 'accent = "teal"', "S005"),
        ("docs/hospital.toml", "sample = true", "sampel = true", "S005"),
        ("docs/hospital.toml", "sample = true", "sample = ", "S004"),
        (f"docs/topics/{SLUG}.md", "number: LH-02", "number: 2", "S005"),
        (f"docs/topics/{SLUG}.md", "kind: procedure", "kind: [", "S009"),
        (f"docs/topics/{SLUG}.md", "---\n# yaml", "# yaml", "S008"),
        (f"docs/topics/{SLUG}.md", "kind: procedure", "kind: procedre", "C001"),
        ("docs/languages/es.toml", "words =", 'direction = "right"\nwords =', "S005"),
        ("docs/evidence/references.json", '"id"', "id", "S007"),
        (f"docs/translations/es/{SLUG}.po", 'msgctxt "h1"', "rubbish", "S010"),
    ],
)
def test_a_file_that_breaks_its_schema_is_refused_at_its_line(
    project: Path, file: str, old: str, new: str, code: str
) -> None:
    replace(project / file, old, new)
    findings = [finding for finding in pipeline.check(project)[1] if finding.code == code]
    assert findings
    assert findings[0].at.file == file
    assert findings[0].fix


def test_the_line_of_a_wrong_value_is_named(project: Path) -> None:
    path = project / "docs" / "hospital.toml"
    replace(path, "555 010 0145", "call us")
    (finding,) = found(project, "S005")
    assert "call us" in path.read_text("utf-8").split("\n")[finding.at.line - 1]


def test_an_edition_is_a_draft_until_its_present_words_are_signed_off(project: Path) -> None:
    def present() -> Edition:
        loaded, findings = reading.load(project)
        assert loaded is not None
        assert findings == []
        return english(editions(loaded))

    edition = present()
    assert edition.draft
    record = project / "docs" / "signoffs" / "en" / f"{SLUG}.toml"
    record.parent.mkdir(parents=True)
    day = datetime.date(2026, 1, 2)
    record.write_text(
        "".join(
            f'[[signoff]]\nrole = "{role}"\nname = "Fixture only"\ndate = {day}\nwords = "{edition.hash}"\n'
            for role in ("clinician", "lead")
        ),
        "utf-8",
    )
    assert not present().draft
    replace(topic_of(project), "It is not cancer and", "It is not, cancer, and")
    assert present().draft


def test_commands_end_with_0_1_or_2(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_content([], small) == 0
    replace(topic_of(small), "{{ phone.ward }}", "{{ phone.wrad }}")
    assert check_content([], small) == 1
    out = capsys.readouterr().out
    assert re.search(rf"docs/topics/{SLUG}\.md:\d+: C002 unknown macro: phone\.wrad\n    fix: did you mean", out)
    replace(topic_of(small), "{{ phone.wrad }}", "{{ phone.ward }}")
    replace(small / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert build_proof(small) == 1
    replace(small / "docs" / "hospital.toml", "emergncy =", "emergency =")
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(small / "nothing-fetched"))
    assert build_proof(small) == 2
    assert "run: make" in capsys.readouterr().err


def test_a_new_topic_has_every_section_and_never_replaces_a_file(project: Path) -> None:
    assert create_topic(["knee-surgery", "procedure"], project) == 0
    path = project / "docs" / "topics" / "knee-surgery.md"
    text = path.read_text("utf-8")
    loaded, findings = reading.load(project)
    assert loaded is not None
    assert findings == []
    for rule in loaded.kinds["procedure"].sections:
        assert (f"{{#{rule.id}}}" in text) == (rule.origin == "topic")
    assert create_topic(["knee-surgery", "procedure"], project) == 1
    assert path.read_text("utf-8") == text
    assert create_topic(["../escape", "procedure"], project) == 1
    assert create_topic(["other", "procedre"], project) == 1


def test_translate_keeps_words_and_marks_what_changed(project: Path) -> None:
    before = {path: path.read_bytes() for path in sorted((project / "docs").rglob("*.po"))}
    assert update_translations(project) == 0
    assert {path: path.read_bytes() for path in before} == before
    replace(topic_of(project), "It takes about 1 to 3 hours.", "It takes about 1 to 4 hours.")
    assert update_translations(project) == 0
    tags = {finding.language for finding in found(project, "T001")}
    assert tags == {path.name for path in (project / "docs" / "translations").iterdir()}
