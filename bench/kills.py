"""What stands in the published folder when a release is killed, out of room, too late or not alone.

python bench/kills.py [WORD …]       all cases, or those whose name holds one of the words (make faults WORDS=…)

A library was released; one sentence was changed and signed since. Each case makes that release in a process of its own
and breaks it in one way. Then the published folder must verify as the old release or the new one; and the next
release, undisturbed, must be the one that a clean library gives, with the same records.

Of the moments at which it is killed a half is drawn from the time that a release takes, a quarter from all changes that
it makes on the disk, a quarter from the last of these, around the swap.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = str(ROOT / "scripts")

from breaking import replace, topic  # noqa: E402
from conftest import copy_library  # noqa: E402
from leafwright.commands import release as commands  # noqa: E402
from leafwright.release import verify  # noqa: E402
from leafwright.release.place import swap  # noqa: E402
from leafwright.setup.errors import LeafwrightError  # noqa: E402
from rehearsing import TODAY, approve, hashes  # noqa: E402

KILLS = {"exchange": 100, "link": 50, "renames": 50}
LAST = 16  # changes of the disk around the swap
CHANGES = ("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.symlink")
OLD, NEW = "Show it to your doctor.", "Show it to your own doctor."

Hook = Callable[[], object]


class Ended(NamedTuple):
    """How a release ended, and what it said."""

    code: int
    said: str


class Running:
    """A release in a process of its own, begun from this one: so nothing has to be loaded first."""

    def __init__(self, root: Path, *words: str, before: Hook = lambda: None) -> None:
        self._said = root / "said.txt"
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            self._run(root, words, before)

    def _run(self, root: Path, words: tuple[str, ...], before: Hook) -> None:
        code = 3
        try:
            os.setsid()
            descriptor = os.open(self._said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            os.chdir(root)
            before()
            verb = getattr(commands, words[0])
            code = verb(list(words[1:]), root)
        except LeafwrightError as error:
            print(error)
            code = 2
        except BaseException as error:
            print(f"Traceback: {error!r}")
        finally:
            sys.stdout.flush()
            os._exit(code)

    def kill(self) -> None:
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has ended, or has no group of its own yet
            os.kill(self.pid, signal.SIGKILL)

    def end(self) -> Ended:
        _, status = os.waitpid(self.pid, 0)
        return Ended(os.waitstatus_to_exitcode(status), self._said.read_text("utf-8", "replace"))


def released(root: Path, *words: str, before: Hook = lambda: None) -> Ended:
    return Running(root, "release", *words, before=before).end()


def counting(most: int, reached: Hook) -> Hook:
    """Call `reached` at a change of the disk: the one after `most` others."""

    def begin() -> None:
        done = 0

        def hook(event: str, arguments: Any) -> None:
            nonlocal done
            writes = event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR))
            if writes:
                done += 1
                if done == most + 1:
                    reached()

        sys.addaudithook(hook)

    return begin


def dying(most: int, first: Hook) -> Hook:
    """Do something first; then die at a change of the disk: the one after `most` others."""
    count = counting(most, lambda: os.killpg(0, signal.SIGKILL))

    def begin() -> None:
        first()
        count()

    return begin


def by_renames() -> None:
    """As a share that cannot let two folders change places by one call."""
    swap._exchanged = lambda *_: False


class Drill:
    """A library that was released, and edited and signed since; what the next release must be; and all that failed."""

    def __init__(self, folder: Path, way: str) -> None:
        self.folder, self.way, self.failed = folder, way, list[str]()
        self.words = ("--link",) if way == "link" else ()
        self.before: Hook = by_renames if way == "renames" else lambda: None
        self.start = copy_library(folder / f"start-{way}", ["a4"], ["en"])
        approve(self.start)
        assert released(self.start, *self.words).code == 0
        self.old = swap.identity(self.start / "build" / "release")
        replace(topic(self.start), OLD, NEW)
        approve(self.start)
        clean = self.copy("clean")
        assert released(clean).code == 0
        self.new, self.records = swap.identity(clean / "build" / "release"), hashes(clean / "docs" / "releases")
        shutil.rmtree(self.start / "build" / "cache")  # what is printed is printed: the rest takes two seconds
        shutil.copytree(clean / "build" / "cache", self.start / "build" / "cache")
        shutil.rmtree(clean)

    def copy(self, name: str = "case") -> Path:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return shutil.copytree(self.start, self.folder / name, symlinks=True)

    def measured(self) -> tuple[float, int]:
        """Seconds of a release, and the changes that it makes on the disk."""
        root, count = self.copy(), self.folder / "count"

        def begin() -> None:
            self.before()
            events = 0

            def hook(event: str, arguments: Any) -> None:
                nonlocal events
                if event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
                    events += 1
                    if event == "os.remove" and str(arguments[0]).endswith("journal.json"):
                        os.write(descriptor, str(events).encode().ljust(20))

            descriptor = os.open(count, os.O_WRONLY | os.O_CREAT)
            sys.addaudithook(hook)

        began = time.monotonic()
        assert released(root, *self.words, before=begin).code == 0
        return time.monotonic() - began, int(count.read_bytes().split()[-1])

    def standing(self, target: Path) -> str:
        """What is published: old, new, nothing, or broken."""
        if not os.path.lexists(target):
            return "nothing"
        try:
            whole = not verify.compare(target)
        except verify.UnreadableError:
            whole = False
        found = {self.old: "old", self.new: "new"}.get(swap.identity(target), "another")
        return found if whole else "broken"

    def next_is_right(self, root: Path, target: Path) -> bool:
        """Whether the next release is the clean one, with its records."""
        to = () if target == root / "build" / "release" else ("--to", str(target))
        ended = released(root, *self.words, *to, before=self.before)
        right = self.standing(target) == "new" and hashes(root / "docs" / "releases") == self.records
        if ended.code or not right:
            print(f"next: {ended.code} {ended.said[-1500:]}")
        return ended.code == 0 and right

    def judge(self, case: str, stands: str, allowed: tuple[str, ...], right: bool, said: str = "") -> None:
        plain = "Traceback" not in said
        print(f"| {case} | {stands} | {'yes' if right else 'NO'} |{'' if plain else ' TRACEBACK ' + said}", flush=True)
        if stands not in allowed or not right or not plain:
            self.failed.append(case)


def killed(drill: Drill) -> None:
    """SIGKILL at random moments."""
    chance, stood, wrong = random.Random(19), Counter[str](), 0
    whole, changes = drill.measured()
    moments = KILLS[drill.way]
    for number in range(moments):
        root = drill.copy()
        target = root / "build" / "release"
        if number % 2:
            running = Running(root, "release", *drill.words, before=drill.before)
            time.sleep(chance.random() * whole)
            running.kill()
            running.end()
        else:
            first = max(0, changes - LAST) if number % 4 else 0
            released(root, *drill.words, before=dying(chance.randrange(first, changes + 1), drill.before))
        stands = drill.standing(target)
        stood[stands] += 1
        wrong += not drill.next_is_right(root, target)
    allowed = {"old", "new", *(("nothing",) if drill.way == "renames" else ())}
    told = ", ".join(f"{count} {name}" for name, count in sorted(stood.items()))
    case = f"killed {moments} times by {drill.way} ({whole:.1f} s, {changes} changes of the disk)"
    drill.judge(case, told, (told,) if stood.keys() <= allowed else (), not wrong)


@contextmanager
def disk(folder: Path, size: int) -> Iterator[None]:
    """A small disk at `folder`. Raises CalledProcessError where one may not make any."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
        folder.rmdir()


