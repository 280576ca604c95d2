"""Release one topic alone: of all others, the words that were released last.

The words of each topic that is given out are kept beside the published folder, each file under its own hash. From them
and the present files of the one topic a library is put together, and released as any other: so its lists, its register
and its search are those of what it holds. What all topics share is taken as it is now; where that would change another
topic, the release is refused.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from leafwright.disk import durable
from leafwright.model import Edition, Finding, Place, State, no_topic
from leafwright.reading.files import Reader
from leafwright.reading.topics import topics_of

FOLDER = Path("build") / "releasing-alone"
_LEARNED = "spelling", "fontcache"  # what earlier builds asked dictionaries and fonts


def unknown(root: Path, topic: str) -> list[Finding]:
    """What to say where no topic has the name that was asked for."""
    known = sorted(path.stem for path in (root / "docs" / "topics").glob("*.md"))
    if topic in known:
        return []
    return [Finding(Place("docs/topics"), "S036", *no_topic(topic, known))]


def keep(store: Path, root: Path, shown: Iterable[Edition], sources: Mapping[str, str]) -> None:
    """Keep in `store` the files of each topic that is given out of the library at `root`. Raises OSError.

    `sources` holds the SHA-256 of each file of the library by its name.
    """
    topics = {each.topic.slug for each in shown if each.language.source}
    for name in (name for name in sources if _topic_of(name) in topics):
        if not (store / sources[name]).is_file():
            durable.replace(store / sources[name], (root / name).read_bytes())


def tidy(store: Path, *releases: Mapping[str, Any]) -> None:
    """Remove from `store` what neither release was made of. Raises OSError."""
    needed = {sha256 for each in releases for sha256 in each.get("sources", {}).values()}
    for path in store.iterdir() if store.is_dir() else ():
        if path.name not in needed:
            path.unlink()


def put_together(root: Path, topic: str, store: Path, published: Mapping[str, Any]) -> tuple[Path, list[Finding]]:
    """A library in which all topics but one are as they were released; and what of them is no longer to be had.

    A topic that was withdrawn meanwhile is taken as it is now: so it leaves. Raises OSError.
    """
    made = root / FOLDER
    shutil.rmtree(made, ignore_errors=True)
    for name in ("docs", "leaflets", *(f"build/{each}" for each in _LEARNED)):
        if (root / name).is_dir():
            shutil.copytree(root / name, made / name, symlinks=True)
    topics, _ = topics_of(Reader(root), root / "docs" / "topics")
    given = {each["edition"].partition("/")[2] for each in published.get("editions", [])}
    others = given - {topic, *(each.slug for each in topics if each.meta.withdrawn)}
    return made, list(_put_back(made, others, store, published.get("sources", {})))


def _put_back(made: Path, topics: Collection[str], store: Path, sources: Mapping[str, str]) -> Iterator[Finding]:
    """Put the files of some topics back as they were: those that came since leave."""
    present = [path for path in (made / "docs").rglob("*") if path.is_file()]
    for path in present:
        if _topic_of(path.relative_to(made).as_posix()) in topics:
            path.unlink()
    for name in (name for name in sources if _topic_of(name) in topics):
        kept = store / sources[name]
        if not kept.is_file() or durable.sha256(kept) != sources[name]:
            message = "this file as it was released is not kept beside the published folder"
            yield Finding(Place(name), "S037", message, "release without TOPIC (--topic), once")
        else:
            durable.copy(kept, made / name)


def others(
    topic: str, made: Iterable[Edition], held: Collection[str], published: Mapping[str, Any]
) -> Iterator[Finding]:
    """Editions of other topics that would not stay as they were released. What is withdrawn or past its date leaves."""
    now = {each.id: each for each in made}
    for entry in published.get("editions", []) if topic else ():
        edition, version = now.get(entry["edition"]), entry["version"]
        if edition is None or edition.topic.slug == topic:
            continue
        stays = edition.id not in held and edition.given == version
        if not stays and edition.state not in (State.WITHDRAWN, State.EXPIRED):
            message = f"{edition.id} {version} would not stay as it was released: what all topics share has changed"
            yield Finding(Place(edition.file), "S037", message, "release without TOPIC (--topic), or undo that change")


def _topic_of(name: str) -> str:
    """The topic whose own file this is, by its name below the library; empty where topics share it."""
    folder, _, file = name.removeprefix("docs/").partition("/")
    slug = file.rpartition("/")[2].partition(".")[0]
    own = {"topics": file.count("/") == 0 and name.endswith(".md"), "translations": name.endswith(".po")}
    return slug if name.startswith("docs/") and own.get(folder, folder == "signoffs") else ""
