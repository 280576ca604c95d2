"""What a hospital says with `<`, `&`, quotes and marks of Markdown in it is shown as letters, on page and paper."""

import dataclasses
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import markdown
import pytest
from lxml import html
from pydantic import BaseModel

from breaking import HERNIA
from conftest import ROOT
from hostile.conftest import _EXTENSIONS
from leafwright import leaflets, pipeline
from leafwright.cache import Cache
from leafwright.leaflets.book.packing import packed
from leafwright.leaflets.composing import Composer
from leafwright.model import Project
from leafwright.setup import places
from leafwright.translation.editions import editions
from leafwright.website import staging
from leafwright.website.preparing import Prepared

EVIL = "\"'><img src=x onerror=alert(1)><script>x</script> & &lt; *a* {: onclick=x }"
FORMATS = ("a4", "a5-booklet", "dual", "epub", "form", "large-print", "poster", "text", "trifold")
Given = Any


def _told(given: Given, *names: str) -> Given:
    """A value of the model with hostile letters behind some of its texts."""
    return given.model_copy(update={name: f"{getattr(given, name)}{EVIL}" for name in names})


def _each(given: dict[str, Given], *names: str) -> dict[str, Given]:
    return {key: _told(value, *names) for key, value in given.items()}


@pytest.fixture(scope="module")
def evil(whole: Project) -> Project:
    """The tiny hospital with hostile letters in all that it says of itself, in its evidence and in its interface."""
    phones = "name", "hours"
    departments = {
        key: _told(value, "name", "interpreter").model_copy(update={"phones": _each(value.phones, *phones)})
        for key, value in whole.departments.items()
    }
    words: BaseModel = _told(whole.hospital.words, "name", "interpreter", "feedback")
    hospital = whole.hospital.model_copy(update={"words": words, "phones": _each(whole.hospital.phones, *phones)})
    return dataclasses.replace(
        whole,
        hospital=hospital,
        departments=departments,
        kinds=_each(whole.kinds, "name"),
        interface={key: f"{said}{EVIL.partition('{')[0]}" for key, said in whole.interface.items()},
        glossary=_each(whole.glossary, "short", "meaning"),
        references=_each(whole.references, "title", "publisher"),
        facts=_each(whole.facts, "statement", "basis", "certainty"),
        claims=_each(whole.claims, "claim", "answer", "certainty"),
    )


def _obeyed(markup: str | bytes) -> list[str]:
    """Elements that are there because letters were obeyed."""
    found = html.document_fromstring(markup)
    return [
        html.tostring(each, encoding="unicode")[:80]
        for each in found.iter()
        if isinstance(each.tag, str) and (each.get("src") == "x" or each.text == "x" or _handler(each.attrib))
    ]


def _handler(attributes: Any) -> bool:
    return any(name.startswith("on") for name in attributes)


def test_no_leaflet_obeys_them(root: Path, evil: Project) -> None:
    everything = editions(evil)
    composer, shown = Composer(root, evil, everything), defaultdict[str, int](int)
    formats = [each for each in leaflets.formats(ROOT, FORMATS) if each.id in FORMATS]
    for edition in (each for each in everything if each.topic.slug == HERNIA):
        for format in formats:
            if format.translations and edition.language.source:
                continue
            sheet = composer.sheet(edition, format)
            assert _obeyed(sheet.markup) == [], (edition.id, format.id)
            shown[format.id] += html.document_fromstring(sheet.markup).text_content().count("<img src=x")
            if format.id == "epub":
                with zipfile.ZipFile(io.BytesIO(packed(sheet))) as book:
                    for name in book.namelist():
                        assert not name.endswith("html") or _obeyed(book.read(name)) == [], name
    assert set(shown) == set(FORMATS)
    assert all(shown.values()), shown


def test_no_page_obeys_them(evil: Project) -> None:
    everything = editions(evil)
    sites = [pipeline._language_site(evil, language, everything, {}) for language in evil.languages]
    hidden = {f"en/{HERNIA}": list[Any]()}
    held = [pipeline._language_site(evil, language, everything, hidden) for language in evil.languages]
    names, shown = set(), 0
    for name, page in [*_pages(evil, sites), *_pages(evil, held)]:
        made = markdown.markdown(page.split("---\n", 2)[-1], extensions=_EXTENSIONS)
        assert _obeyed(f"<html><body>{made}</body></html>") == [], name
        names.add(name)
        shown += "&lt;img src=x" in made
    assert {"index.md", "glossary.md", "evidence.md", "departments.md", f"topics/{HERNIA}.md"} <= names
    assert shown > len(names)


def _pages(project: Project, sites: list[Any]) -> Iterator[tuple[str, str]]:
    prepared = Prepared(project, sites, Cache())
    for site in sites:
        pages = staging._pages(project, site, sites, {}, tuple, prepared)
        yield from (each for each in pages.items() if each[0].endswith(".md"))


@pytest.mark.parametrize(
    "name", ["404", "partials/foot", "partials/header", "partials/search", "partials/sets", "partials/trail"]
)
def test_no_frame_of_a_page_obeys_them(name: str) -> None:
    """MkDocs escapes nothing by itself: each value in a template of the theme says so."""
    # Material brings the words that ours fall back on
    material = jinja2.DictLoader({"partials/languages/en.html": "{% macro t(key) %}{{ key }}{% endmacro %}"})
    frame = jinja2.Environment(loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(places.THEME), material]))
    frame.filters["url"] = str
    words: dict[str, Any] = defaultdict(lambda: EVIL, own=EVIL)
    step = {"name": EVIL, "href": f"x.html#{EVIL}", "next": True}
    foot = {
        "interpreter": EVIL, "sample": EVIL, "lines": {"cover": EVIL, "footer": EVIL}, "ways": [step], "staff": [step],
        "phones": [{"name": EVIL, "number": EVIL, "href": "", "hours": EVIL}],
    }  # fmt: skip
    extra = {"hospital": EVIL, "words": words, "foot": foot, "languages": [{"tag": "ar", "dir": "rtl", "name": EVIL}]}
    alternates = [{"tag": "ar", "dir": "rtl", "name": EVIL, "href": "x.html"}]
    meta = {
        "department": EVIL,
        "built": EVIL,
        "alternates": alternates,
        "sets": [[step]],
        "trail": [step, {"name": EVIL}],
    }
    lang = SimpleNamespace(t=lambda key: key)
    values = {"config": SimpleNamespace(extra=extra, site_name=EVIL, theme={"language": "en"}), "lang": lang}
    made = frame.get_template(f"{name}.html").render(page=SimpleNamespace(meta=meta), **values)
    assert _obeyed(made) == []
    assert "&lt;img src=x" in made
