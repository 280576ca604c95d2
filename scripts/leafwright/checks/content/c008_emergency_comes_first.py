"""The section "when to seek help" begins with the emergency block, and that block names the emergency number.

A person in danger reads one line.
"""

from collections.abc import Iterator, Sequence

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block
from leafwright.text.inline import every
from leafwright.text.topic import sections_of

SOURCE = "standard R06; EQIP item 14"
STANDARDS = ("R06",)

PASSES = [
    "## Help {#when_to_seek_help}\n\n!!! emergency “Call {{ emergency }}”\n\n    - you faint\n",
    '## Help {#when_to_seek_help}\n\n!!! emergency "Call {{ emergency }} now"\n\n    - you faint\n',
]
FAILS = [
    '## Help {#when_to_seek_help}\n\n!!! urgent "Phone {{ phone.ward }}"\n\n    - pain\n',
    '## Help {#when_to_seek_help}\n\n!!! emergency "Call an ambulance"\n\n    - you faint\n',
    '## Help {#when_to_seek_help}\n\n!!! emergency "{{ emergency }}"\n\n    - one\n\n!!! short\n\n    Phone us.\n',
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for section in sections_of(topic.text):
        if section.id != "when_to_seek_help" or not section.body.strip() or "{{ section." in section.body:
            continue
        if section.body.lstrip().startswith("!!! emergency") and section.blocks and not section.blocks[0].box:
            continue  # a box that is not written as one is c043's to tell
        if not _begins(section.blocks) or (section.short and not _begins(section.short)):
            message = "the warning signs do not begin with the emergency number"
            fix = 'begin the section with: !!! emergency "Call {{ emergency }} now if you"'
            yield Problem(Place(topic.file, section.line), message, fix)


def _begins(blocks: Sequence[Block]) -> bool:
    """Whether the first block is the emergency box with the number; a short form stands alone on a folded leaflet."""
    first = blocks[0] if blocks else None
    title = first.children[0].runs if first and first.box[:1] == ("emergency",) and first.children else ()
    return any(run.target == "emergency" for run in every(title))
