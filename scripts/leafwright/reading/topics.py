"""Topics with their front matter, and their drawings."""

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from leafwright import intake
from leafwright.cache import Cache, code
from leafwright.model import FrontMatter, Topic, names_a_topic
from leafwright.reading.files import Reader

_LONGEST = 200_000  # letters of a topic; long ones have 40,000, and a table of so many takes a minute and 1 GB
_MOST_LETTERS = 50_000  # of front matter
_HEAD = re.compile(r"---\n(.*?\n)---\n", re.S)
_META = TypeAdapter(FrontMatter)


# what looks for words looks at each letter of one anew: a word of 100,000 letters would take days
_ENDLESS = re.compile(r"[^\s\u3000-\u303f\uff00-\uffef]{1001,}|[^\S\n]{1001,}")


def images_of(reader: Reader, folder: Path) -> dict[str, str]:
    """The drawings by file name."""
    read = {path.name: reader.text(path) for path in sorted(folder.glob("*.svg")) if _is_picture(reader, path)}
    return {name: text for name, text in read.items() if text is not None}


def _is_picture(reader: Reader, path: Path) -> bool:
    """Whether a drawing has a name that every disk and server keeps as it is; else a finding says so."""
    named = re.fullmatch(r"[A-Za-z0-9_-]+\.svg", path.name) is not None
    if not named:
        fix = "rename it with letters of English, digits and hyphens, in the topics likewise"
        reader.report(path, 1, "S012", f"{path.name[:80]} cannot be a picture's name", fix)
    return named


def topics_of(reader: Reader, folder: Path, cache: Cache | None = None) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """The topics, and the names of those that cannot be read: others may link to them all the same.

    `cache` holds front matter that was read before, without a fault: YAML takes long.
    """
    topics, unread, cache = [], [], cache or Cache()
    for path in sorted(folder.glob("*.md")):
        text = _text(reader, path) if _is_named_well(reader, path) else None
        meta = _meta(reader, path, text, cache) if text is not None else None
        if meta is None or text is None:
            unread.append(path.stem)
        else:
            topics.append(Topic(path.stem, path.relative_to(reader.root).as_posix(), meta, text))
    return tuple(topics), tuple(unread)


def _is_named_well(reader: Reader, path: Path) -> bool:
    """Whether a topic has a name that every disk and server keeps apart from others; else a finding says so."""
    named = names_a_topic(path.stem)
    if not named:
        fix = "rename it with small letters, digits and hyphens, such as going-home.md, its translations likewise"
        reader.report(path, 1, "S012", f"{path.stem[:80]} cannot be a topic's name", fix)
    return named


def _meta(reader: Reader, path: Path, text: str, cache: Cache) -> FrontMatter | None:
    """A topic's front matter, or None with a finding."""
    head = _HEAD.match(text)
    asked = "front matter", code("intake", "model", "reading"), head[1] if head else ""
    known = cache.known(_META, *asked) if head else None
    if known is not None:
        return known
    values = _front_matter(reader, path, text)
    meta = reader.validate(FrontMatter, values, path, text) if values is not None else None
    if meta is not None:
        cache.remember(_META, meta, *asked)
    return meta


def _text(reader: Reader, path: Path) -> str | None:
    """A topic's text, or None with a finding; one of more letters than a thick book has is none."""
    text = reader.text(path)
    if text is not None and len(text) > _LONGEST:
        fix = f"keep a topic below {_LONGEST:,} characters"
        reader.report(path, 1, "S002", f"file is too large ({len(text):,} characters)", fix)
        return None
    if text is not None and (endless := _ENDLESS.search(text)):
        message = f"a word of {len(endless[0]):,} characters, or as many blanks"
        reader.report(path, text[: endless.start()].count("\n") + 1, "S002", message, "take it out, or divide it")
        return None
    return text


_BEGIN = "begin with --- then number: … and so on, then ---; `new` writes them"


def _front_matter(reader: Reader, path: Path, text: str) -> dict[str, Any] | None:
    head = _HEAD.match(text)
    if not head:
        begun = text.startswith("---\n")
        message = "the front matter does not end" if begun else "the topic has no front matter"
        fix = "write a line with only --- behind its last name" if begun else _BEGIN
        reader.report(path, 1, "S008", message, fix)
        return None
    try:
        values = _values(head[1])
    except (yaml.YAMLError, ArithmeticError, ValueError, RecursionError) as error:  # 2026-02-30 is a ValueError
        # where a quote was opened tells more than where the file ended
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        day = re.search(r"^.*:\s*\d{4}-\d\d?-\d\d?\s*$", head[1], re.M) if not mark else None
        line = mark.line + 2 if mark else head[1][: day.start()].count("\n") + 2 if day else 1
        if day:
            reader.report(path, line, "S009", f"{day[0].strip()} is not a day of the calendar", "correct the day")
        else:
            message = f"front matter is not valid YAML: {getattr(error, 'problem', error)}"
            reader.report(
                path, line, "S009", message, "write each line as name: value; put text with a colon in quotes"
            )
        return None
    return values if isinstance(values, dict) else {}


class _Plain(yaml.SafeLoader):
    """YAML without aliases: a few lines of them can stand for more words than a machine can hold."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
            mark = event.start_mark
            raise yaml.composer.ComposerError(None, None, "an alias (*)", mark)  # type: ignore[arg-type]
        return super().compose_node(parent, index)


def _values(written: str) -> Any:
    """Front matter as values. Raises YAMLError or ValueError for what nobody means."""
    if len(written) > _MOST_LETTERS:
        raise ValueError(f"it has {len(written):,} characters; {_MOST_LETTERS:,} are enough")
    values = yaml.load(written, _Plain)
    if wrong := intake.unbelievable(values):
        raise ValueError(wrong)
    return values
