"""A release from beginning to end: select, build, put together beside the old one, look at it as a whole, swap."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from leafwright import leaflets, pipeline, publishing
from leafwright.cache import Cache
from leafwright.disk import durable
from leafwright.disk.lock import locked
from leafwright.model import Edition, Finding, Project, Releases
from leafwright.pipeline import BuildResult, Say
from leafwright.reading.releases import releases_of
from leafwright.reading.signoffs import segments_of
from leafwright.records import written
from leafwright.release import alone, assembling, records
from leafwright.release.accounts import manifest, register, sbom
from leafwright.release.asked import Checked, RefusedError, Wish
from leafwright.release.place import swap
from leafwright.release.readiness import Readiness, readiness
from leafwright.release.verify import MANIFEST, SIGNATURE
from leafwright.release.version_pages import given
from leafwright.setup.errors import LeafwrightError
from leafwright.signoff.signatures import sign
from leafwright.translation.editions import editions

WORK = Path("build") / "releasing"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a release did. Where `identity` is empty nothing was published, and findings or `ready` say why."""

    findings: list[Finding] = field(default_factory=list)
    ready: list[Readiness] = field(default_factory=list)
    identity: str = ""  # SHA-256 of the manifest
    changed: bool = False
    released: dict[str, str] = field(default_factory=dict)  # version by edition
    new: list[str] = field(default_factory=list)  # editions that have a new version
    gone: list[str] = field(default_factory=list)  # editions that are no longer given out
    written: int = 0  # files
    files: int = 0
    at_once: bool = True


class UnrecordedError(LeafwrightError):
    """The release is published, and its records are not written yet; the message says what to do."""


def release(root: Path, asked: Wish, say: Say) -> Outcome:
    """Publish what is signed off at `root`. Raises PlaceError, SignatureError, OSError: what is published stays."""
    place = swap.Place(asked.target)
    with locked(root / publishing.LOCK), locked(place.lock):
        settle(root, place)
        try:
            return _release(root, place, asked, say)
        except RefusedError as refused:
            return Outcome(findings=refused.findings, ready=refused.ready)
        finally:
            swap.abandon(place)
            for folder in (WORK, alone.FOLDER):
                shutil.rmtree(root / folder, ignore_errors=True)


def settle(root: Path, place: swap.Place) -> None:
    """Bring to its end what was killed: the lock must be held."""
    note = swap.begin(place)
    if note is not None:
        records.write(root, note.get("records", {}))
        swap.finish(place)


def _release(root: Path, place: swap.Place, asked: Wish, say: Say) -> Outcome:
    known, wrong = releases_of(root)
    if wrong:
        raise RefusedError(wrong)
    published = manifest.read(place.target)
    library = _library(root, asked.topic, place, published)
    selection = Checked(
        records=known,
        kept=[place.target, place.before],
        because=asked.because,
        spoken=lambda tag, slug: segments_of(records.words_of(root, tag, slug)),
        asked=asked,
        published=published,
    )
    cache, work = Cache(root / "build" / "cache"), root / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        made = pipeline.make(library, work, cache, say, selection, today=asked.today)
    finally:
        cache.close(whole=False)
    if made.stopped or made.project is None:
        return Outcome(findings=[each for each in made.findings if each.stops], ready=selection.ready or _ready(made))
    if not _shown(made) and not selection.published:
        return Outcome(ready=_asked_for(selection))
    leaflets.publish(cache, [each for each in made.leaflets if not each.format.staff], work / "leaflets")
    say("Putting the release together", 0, 0)
    return _published(root, library, place, selection, made, made.project)


def _library(root: Path, topic: str, place: swap.Place, published: Mapping[str, Any]) -> Path:
    """Where the words lie that are to be released: where one topic is asked for, in a library put together for it."""
    if not topic:
        return root
    if wrong := alone.unknown(root, topic):
        raise RefusedError(wrong)
    library, wrong = alone.put_together(root, topic, place.words, published)
    if wrong:
        raise RefusedError(wrong)
    return library


def _shown(made: BuildResult) -> list[Edition]:
    """The editions that are given out."""
    return [each for each in made.editions if each.id not in made.withheld]


