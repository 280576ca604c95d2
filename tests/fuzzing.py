"""Files as they might come from outside, made of good ones by chance, and what each reader makes of them.

A reader holds where it ends with findings, with a refusal, or with words that the next step can use, within seconds.
Good files are those of the tiny hospital; what once broke a reader lies in tests/corpus, a folder a reader.
"""

import contextlib
import dataclasses
import functools
import io
import signal
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from breaking import HERNIA, loaded
from conftest import copy_library
from leafwright.cache import Cache
from leafwright.checks import check_pair, check_topic
from leafwright.exchange import Package, Refused, Row, accept, docx, packages, xliff
from leafwright.model import Language, Project
from leafwright.reading.files import Reader
from leafwright.reading.hospital.logo import logo_of
from leafwright.reading.signoffs import signoffs_of
from leafwright.reading.topics import images_of, topics_of
from leafwright.reading.words.translations import catalogs_of
from leafwright.release import verify
from leafwright.release.accounts import manifest
from leafwright.text.document import parse
from leafwright.text.drawings import panels, proportion, read_from
from leafwright.text.topic import title_of, to_html
from leafwright.translation.catalogs import entries_of, put, update, with_method
from leafwright.translation.editions import editions
from leafwright.translation.needed import pairs_of
from leafwright.translation.units import topic_units

CORPUS = Path(__file__).resolve().parent / "corpus"
MOST_SECONDS = 20  # for one file

# what a reader is most likely to stumble over, put where chance wants it
WORDS = {
    "document": [
        "#", "## ", " {#id}", "- ", "1. ", "| a | b |\n|---|---|\n", "!!! warning\n    ", "??? note\n", "{{ ",
        " }}", "{{ fact.F02 }}", "{{ section.hernia }}", "[", "](", ")", "![", "<!--", "-->", "`", "**", "_", "\\",
        "&#0;", "{: #a .b }", ": ", ">", "\t", "    ", "***", "===", "---\n", "[^1]", "<div>", "{{ icons.101 }}",
    ],
    "front-matter": [
        "---\n", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!python/object:x ", "|", ">", "'", '"', "#", "null",
        "2026-02-30", "1e999", ".nan", "0x", "yes", "<<: *a", "? ", "number: LH-1\n", "%YAML 9\n", "\t",
    ],
    "po": [
        'msgid "', 'msgstr "', 'msgctxt "', '"\n', "#, fuzzy\n", "#| msgid ", "#~ ", '\\"', "\\n", "\\x", "\n\n",
        "{", "}", "{{ phone.ward }}", "{0}", "msgstr[0] ", 'msgid_plural "', "# ", "<b>", "999999999999", "٣",
    ],
    "xliff": [
        "<", ">", "</", "/>", '"', "&amp;", "&x;", "<ph id='9'/>", "<ph id='²'/>", "<mrk>", "<target>", "<!--",
        "-->", "<![CDATA[", "]]>", "<?x?>", "xmlns:a='b'", " id=''", "&#1;", "<g>",
    ],
    "docx": [
        "<w:tbl>", "<w:tr>", "<w:tc>", "<w:p>", "</w:p>", "<w:gridSpan w:val='9'/>", "<w:vMerge/>", "<w:ins>",
        "<w:del>", "<w:t>", "&amp;", "&x;", "w:val", '"', "<!--", "-->", "<w:sdt>", "<w:hyperlink>", "<w:tab/>",
    ],
    "svg": [
        "<svg", ">", "/>", "<script>", 'viewBox="0 0 0 0"', 'viewBox="nan inf 1e9 9."', "<use href='#a'/>",
        "<title>", "data-x=", '"', "..", "-", "e", "&x;", "<!DOCTYPE", "<style>", "url(",
        '<g class="panel" data-x="1" data-width=".."', " ",
    ],
    "manifest": [
        "{", "}", "[", "]", ":", ",", '"', "null", "NaN", "1e999", "\\u0000", "\\ud800", "../", "true", "-",
        "9" * 5000,
    ],
    "sign-offs": [
        "[[signoff]]\n", "[[review]]\n", "[", "]", "=", '"', '"""', "'", "\n", "2026-02-30", "nan", "0x", "#", "{",
        ".", "date = ", "signature = ", "\\u0000", "\\ud800",
    ],
}  # fmt: skip
ANY = [
    "",
    "\0",
    "\r",
    "\n",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\ud7ff",
    "😀",
    "é",
    "٣",
    " " * 100,
    "\x1b",
    "\x85",
    "9" * 400,
]

