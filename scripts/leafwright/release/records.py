"""Records of released versions, as files in the library: docs/releases/<language>/<topic>.toml."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from leafwright.disk import durable
from leafwright.model import Edition, Finding, Place, Project, Releases
from leafwright.reading.releases import FOLDER, Records
from leafwright.release.version_pages import folder_of, found, lost
from leafwright.signoff.records import as_json
from leafwright.translation.needed import shown


def texts(before: Records, after: Mapping[tuple[str, str], Releases]) -> dict[str, str]:
    """The files that changed, by their name below the library."""
    return {
        (FOLDER / tag / f"{slug}.toml").as_posix(): _text(record)
        for (tag, slug), record in after.items()
        if before.get((tag, slug)) != record
    }


def words(
    project: Project, editions: Iterable[Edition], before: Records, after: Mapping[tuple[str, str], Releases]
) -> dict[str, str]:
    """The segments of each edition whose record changed, as a file beside it, by its name below the library."""
    return {
        words_of(Path(), *key).as_posix(): as_json(each.hash, shown(project, each.language, each.topic))
        for each in editions
        if (key := (each.language.tag, each.topic.slug)) in after and before.get(key) != after[key]
    }


def words_of(root: Path, tag: str, slug: str) -> Path:
    """Where the words of an edition stand as they were last released."""
    return root / FOLDER / tag / f"{slug}.words.json"


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write records, each whole or not at all. Raises OSError."""
    for name, text in sorted(files.items()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        durable.replace(path, text.encode())


def faults(
    records: Records, editions: list[Edition], published: Mapping[str, list[str]], kept: list[Path]
) -> Iterator[Finding]:
    """What must be mended before anything is released: records, versions and topics that are gone.

    `published` are the versions that the published release knows, by edition; `kept` the folders of releases.
    """
    fix = "bring the file back from version control: it was written when the version was released"
    for edition, versions in sorted(published.items()):
        tag, _, slug = edition.partition("/")
        known = {each.version for each in records[tag, slug].released} if (tag, slug) in records else set()
        for version in versions:
            if version not in known:
                at = Place((FOLDER / tag / f"{slug}.toml").as_posix())
                yield Finding(at, "S031", f"version {version} was released, and there is no record of it", fix)
    present = {(each.language.tag, each.topic.slug) for each in editions}
    for (tag, slug), record in records.items():
        at = Place((FOLDER / tag / f"{slug}.toml").as_posix())
        if (tag, slug) not in present:
            message = f"{record.number} was given to patients, and the library no longer has it in {tag}"
            yield Finding(at, "S033", message, "bring topic and language back, and mark the topic as withdrawn")
        for each in record.released[:-1]:
            folder = folder_of(tag, record.number, each.version)
            for name, sha256 in each.files.items():
                if found(kept, folder, name, sha256) is None:
                    yield Finding(at, "S032", lost(folder, name), "then release again")


def _text(record: Releases) -> str:
    """A record as TOML."""
    lines = ["#:schema ../../../build/schemas/releases.json", f"number = {json.dumps(record.number)}"]
    for each in record.released:
        lines += ["", "[[released]]", f'version = "{each.version}"', f"date = {each.date}", f'words = "{each.words}"']
        lines += [f'because = "{each.because}"'] if each.because else []
        lines += [f"changed = {json.dumps(each.changed, ensure_ascii=False)}"] if each.changed else []
        lines += ["", "[released.files]"]
        lines += [f"{json.dumps(name)} = {json.dumps(sha256)}" for name, sha256 in sorted(each.files.items())]
    return "\n".join([*lines, ""])
