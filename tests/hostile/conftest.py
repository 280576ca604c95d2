"""The tiny hospital, read once: hostile words are put into its topics, catalogs and files."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown
import pytest
import yaml

from breaking import HERNIA, loaded
from conftest import ROOT, copy_library
from fuzzing import in_time
from hostile.walls import walls
from leafwright import pipeline
from leafwright.checks import GUARDS, rules
from leafwright.model import HouseRule, Project, Topic
from leafwright.text.as_html import html
from leafwright.text.document import parse
from leafwright.translation.editions import editions
from leafwright.website.topic.page import topic_page
from leafwright.workers import limited

HELD = GUARDS | {"C002", "C031", "C043"}
_SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
_EXTENSIONS = [next(iter(each)) if isinstance(each, dict) else each for each in _SETTINGS]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny hospital in two languages. Nothing may change it."""
    return copy_library(tmp_path_factory.mktemp("hostile") / "project", languages=["en", "ar"], spelled=False)


@pytest.fixture(scope="session")
def whole(root: Path) -> Project:
    """The library with all of its rules."""
    return loaded(root)


@pytest.fixture(scope="session")
def project(whole: Project) -> Project:
    """The library, in which only the rules are held that guard readers: the others are slow, and about other things."""
    off = {rule.code: HouseRule(level="off") for rule in rules() if rule.code not in HELD}
    return dataclasses.replace(whole, house={**whole.house, **off}, wordlists={})


@pytest.fixture(autouse=True)
def stands(root: Path, tmp_path: Path) -> Iterator[None]:
    """Whatever a test feeds in: nothing is read or written elsewhere, no program begun, no network asked; and it ends
    within 20 seconds of work and a gigabyte."""
    with walls(tmp_path.parent.parent, "") as breaches, in_time(), limited(1_000_000_000):
        yield
    assert not breaches


Shown = Callable[[str], str]
"""Takes the text of a topic; gives what the web shows of it, and paper, as two articles."""


@pytest.fixture(scope="session")
def shown(project: Project) -> Shown:
    everything = editions(project)
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    edition = next(each for each in everything if each.id == f"en/{HERNIA}")

    def show(text: str) -> str:
        topic = dataclasses.replace(edition.topic, text=text)
        staged = topic_page(project, dataclasses.replace(edition, topic=topic, text=text, source=text), sites, [])
        web = markdown.markdown(staged.split("---\n", 2)[-1], extensions=_EXTENSIONS)
        return f"<article>{web}</article>\n<article>{html(parse(text).blocks)}</article>"

    return show


@pytest.fixture(scope="session")
def hernia(project: Project) -> Topic:
    return next(topic for topic in project.topics if topic.slug == HERNIA)
