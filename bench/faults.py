"""What a build says when something fails under it, what is left standing, and whether the next build is right.

python bench/faults.py [WORD …]       all cases, or those whose name holds one of the words (make faults WORDS=…)

Each case begins with a small library that was built once and edited since. A build of it is broken in one way. Then
what readers get must be the build before or the new one, byte for byte; what was said must be a line and its remedy;
and the next build, undisturbed, must give the bytes of a clean one.
"""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]
os.environ["PYTHONPATH"] = str(ROOT / "scripts")

from leafwright import cli, leaflets, pipeline, publishing  # noqa: E402
from leafwright.leaflets import Composer  # noqa: E402

TOPIC = "hernia.md"
BEFORE = "You can take your time to choose. You can also change your mind."
AFTER = "You can take your time to choose. You can also change your mind later."
LONG = 600  # seconds after which a build hangs
MB = 1 << 20
DROPPED = "-dac_override,-dac_read_search"  # the rights by which root writes everywhere

Break = Callable[[], None]
"""Puts something in the way of the build that this process is about to make."""


def die(*_: object, **__: object) -> None:
    """End this process and all its workers as a power cut would."""
    os.killpg(0, signal.SIGKILL)


def after(holder: Any, name: str, fault: Callable[..., object]) -> Break:
    """A fault just after a function of the build has done its work."""

    def breaks() -> None:
        work = getattr(holder, name)

        def call(*arguments: Any, **more: Any) -> Any:
            result = work(*arguments, **more)
            fault()
            return result

        setattr(holder, name, call)

    return breaks


def at_rename(number: int) -> Break:
    """Death at one of the renames by which a build takes the place of the one before."""

    def breaks() -> None:
        rename, done = Path.rename, 0

        def call(path: Path, target: Path) -> Path:
            nonlocal done
            if path.parent.name in ("build", "new", "old"):
                done += 1
                if done == number:
                    die()
            return rename(path, target)

        setattr(Path, "rename", call)  # noqa: B010

    return breaks


def at_first_sheet() -> None:
    """Death as soon as the first leaflet is printed, while others are."""
    from leafwright.leaflets import press

    after(press, "_remembered", die)()


def limited(what: int, most: int) -> Break:
    """A limit of the system, for this process and its workers."""

    def breaks() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(what, (most, most))

    return breaks


def changing(change: Callable[[], object]) -> Break:
    """A file of the library that changes or goes between reading and printing."""
    return after(pipeline, "check", change)


def _typed(name: str, old: str, new: str) -> None:
    path = Path(name)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _other_looks() -> None:
    """All that print looks like, on another day; the next build finds it as it was."""
    _typed("leaflets/typography.css", "0.5mm", "0.7mm")
    _typed("leaflets/leaflet.html", "<body", "<body id=other")
    _typed("leaflets/formats/a4/page.css", "mm", "cm")


def _future() -> None:
    for path in Path.cwd().rglob("*"):
        os.utime(path, (4e9, 4e9), follow_symlinks=False)


IN_THE_WAY: dict[str, Break] = {
    "killed while printing": at_first_sheet,
    "killed after staging": after(pipeline.website, "stage", die),
    "killed after the site": after(pipeline.website, "build", die),
    **{f"killed at rename {number} of the swap": at_rename(number) for number in (1, 3, 6)},
    "killed while a folder is removed": after(publishing.shutil, "rmtree", die),
    "no file above 20 KB": limited(resource.RLIMIT_FSIZE, 20_000),
    "400 MB of memory": limited(resource.RLIMIT_AS, 400 * MB),
    "800 MB of memory": limited(resource.RLIMIT_AS, 800 * MB),
    "40 open files": limited(resource.RLIMIT_NOFILE, 40),
    "a topic goes": changing(lambda: Path("docs/topics", TOPIC).unlink()),
    "the looks go": changing(lambda: shutil.rmtree("leaflets")),
    "the topics change": changing(lambda: _typed(f"docs/topics/{TOPIC}", "A hernia", "Some hernia")),
    "the looks change": after(leaflets, "formats", _other_looks),
    "the looks change in mid-print": after(Composer, "inputs", _other_looks),
    "what is staged goes": after(pipeline.website, "stage", lambda: shutil.rmtree("build/stage")),
    "the new folder goes": after(pipeline.website, "build", lambda: shutil.rmtree("build/new")),
    "the cache goes": after(pipeline.website, "stage", lambda: shutil.rmtree("build/cache")),
    "clock of the year 2096": _future,
}


