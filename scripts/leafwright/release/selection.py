"""What a release makes of a library: only editions that are fit, each with the number of its version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Project, Released, Releases, Shown
from leafwright.pipeline import Selection
from leafwright.reading.releases import Records
from leafwright.release import history, version_pages
from leafwright.release.readiness import Readiness, readiness
from leafwright.release.versions import last_of, numbers
from leafwright.signoff.redline import changes, told
from leafwright.translation.needed import shown as segments_now

REVISED = "revised"
NONE = "–"
"""The version of an edition that was never given out."""


def papers_of(printed: Sequence[Leaflet]) -> dict[str, dict[str, str]]:
    """What patients are given on paper of each edition: its files with their SHA-256, by the edition's id."""
    found: dict[str, dict[str, str]] = {}
    for each in printed:
        if not each.format.staff and each.format.offered:
            files = found.setdefault(each.edition.id, {})
            files[each.name] = each.files[each.name]
            if each.office:
                files[each.office[0]] = each.files[each.office[0]]
    return found


@dataclass
class Approved(Selection):
    """The selection of a release, asked again where what was printed gives a version another number.

    `because` says why the editions of a topic took the place of those before; `kept` are folders in which the bytes of
    earlier versions lie; `spoken` gives the segments of an edition, by language and topic, as they were last released.
    """

    proof = False

    records: Records
    kept: Sequence[Path]
    because: Mapping[str, str] = field(default_factory=dict)
    spoken: Callable[[str, str], Sequence[Shown]] = lambda tag, slug: ()
    ready: list[Readiness] = field(default_factory=list)
    reprinted: set[str] = field(default_factory=set)
    _compared: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def editions(
        self, project: Project, everything: list[Edition], findings: list[Finding]
    ) -> tuple[list[Edition], list[str]]:
        """All editions, those that are fit and asked for with their number; and the ids of the others."""
        self.ready = readiness(project, everything, findings)
        fit = [each.edition for each in self.ready if each.fit and self.asked_for(each.edition)]
        given = numbers(fit, self.records, self.reprinted)
        made = [replace(each, given=given.get(each.id) or self._last(each)) for each in everything]
        return made, [each.id for each in everything if each.id not in given]

    def asked_for(self, edition: Edition) -> bool:
        """Whether an edition may be given out now, if it is fit: all may."""
        return True

    def again(self, printed: list[Leaflet]) -> bool:
        """Whether a leaflet is not what it was, though its words are: it needs another number."""
        papers = papers_of(printed)
        editions = {leaflet.edition.id: leaflet.edition for leaflet in printed}
        changed = {
            id_
            for id_, edition in editions.items()
            if (last := last_of(edition, self.records))
            and (edition.given, edition.hash) == (last.version, last.words)
            and papers.get(id_, {}) != last.files
        } - self.reprinted
        self.reprinted |= changed
        return bool(changed)

    def adding(
        self, project: Project, everything: list[Edition], offered: list[Leaflet], hidden: Mapping[str, object]
    ) -> Callable[[Path], None]:
        """What puts what each released version needs into the site: its files, and a page at its address."""
        records = self.after(project, everything, offered, hidden)
        shown = [each for each in everything if each.id not in hidden]
        kept = [*self.kept, *{leaflet.store for leaflet in offered}]
        by_key = {(each.language.tag, each.topic.slug): each for each in everything}

        def add(site: Path) -> None:
            for key, record in records.items():
                version_pages.write(site, version_pages.pages(by_key[key], record, shown, kept))
            history.write(site, history.pages(project, by_key, records))

        return add

    def after(
        self, project: Project, everything: list[Edition], offered: list[Leaflet], hidden: Mapping[str, object]
    ) -> dict[tuple[str, str], Releases]:
        """All records as they are once this is released."""
        papers, found = papers_of(offered), dict(self.records)
        for edition in everything:
            if edition.id in hidden or not edition.given:
                continue
            key, last = (edition.language.tag, edition.topic.slug), last_of(edition, self.records)
            if last and last.version == edition.given:
                continue
            new = Released(
                version=edition.given,
                date=project.today,
                words=edition.hash,
                because=self._because(edition, last),
                changed=self._changed(project, edition) if last else (),
                files=papers.get(edition.id, {}),
            )
            before = found[key].released if key in found else ()
            found[key] = Releases(number=edition.topic.meta.number, released=(*before, new))
        return found

    def _changed(self, project: Project, edition: Edition) -> tuple[str, ...]:
        """Which words of an edition are not those that were last released, a line each; compared once a release."""
        asked = edition.id, edition.hash
        if asked not in self._compared:
            before = self.spoken(edition.language.tag, edition.topic.slug)
            now = segments_now(project, edition.language, edition.topic) if before else ()
            self._compared[asked] = tuple(told(*each) for each in changes(before, now)) if before else ()
        return self._compared[asked]

    def _last(self, edition: Edition) -> str:
        """The version of an edition that is not given out: the last one that was; what is typed is none."""
        last = last_of(edition, self.records)
        return last.version if last else NONE

    def _because(self, edition: Edition, last: Released | None) -> str:
        if last is None or last.words == edition.hash:
            return ""
        return self.because.get(edition.topic.slug, REVISED)
