"""The head of a page names the section that goes on from the page before, at the edge where reading begins."""

import dataclasses

import pytest

from leafwright.checks import LaidOutLeaflet
from leafwright.model import State
from printing import Printing, letters

pytestmark = pytest.mark.build
ALARM = "#9b1c1c"


def _named(paper: LaidOutLeaflet) -> set[int]:
    """The numbers of the pages whose margins name a section."""
    headings = {letters(heading) for heading in paper.headings}
    return {run.page for run in paper.edges if run.color != ALARM and letters(run.text) in headings}


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a4", "a5-booklet"])
def test_pages_of_an_approved_edition_name_their_section(made: Printing, tag: str, format: str) -> None:
    edition = dataclasses.replace(made.edition(tag), state=State.APPROVED)
    paper = made.printer.print(made.composer.sheet(edition, made.format(format))).papers[0]
    assert _named(paper)
    assert not {1, paper.pages} & _named(paper)  # the first page has its own head, the back its own heading


@pytest.mark.parametrize(("format", "named"), [("a4", True), ("a5-booklet", False), ("trifold", False)])
def test_beside_marks_only_a_wide_page_has_room(made: Printing, format: str, named: bool) -> None:
    paper = made["en", format][1].papers[0]
    assert bool(_named(paper)) == named
