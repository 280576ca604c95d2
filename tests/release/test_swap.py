"""Whatever fails, and whenever it is killed, the published folder is the old release or the new one, whole."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from leafwright.disk import durable, lock
from leafwright.disk.lock import LockedError, PlaceError, locked
from leafwright.release import releasing
from leafwright.release.place import swap
from leafwright.release.place.swap import Place
from release.numbered import number_of, publish, write

WAYS = ("exchange", "link", "renames")


@pytest.fixture(params=WAYS)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder with two releases, published in each of the three ways."""
    if request.param == "renames":
        monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    found = Place(tmp_path / "release")
    for number in (1, 2):
        publish(found, number, link=request.param == "link")
    assert found.target.is_symlink() == (request.param == "link")
    return found


def test_a_release_takes_the_place_of_the_one_before(place: Place) -> None:
    assert (number_of(place.target), number_of(place.before)) == (2, 1)
    publish(place, 3)
    assert (number_of(place.target), number_of(place.before)) == (3, 2)
    assert {path.name for path in place.store.iterdir()} <= {"before", "lock", place.target.resolve().name}


def test_the_release_before_comes_back_and_goes_again(place: Place) -> None:
    for expected in ((1, 2), (2, 1)):
        with locked(place.lock):
            swap.begin(place)
            swap.install(place, place.before, {})
            swap.finish(place)
        assert (number_of(place.target), number_of(place.before)) == expected


Steps = Iterator[tuple[Any, str]]


def calls() -> Steps:
    """Everything by which a swap changes the disk."""
    for name in ("rename", "replace", "symlink_to", "unlink"):
        yield Path, name
    yield swap.shutil, "rmtree"
    yield swap, "_exchanged"


def interrupted(monkeypatch: pytest.MonkeyPatch, after: int, work: Callable[[], None]) -> bool:
    """Do some work that is cut short after some changes of the disk; whether it was."""
    done = 0

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            nonlocal done
            if done == after:
                raise KeyboardInterrupt
            done += 1
            return change(*arguments, **more)

        return call

    with monkeypatch.context() as broken:
        for holder, name in list(calls()):
            broken.setattr(holder, name, counted(getattr(holder, name)))
        try:
            work()
        except KeyboardInterrupt:
            return True
    return False


@pytest.mark.parametrize("back", [False, True], ids=["release", "rollback"])
def test_cut_short_between_any_two_steps_it_is_the_old_or_the_new(
    place: Place, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    seen, number, moments = set(), 2, 0
    while True:
        source, number = place.before if back else place.new, number + 1
        with locked(place.lock):
            swap.begin(place)
            swap.finish(place)
        present, former = number_of(place.target), number_of(place.before)
        if not back:
            write(place, number)
        new = former if back else number

        def work(source: Path = source, number: int = number) -> None:
            swap.install(place, source, {"number": number})
            swap.finish(place)

        cut = interrupted(monkeypatch, moments, work)
        if os.path.lexists(place.target):  # between two renames there is none
            assert number_of(place.target) in (present, new)
        with locked(place.lock):
            note = swap.begin(place)
            if note is not None:
                assert note == {"number": number}
                swap.finish(place)
        here, before = number_of(place.target), number_of(place.before)
        seen.add(here == new)
        assert (here, before) in {(present, former), (new, present)}
        assert (note is not None) <= (here == new)
        moments += 1
        if not cut:
            break
    assert seen == {True, False}
    assert moments > 3


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from release.numbered import publish
from leafwright.release.place.swap import Place
place = Place(Path({target!r}))
for number in range({first}, {first} + 1000):
    publish(place, number)
    print(number, flush=True)
"""


@pytest.mark.parametrize("times", [12])
def test_killed_at_random_moments_it_is_the_old_or_the_new(tmp_path: Path, times: int) -> None:
    place, chance, seen = Place(tmp_path / "release"), random.Random(19), set()
    publish(place, 1)
    publish(place, 2)
    for time_ in range(times):
        code = CHILD.format(path=sys.path, target=str(place.target), first=1000 * (time_ + 1))
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
            assert child.stdout
            assert child.stdout.readline() == f"{1000 * (time_ + 1)}\n".encode()
            time.sleep(chance.random() * 0.03)  # the moment is the test
            child.send_signal(signal.SIGKILL)
            child.wait()
        seen.add(number_of(place.target))
        with locked(place.lock):  # nobody holds it any more
            swap.begin(place)
            swap.finish(place)
        assert number_of(place.target) in seen
        assert number_of(place.before) < number_of(place.target)
    assert len(seen) == times


def test_whoever_reads_meanwhile_finds_a_whole_release(tmp_path: Path) -> None:
    place, done = Place(tmp_path / "release"), threading.Event()
    publish(place, 1)
    seen: list[int] = []

    def read() -> None:
        while not done.is_set():
            seen.append(json.loads((place.target / "manifest.json").read_bytes())["number"])

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(2, 30):
            publish(place, number)
    finally:
        done.set()
        reader.join()
    assert seen == sorted(seen)
    assert seen
    assert seen[-1] <= 29


def test_two_at_once_are_told_who_is_first(tmp_path: Path) -> None:
    place = Place(tmp_path / "release")
    code = f"""
import sys
from pathlib import Path
from leafwright.disk.lock import locked
with locked(Path({str(place.lock)!r})):
    print("held", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"process {first.pid}, since "), locked(place.lock):
            pass
        first.kill()
        first.wait()
        with locked(place.lock):  # the kernel gave it back
            pass


def test_a_folder_that_cannot_be_locked_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "lockf", refuses)
    with pytest.raises(PlaceError, match="cannot be locked"), locked(tmp_path / "release.store" / "lock"):
        pass