Change = tuple[int, float, float, float, str, int]
"""Which change, where, how much, where to, with which words, how often: all by chance."""


class Reading(NamedTuple):
    """A reader, and good files for it."""

    read: Callable[[bytes], object]
    good: tuple[bytes, ...]


class HangsError(Exception):
    """A reader did not end in time."""


@contextlib.contextmanager
def in_time(seconds: int = MOST_SECONDS) -> Iterator[None]:
    """Raise HangsError where the block works for longer; what a busy machine does meanwhile does not count."""

    def late(*_: object) -> None:
        raise HangsError(f"no end within {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def changes(name: str) -> st.SearchStrategy[list[Change]]:
    """A few changes of a file for the reader of a name."""
    place = st.floats(0, 1, exclude_max=True)
    words = st.one_of(st.sampled_from(WORDS[name]), st.sampled_from(ANY), st.text(max_size=6))
    change = st.tuples(st.integers(0, 5), place, place, place, words, st.sampled_from([1, 1, 1, 2, 30, 2000]))
    return st.lists(change, min_size=1, max_size=8)


def changed(data: bytes, change: Change) -> bytes:
    """Some bytes with words put in or in place of others, with a part gone, doubled or moved, or with a bit turned."""
    kind, where, length, to, words, times = change
    start, place = int(where * len(data)), int(to * (len(data) + 1))
    end = start + int(length**4 * (len(data) - start)) + 1  # short parts mostly
    part, new = data[start:end], words.encode("utf-8", "surrogatepass") * times
    if kind == 0:
        return data[:start] + new + data[start:]
    if kind == 1:
        return data[:start] + new + data[end:]
    if kind == 2:
        return data[:start] + data[end:]
    if kind == 3:
        return data[:place] + part * min(times, 30) + data[place:]
    if kind == 4:
        return data[:end] if times > 1 else data[start:]
    return data[:start] + bytes([data[start] ^ (1 << times % 8)]) + data[start + 1 :] if data else new


def made(name: str, good: bytes, steps: Sequence[Change]) -> bytes:
    """A good file after some changes: of a topic in its head, of a Word file in its parts, where those are meant."""
    if name == "front-matter":
        end = good.index(b"\n---\n") + 5
        return functools.reduce(changed, steps, good[:end]) + good[end:]
    if name == "docx" and steps[0][5] < 2000:
        return _repacked(good, steps)
    return functools.reduce(changed, steps, good)


def _repacked(good: bytes, steps: Sequence[Change]) -> bytes:
    """A Word file with changes in one of its parts, most often in the document itself."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[int(steps[0][1] * len(names))] if steps[0][0] == 0 else "word/document.xml"
        for name in names:
            data = old.read(name)
            new.writestr(name, functools.reduce(changed, steps, data) if name == chosen else data)
    return packed.getvalue()


class Fuzzed:
    """The readers by name, over a copy of the tiny hospital in a folder."""

    def __init__(self, folder: Path) -> None:
        self.root = copy_library(folder, (), ("en", "ar"), spelled=False)
        self.docs = self.root / "docs"
        self.project: Project = dataclasses.replace(loaded(self.root))
        self.arabic: Language = self.project.translated[0]
        self.topic = next(topic for topic in self.project.topics if topic.slug == HERNIA)
        self.package = packages(self.project, self.arabic, HERNIA)[0]
        catalog = self.docs / "translations" / "ar"
        topics = tuple(path.read_bytes() for path in sorted((self.docs / "topics").glob("*.md")))
        drawing = (self.docs / "topics" / "images" / "groin.svg").read_bytes()
        listed = manifest.as_bytes({"date": "2026-01-02", "files": {"a": {"sha256": "0" * 64}}, "editions": []})
        self.readers = {
            "document": Reading(self._topic, topics),
            "front-matter": Reading(self._topic, topics),
            "po": Reading(self._po, tuple(path.read_bytes() for path in sorted(catalog.glob("*.po")))),
            "xliff": Reading(lambda data: self._returned(xliff.read, data), (xliff.write(self.package),)),
            "docx": Reading(lambda data: self._returned(docx.read, data), (docx.write(self.package),)),
            "svg": Reading(self._svg, (drawing, (self.docs / "logo.svg").read_bytes())),
            "manifest": Reading(self._manifest, (listed,)),
            "sign-offs": Reading(self._signoffs, (_SIGNED.encode(),)),
        }

    def _topic(self, data: bytes) -> None:
        folder = self.root / "fuzzed" / "topics"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{HERNIA}.md").write_bytes(data)
        topics, _ = topics_of(Reader(self.root), folder)
        for topic in topics:
            parse(topic.text)
            topic_units(topic.text)
            to_html(topic.text)
            title_of(topic.text)
            check_topic(topic, self.project)
            here = dataclasses.replace(self.project, topics=(topic,))
            for pair in pairs_of(here, self.arabic, topic):
                check_pair(pair, self.project.house)
            for edition in editions(here):
                parse(edition.text)

    def _po(self, data: bytes) -> None:
        folder = self.root / "fuzzed" / "translations"
        (folder / "ar").mkdir(parents=True, exist_ok=True)
        path = folder / "ar" / f"{HERNIA}.po"
        path.write_bytes(data)
        reader = Reader(self.root)
        catalogs = dict(catalogs_of(reader, folder, [self.arabic], Cache()))
        if ("ar", HERNIA) not in catalogs:
            assert reader.findings
            return
        here = dataclasses.replace(self.project, catalogs={**self.project.catalogs, **catalogs})
        for pair in pairs_of(here, self.arabic, self.topic):
            check_pair(pair, self.project.house)
        text = path.read_text("utf-8-sig")
        after, _ = update(text, topic_units(self.topic.text), self.arabic)
        entries_of(put(with_method(after, "human"), {("p", "x"): ("y", "z")}))

    def _returned(self, read: Callable[[bytes, Package], list[Row]], data: bytes) -> None:
        with contextlib.suppress(Refused):
            accept("file", read(data, self.package), self.package, self.project.house)

    def _svg(self, data: bytes) -> None:
        folder = self.root / "fuzzed" / "images"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "groin.svg").write_bytes(data)
        images = images_of(Reader(self.root), folder)
        here = dataclasses.replace(self.project, images=images)
        check_topic(self.topic, here)
        for text in images.values():
            proportion(text)
            panels(text)
            read_from(text, "rtl")
        (self.docs / "fuzzed.svg").write_bytes(data)
        logo_of(Reader(self.root), self.docs, "fuzzed.svg")

    def _manifest(self, data: bytes) -> None:
        folder = self.root / "fuzzed" / "release"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "manifest.json").write_bytes(data)
        with contextlib.suppress(verify.UnreadableError):
            verify.compare(folder)
        values = manifest.read(folder)
        manifest.day_of(values)
        manifest.same(values, {})

    def _signoffs(self, data: bytes) -> None:
        folder = self.root / "fuzzed" / "signoffs"
        (folder / "en").mkdir(parents=True, exist_ok=True)
        (folder / "en" / f"{HERNIA}.toml").write_bytes(data)
        dict(signoffs_of(Reader(self.root), folder))


_SIGNED = f"""\
#:schema ../../../build/schemas/signoff.json
[[signoff]]
role = "lead"
name = "Fixture"
date = 2026-01-02
words = "{"0" * 64}"

[[review]]
role = "lead"
name = "Fixture"
date = 2026-01-02
next_review = 2028-01-02
"""
