"""A release from beginning to end: select, build, put together beside the old one, look at it as a whole, swap."""

import datetime
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from leafwright import leaflets, pipeline, publishing
from leafwright.cache import Cache
from leafwright.disk import durable
from leafwright.disk.lock import PlaceError, locked
from leafwright.model import Edition, Finding, Place, Project, Releases
from leafwright.pipeline import BuildResult, Say
from leafwright.reading.releases import releases_of
from leafwright.reading.signoffs import segments_of
from leafwright.records import written
from leafwright.release import assembling, records
from leafwright.release.accounts import manifest, register, sbom
from leafwright.release.place import swap
from leafwright.release.readiness import Readiness, readiness, refusing
from leafwright.release.selection import Approved
from leafwright.release.verify import MANIFEST, SIGNATURE
from leafwright.release.version_pages import given
from leafwright.signoff.signatures import sign
from leafwright.translation.editions import editions

WORK = Path("build") / "releasing"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How a release was asked for: where to, as of which day, signed by which key, and why topics were replaced."""

    target: Path
    today: datetime.date
    key: Path | None = None
    link: bool = False
    because: Mapping[str, str] = field(default_factory=dict)


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


class _RefusedError(Exception):
    """The library may release nothing; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self.findings = findings


@dataclass(kw_only=True)
class _Checked(Approved):
    """The selection of a release, refused where records, clock or profile do not allow one."""

    asked: Wish
    published: Mapping[str, Any]

    def editions(
        self, project: Project, everything: list[Edition], findings: list[Finding]
    ) -> tuple[list[Edition], list[str]]:
        made, before = super().editions(project, everything, findings), self.published.get("address")
        if before not in (None, project.hospital.address):
            raise PlaceError(f"{self.asked.target} holds releases of {before}: choose another folder.")
        faults = [
            *refusing(project, findings),
            *records.faults(self.records, everything, self.published.get("versions", {}), list(self.kept)),
            *_clock(project, self.published),
            *_unknown_reasons(project, self.asked),
        ]
        if faults:
            raise _RefusedError(faults)
        return made


def release(root: Path, asked: Wish, say: Say) -> Outcome:
    """Publish what is signed off at `root`. Raises PlaceError, SignatureError, OSError: what is published stays."""
    place = swap.Place(asked.target)
    with locked(root / publishing.LOCK), locked(place.lock):
        settle(root, place)
        try:
            return _release(root, place, asked, say)
        finally:
            swap.abandon(place)
            shutil.rmtree(root / WORK, ignore_errors=True)


def settle(root: Path, place: swap.Place) -> None:
    """Bring to its end what was killed: the lock must be held."""
    note = swap.begin(place)
    if note is not None:
        records.write(root, note.get("records", {}))
        swap.finish(place)


def _release(root: Path, place: swap.Place, asked: Wish, say: Say) -> Outcome:
    known, wrong = releases_of(root)
    if wrong:
        return Outcome(findings=wrong)
    kept, published = [place.target, place.before], manifest.read(place.target)
    selection = _Checked(
        records=known,
        kept=kept,
        because=asked.because,
        spoken=lambda tag, slug: segments_of(records.words_of(root, tag, slug)),
        asked=asked,
        published=published,
    )
    cache, work = Cache(root / "build" / "cache"), root / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        made = pipeline.make(root, work, cache, say, selection, today=asked.today)
    except _RefusedError as refused:
        return Outcome(findings=refused.findings, ready=selection.ready)
    finally:
        cache.close(whole=False)
    if made.stopped or made.project is None:
        return Outcome(findings=[each for each in made.findings if each.stops], ready=selection.ready or _ready(made))
    if not _shown(made) and not selection.published:
        return Outcome(ready=selection.ready)
    leaflets.publish(cache, [each for each in made.leaflets if not each.format.staff], work / "leaflets")
    say("Putting the release together", 0, 0)
    return _published(root, place, asked, selection, made, made.project)


def _shown(made: BuildResult) -> list[Edition]:
    """The editions that are given out."""
    return [each for each in made.editions if each.id not in made.withheld]


def _published(
    root: Path, place: swap.Place, asked: Wish, selection: _Checked, made: BuildResult, project: Project
) -> Outcome:
    """Put together what was made, look at it, and publish it unless it is what is published already."""
    after = selection.after(project, made.editions, made.leaflets, made.withheld)
    assembled = assembling.assemble(place, root / WORK, _more(made, after, root / WORK, project))
    values = manifest.manifest(root, project, _shown(made), after, assembled.files)
    told = _compared(selection, _shown(made), assembled, swap.identity(place.target))
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
    at_once = swap.install(place, place.new, {"records": texts}, asked.link)
    records.write(root, texts)
    swap.finish(place)
    return replace(told, identity=identity, changed=True, at_once=at_once)


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


def _compared(selection: _Checked, shown: Iterable[Edition], assembled: assembling.Assembled, identity: str) -> Outcome:
    """What is released beside what was released before."""
    given = {each.id: each.given for each in shown}
    old = {each["edition"]: each["version"] for each in selection.published.get("editions", [])}
    return Outcome(
        ready=selection.ready,
        identity=identity,
        released=given,
        new=[id_ for id_, version in given.items() if old.get(id_) != version],
        gone=[id_ for id_ in old if id_ not in given],
        written=len(assembled.written),
        files=len(assembled.files),
    )


def _ready(made: BuildResult) -> list[Readiness]:
    """What to do next where something that all share stopped the release before it was asked."""
    return readiness(made.project, editions(made.project), made.findings) if made.project else []


def _clock(project: Project, published: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether the day of this machine can be right: not before the last release, nor before a signature."""
    days = [each.date for signed in project.signoffs.values() for each in signed.signoff]
    days += [each.date for signed in project.signoffs.values() for each in signed.review]
    before = manifest.day_of(published)
    latest = max([*days, *([before] if before else [])], default=project.today)
    if project.today < latest:
        message = f"today is {project.today} on this machine, but something was signed or released on {latest}"
        yield Finding(Place("docs/signoffs"), "S034", message, "set the clock right, or correct the date in its file")


def _unknown_reasons(project: Project, asked: Wish) -> Iterator[Finding]:
    """Reasons for a replacement that patients could not be told."""
    known = [key.removeprefix("because_") for key in project.interface if key.startswith("because_")]
    topics = [topic.slug for topic in project.topics]
    for slug, reason in asked.because.items():
        if slug not in topics or reason not in known:
            message = f"--because {slug}={reason}: no such topic or reason"
            yield Finding(Place("docs/interface.toml"), "S035", message, f"choose a reason from: {', '.join(known)}")
