"""What a program that reads aloud gets of a tagged PDF: words along the tag tree, of any maker's file.

ISO 32000-1: 14.7 (structure), 14.8 (tagged PDF), 14.9 (language, alternate and actual text), 9.10 (glyphs to words).
Nothing of Leafwright or WeasyPrint is used here, so that it can be tried on files that others make.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import pikepdf

Contents = Mapping[tuple[int, int], str]  # page (or form, below 0) and number of a marked sequence: its words

_NAMES = """Document Part Art Sect Div BlockQuote Caption P H H1 H2 H3 H4 H5 H6 L LI LBody Table TR TH TD THead TBody
    TFoot Figure Note"""
BLOCKS = frozenset(re.findall(r"\w+", _NAMES))


@dataclass
class Element:
    """An element of the tag tree. `language` holds for it, its own or one above; `said` is ActualText, or none."""

    role: str
    language: str
    parent: "Element | None"
    pages: list[int] = field(default_factory=list)  # where its own content stands, from 0
    kids: list["Element | str"] = field(default_factory=list)
    alternative: str | None = None
    said: str | None = None
    id: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)  # of all owners
    annotations: list[Any] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """Itself and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid

    def find(self, *roles: str) -> list["Element"]:
        return [each for each in self if each.role in roles]

    @property
    def text(self) -> str:
        """Its words as they are spoken: inside a line as they come, blocks parted by a line."""
        lines = (re.sub(r"\s+", " ", line).strip() for line in self._spoken().split("\n"))
        return "\n".join(line for line in lines if line)

    def _spoken(self) -> str:
        if self.said is not None:
            spoken = self.said
        elif self.alternative is not None:
            spoken = self.alternative
        elif self.role == "Table":
            spoken = "\n".join(self._rows())
        else:
            spoken = "".join(kid if isinstance(kid, str) else kid._spoken() for kid in self.kids)
        return f"\n{spoken}\n" if self.role in BLOCKS else f"{spoken} " if self.role == "Lbl" else spoken

    def table(self) -> list[list["Element"]]:
        """The cells of each row of a table."""
        return [[cell for cell in row.kids if isinstance(cell, Element)] for row in self.find("TR")]

    def _rows(self) -> Iterator[str]:
        """A table as it is spoken, cell by cell: each behind the heading of its column, and the row's first alone."""
        heads: list[str] = []
        for caption in self.find("Caption"):
            yield caption.text
        for row in self.table():
            if row and all(cell.attributes.get("Scope") == "Column" for cell in row):
                heads = [cell.text for cell in row]
                continue
            for number, cell in enumerate(row):
                head = heads[number] if number < len(heads) else ""
                yield f"{head}: {cell.text}" if head else cell.text

    def runs(self) -> Iterator[tuple[str, str]]:
        """Each stretch of words with the language that it is spoken in."""
        if self.said is not None or self.alternative is not None:
            yield self.language, self._spoken()
            return
        for kid in self.kids:
            if isinstance(kid, str):
                yield self.language, kid
            else:
                yield from kid.runs()