class Told(NamedTuple):
    """How a build ended."""

    code: int
    said: str

    @property
    def line(self) -> str:
        """The line that says what is wrong, or the last one."""
        lines = [line.strip() for line in self.said.splitlines() if line.strip()]
        found = [line for line in lines if ": M0" in line or "fault" in line or "Nothing was published" in line]
        return (found or lines or [""])[0 if found else -1]

    @property
    def plain(self) -> bool:
        """Whether it says what to do, without a traceback."""
        return "Traceback" not in self.said and "our fault" not in self.said


def build(root: Path, case: str = "", within: Sequence[str] = (), **environment: str) -> Told:
    """Build the library at `root` in a process of its own, broken as a case says; `within` is a program to begin by."""
    command = [*within, sys.executable, __file__, "--child", case]
    with subprocess.Popen(
        command, cwd=root, env={**os.environ, **environment}, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace",
    ) as child:  # fmt: skip
        try:
            said, _ = child.communicate(timeout=LONG)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            return Told(-1, "HANGS")
    return Told(child.returncode, said)


def given(root: Path) -> dict[str, str]:
    """All that readers get, file by file."""
    return {
        path.relative_to(root / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in publishing.PARTS
        for path in sorted((root / "build" / part).rglob("*"))
        if path.is_file()
    }


class Drill:
    """A library built before and after an edit, and what became of each case."""

    def __init__(self, folder: Path) -> None:
        from conftest import copy_library

        self.folder, self.base = folder, folder / "base"
        clean = copy_library(folder / "clean", ["a4"], ["en", "ar"])
        shutil.copytree(clean, self.base)
        assert build(self.base).code == 0
        self.before = given(self.base)
        edit(clean)
        assert build(clean).code == 0
        self.after = given(clean)
        assert self.after != self.before
        self.failed: list[str] = []

    def copy(self, name: str = "case") -> Path:
        """A copy of the library that was built, and edited since."""
        root = self.folder / name
        shutil.copytree(self.base, root, symlinks=True)
        edit(root)
        return root

    def standing(self, stood: dict[str, str]) -> str:
        """Which build readers get; "between" where a swap was cut short and each of its parts is whole or put aside."""
        if stood in (self.before, self.after):
            return "old" if stood == self.before else "new"
        parts = [
            {name: value for name, value in files.items() if name.startswith(f"{part}/")}
            for part in publishing.PARTS
            for files in (stood, self.before, self.after)
        ]
        whole = all(now in ({}, old, new) for now, old, new in zip(*[iter(parts)] * 3, strict=True))
        return "between" if whole else "OTHER"

    def judge(self, case: str, root: Path, told: Told, mend: Callable[[], object] = lambda: None) -> None:
        """Print what became of a case: what was said, what stood, and whether the next build is a clean one."""
        stands = self.standing(given(root))
        mend()
        again = build(root)
        equal = again.code == 0 and given(root) == self.after
        left = [path.name for path in (root / "build").iterdir() if path.name in ("new", "old", "gone")]
        right = told.plain and equal and not left and (stands != "OTHER" or told.code == 0) and told.code != -1
        print(f"| {case} | {told.code} | {told.line[:150]} | {stands} | {'yes' if equal else 'NO'} |", flush=True)
        if not right:
            self.failed.append(case)
            print(f"{told.said[-1500:]}\n--- next: {again.said[-1500:] if not equal else ''} {left}\n")
        shutil.rmtree(root)


def edit(root: Path) -> None:
    """One sentence changes."""
    _typed(str(root / "docs" / "topics" / TOPIC), BEFORE, AFTER)


@contextmanager
def small_disk(root: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes in the place of build/. Raises CalledProcessError where one may not make any."""
    kept = root.with_name("kept")
    (root / "build").rename(kept)
    (root / "build").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", root / "build"], check=True)
    try:
        shutil.copytree(kept, root / "build", dirs_exist_ok=True)
        yield
        shutil.rmtree(kept)
        shutil.copytree(root / "build", kept)
    finally:
        subprocess.run(["umount", root / "build"], check=True)
        (root / "build").rmdir()
        kept.rename(root / "build")


def full_disks(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """Disks on which a build finds a little more room each time."""
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in (drill.base / "build").rglob("*"))
    for more in (0, 600_000, 1_500_000):

        def run(more: int = more) -> None:
            root = drill.copy()
            with small_disk(root, used + more + 400_000):
                told = build(root)
            drill.judge(f"disk full after {more // 1000} KB", root, told)

        yield f"disk full after {more // 1000} KB", run


def as_somebody(root: Path, closed: str) -> Told:
    """Build as a user who may write everywhere in a library but in a folder, which is somebody else's."""
    for path in [root / closed, *(root / closed).rglob("*")]:
        os.chown(path, 65534, 65534)
        path.chmod(0o555 if path.is_dir() else 0o444)
    return build(root, within=("setpriv", "--bounding-set", DROPPED, "--inh-caps", DROPPED))


def closed_folders(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """Folders in which nobody may write."""
    for name in ("docs", "build", "build/site", "build/cache"):

        def run(name: str = name) -> None:
            root = drill.copy()
            told = as_somebody(root, name)
            drill.judge(f"{name} cannot be written", root, told)

        yield f"{name} cannot be written", run


PLACES = (
    "-it's \"quoted\" `touch x` $(touch y) Ünïcödé ﷽ 肝", "x" * 200, "#a%20b?c&d;e{{f}}[g](h.md)<i>*!j:\\k\nl",
)  # fmt: skip


def names_of_folders(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """Libraries that lie in folders of unusual names."""
    for name in PLACES:
        shown = name if len(name) < 60 else f"{name[:4]}… ({len(name)} letters)"

        def run(name: str = name, shown: str = shown) -> None:
            root = drill.folder / "names" / name
            shutil.copytree(drill.base, root)
            edit(root)
            drill.judge(f"in a folder named {shown!r}", root, build(root))

        yield f"in a folder named {shown}", run


def surroundings(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """Other settings of the machine, and two builds at once."""
    settings = {
        "locale C, no UTF-8": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        "ASCII streams": {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        "another date, no home": {"SOURCE_DATE_EPOCH": "0", "HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    }
    for case, environment in settings.items():

        def run(case: str = case, environment: dict[str, str] = environment) -> None:
            root = drill.copy()
            drill.judge(case, root, build(root, **environment))

        yield case, run

    def two() -> None:
        root = drill.copy()
        command = [sys.executable, __file__, "--child", ""]
        both = [
            subprocess.Popen(command, cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            for _ in range(2)
        ]
        said = [each.communicate(timeout=LONG)[0] for each in both]
        codes = [each.returncode for each in both]
        second = max(range(2), key=lambda number: codes[number])
        drill.judge(f"two at once ({sorted(codes)})", root, Told(codes[second], said[second]))

    yield "two at once", two


def moments(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """Death at any moment of a build."""

    def run() -> None:
        root = drill.copy()
        started = time.monotonic()
        build(root)
        whole = time.monotonic() - started
        shutil.rmtree(root)
        for part in (2, 4, 6, 8):
            root = drill.copy()
            with subprocess.Popen(
                [sys.executable, __file__, "--child", ""], cwd=root, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            ) as child:  # fmt: skip
                time.sleep(whole * part / 10)
                os.killpg(child.pid, signal.SIGKILL)
            drill.judge(f"killed after {part} tenths", root, Told(-9, ""))

    yield "killed at any moment", run


def cases(drill: Drill) -> Iterator[tuple[str, Callable[[], None]]]:
    """All cases by name."""
    for name in IN_THE_WAY:

        def run(name: str = name) -> None:
            root = drill.copy()
            docs = root.with_name("docs-kept")
            for part in ("docs", "leaflets"):
                shutil.copytree(root / part, docs / part)

            def back() -> None:
                for part in ("docs", "leaflets"):
                    shutil.rmtree(root / part, ignore_errors=True)
                    shutil.move(docs / part, root / part)
                docs.rmdir()

            drill.judge(name, root, build(root, name), back)

        yield name, run
    yield from full_disks(drill)
    yield from closed_folders(drill)
    yield from names_of_folders(drill)
    yield from surroundings(drill)
    yield from moments(drill)


def main(words: list[str]) -> int:
    """Run the cases that are asked for, and print the table as Markdown; 1 where any fails."""
    with tempfile.TemporaryDirectory() as folder:
        drill = Drill(Path(folder))
        print("| Case | exit | said | stands | next equals a clean build |\n|---|--:|---|---|---|")
        for name, run in cases(drill):
            if not words or any(word in name for word in words):
                try:
                    run()
                except Exception as error:
                    print(f"| {name} | could not be tried: {error!r} |", flush=True)
                    for each in Path(folder).glob("*"):
                        if each.name not in ("base", "clean"):
                            shutil.rmtree(each, ignore_errors=True)
    print(f"\n{len(drill.failed)} failed{': ' if drill.failed else ''}{', '.join(drill.failed)}")
    return 1 if drill.failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        IN_THE_WAY.get(sys.argv[2], lambda: None)()
        sys.exit(cli.main(["build"]))
    sys.exit(main(sys.argv[1:] or os.environ.get("WISH_WORDS", "").split()))
