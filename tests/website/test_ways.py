"""The ways to a topic, as they are written: home, lists, sets, the foot of a page; and that a thousand topics fit."""

import dataclasses
import datetime
import re
from pathlib import Path

import polib
import pytest
import yaml
from lxml import html as lxml_html

from breaking import HERNIA, HOME, loaded, replace, topic
from conftest import TONGUES, copy_library
from leafwright import pipeline
from leafwright.cache import Cache
from leafwright.model import Edition, Finding, Project, Sought, Words
from leafwright.setup.places import DEFAULTS
from leafwright.text.as_markdown import as_words
from leafwright.text.topic import title_of
from leafwright.translation.editions import editions
from leafwright.website.language_site import LanguageSite
from leafwright.website.search.entries import found_topic
from leafwright.website.topic.page import topic_page
from leafwright.website.ways.about_site import foot, has_statement, statement
from leafwright.website.ways.groups import OTHER, by_body, by_department, by_kind, entries_of
from leafwright.website.ways.lists import MANY, ways_pages

LIGHT = 60_000  # bytes of a home page, however many topics there are


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_library(tmp_path_factory.mktemp("library"), languages=["en", "ar"], spelled=False)


def sites_of(root: Path, *hidden: str) -> tuple[Project, list[LanguageSite]]:
    """The library at `root` and what it shows in each language, without the editions that are `hidden`."""
    project = loaded(root)
    everything = editions(project)
    none: dict[str, list[Finding]] = {id_: [] for id_ in hidden}
    return project, [pipeline._language_site(project, each, everything, none) for each in project.languages]


def head(page: str) -> dict[str, object]:
    """The front matter of a page."""
    return dict(yaml.safe_load(page.split("---\n")[1]))


def many(site: LanguageSite, count: int) -> LanguageSite:
    """A site of so many topics, the same but for name and title."""
    (edition,) = (each for each in site.shown if each.topic.slug == HERNIA)

    def made(number: int) -> Edition:
        letter = chr(ord("A") + number % 26)
        slug, text = f"topic-{number}", f"# {letter}x {number} hernia\n"
        meta = edition.topic.meta.model_copy(update={"number": f"FX-{number}"})
        return dataclasses.replace(edition, topic=dataclasses.replace(edition.topic, slug=slug, meta=meta), text=text)

    return dataclasses.replace(site, shown=tuple(made(number) for number in range(count)), withheld=())


