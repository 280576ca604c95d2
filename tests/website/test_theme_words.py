"""What a page shows or says around its topic is in our own translation files: no word is Material's."""

import re
from importlib.resources import files
from pathlib import Path

import polib
import pytest
from lxml import html

from conftest import TONGUES
from leafwright.setup.places import DEFAULTS, THEME

MATERIAL = Path(str(files("material"))) / "templates" / "partials"
SPOKEN = ("aria-label", "aria-description", "title", "placeholder", "alt")


def _translated(tag: str) -> set[str]:
    """All that Material says in a language, and in English."""
    texts = ((MATERIAL / "languages" / f"{each}.html").read_text("utf-8") for each in {tag, "en"})
    return {value for text in texts for value in re.findall(r'^ *"[\w.]+": "([^"]+)",?$', text, re.M)}


def _ours(tag: str) -> set[str]:
    """All words of ours in a language; in English those of the source."""
    catalog = polib.pofile(str(DEFAULTS / "translations" / (tag if tag != "en" else "fr") / "interface.po"))
    return {entry.msgid if tag == "en" else entry.msgstr for entry in catalog}


def _said(page: Path) -> set[str]:
    """Every text of a page, seen or spoken, but those of the topic itself."""
    tree = html.document_fromstring(page.read_text("utf-8"))
    for outside in tree.xpath("//article[contains(@class, 'page')] | //script | //style"):
        outside.drop_tree()
    texts = {str(text).strip() for text in tree.xpath("//text()")}
    return (texts | {str(each.get(name)) for each in tree.iter() for name in SPOKEN if each.get(name)}) - {""}


@pytest.mark.build
@pytest.mark.parametrize("tag", TONGUES)
def test_no_word_around_a_topic_is_of_the_theme(site: Path, tag: str) -> None:
    theirs, ours = _translated(tag), _ours(tag)
    assert len(theirs) > 40
    pages = sorted((site / tag).rglob("*.html"))
    assert len(pages) > 5
    wrong = {page.name: found for page in pages if (found := (_said(page) & theirs) - ours)}
    assert wrong == {}
    assert any(_said(page) & ours for page in pages), "nothing of ours was found either"


def test_the_theme_is_asked_for_no_word_of_its_own() -> None:
    """`lang.t` falls back to Material for keys we have no word for: our own templates must name none of these."""
    known = set(re.findall(r'"([\w.]+)": words\.', (THEME / "partials" / "language.html").read_text("utf-8")))
    known |= {"language", "direction"}
    asked = {
        (path.name, key)
        for path in THEME.rglob("*.html")
        for key in re.findall(r"lang\.t\([\"']([\w.]+)[\"']\)", path.read_text("utf-8"))
    }
    assert asked
    assert {each for each in asked if each[1] not in known} == set()