def used(folder: Path) -> int:
    return sum(-(-path.lstat().st_size // 4096) * 4096 for path in folder.rglob("*") if not path.is_dir())


def no_room(drill: Drill) -> None:
    """A published folder, or a whole library, on a disk that is full sooner or later."""
    for part, more in [(part, more) for part in ("target", "library") for more in (0, 40, 120, 300, 600, 900, 1200)]:
        size = used(drill.start / "build" / "release" if part == "target" else drill.start) + (more + 60) * 1000
        small = drill.folder / "disk"
        with disk(small, size):
            if part == "target":
                root, target = drill.copy(), small / "release"
                shutil.copytree(root / "build" / "release", target)
            else:
                root = shutil.copytree(drill.start, small / "library")
                target = root / "build" / "release"
            to = ("--to", str(target)) if part == "target" else ()
            ended = released(root, *to)
            stands = drill.standing(target)
            honest = ("Nothing was released" in ended.said) == (stands == "old")
            subprocess.run(["mount", "-o", "remount,size=100m", small], check=True)
            right = drill.next_is_right(root, target) and honest
            drill.judge(f"disk of the {part} full after {more} KB: exit {ended.code}", stands, ("old", "new"), right,
                        ended.said)  # fmt: skip


def read_only(drill: Drill) -> None:
    """A target where nothing can be written."""
    small = drill.folder / "disk"
    with disk(small, 100_000_000):
        root, target = drill.copy(), small / "release"
        shutil.copytree(root / "build" / "release", target)
        subprocess.run(["mount", "-o", "remount,ro", small], check=True)
        ended = released(root, "--to", str(target))
        stands = drill.standing(target)
        subprocess.run(["mount", "-o", "remount,rw", small], check=True)
        right = drill.next_is_right(root, target) and ended.code != 0
        drill.judge(f"target read-only: exit {ended.code}", stands, ("old",), right, ended.said)


def two(drill: Drill) -> None:
    """Two releases at once, ten times."""
    for _ in range(10):
        root = drill.copy()
        both = [Running(root, "release", *drill.words) for _ in range(2)]
        ended = [each.end() for each in both]
        codes = sorted(each.code for each in ended)
        stands = drill.standing(root / "build" / "release")
        right = drill.next_is_right(root, root / "build" / "release") and codes[0] == 0
        drill.judge(f"two at once: exits {codes}", stands, ("new",), right, ended[0].said)


def clocks(drill: Drill) -> None:
    """A clock that is late, and one that is early by seventy years: what it made, a rollback takes back."""
    root = drill.copy()
    target = root / "build" / "release"
    ended = released(root, "--date", (TODAY - timedelta(days=1)).isoformat())
    stands = drill.standing(target)
    right = ended.code == 1 and "S034" in ended.said
    drill.judge("clock of yesterday", stands, ("old",), drill.next_is_right(root, target) and right, ended.said)
    root = drill.copy()
    early = released(root, "--date", "2096-01-01")
    stands = drill.standing(target)
    late = released(root)
    right = late.code == 1 and "S034" in late.said and "rollback" in late.said
    back = Running(root, "rollback").end()
    right = right and back.code == 0 and drill.standing(target) == "old" and drill.next_is_right(root, target)
    drill.judge("clock of 2096, then rollback and release", stands, ("another",), right, early.said)


CASES: dict[str, tuple[str, Callable[[Drill], None]]] = {
    "killed exchange": ("exchange", killed),
    "killed link": ("link", killed),
    "killed renames": ("renames", killed),
    "disk full": ("exchange", no_room),
    "read-only": ("exchange", read_only),
    "two at once": ("exchange", two),
    "clock": ("exchange", clocks),
}


def main(words: list[str]) -> int:
    """Run the cases that are asked for, and print the table as Markdown; 1 where any fails."""
    failed, drills = list[str](), dict[str, Drill]()
    with tempfile.TemporaryDirectory() as folder:
        print("| Case | stands | next release right |\n|---|---|---|")
        for name, (way, run) in CASES.items():
            if words and not any(word in name for word in words):
                continue
            drill = drills.get(way) or drills.setdefault(way, Drill(Path(folder), way))
            try:
                run(drill)
            except Exception as error:
                print(f"| {name} | could not be tried: {error!r} | |", flush=True)
        failed = [each for drill in drills.values() for each in drill.failed]
    print(f"\n{len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or os.environ.get("WISH_WORDS", "").split()))