def _published(
    root: Path, library: Path, place: swap.Place, selection: Checked, made: BuildResult, project: Project
) -> Outcome:
    """Put together what was made of `library`, look at it, and publish it unless it is what is published already."""
    asked, after = selection.asked, selection.after(project, made.editions, made.leaflets, made.withheld)
    assembled = assembling.assemble(place, root / WORK, _more(made, after, root / WORK, project))
    values = manifest.manifest(library, project, _shown(made), after, assembled.files)
    told = _compared(selection, _shown(made), assembled, swap.identity(place.target))
    alone.keep(place.words, library, _shown(made), values["sources"])
    if _no_news(place, values, selection.published):
        return told
    data = manifest.as_bytes(values)
    durable.write(place.new / MANIFEST, data)
    if asked.key:
        durable.write(place.new / SIGNATURE, sign(asked.key, data).encode())
    assembling.look_again(place, assembled.written)
    identity = swap.identity(place.new)
    texts = records.texts(selection.records, after)
    texts |= records.words(project, made.editions, selection.records, after)
    at_once = _installed(root, place, identity, texts, asked.link)
    return replace(told, identity=identity, changed=True, at_once=at_once)


def _installed(root: Path, place: swap.Place, identity: str, texts: Mapping[str, str], link: bool) -> bool:
    """Publish what is ready, then write its records; whether it changed places at once.

    Raises UnrecordedError where it is published and something failed after that: the next command does the rest.
    """
    try:
        at_once = swap.install(place, place.new, {"records": texts}, link)
        records.write(root, texts)
        swap.finish(place)
        alone.tidy(place.words, *map(manifest.read, (place.target, place.before)))
    except OSError as error:
        if swap.identity(place.target) != identity:
            raise
        raise UnrecordedError(
            f"The release is published, but what must follow could not be written ({error.strerror}: {error.filename})."
            f"\n    fix: make room there, then release once more: it begins with that"
        ) from error
    return at_once


def _no_news(place: swap.Place, values: Mapping[str, Any], published: Mapping[str, Any]) -> bool:
    """Whether what is published is whole and says all that was put together; the day on which it was made is no news.

    So what a job releases every night leaves the release before where it is.
    """
    old = published.get("files", {})
    if not manifest.same({**values, "files": old}, published) or assembling.verify.compare(place.target):
        return False
    hashes = [{name: entry["sha256"] for name, entry in files.items()} for files in (values["files"], old)]
    return assembling.day_apart(place, *hashes)


def _more(
    made: BuildResult, after: Mapping[tuple[str, str], Releases], work: Path, project: Project
) -> dict[str, bytes]:
    """What a release tells of itself and to record systems, as files; its manifest apart."""
    rows = register.register(made.editions, after, made.withheld, made.leaflets)
    return {
        "verify.py": Path(assembling.verify.__file__).read_bytes(),
        "sbom.cdx.json": sbom.sbom(),
        "site/register.json": register.as_json(rows),
        "site/register.csv": register.as_csv(rows),
        **written(given(_shown(made), after, work), project.source.tag, project.today),
    }


def _compared(selection: Checked, shown: Iterable[Edition], assembled: assembling.Assembled, identity: str) -> Outcome:
    """What is released beside what was released before."""
    given = {each.id: each.given for each in shown}
    old = {each["edition"]: each["version"] for each in selection.published.get("editions", [])}
    return Outcome(
        ready=_asked_for(selection),
        identity=identity,
        released=given,
        new=[id_ for id_, version in given.items() if old.get(id_) != version],
        gone=[id_ for id_ in old if id_ not in given],
        written=len(assembled.written),
        files=len(assembled.files),
    )


def _asked_for(selection: Checked) -> list[Readiness]:
    """What is said of the editions that were asked for: all, or those of one topic."""
    return [each for each in selection.ready if selection.asked.topic in ("", each.edition.topic.slug)]


def _ready(made: BuildResult) -> list[Readiness]:
    """What to do next where something that all share stopped the release before it was asked."""
    return readiness(made.project, editions(made.project), made.findings) if made.project else []
