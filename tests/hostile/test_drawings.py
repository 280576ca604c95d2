"""Hostile drawings and logos: shapes stay, all else is a fault, and nothing else reaches page or paper."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, PngImagePlugin

from breaking import found, replace
from conftest import copy_library
from leafwright.model import Project
from leafwright.reading.files import Reader
from leafwright.reading.hospital.logo import logo_of
from leafwright.reading.hospital.print_profile import print_profile_of
from leafwright.text.drawings import proportion, read_from
from leafwright.text.harmless import MOST_BYTES, SVG, examined, harmless

X = 'xmlns:x="http://www.w3.org/1999/xlink"'
INSIDE = {
    "a script": "<script>alert(1)</script>",
    "a script by another prefix": f'<s:script xmlns:s="{SVG}">alert(1)</s:script>',
    "a script of HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "a script in metadata": "<metadata><script>alert(1)</script></metadata>",
    "a script in another drawing": f'<svg xmlns="{SVG}"><script>alert(1)</script></svg>',
    "a page": '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml" onclick="alert(1)">x</b></foreignObject>',
    "a frame": '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>',
    "a link that runs": f'<a {X} x:href="javascript:alert(1)"><path d="M0 0"/></a>',
    "a link that is set later": '<a><set attributeName="href" to="javascript:alert(1)"/><path d="M0 0"/></a>',
    "an animation": '<rect><animate attributeName="href" values="javascript:alert(1)"/></rect>',
    "a handler element": '<handler type="application/ecmascript">alert(1)</handler>',
    "a listener": '<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="#x"/>',
    "a picture": f'<image {X} x:href="https://evil.example/x.png"/>',
    "a picture inside": '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    "a picture by a filter": '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>',
    "a use from elsewhere": '<use href="https://evil.example/x.svg#a"/>',
    "a use of data": f'<use {X} x:href="data:image/svg+xml,x#a"/>',
    "a use of nothing": '<use href="#nothing"/>',
    "a use of itself": '<g id="a"><use href="#a"/></g>',
    "a use of uses": '<g id="a"><use href="#b"/></g><g id="b"><path d="M0 0"/></g><use href="#a"/>',
    "a use bomb": '<g id="a">' + '<path d="M0 0"/>' * 100 + "</g>" + '<use href="#a"/>' * 100,
    "a clip in a clip": '<clipPath id="a"><rect clip-path="url(#a)" width="1" height="1"/></clipPath>',
    "a pattern": '<pattern id="p"><rect fill="url(#p)"/></pattern>',
    "a mask": '<mask id="m"/>',
    "words": "<text>words</text>",
    "words on a way": '<textPath href="#a">words</textPath>',
    "a style sheet": "<style>@import 'https://evil.example/x.css';</style>",
    "a style from elsewhere": '<rect style="fill:url(https://evil.example/x)"/>',
    "a style by escapes": '<rect style="fill:\\75rl(https://evil.example/x)"/>',
    "a style by entities": '<rect style="fill:url(&#104;ttps://evil.example/x)"/>',
    "a style by a set of images": "<rect style=\"fill:image-set('https://evil.example/x' 1x)\"/>",
    "a color from elsewhere": '<rect fill="url(//evil.example/x#a)"/>',
    "a color by a comment": '<rect fill="ur/**/l(https://evil.example/x)"/>',
    "an expression": '<rect style="width:expression(alert(1))"/>',
    "an old binding": '<rect style="-moz-binding:url(x.xml#a)"/>',
    "an attribute without end": f'<rect fill="{"a" * 50_000}("/>',
    "a way without bounds": '<path d="M0 0L1e99 1"/>',
    "a width without bounds": '<rect stroke-width="1e99"/>',
    "a style without bounds": '<rect style="stroke-width:999999999999"/>',
    "a way that is none": '<path d="M0 0 javascript:alert(1)"/>',
    "points that are none": '<polygon points="nan,inf 1"/>',
    "five thousand shapes": '<path d="M0 0"/>' * 5_001,
}
TRUE = {  # as drawing programs write them
    "a color that looks like a number": '<rect fill="#1F4E79" stroke="#2e1099" style="fill:#1E4079"/>',
    "an id of many figures": '<clipPath id="S_0000009316841676"/><rect clip-path="url(#S_0000009316841676)"/>',
    "fractions of many figures": '<path d="M12.345678901234,5-.123456789"/><rect x="1.234567890123"/>',
}
HANDLERS = ("onload", "onclick", "onbegin", "onerror", "onmouseover", "ONLOAD", "onfocusin")
WHOLE = {
    "an entity": f'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="{SVG}">&a;</svg>',
    "an entity from elsewhere": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="{SVG}">&a;</svg>',
    "a bomb of entities": f'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg xmlns="{SVG}">&b;</svg>',
    "a type from elsewhere": f'<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd"><svg xmlns="{SVG}"/>',
    "another root": '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "no XML": "<svg><path></svg>",
    "nothing": "",
    "a page that looks like one": "<svg/><script>alert(1)</script>",
    "depth": f'<svg xmlns="{SVG}">' + "<g>" * 5_000 + "</g>" * 5_000 + "</svg>",
    "length": f'<svg xmlns="{SVG}"><path d="{"M0 0" * 130_000}"/></svg>',
    "NUL": f'<svg xmlns="{SVG}">\0</svg>',
}
BOXES = (
    "nan nan nan nan",
    "0 0 inf 1",
    "0 0 0 0",
    "0 0 1",
    "a b c d",
    "0 0 -1 1",
    "0 0 1e9 1",
    "0 0 1 1e-9",
    "0 0 1.2.3 1",
    "",
)


def drawing(inside: str = "", attributes: str = 'viewBox="0 0 10 10"') -> str:
    return f'<svg xmlns="{SVG}" {attributes}><title>x</title>{inside}<path id="kept" d="M1 1h2"/></svg>'


def is_harmless(shown: str) -> bool:
    """Whether nothing is left but what the list of shapes names; read by a parser, not by our own eyes."""
    if not shown:
        return True
    root = etree.fromstring(shown.encode())
    tags = {etree.QName(each).localname for each in root.iter()}
    values = [value for each in root.iter() for value in each.attrib.values()]
    names = {name for each in root.iter() for name in each.attrib}
    shapes = {"svg", "title", "path", "g", "rect", "polygon", "use", "clipPath"}
    return (
        tags <= shapes
        and not any(n.startswith("on") for n in names)
        and not any(":" in v and "//" in v for v in values)
    )


@pytest.mark.parametrize("kind", INSIDE)
def test_what_is_no_shape_is_a_fault_and_goes(kind: str) -> None:
    shown, faults = examined(drawing(INSIDE[kind]))
    assert faults
    assert is_harmless(shown)
    assert shown == "" or 'id="kept"' in shown


@pytest.mark.parametrize("kind", TRUE)
def test_what_drawing_programs_write_stays(kind: str) -> None:
    text = drawing(TRUE[kind])
    assert examined(text) == (text, ())


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_no_drawing_shows_nothing(kind: str) -> None:
    shown, faults = examined(WHOLE[kind])
    assert faults
    assert shown == ""


def test_a_handler_is_a_fault_on_every_element() -> None:
    for handler in HANDLERS:
        for element in ("g", "path", "rect", "svg"):
            shown, faults = examined(drawing(f'<{element} {handler}="alert(1)"/>'))
            assert faults
            assert handler not in shown


@pytest.mark.parametrize("box", BOXES)
def test_a_box_that_is_none_is_a_fault_and_no_traceback(box: str) -> None:
    text = drawing(attributes=f'viewBox="{box}"')
    assert examined(text)[1]
    assert proportion(text) is None or examined(text)[0] == ""
    assert read_from(text, "rtl") == ""


def test_what_drawing_programs_leave_behind_goes_without_a_word() -> None:
    left = (
        '<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>'
        "<!-- by A. Nurse, C:\\Users\\nurse -->"
        f'<svg xmlns="{SVG}" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1.3" data-name="Layer 1">'
        "<metadata>A. Nurse</metadata><i:grid/><g><path d='M0 0'/></g></svg>"
    )
    shown, faults = examined(left)
    assert faults == ()
    assert "Nurse" not in shown
    assert "evil" not in shown
    assert "version" not in shown
    assert "<path" in shown


def test_shapes_only_come_back_as_they_are(project: Project) -> None:
    assert project.images
    assert all(harmless(text) == text for text in project.images.values())


def test_what_is_shown_is_cleaned_whatever_a_check_let_pass() -> None:
    text = drawing('<script>alert(1)</script><rect onload="alert(1)"/>')
    assert is_harmless(read_from(text, "ltr"))
    assert is_harmless(read_from(text, "rtl"))


def png(info: PngImagePlugin.PngInfo | None = None, size: int = 120, mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, (size, size)).save(data, "PNG", pnginfo=info)
    return data.getvalue()


def bomb(width: int) -> bytes:
    """A PNG of a few bytes that says it is so many pixels wide and high."""
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


LOGOS = {
    "logo.svg": [drawing(each).encode() for each in INSIDE.values()] + [each.encode() for each in WHOLE.values()]
    + [drawing(attributes=f'viewBox="{box}"').encode() for box in BOXES]
    + [b"\xff\xfe<\0s\0v\0g\0", b" " * (MOST_BYTES + 1)],
    "logo.png": [
        b"", b"GIF89a", png(size=4_100, mode="1"),
        png()[:60], png()[:-12], bomb(5_000), bomb(60_000), b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        drawing("<script/>").encode(), b"\xff\xd8\xff\xe0" + b"\0" * 100,
    ],
}  # fmt: skip


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    made = Reader(tmp_path / "project")
    (made.root / "docs").mkdir(parents=True)
    (made.root / "docs" / "hospital.toml").write_text('logo = "logo.svg"\n', "utf-8")
    return made


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_that_holds_more_than_a_logo_is_refused(name: str, reader: Reader) -> None:
    for data in LOGOS[name]:
        (reader.root / "docs" / name).write_bytes(data)
        assert logo_of(reader, reader.root / "docs", name) is None, data[:80]
    assert [each.code for each in reader.findings] == ["S005"] * len(LOGOS[name])


def test_a_picture_keeps_nothing_of_where_it_comes_from(reader: Reader) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "A. Nurse")
    info.add_itxt("XML:com.adobe.xmp", "<x>GPS</x>")
    (reader.root / "docs" / "logo.png").write_bytes(png(info) + b"<script>alert(1)</script>\0\0\0\0IEND\xaeB`\x82")
    logo = logo_of(reader, reader.root / "docs", "logo.png")
    assert logo
    assert not any(word in logo.data for word in (b"Nurse", b"GPS", b"script"))
    with Image.open(io.BytesIO(logo.data)) as image:
        image.load()
        assert image.size == (120, 120)


def test_a_file_that_leads_out_is_no_logo_and_no_profile(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_text(drawing(), "utf-8")
    docs = reader.root / "docs"
    (docs / "link.svg").symlink_to(tmp_path / "outside.svg")
    for name in ("../../outside.svg", "link.svg", str(tmp_path / "outside.svg"), "..", "x\0.svg"):
        assert logo_of(reader, docs, name) is None
        assert print_profile_of(reader, docs, name) == b""
    assert len(reader.findings) == 10


def test_a_profile_that_is_none_is_refused(reader: Reader) -> None:
    head = bytearray(200)
    head[12:16], head[16:20], head[36:40] = b"prtr", b"CMYK", b"acsp"
    for data in (b"", b"\0" * 127, bytes(head), bytes(head) * 100, b"acsp" * 50):
        (reader.root / "docs" / "x.icc").write_bytes(data)
        assert print_profile_of(reader, reader.root / "docs", "x.icc") == b""
    assert len(reader.findings) == 5


def test_a_hostile_drawing_withholds_its_topic(tmp_path: Path) -> None:
    root = copy_library(tmp_path / "project", languages=["en"], spelled=False)
    replace(root / "docs" / "topics" / "images" / "groin.svg", "<title", '<path onclick="alert(1)"/><title')
    assert [each.stops for each in found(root, "C039")] == [True]
