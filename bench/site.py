"""What the site of a large library takes to build, beside bare MkDocs with Material on the same staged Markdown.

python bench/site.py 100 8        topics and languages of a library; leaflets are left out

Seconds are those of the processors, of all processes together, so that a busy machine changes little; the wall time
stands beside them. Memory is the most that any one process held.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "bench")]
os.environ["PYTHONPATH"] = str(ROOT / "scripts")
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from whole_topics import make_whole_library  # noqa: E402

from leafwright import checking, pipeline, website  # noqa: E402
from leafwright.cache import Cache  # noqa: E402
from leafwright.model import Edition, Finding, Project  # noqa: E402
from leafwright.reporting.rows import EditionRow, edition_rows  # noqa: E402
from leafwright.translation.editions import editions  # noqa: E402
from leafwright.translation.interface import with_faulty  # noqa: E402
from leafwright.translation.withholding import withheld  # noqa: E402

_TICKS = os.sysconf("SC_CLK_TCK")
_BARE = """\
site_name: Bare
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, font: false, features: [navigation.prune]}}
plugins: [search]
markdown_extensions: [admonition, attr_list, md_in_html, tables, def_list, sane_lists]
"""


@dataclass
class Spent:
    """What some work took: seconds of a clock, of all processors, and the most megabytes of any process."""

    wall: float = 0
    cpu: float = 0
    memory: float = 0


@contextmanager
def watching() -> Iterator[Spent]:
    """Watch this process and all that come from it, until the block ends."""
    spent, done, seen = Spent(), threading.Event(), dict[str, float]()
    before = _processes(os.getpid())

    def look() -> None:
        for process, (cpu, memory) in _processes(os.getpid()).items():
            seen[process] = cpu - before.get(process, (0, 0))[0]
            spent.memory = max(spent.memory, memory)

    def watch() -> None:
        while not done.wait(0.1):
            look()

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    yield spent
    spent.wall = time.perf_counter() - started
    done.set()
    watcher.join()
    look()
    spent.cpu = sum(seen.values())


def _processes(top: int) -> dict[str, tuple[float, float]]:
    """The seconds of processors and the present megabytes of a process and all below it, by their numbers."""
    parents, found = dict[str, str](), dict[str, tuple[float, float]]()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            rest = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[folder.name] = rest[1]
        megabytes = int(rest[21]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000
        found[folder.name] = (int(rest[11]) + int(rest[12])) / _TICKS, megabytes

    def below(process: str) -> bool:
        while process in parents:
            if process == str(top):
                return True
            process = parents[process]
        return False

    return {process: spent for process, spent in found.items() if below(process)}


def bare(stage: Path, scratch: Path) -> Spent:
    """Bare MkDocs with Material and its search, one language after another."""
    with watching() as spent:
        for folder in sorted(path.parent for path in stage.glob("*/mkdocs.yml")):
            config = scratch / f"{folder.name}.yml"
            config.write_text(_BARE.format(docs=folder / "docs", site=scratch / "bare" / folder.name), "utf-8")
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)], check=True)
    return spent


class Library:
    """A library, read and checked; its site is built as often as is asked."""

    def __init__(self, root: Path) -> None:
        self.root, self.cache = root, Cache(root / "build" / "cache")
        self.project: Project
        self.everything: list[Edition]
        self.findings: list[Finding]

    def read(self) -> None:
        """Read and check all words."""
        project, self.findings = checking.check(self.root, cache=self.cache)
        assert project is not None, self.findings
        self.project = with_faulty(project, self.cache)
        self.everything = editions(self.project, self.cache)

    def stage(self) -> None:
        """Write all languages as Markdown."""
        hidden = withheld(self.project, self.everything, self.findings)
        self.sites = [
            pipeline._language_site(self.project, language, self.everything, hidden)
            for language in self.project.languages
        ]

        def rows() -> list[EditionRow]:
            return edition_rows(self.everything, [], hidden, self.cache)

        self.last = website.LastSite(self.root, self.cache, self.project, self.sites, [], hidden)
        self.same = self.last.same(self.root / "build" / "new") is not None
        if not self.same:
            website.stage(self.root, self.project, self.sites, [], rows, self.cache)

    def site(self) -> None:
        """Build the site from what is staged, and put it in the place of the last, where it is another."""
        if self.same:
            return
        new = self.root / "build" / "new"
        found = website.build(self.root, self.project, self.sites, new, self.cache)
        assert not found, found[:3]
        self.last.is_now(new, found)
        for part in ("site", "deploy"):
            if (new / part).exists():
                shutil.rmtree(self.root / "build" / part, ignore_errors=True)
                (new / part).rename(self.root / "build" / part)

    def edit(self) -> None:
        """Change one word of one edition: of a translation, where there is one."""
        catalog = next((self.root / "docs" / "translations").glob("*/liver-hemangioma-1.po"), None)
        path = catalog or self.root / "docs" / "topics" / "liver-hemangioma-1.md"
        text = path.read_text("utf-8")
        start = 'msgstr "' if catalog else "\n- "
        at = text.index(start, text.index('msgctxt "li"' if catalog else "{#summary}")) + len(start)
        path.write_text(f"{text[:at]}Nota: {text[at:]}", "utf-8")


def measure(topics: int, languages: int) -> list[tuple[str, str]]:
    """Rows of a table: what, and how much."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        library = Library(make_whole_library(ROOT, scratch / "library", topics, languages))
        spent: dict[str, Spent] = {}

        def take(name: str, *works: Callable[[], None]) -> None:
            with watching() as found:
                for work in works:
                    work()
            spent[name] = found
            print(f"{name}: {found.wall:.1f} s, {found.cpu:.1f} s of processors, {found.memory:.0f} MB", flush=True)

        take("reading and checking", library.read)
        take("staging", library.stage)
        take("site", library.site)
        found = spent["bare"] = bare(library.root / "build" / "stage", scratch)
        print(f"bare: {found.wall:.1f} s, {found.cpu:.1f} s of processors, {found.memory:.0f} MB", flush=True)
        pages = len(list((library.root / "build" / "site").rglob("*.html")))
        library.edit()
        take("edit: reading and checking", library.read)
        take("edit: staging and site", library.stage, library.site)
        take("nothing changed: staging and site", library.stage, library.site)
        library.cache.close()
    base, ours = spent["bare"], spent["staging"].cpu + spent["site"].cpu
    wall = spent["staging"].wall + spent["site"].wall
    return [
        (f"{topics} topics, {languages} languages, {pages} pages", ""),
        ("bare MkDocs with Material", f"{1000 * base.cpu / pages:.0f} ms of a processor a page, {base.memory:.0f} MB"),
        ("staging", f"{1000 * spent['staging'].cpu / pages:.0f} ms a page, {spent['staging'].memory:.0f} MB"),
        ("site", f"{1000 * spent['site'].cpu / pages:.0f} ms a page, {spent['site'].memory:.0f} MB"),
        (
            "both, of bare MkDocs",
            f"{ours / base.cpu:.2f} of its processor time, {wall / base.wall:.2f} of its wall time",
        ),
        *(
            (name, f"{each.wall:.1f} s, {each.cpu:.1f} s of processors, {each.cpu / languages:.2f} s a language")
            for name, each in spent.items()
            if name not in ("bare", "staging", "site")
        ),
    ]


if __name__ == "__main__":
    topics, languages = (int(each) for each in [*sys.argv[1:], "100", "2"][:2])
    print("| What | Figure |\n|---|---|")
    for what, figure in measure(topics, languages):
        print(f"| {what} | {figure} |")
