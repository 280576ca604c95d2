"""Begin a topic, also from a Word file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright import intake
from leafwright.checking import check
from leafwright.checks.content.c001_sections_are_complete import UNPLACED
from leafwright.commands.opening import named, opened
from leafwright.disk import durable
from leafwright.exchange import Refused
from leafwright.model import Project, Topic
from leafwright.reporting import report
from leafwright.scaffold import topic as topic_scaffold
from leafwright.scaffold.word.begun import Begun, begin
from leafwright.scaffold.word.comparing import compare
from leafwright.scaffold.word.pieces import MOST_BYTES, Letter, read
from leafwright.setup import places
from leafwright.setup.errors import ExitCode
from leafwright.signoff import redline
from leafwright.text.topic import title_of

_TOLD = {
    "tracked": "tracked change, taken as accepted|tracked changes, taken as accepted",
    "struck out": "place of struck out words, kept in brackets|places of struck out words, kept in brackets",
    "hidden": "place of hidden words, kept in brackets|places of hidden words, kept in brackets",
    "text boxes": "text box, kept at the end|text boxes, kept at the end",
    "footnotes": "footnote, kept at the end|footnotes, kept at the end",
    "endnotes": "endnote, kept at the end|endnotes, kept at the end",
    "merged cells": "merged cell, taken apart|merged cells, taken apart",
    "headers": "header, not taken over|headers, not taken over",
    "footers": "footer, not taken over|footers, not taken over",
    "comments": "comment, not taken over|comments, not taken over",
    "lines of contents": "line of contents, not taken over|lines of contents, not taken over",
    "links": "link to elsewhere than https, its words kept|links to elsewhere than https, their words kept",
    "other pictures": "picture that cannot be printed, its place marked: PNG, JPEG or WebP of 1,000 pixels or more can|"
    "pictures that cannot be printed, their places marked: PNG, JPEG or WebP of 1,000 pixels or more can",
    "files inside": "file inside the file, not taken over|files inside the file, not taken over",
}


def create_topic(arguments: Sequence[str], root: Path) -> int:
    """Write a new topic with all sections of its kind; never over a file that exists.

    A Word file for a topic that is there is compared with it.
    """
    parser = argparse.ArgumentParser(prog="leafwright new")
    parser.add_argument("topic", help="its name: small letters and hyphens, such as going-home")
    parser.add_argument("kind", help="what it is, such as procedure: the guide for writers lists them")
    parser.add_argument("--from", dest="letter", type=Path, help="a Word file (.docx) whose words it begins with")
    options = parser.parse_args(arguments)
    project = opened(root)
    if project is None:
        return ExitCode.FOUND
    name = f"docs/topics/{options.topic}.md"
    there = next((topic for topic in project.topics if topic.slug == options.topic), None)
    try:
        if there and options.letter:
            return _compare(project, root, there, options.letter)
        made = _begun(project, root, options)
        folder = root / "docs" / "topics"
        files = {folder / "images" / name: data for name, data in made.pictures.items()}
        durable.create({folder / f"{options.topic}.md": made.text.encode(), **files})
    except FileExistsError as error:
        taken = Path(error.filename or root / name)
        print(f"{taken.relative_to(root).as_posix()} exists already; choose another name", file=sys.stderr)
        return ExitCode.FOUND
    except ValueError as error:
        print(error, file=sys.stderr)
        return ExitCode.FOUND
    except Refused as error:
        print(f"{options.letter.name}: {error.message}\n    fix: {error.fix}", file=sys.stderr)
        return ExitCode.FOUND
    if options.letter:
        _tell(made, options.topic, options.letter.name)
        _count(root, options.topic)
    else:
        print(f"Wrote {name}. Fill in each section, then run: {places.command('check')}")
    return ExitCode.CLEAN


def _compare(project: Project, root: Path, topic: Topic, path: Path) -> int:
    """Show what differs between a topic and a letter, and propose a text that holds both; the topic stays as it is."""
    letter = _letter(root, path)
    anew = begin(project, topic.slug, topic.meta.kind, letter, path.name).text
    found = compare(topic.text, letter, path.name, anew)
    shown = root / "build" / "diff" / project.source.tag / f"{topic.slug}.html"
    proposed = root / "build" / "diff" / f"{topic.slug}.md"
    since = f"{path.name} beside {topic.file}: {report.counted(len(found.rows), 'paragraph')} to read."
    page = redline.letter(title_of(topic.text), project.source, since, found.rows)
    durable.replace_all({shown: page.encode(), proposed: found.proposal.encode()})
    print(f"{topic.file} is there already, and stays as it is.\n{since}")
    print(f"  what differs: {shown.relative_to(root)}\n  a proposal that holds both: {proposed.relative_to(root)}")
    if found.values:
        print(f"  {report.counted(found.values, 'value')} in braces to be put back in words that changed")
    return ExitCode.CLEAN


def _begun(project: Project, root: Path, options: argparse.Namespace) -> Begun:
    """The topic to write. Raises ValueError for a bad name or kind, Refused for a file that is no letter."""
    if options.letter:
        return begin(project, options.topic, options.kind, _letter(root, options.letter), options.letter.name)
    return Begun(topic_scaffold.new_topic(project, options.topic, options.kind))


def _letter(root: Path, path: Path) -> Letter:
    """What a Word file holds. Raises Refused, with a remedy, where it is none that can be read."""
    try:
        return read(intake.contents(named(path, root), MOST_BYTES))
    except intake.UnfitError as error:
        raise Refused(1, f"the file {error}", error.fix) from error
    except OSError as error:
        raise Refused(
            1, f"cannot be read: {error.strerror}", "say where the file is, such as folder/file.docx"
        ) from error


def _tell(made: Begun, slug: str, letter: str) -> None:
    """Say what became of a letter."""
    pictures = f" and {report.counted(len(made.pictures), 'picture')}" if made.pictures else ""
    print(f"Wrote docs/topics/{slug}.md{pictures} from {letter}. It is a draft.")
    for heading, section in made.guessed:
        print(f'  guessed: "{heading}" is the section {section}')
    for heading in made.unplaced:
        print(f'  not guessed, kept at the end below {{#{UNPLACED}}}: "{heading}"')
    for key, words in _TOLD.items():
        if made.told[key]:
            print(f"  {report.counted(made.told[key], *words.split('|'))}")


def _count(root: Path, slug: str) -> None:
    """Say how much is to be mended in a topic, and how to see it."""
    file = f"docs/topics/{slug}.md"
    found = [each for each in check(root, slug)[1] if each.at.file == file]
    wish = f"TOPIC={slug}" if places.checkout() else f"--topic {slug}"
    print(f"check has {report.counted(len(set(found)), 'finding')} here; to see them: {places.command('check')} {wish}")
