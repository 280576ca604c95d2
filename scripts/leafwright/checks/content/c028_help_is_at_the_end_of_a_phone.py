"""The warning signs name a phone that is answered day and night.

The pain that frightens comes at three in the morning.
"""

from collections.abc import Container, Iterator, Sequence

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.document import Section, runs_of
from leafwright.text.topic import sections_of

SOURCE = "EQIP item 16; NHS content style guide, phone numbers; Brighton and Sussex: wrong numbers"
STANDARDS = ("R06", "R07")
PASSES = ['# T\n\n## H {#when_to_seek_help}\n\n!!! urgent "Phone {{ phone.ward }}"\n\n    - a fever\n']
FAILS = [
    '# T\n\n## H {#when_to_seek_help}\n\n!!! urgent "Phone {{ phone.office }}"\n\n    - a fever\n',
    '# T\n\n## H {#when_to_seek_help}\n\n!!! urgent "{{ phone.ward }}"\n\n    - one\n\n!!! short\n\n    Phone us.\n',
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    phones = project.phones(topic)
    always = [name for name, phone in phones.items() if phone.always]
    for section in sections_of(topic.text):
        if section.id != "when_to_seek_help" or not _own_words(section) or _misspelled(section, phones):
            continue
        if not _names_one(section, always):
            shown = " or ".join(f"{{{{ phone.{name} }}}}" for name in always)
            fix = f"add {shown}" if always else "mark one phone of the department with: always = true"
            yield Problem(Place(topic.file, section.line), "no phone here is answered day and night", fix)


def _own_words(section: Section) -> bool:
    """Whether a section says something itself, and does not take it from another topic."""
    unwritten = section.body.rstrip().endswith("- …")  # c031 tells of that
    return bool(section.body.strip()) and "{{ section." not in section.body and not unwritten


def _names_one(section: Section, phones: Sequence[str]) -> bool:
    """Whether a section, and its short form where it has one, names one of these phones."""
    wanted = {f"phone.{name}" for name in phones}
    forms = [{run.target for run, _ in runs_of(blocks)} for blocks in (section.blocks, section.short) if blocks]
    return all(named & wanted for named in forms)


def _misspelled(section: Section, phones: Container[str]) -> bool:
    """Whether a section names a phone that there is not, which is c002's to tell."""
    named = {run.target.partition(".") for run, _ in runs_of((*section.blocks, *section.short))}
    return any(group == "phone" and name not in phones for group, _, name in named)
