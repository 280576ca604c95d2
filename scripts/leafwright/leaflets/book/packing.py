"""A sheet that holds a book into one file of EPUB 3.3, with the metadata of EPUB Accessibility 1.1 (W3C).

That the book conforms to WCAG is not claimed in it: only a person who has read it with reading aids may say so.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

from leafwright.leaflets import plain
from leafwright.leaflets.book.chapters import chapters
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.model import Finding, Place
from leafwright.text.templates import macros

_MACROS = macros(Path(__file__).with_name("book.html"))
_FIX = "correct leaflets/formats"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What the book must say of its edition, and in which language."""

    words: str
    language: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class Book:
    """What a book says of itself. `modified` is the day that its words were written, so that bytes stay the same."""

    title: str
    language: str
    direction: str
    author: str
    publisher: str
    description: str
    address: str
    modified: str
    summary: str
    marks: tuple[Mark, ...]

    @property
    def identifier(self) -> str:
        """The same for every version of an edition, as a book's identifier must be: from its page's address."""
        return uuid.uuid5(uuid.NAMESPACE_URL, self.address).urn


def packed(sheet: ComposedLeaflet) -> bytes:
    """The bytes of the book; the same for the same sheet."""
    root = lxml_html.document_fromstring(sheet.markup)
    book = _book(root)
    made, drawings = chapters(root.find("body"))
    files = {
        "META-INF/container.xml": str(_MACROS.container()).encode(),
        "EPUB/package.opf": str(_MACROS.package(book, made, list(drawings))).encode(),
        "EPUB/nav.xhtml": str(_MACROS.contents(book, made)).encode(),
        "EPUB/style.css": sheet.format.stylesheet.encode(),
    }
    for each in made:
        files[f"EPUB/{each.name}"] = str(_MACROS.chapter(book, each.title, Markup(each.xhtml))).encode()
    return _zipped(files | {f"EPUB/{name}": data for name, data in drawings.items()})


def faults(sheet: ComposedLeaflet, data: bytes) -> Iterator[Finding]:
    """A file of the book that no reader can open; where there is none, blocks of the topic that the book lacks."""
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                try:
                    said += map(str, etree.fromstring(book.read(name)).itertext())
                except etree.XMLSyntaxError as error:
                    message = f"{name} of the book is no XHTML: {error}"
                    yield Finding(Place(sheet.file), "P003", message, _FIX, sheet.tag)
                    return
    for message in plain.untold(sheet, "".join(said)):
        yield Finding(Place(sheet.file), "P003", message, _FIX, sheet.tag)


def _book(root: Any) -> Book:
    told = {each.get("name"): each.get("content") for each in root.iter("meta") if each.get("name")}
    language, direction = root.get("lang"), root.get("dir")
    return Book(
        title=root.findtext("head/title"),
        language=language,
        direction=direction,
        author=told["author"],
        publisher=told["publisher"],
        description=told["description"],
        address=told["address"],
        modified=told["dcterms.modified"],
        summary=told["summary"],
        marks=tuple(
            Mark(words=each.text_content(), language=each.get("lang", language), direction=each.get("dir", direction))
            for each in root.iterfind("body/section[1]//p[@class='draft-mark']")
        ),
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The container: what kind of file it is stands first and as it is (OCF, 4.2); no day or machine in any entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name)  # its day is the first that a container can hold
            entry.create_system = 3  # not that of the machine
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, data)
    return out.getvalue()