def tree(data: bytes) -> Element:
    """The tag tree of a PDF; raises AttributeError where it has none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers: dict[Any, int] = {page.objgen[0]: number for number, page in enumerate(pdf.pages)}
        contents = {
            (number, mark): words for number, page in enumerate(pdf.pages) for mark, words in _marked(page).items()
        }
        forms = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/StructParents" in item]
        contents |= {(-form.objgen[0], mark): words for form in forms for mark, words in _marked(form).items()}
        roles = {str(key): str(role) for key, role in dict(pdf.Root.StructTreeRoot.get("/RoleMap", {})).items()}
        root = Element("Root", str(pdf.Root.get("/Lang", "")), None)
        _read(pdf.Root.StructTreeRoot, root, -1, numbers, contents, roles)
        return root


def _read(
    item: Any, element: Element, page: int, numbers: Mapping[Any, int], contents: Contents, roles: Mapping[str, str]
) -> None:
    """Fill an element with what its dictionary holds."""
    kids = item.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            element.kids.append(contents.get((page, kid), ""))
            element.pages.append(page)
            continue
        on = numbers[kid.Pg.objgen[0]] if "/Pg" in kid else page
        if kid.get("/Type") == "/MCR":
            form = kid.get("/Stm")  # a page on a sheet
            key = (on, int(kid.MCID)) if form is None else (-form.objgen[0], int(kid.MCID))
            element.kids.append(contents.get(key, ""))
            element.pages.append(on)
        elif kid.get("/Type") == "/OBJR":
            element.annotations.append(_annotation(kid.Obj))
        else:
            role = str(kid.S)
            below = Element(roles.get(role, role).lstrip("/"), str(kid.get("/Lang", element.language)), element)
            below.alternative = str(kid.Alt) if "/Alt" in kid else None
            below.said = str(kid.ActualText) if "/ActualText" in kid else None
            below.id = str(kid.get("/ID", ""))
            attributes: Any = kid.get("/A", [])
            for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
                if isinstance(each, pikepdf.Dictionary):
                    below.attributes |= {key.lstrip("/"): _plain(value) for key, value in each.items()}
            _read(kid, below, on, numbers, contents, roles)
            element.kids.append(below)


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [_plain(each) for each in value]
    return float(value) if isinstance(value, (int, float, Decimal)) else str(value).lstrip("/")


def _annotation(item: Any) -> dict[str, Any]:
    target = str(item.Dest) if "/Dest" in item else str(item.A.URI) if "/A" in item and "/URI" in item.A else ""
    return {"says": str(item.get("/Contents", "")), "target": target, "at": [float(edge) for edge in item.Rect]}


def _marked(page: Any) -> dict[int, str]:
    """The words of each marked sequence of a page, by its number; ActualText of the sequence goes before its glyphs."""
    words: dict[int, list[str]] = {}
    open_: list[tuple[int | None, bool]] = []  # marked sequences that are open: number, whether they say their words
    maps: dict[str, tuple[int, dict[int, str]]] = {}
    resources = page.get("/Resources", {})
    fonts, properties = resources.get("/Font", {}), resources.get("/Properties", {})
    font: tuple[int, dict[int, str]] = (1, {})
    told: Any = pikepdf.parse_content_stream(page)
    for operands, operator in told:
        name = str(operator)
        if name in ("BDC", "BMC"):
            given: Any = operands[1] if len(operands) > 1 else {}
            given = properties.get(str(given), {}) if isinstance(given, pikepdf.Name) else given
            mark = int(given.MCID) if "/MCID" in given else open_[-1][0] if open_ else None
            silent = bool(open_ and open_[-1][1])
            if mark is not None and "/ActualText" in given and not silent:
                words.setdefault(mark, []).append(str(given.ActualText))
                silent = True
            open_.append((None if str(operands[0]) == "/Artifact" else mark, silent))
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            key = str(operands[0])
            if key not in maps:
                maps[key] = _map(fonts[key])
            font = maps[key]
        elif name in ("Tj", "TJ", "'", '"') and open_ and open_[-1][0] is not None and not open_[-1][1]:
            shown = operands[-1] if name == "TJ" else [operands[-1]]
            words.setdefault(open_[-1][0], []).extend(
                _decoded(bytes(piece), *font) for piece in shown if isinstance(piece, pikepdf.String)
            )
    return {mark: "".join(parts) for mark, parts in words.items()}


def _decoded(codes: bytes, width: int, letters: Mapping[int, str]) -> str:
    numbers = (int.from_bytes(codes[at : at + width], "big") for at in range(0, len(codes), width))
    return "".join(letters.get(number, "\ufffd") for number in numbers)


def _map(font: Any) -> tuple[int, dict[int, str]]:
    """How many bytes a code of a font has, and the letters of each code (ISO 32000-1, 9.10.3)."""
    letters: dict[int, str] = {}
    written = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    for kind, body in re.findall(r"begin(bfchar|bfrange)(.*?)end\1", written, re.S):
        parts = re.findall(r"<([0-9a-fA-F\s]*)>|(\[)|(\])", body)
        if kind == "bfchar":
            codes = [code for code, _, _ in parts]
            letters |= {int(code, 16): _letters(to) for code, to in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<[\w\s]*>|\[.*?\])", body, re.S):
            each = re.findall(r"<([\w\s]*)>", to)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                one = _letters(each[step] if to.startswith("[") else each[0])
                letters[code] = one if to.startswith("[") else one[:-1] + chr(ord(one[-1]) + step)
    return (2 if font.get("/Subtype") == "/Type0" else 1), letters


def _letters(digits: str) -> str:
    return bytes.fromhex("".join(digits.split())).decode("utf-16-be")


_SIGNS = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"  # each sign of Chinese is a word


def words(text: str) -> list[str]:
    """The words of a text, without marks that no one speaks."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf" and c != "\u00ad")
    parts = re.sub(rf"([{_SIGNS}])", r" \1 ", plain).split()
    stripped = (part.strip("".join(c for c in set(part) if unicodedata.category(c)[0] in "PSZC")) for part in parts)
    return [part for part in stripped if part]


def in_order(wanted: list[str], got: list[str]) -> float:
    """The share of words that are in both, in the same order; of the longer list."""
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(wanted), len(got), 1)


def joins(wanted: list[str], got: list[str]) -> list[str]:
    """Words that are two of the wanted ones, one behind the other, without a space between."""
    known, pairs = set(wanted), {first + second for first, second in pairwise(wanted)}
    return [word for word in got if word not in known and any(pair in word for pair in pairs)]