def test_what_is_no_release_is_not_replaced(tmp_path: Path) -> None:
    place = Place(tmp_path / "www")
    place.target.mkdir()
    (place.target / "index.html").write_text("of somebody else", "utf-8")
    with pytest.raises(PlaceError, match="no release"):
        publish(place, 1)
    assert (place.target / "index.html").read_text("utf-8") == "of somebody else"
    (place.target / "index.html").unlink()
    publish(place, 1)  # an empty folder may be
    assert number_of(place.target) == 1

    linked = Place(tmp_path / "link")
    linked.target.symlink_to(place.target)
    with pytest.raises(PlaceError, match="no release made"):
        publish(linked, 2)
    file = Place(tmp_path / "file")
    file.target.write_text("words", "utf-8")
    with pytest.raises(PlaceError, match="is a file"):
        publish(file, 2)


def test_the_top_of_a_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path / "share")
    place.target.mkdir()
    monkeypatch.setattr(swap.os.path, "ismount", lambda path: path == place.target)
    with pytest.raises(PlaceError, match="top of a disk"):
        publish(place, 1)


def test_bytes_and_names_are_on_the_disk_before_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power cut can take is only what comes after: each file and folder is synced, then the journal, then all
    changes hands, then the folders that hold the names."""
    place, told = Place(tmp_path / "release"), list[str]()
    publish(place, 1)
    fsync, exchange = os.fsync, swap._exchanged

    def synced(descriptor: int) -> None:
        told.append(Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(tmp_path).as_posix())
        fsync(descriptor)

    def exchanged(one: Path, other: Path) -> bool:
        told.append("swap")
        return exchange(one, other)

    monkeypatch.setattr(durable.os, "fsync", synced)
    monkeypatch.setattr(swap, "_exchanged", exchanged)
    publish(place, 2)
    at = told.index("swap")
    before, after = told[:at], told[at + 1 :]
    new = "release.store/new"
    assert {f"{new}/manifest.json", *(f"{new}/site/{each}.html" for each in range(5))} <= set(before)
    assert before.index(f"{new}/site/4.html") < before.index(f"{new}/site") < before.index(new)
    assert before[-2:] == ["release.store/journal.json.new", "release.store"]
    assert after[:2] == [".", "release.store"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A small disk of its own, with options of mount; only who may mount one can test with it."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mounted(options: str) -> Path:
        run = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
        if os.geteuid() != 0 or subprocess.run(run, check=False, capture_output=True).returncode:
            pytest.skip("only root can mount a small disk")
        return folder

    yield mounted
    subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def test_a_full_disk_leaves_what_is_published(disk: Callable[[str], Path]) -> None:
    place = Place(disk("size=300k") / "release")
    publish(place, 1)
    with locked(place.lock):
        with pytest.raises(OSError, match="No space"):
            write(place, 2, files=1000)
        swap.abandon(place)
    assert number_of(place.target) == 1
    assert not place.new.exists()
    publish(place, 3)
    assert number_of(place.target) == 3


def test_a_release_that_cannot_write_its_records_says_that_it_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And whatever is run next writes them."""
    place, texts = Place(tmp_path / "release"), {"docs/releases/en/hernia.toml": "a record\n"}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "docs/releases")

    write(place, 1)
    with monkeypatch.context() as broken:
        broken.setattr(releasing.records, "write", full)
        with pytest.raises(releasing.UnrecordedError, match=r"The release is published, but .*No space left"):
            releasing._installed(tmp_path, place, swap.identity(place.new), texts, link=False)
    assert number_of(place.target) == 1
    releasing.settle(tmp_path, place)
    assert (tmp_path / "docs" / "releases" / "en" / "hernia.toml").read_text("utf-8") == "a record\n"
    write(place, 2)
    monkeypatch.setattr(swap, "install", full)
    with pytest.raises(OSError, match="No space left"):  # nothing is published: said as it is
        releasing._installed(tmp_path, place, swap.identity(place.new), texts, link=False)
    assert number_of(place.target) == 1


def test_a_disk_that_is_read_only_is_told(disk: Callable[[str], Path]) -> None:
    place = Place(disk("size=300k") / "release")
    publish(place, 1)
    subprocess.run(["mount", "-o", "remount,ro", str(place.target.parent)], check=True)
    with pytest.raises(PlaceError, match="What is published is as it was"):
        publish(place, 2)
    assert number_of(place.target) == 1