def test_home_names_each_topic_below_its_kind_and_leads_to_each_list(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    page = ways_pages(english, [english, arabic], Cache())["index.md"]
    tiles = lxml_html.fromstring(page.split("---\n")[2]).xpath("//li[@class='tile']")
    told = {tile.xpath("string(h3/a/@href)"): tile.xpath("ul//a/@href") for tile in tiles}
    assert told == {"kinds.html#aftercare": [f"topics/{HOME}.html"], "kinds.html#overview": [f"topics/{HERNIA}.html"]}
    assert head(page)["home"] is True
    for link in ("a-to-z.html#letter-0048", "body.html#belly", "departments.html#day-surgery", "glossary.html"):
        assert f'href="{link}"' in page
    assert "555\u00a0010\u00a00203" in page
    assert "interpreter" in page
    assert "staff" not in page


def test_a_kind_without_a_word_in_the_language_is_among_the_others(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    kinds = {
        site.language.tag: by_kind(entries_of(site, [english, arabic], Cache()), site) for site in (english, arabic)
    }
    assert [(kind.id, kind.name) for kind in kinds["en"]] == [("aftercare", "Going home"), ("overview", "At a glance")]
    assert [kind.id for kind in kinds["ar"]] == ["aftercare", OTHER]
    assert "At a glance" not in ways_pages(arabic, [english, arabic], Cache())["index.md"]


def test_a_topic_stands_below_its_part_of_the_body_and_its_department(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    entries = entries_of(arabic, [english, arabic], Cache())
    (belly,), (surgery,) = by_body(entries, arabic), by_department(entries, arabic, Cache())
    assert belly.name == arabic.words["body_belly"] != english.words["body_belly"]
    assert [each.edition.topic.slug for each in belly.entries] == [HERNIA]
    assert [phone["href"] for phone in surgery.phones] == ["tel:5550100201", "tel:5550100202"]
    assert len(surgery.entries) == 2


def test_no_number_is_a_link_where_the_hospital_wants_none(root: Path) -> None:
    project, sites = sites_of(root)
    quiet = [dataclasses.replace(site, dial=False) for site in sites]
    for given, expected in ((sites, True), (quiet, False)):
        pages = ways_pages(given[0], given, Cache())
        told = pages["index.md"] + pages["departments.md"] + statement(given[0], given)["accessibility.md"]
        assert ("tel:" in told) == expected
        assert ("tel:" in str(foot(project, given[0]))) == expected
        assert "]()" not in told
        assert "555\u00a0010\u00a00203" in told


def test_lists_tell_of_what_cannot_be_read_yet(root: Path) -> None:
    _, sites = sites_of(root, f"ar/{HERNIA}")
    page = ways_pages(sites[1], sites, Cache())["a-to-z.md"]
    assert f'<span class="note">({sites[1].words["not_yet"]})</span>' in page
    assert '<span lang="en" dir="ltr">Hernia of the groin</span>' in page


def test_readers_lists_hold_no_page_for_staff(root: Path) -> None:
    _, sites = sites_of(root)
    for site in sites:
        pages = ways_pages(site, sites, Cache())
        assert ("staff.md" in pages) == site.language.source
        assert not [name for name, text in pages.items() if "hernia-staff" in text and name != "staff.md"]


@pytest.mark.parametrize("count", [MANY, 1000])
def test_many_topics_are_folded_and_home_stays_light(root: Path, count: int) -> None:
    _, (english, _) = sites_of(root)
    site = many(english, count)
    pages = ways_pages(site, [site], Cache())
    assert len(pages["index.md"].encode()) < LIGHT // 2, "the theme's frame needs room, too"
    letters = pages["a-to-z.md"]
    assert len(set(re.findall(r'href="topics/(topic-\d+)\.html"', letters))) == count
    assert re.findall(r'id="letter-(\w+)"', letters) == [f"{ord('A') + each:04x}" for each in range(26)]
    assert ("<details" in letters) == (count > MANY)
    assert (head(letters).get("scripts") == ["unfold.js"]) == (count > MANY)


def test_a_topic_tells_the_way_from_home_and_what_comes_next(root: Path) -> None:
    project, sites = sites_of(root)
    arabic = sites[1]
    by_slug = {each.topic.slug: each for each in arabic.shown}
    told = head(topic_page(project, by_slug[HERNIA], sites, []))
    trail = told["trail"]
    assert isinstance(trail, list)
    assert [step["href"] for step in trail] == ["../index.html", "../kinds.html#other", ""]
    assert trail[-1]["name"] == title_of(by_slug[HERNIA].text)
    assert isinstance(told["sets"], list)
    (steps,) = told["sets"]
    assert [(step["href"], step.get("here"), step.get("next")) for step in steps] == [
        (f"{HERNIA}.html", True, None),
        (f"{HOME}.html", None, True),
    ]
    structured = told["structured"]
    assert isinstance(structured, dict)
    places = structured["breadcrumb"]["itemListElement"]
    base = f"{project.hospital.address}ar/"
    assert [place["item"] for place in places] == [
        f"{base}index.html",
        f"{base}kinds.html#other",
        f"{base}topics/{HERNIA}.html",
    ]


def test_a_page_of_a_set_stays_as_it_is_when_another_comes_or_goes(root: Path) -> None:
    """In the source language; in others only the title of the other changes: it is the source's till it is approved."""
    whole = sites_of(root)
    without = sites_of(root, f"en/{HOME}", f"ar/{HOME}")
    pages = [
        [topic_page(project, site.by_topic[HERNIA], sites, []) for site in sites] for project, sites in (whole, without)
    ]
    assert pages[0][0] == pages[1][0]
    steps = [head(page)["sets"][0][1] for _, page in pages]  # type: ignore[index]
    assert [(step["href"], step["name"], step.get("tongue")) for step in steps] == [
        (f"{HOME}.html", title_of(whole[1][1].by_topic[HOME].text), None),
        (f"{HOME}.html", title_of(whole[1][0].by_topic[HOME].text), "en"),
    ]


def test_a_set_leaves_out_what_is_withdrawn_and_never_stands_alone(root: Path, tmp_path: Path) -> None:
    changed = copy_library(tmp_path, languages=["en"], spelled=False)
    replace(topic(changed, HOME), "funding: none\n", "withdrawn:\n  date: 2026-01-01\n  reason: No.\nfunding: none\n")
    project, sites = sites_of(changed, f"en/{HOME}")
    assert "sets" not in head(topic_page(project, sites[0].by_topic[HERNIA], sites, []))


def test_only_home_tells_when_all_was_built(root: Path) -> None:
    """On every page it would make each another file every day, and so would a release of one topic."""
    project, sites = sites_of(root)
    other = dataclasses.replace(project, today=project.today + datetime.timedelta(days=1))
    assert [foot(project, site) for site in sites] == [foot(other, site) for site in sites]
    later = [dataclasses.replace(site, built=other.today) for site in sites]
    for site, then in zip(sites, later, strict=True):
        before, after = ways_pages(site, sites, Cache()), ways_pages(then, later, Cache())
        assert [name for name in before if before[name] != after[name]] == ["index.md"]
        assert head(after["index.md"])["built"] != head(before["index.md"])["built"]


def test_where_a_topic_is_listed_needs_no_new_sign_off(root: Path, tmp_path: Path) -> None:
    changed = copy_library(tmp_path, languages=["en"], spelled=False)
    replace(topic(changed), "body: [belly]", "body: [belly, skin]")
    hashes = [next(e.hash for e in editions(loaded(each)) if e.id == f"en/{HERNIA}") for each in (root, changed)]
    assert hashes[0] == hashes[1]


def test_every_language_has_the_whole_statement_of_accessibility(root: Path) -> None:
    _, (english, _) = sites_of(root)
    for path in sorted((DEFAULTS / "translations").glob("*/interface.po")):
        own = {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgctxt and not entry.obsolete}
        site = dataclasses.replace(english, words=Words(own, english.words.source))
        assert has_statement(site), path
        own.pop("accessibility_people")
        assert not has_statement(dataclasses.replace(english, words=Words(own, english.words.source))), "half of it"


def test_the_statement_of_accessibility_says_its_words_and_no_others(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    page = statement(english, [english, arabic])["accessibility.md"].rpartition("\n---\n")[2]
    lines = [line for line in page.split("\n") if line and not line.startswith("- ")]
    headings = [line for line in lines if line.startswith("#")]
    assert len(lines) > len(headings) > 2
    for line in lines:
        said, _, anchor = line.lstrip("# ").partition(" {#")
        assert said in [as_words(text) for text in english.words.values()]
        assert not anchor or as_words(english.words[anchor.removesuffix("}")]) == said


def test_results_run_no_number_of_a_source_into_a_word(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    found = found_topic(english.by_topic[HERNIA], (english, arabic), Sought())
    (text,) = (part.text for part in found.parts if "it did not." in part.text)
    assert not re.search(r"it did not\.\W*\d", text)


def test_nothing_is_found_by_what_stands_on_every_page_but_results_show_it(root: Path) -> None:
    _, (english, arabic) = sites_of(root)
    found = found_topic(english.by_topic[HERNIA], (english, arabic), Sought())
    shared = {rule.id for rule in english.by_topic[HERNIA].kind.sections if rule.origin == "hospital"}
    parts = {part.id: part for part in found.parts if part.id}
    assert shared & set(parts)
    assert {id_ for id_, part in parts.items() if part.kept} == shared & set(parts)
    assert {id_ for id_, part in parts.items() if part.text} == set(parts) - shared


@pytest.mark.build
@pytest.mark.parametrize("path", ["index.html", "404.html", *(f"{tag}/404.html" for tag in TONGUES)])
def test_pages_without_a_frame_have_a_foot_too(site: Path, path: str) -> None:
    """Contact, the last build, the statement of accessibility, and what is for staff; all of it leads somewhere."""
    page = lxml_html.fromstring((site / path).read_bytes())
    (foot,) = page.xpath("//footer")
    tag = path.partition("/")[0] if "/" in path else "en"
    links = [str(href).rpartition(f"{tag}/")[2] for href in foot.xpath(".//a/@href")]
    assert {"accessibility.html", "register.html"} <= set(links)
    assert any(href.startswith("tel:") for href in links)
    assert all((site / tag / href).is_file() for href in links if not href.startswith("tel:"))
    assert len(foot.xpath(".//p[@class='built']")) == (path == "index.html")  # what else tells it would change daily


@pytest.mark.build
@pytest.mark.parametrize("tag", TONGUES)
def test_the_search_stands_once_on_every_page_and_on_home_below_its_title(site: Path, tag: str) -> None:
    for path in sorted((site / tag).rglob("*.html")):
        if path.name in ("404.html", "kiosk.html"):  # no searching there
            continue
        page = lxml_html.fromstring(path.read_bytes())
        home = path == site / tag / "index.html"
        assert page.xpath("//input[@role='combobox']/@type") == ["text"]  # no other may be one (ARIA in HTML)
        assert len(page.xpath("//form[@class='search-form']")) == 1, path
        assert bool(page.xpath("//header//form")) != home, path
        assert bool(page.xpath("//main//h1/following-sibling::div[1]//form")) == home, path
