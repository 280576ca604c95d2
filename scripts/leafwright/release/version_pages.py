"""What lies at the address of a released version for good: its leaflets as they were given out, and a page.

The code on a leaflet leads there. The page of the present version leads on to the topic; that of an earlier one says
that it was replaced, when and why; that of a withdrawn one why, and whom to ask.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from leafwright.disk import durable
from leafwright.model import Edition, Released, Releases, State
from leafwright.records import Given
from leafwright.setup.errors import LeafwrightError
from leafwright.text.macros import hours_of, isolated
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.text.topic import title_of
from leafwright.website.downloads import kilobytes


class LostError(LeafwrightError):
    """The bytes of a released version are nowhere to be found; the message says what to do."""


@dataclass(frozen=True)
class VersionPage:
    """A page, the folder below the site that it lies in, and the files that lie beside it."""

    folder: str
    html: str
    files: dict[str, Path]


def folder_of(tag: str, number: str, version: str) -> str:
    """The folder of a version below the site, without an end: its address, which never changes."""
    return f"{tag}/versions/{number}-{version}"


def pages(edition: Edition, record: Releases, shown: Sequence[Edition], kept: Sequence[Path]) -> list[VersionPage]:
    """The page of each version of an edition; `shown` are all editions that are given out now.

    Its files are looked for in the folders `kept`. Raises LostError.
    """
    made = []
    for each in record.released:
        files = _files(edition, record, each, kept)
        page = str(_page(edition, record, each, shown, files))
        made.append(VersionPage(folder_of(edition.language.tag, record.number, each.version), page, files))
    return made


def taken_back(edition: Edition, record: Releases, version: str, day: datetime.date, valid: str) -> VersionPage:
    """The page of a version that was taken back on a day, with no files; `valid` is the version that holds now, if any.

    The title is that of the edition where its words are some that were released, else that of its source.
    """
    own = edition.hash in {each.words for each in record.released}
    told = _filled(edition, "version_back_why", version=isolated(version), date=escape(date(day, edition.language)))
    said = [Markup(f"{_name(edition, own)} · {isolated(record.number)} · {isolated(version)}"), told]
    said += [_filled(edition, "version_back_now", version=isolated(valid))] if valid else []
    page = _MACROS.page(
        edition.language,
        edition.words.named(edition.hospital.words.name),
        _marked(edition, "version_back"),
        "",
        said,
        (f"../../topics/{edition.topic.slug}.html", _marked(edition, "version_new")) if valid else None,
        None,
        (_marked(edition, "contacts"), _whom_to_ask(edition)),
        edition.interpreter,
    )
    return VersionPage(folder_of(edition.language.tag, record.number, version), str(page), {})


def _files(edition: Edition, record: Releases, version: Released, kept: Sequence[Path]) -> dict[str, Path]:
    """Where the bytes of each file of a version are. Raises LostError."""
    folder = folder_of(edition.language.tag, record.number, version.version)
    files = {name: found(kept, folder, name, sha256) for name, sha256 in sorted(version.files.items())}
    if gone := [name for name, path in files.items() if path is None]:
        raise LostError(lost(folder, gone[0]))
    return {name: path for name, path in files.items() if path}


def write(site: Path, made: Sequence[VersionPage]) -> None:
    """Write pages and files below `site`. Raises OSError."""
    for page in made:
        folder = site / page.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page.html, "utf-8", newline="\n")
        for name, source in page.files.items():
            (folder / name).write_bytes(source.read_bytes())


def given(shown: Sequence[Edition], after: Mapping[tuple[str, str], Releases], work: Path) -> list[Given]:
    """The present version of each edition that is given out, with its files as they lie in the site below `work`."""
    made = []
    for each in shown:
        record = after[each.language.tag, each.topic.slug]
        *before, last = record.released
        folder = work / "site" / folder_of(each.language.tag, record.number, last.version)
        files = {name: (folder / name).read_bytes() for name in last.files}
        made.append(Given(edition=each, released=last, before=before[-1].version if before else "", files=files))
    return made


def found(kept: Sequence[Path], folder: str, name: str, sha256: str) -> Path | None:
    """Where the bytes of a file of a version lie: in a release, or under their own hash; None where they are gone."""
    for place in kept:
        for path in (place / "site" / folder / name, place / sha256):
            if path.is_file() and durable.sha256(path) == sha256:
                return path
    return None


def lost(folder: str, name: str) -> str:
    """What to do about a file of a version that is gone."""
    return (
        f"{folder}/{name} was given to patients, and its bytes are gone: bring the published folder back from a backup"
    )


def _page(
    edition: Edition,
    record: Releases,
    version: Released,
    released: Sequence[Edition],
    files: Mapping[str, Path],
) -> Markup:
    shown = edition in released
    newest = record.released[-1]
    valid = shown and version.words == newest.words
    topic, title = f"../../topics/{edition.topic.slug}.html", _name(edition, shown)
    now: tuple[str, Markup] | None = None
    said = [Markup(f"{_name(edition, shown)} · {isolated(record.number)} · {isolated(version.version)}")]
    if valid:
        now = topic, _marked(edition, "version_new")
    elif shown:
        title, now = _marked(edition, "version_replaced"), (topic, _marked(edition, "version_new"))
        said += _replaced(edition, record, version)
    elif edition.state is State.WITHDRAWN:
        title, now = _marked(edition, "withdrawn"), _instead(edition, released)
        said += _withdrawn(edition)
    else:
        title = _marked(edition, "version_paused")
        said.append(_marked(edition, "version_paused_why"))
    kept = [(name, _said(name, path)) for name, path in files.items()] if shown and not valid else []
    page = _MACROS.page(
        edition.language,
        edition.words.named(edition.hospital.words.name),
        title,
        topic if valid else "",
        said,
        now,
        (_marked(edition, "version_kept"), kept) if kept else None,
        None if valid else (_marked(edition, "contacts"), _whom_to_ask(edition)),
        "" if valid else edition.interpreter,
    )
    return Markup(page)


def _name(edition: Edition, shown: bool) -> Markup:
    """The title of an edition; that of its source, marked as such, where its own words may not be shown."""
    if shown or edition.language.source:
        return escape(title_of(edition.text))
    return edition.words.foreign(escape(title_of(edition.topic.text)))


def _said(name: str, path: Path) -> str:
    """A file as a reader weighs it before opening it."""
    return f"{name} ({name.rpartition('.')[2].upper()}, {kilobytes(path.stat().st_size)} KB)"


def _whom_to_ask(edition: Edition) -> list[Markup]:
    """The phones of who answers for a topic, each with the hours in which it is answered."""
    return [
        Markup(f"{edition.words.named(each.name)}{edition.language.colon}")
        + Markup(" · ").join(each for each in (Markup(isolated(each.number)), escape(hours_of(each.hours))) if each)
        for each in edition.phones.values()
    ]


def _replaced(edition: Edition, record: Releases, version: Released) -> list[Markup]:
    """When a version was replaced, and why: by the first after it that has other words."""
    after = record.released[record.released.index(version) + 1 :]
    next_ = next(each for each in after if each.words != version.words)
    day = escape(date(next_.date, edition.language))
    told = _filled(edition, "version_replaced_why", version=isolated(version.version), date=day)
    return [told, _marked(edition, f"because_{next_.because}")]


def _withdrawn(edition: Edition) -> list[Markup]:
    """When a topic was withdrawn and why, in the words of who did, marked where they are in the source language."""
    taken = edition.topic.meta.withdrawn
    if taken is None:
        return []
    told = _filled(edition, "version_withdrawn_why", date=escape(date(taken.date, edition.language)))
    reason = escape(taken.reason)
    if not edition.language.source:
        reason = edition.words.foreign(reason)
    return [told, Markup(f"{_marked(edition, 'version_reason')}{edition.language.colon}{reason}")]


def _instead(edition: Edition, released: Sequence[Edition]) -> tuple[str, Markup] | None:
    """The topic that took the place of a withdrawn one, where it is released in this language."""
    taken = edition.topic.meta.withdrawn
    for each in released:
        if taken and each.language == edition.language and each.topic.slug == taken.replaced_by:
            return f"../../topics/{each.topic.slug}.html", Markup(escape(title_of(each.text)))
    return None


def _filled(edition: Edition, key: str, **values: str) -> Markup:
    """An interface word with HTML in its places."""
    told = str(_marked(edition, key))
    for name, value in values.items():
        told = told.replace(f"{{{name}}}", str(value))
    return Markup(told)


def _marked(edition: Edition, key: str) -> Markup:
    return edition.words.marked(key)


_MACROS = macros(Path(__file__).with_name("version.html"))
