"""Numbers of versions: given, never typed, never used twice."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from breaking import HERNIA, edition, loaded
from leafwright import checking
from leafwright.model import Edition, Released, Releases, Shown
from leafwright.reading.releases import releases_of
from leafwright.release.selection import Approved
from leafwright.release.version_pages import taken_back
from leafwright.release.versions import numbers, parts_of
from leafwright.text.numbers import date
from leafwright.text.topic import title_of
from leafwright.translation.editions import editions
from leafwright.translation.needed import shown

DAY = datetime.date(2026, 6, 1)
OLD, NEW = "0" * 64, "1" * 64


def released(*versions: tuple[str, str]) -> Releases:
    """A record of versions, each with the hash of its words."""
    files = {"hernia.a4.pdf": "2" * 64}
    return Releases(
        number="FX-01",
        released=tuple(Released(version=name, date=DAY, words=words, files=files) for name, words in versions),
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    from conftest import copy_library

    root = copy_library(tmp_path_factory.mktemp("versions"), languages=("en", "ar"))
    return edition(root, "en"), edition(root, "ar")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # versions of the source and of the translation before, each with its words: the ones that are given now
        ([], [], ("1.0", "1.0")),
        ([("1.0", NEW)], [], ("1.0", "1.0")),
        ([("1.0", NEW)], [("1.0", NEW)], ("1.0", "1.0")),
        ([("1.0", OLD)], [("1.0", OLD)], ("1.1", "1.1")),
        ([("1.0", NEW)], [("1.0", OLD)], ("1.0", "1.0.1")),
        ([("1.0", NEW)], [("1.0", OLD), ("1.0.1", OLD)], ("1.0", "1.0.2")),
        ([("1.0", OLD), ("1.9", OLD)], [("1.0", OLD)], ("1.10", "1.10")),
        ([("1.0", NEW), ("1.1", OLD)], [("1.1", NEW)], ("1.2", "1.1")),  # old words again are a new version
    ],
)
def test_the_next_number(
    both: tuple[Edition, Edition],
    source: list[tuple[str, str]],
    target: list[tuple[str, str]],
    expected: tuple[str, str],
) -> None:
    fit = [replace(each, hash=NEW) for each in reversed(both)]  # whatever comes first
    records = {}
    if source:
        records["en", HERNIA] = released(*source)
    if target:
        records["ar", HERNIA] = released(*target)
    given = numbers(fit, records)
    assert (given[f"en/{HERNIA}"], given[f"ar/{HERNIA}"]) == expected


def test_the_same_words_printed_anew_have_a_third_number(both: tuple[Edition, Edition]) -> None:
    fit = [replace(each, hash=NEW) for each in both]
    records = {("en", HERNIA): released(("1.0", NEW)), ("ar", HERNIA): released(("1.0", NEW))}
    assert numbers(fit, records, {f"en/{HERNIA}"}) == {f"en/{HERNIA}": "1.0.1", f"ar/{HERNIA}": "1.0"}
    records = {("en", HERNIA): released(("1.0", OLD), ("1.0.1", OLD)), ("ar", HERNIA): released(("1.0", NEW))}
    assert numbers(fit, records) == {f"en/{HERNIA}": "1.1", f"ar/{HERNIA}": "1.0"}


def test_what_is_typed_is_only_the_least(both: tuple[Edition, Edition]) -> None:
    english = replace(both[0], hash=NEW)
    for typed, before, expected in (
        ("0.1", [], "1.0"),
        ("3.2", [], "3.2"),
        ("3.2", [("3.2", OLD)], "3.3"),
        ("4.0", [("3.7", OLD)], "4.0"),
        ("4.0", [("3.7", NEW)], "3.7"),
    ):
        meta = english.topic.meta.model_copy(update={"version": typed})
        asked = replace(english, topic=replace(english.topic, meta=meta))
        records = {("en", HERNIA): released(*before)} if before else {}
        assert numbers([asked], records) == {asked.id: expected}


@pytest.mark.parametrize("valid", ["1.0", ""], ids=["another is valid now", "none is"])
def test_a_version_that_was_taken_back_leads_to_the_one_that_is_valid(
    both: tuple[Edition, Edition], valid: str
) -> None:
    for each in both:
        page = taken_back(each, released(("1.0", OLD), ("1.1", each.hash)), "1.1", DAY, valid)
        assert page.folder == f"{each.language.tag}/versions/FX-01-1.1"
        main = lxml_html.fromstring(page.html).xpath("//main")[0]
        assert main.xpath("string(h1)") == each.words["version_back"]
        assert date(DAY, each.language) in main.text_content()
        assert main.xpath("p/a/@href") == ([f"../../topics/{HERNIA}.html"] if valid else [])
        assert ("1.0" in main.text_content()) == bool(valid)
        assert "555 010 0201" in main.text_content()
        assert "{" not in main.text_content()


def test_the_title_of_words_that_nobody_released_is_that_of_the_source(both: tuple[Edition, Edition]) -> None:
    arabic = both[1]
    titles = [
        lxml_html.fromstring(taken_back(arabic, released(("1.1", words)), "1.1", DAY, "").html).xpath(
            "string(//main/p)"
        )
        for words in (arabic.hash, OLD)
    ]
    assert title_of(arabic.text) in titles[0]
    assert title_of(arabic.topic.text) in titles[1]


def test_versions_compare_as_numbers() -> None:
    assert parts_of("1.10") > parts_of("1.9.3") > parts_of("1.9")


def test_a_record_that_is_none_is_told_at_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "releases" / "en"
    folder.mkdir(parents=True)
    (folder / "one.toml").write_text('number = "FX-01"\n', "utf-8")
    (folder / "two.toml").write_text("number =\n", "utf-8")
    records, findings = releases_of(tmp_path)
    assert records == {}
    assert [(each.at.file, each.code) for each in findings] == [
        ("docs/releases/en/one.toml", "S005"),
        ("docs/releases/en/two.toml", "S004"),
    ]


def test_changed_words_are_compared_once_a_release(tmp_path: Path) -> None:
    """Its pages ask for them, and its records."""
    from conftest import copy_library

    project = loaded(copy_library(tmp_path, languages=("en",)))
    (english,) = (each for each in editions(project) if each.id == f"en/{HERNIA}")
    given, asked = replace(english, given="1.1"), list[str]()

    def spoken(tag: str, slug: str) -> list[Shown]:
        asked.append(f"{tag}/{slug}")
        return [replace(each, target="") for each in shown(project, english.language, english.topic)[1:]]

    chosen = Approved(records={("en", HERNIA): released(("1.0", OLD))}, kept=[], spoken=spoken)
    first, second = (chosen.after(project, [given], [], {}) for _ in range(2))
    assert first == second
    assert first["en", HERNIA].released[-1].changed
    assert asked == [f"en/{HERNIA}"]


def test_what_is_not_given_out_has_its_last_version_or_none(tmp_path: Path) -> None:
    from conftest import copy_library

    root = copy_library(tmp_path, languages=("en", "ar"))
    project, findings = checking.check(root)
    assert project
    records = {("ar", HERNIA): released(("1.0", OLD), ("1.1", OLD))}
    made, held = Approved(records=records, kept=[]).editions(project, editions(project), findings)
    assert {each.id for each in made} == set(held)  # nobody signed
    versions = {each.id: each.version for each in made}
    assert versions[f"ar/{HERNIA}"] == "1.1"
    assert versions[f"en/{HERNIA}"] == "–"  # what is typed above its words is no version
