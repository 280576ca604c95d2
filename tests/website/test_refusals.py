"""What a website may not have is refused, and what is withheld or withdrawn has an honest page in its place."""

from pathlib import Path

import pytest

from breaking import HERNIA, HOME, edition, loaded, opened, replace, topic, words
from leafwright import pipeline, website
from leafwright.model import Finding
from leafwright.translation.editions import editions

pytestmark = pytest.mark.build


def website_findings(root: Path, page_words: str) -> list[Finding]:
    """Findings of a website whose English topic page holds `page_words` that no check of the sources saw."""
    project = loaded(root)
    everything, english = editions(project), edition(root)
    withheld: dict[str, list[Finding]] = {each.id: [] for each in everything if each.id != english.id}
    sites = [pipeline._language_site(project, language, everything, withheld) for language in project.languages]
    website.stage(root, project, sites, [])
    page = root / "build" / "stage" / "en" / "docs" / "topics" / f"{HERNIA}.md"
    page.write_text(page.read_text("utf-8") + page_words, "utf-8")
    return website.build(root, project, sites)


def interface(root: Path, tag: str) -> dict[str, str]:
    """The words of the site around its topics, in a language."""
    project = loaded(root)
    catalog = project.catalogs.get((tag, "interface"))
    return {key: value for (key, _), value in catalog.words.items()} if catalog else project.interface


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
def test_a_website_with_faults_is_refused(pair: Path, faults: dict[str, str]) -> None:
    found = website_findings(pair, "".join(faults))
    assert sorted(finding.code for finding in found) == sorted(faults.values())


def test_a_withheld_edition_has_an_honest_page_in_its_language(pair: Path) -> None:
    assert website_findings(pair, "") == []
    page = (pair / "build" / "site" / "ar" / "topics" / f"{HERNIA}.html").read_text("utf-8")
    assert interface(pair, "ar")["not_yet_why"] in page
    assert 'lang="en"' in page
    assert "soft lump" not in page


def test_a_withdrawn_topic_says_so_and_leads_to_what_took_its_place(pair: Path) -> None:
    note = f"withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n  replaced_by: {HOME}\n"
    replace(topic(pair), "codes:\n", f"{note}codes:\n")
    proof = pipeline.build(pair, lambda *_: None)
    assert not proof.stopped, proof.findings
    for tag in ("en", "ar"):
        said = interface(pair, tag)
        page = (pair / "build" / "site" / tag / "topics" / f"{HERNIA}.html").read_text("utf-8")
        assert said["withdrawn_why"] in page
        assert "no longer done here" not in page, "that is for staff"
        assert f'href="{HOME}.html"' in page
        assert said["not_yet_why"] not in page
        assert not (pair / "build" / "leaflets" / tag / f"{HERNIA}.a4.pdf").exists()
    status = (pair / "build" / "site" / "en" / "status.html").read_text("utf-8")
    assert "2026-05-01, no longer done here" in status


def test_a_link_into_a_withheld_topic_leads_to_its_notice(pair: Path) -> None:
    # nothing of it is shown elsewhere: the other topic says its warning signs itself
    help_ = topic(pair).read_text("utf-8").split("{#when_to_seek_help}\n")[1].split("\n## ")[0].strip()
    replace(topic(pair, HOME), "{{ section.hernia }}", help_)
    path = words(pair, "ar")
    po = opened(path)
    copied = opened(words(pair, "ar", HOME))
    copied.extend(entry for entry in po if entry.msgid in help_ and not copied.find(entry.msgid))
    copied.save()
    po[0].msgstr = ""
    po.save()
    proof = pipeline.build(pair, lambda *_: None)
    assert not proof.stopped, proof.findings
    assert list(proof.withheld) == [f"ar/{HERNIA}"]
    page = (pair / "build" / "site" / "ar" / "topics" / f"{HOME}.html").read_text("utf-8")
    assert f'href="{HERNIA}.html"' in page
