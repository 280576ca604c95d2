"""The words of one Word paragraph as Markdown: bold, links and small figures kept, tracked changes taken as accepted.

What Markdown would take for a mark is written so that it is none. Struck out and hidden words are put in brackets:
whether they count is for a person to say, and the check for placeholders asks (C031).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from leafwright.text.inline import address, runs, said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RAISED = {
    "superscript": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
_MARKED = re.compile(r"[\\`*{}]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|~(?=~)|&(?=#?\w+;)|\](?=[(\[:])")
_BEGINS = re.compile(r"\A(?=[#>|+:=~-]|!!!|\?\?\?|\[[^\]]*\]:)")  # a line that would be a heading, a list, a box …
_COUNTED = re.compile(r"\A(\d{1,9})(?=[.)])")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"(?:https://|mailto:|tel:)[^\s<>\"'\\]+")
GONE, CAME = ("del", "moveFrom"), ("ins", "moveTo")
_INTO = {"smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "oMath", "oMathPara", "r", "Choice", "dir", "bdo"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "[symbol]"}


@dataclass(frozen=True)
class Span:
    """Words that look the same: bold or not, and where they lead."""

    text: str
    bold: bool = False
    link: str = ""


@dataclass
class Heard:
    """What a paragraph holds beside its words, collected while they are read; `told` counts what is to be said."""

    told: Counter[str] = field(default_factory=Counter)
    drawings: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """What reading a paragraph needs of its document: bold styles, where links lead, and the numbers of notes."""

    bold: frozenset[str]
    links: dict[str, str]
    notes: dict[tuple[str, str], int]
    """By kind and id: a note is numbered by its place, and its id is what a word processor made of it."""


def notes_of(body: Any) -> dict[tuple[str, str], int]:
    """The number of each foot- and endnote, as its mark in the text shows it, by kind and id."""
    numbers: dict[tuple[str, str], int] = {}
    for kind in ("footnote", "endnote"):
        marks = [each for each in body.iter(f"{W}{kind}Reference") if not _gone(each)]
        ids = dict.fromkeys(mark.get(f"{W}id", "") for mark in marks)
        numbers |= {(kind, id_): number for number, id_ in enumerate(ids, 1)}
    return numbers


def _gone(element: Any) -> bool:
    """Whether an element stands in what was deleted."""
    return any(name_of(each) in GONE for each in element.iterancestors())


def name_of(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Any, path: str) -> str | None:
    """The attribute `val` of what stands at a path such as `pPr/pStyle`; "" where it has none, None without it."""
    found = element.find("/".join(W + part for part in path.split("/"))) if element is not None else None
    return None if found is None else str(found.get(f"{W}val", ""))


def is_on(element: Any, path: str) -> bool | None:
    """Whether a setting such as `rPr/b` is on; None where nothing is said."""
    said_ = value(element, path)
    return None if said_ is None else said_ not in ("0", "false", "off", "none")


def spans_of(paragraph: Any, sheet: Sheet, heard: Heard) -> list[Span]:
    """The words of a paragraph, in order; pictures, text boxes and what is to be told go to `heard`."""
    bold = (value(paragraph, "pPr/pStyle") or "") in sheet.bold
    return [span for child in paragraph for span in _spans(child, Span("", bold), sheet, heard)]


def _spans(element: Any, look: Span, sheet: Sheet, heard: Heard) -> Iterator[Span]:
    """The words below an element of a paragraph."""
    name = name_of(element)
    if name in GONE or name in CAME:
        heard.told["tracked"] += 1
    if name == "r":
        yield from _run(element, look, sheet, heard)
    elif name == "hyperlink":
        inside = replace(look, link=_target(element, sheet, heard))
        for child in element:
            yield from _spans(child, inside, sheet, heard)
    elif name in CAME or name in _INTO:
        for child in element:
            yield from _spans(child, look, sheet, heard)


def _target(link: Any, sheet: Sheet, heard: Heard) -> str:
    """Where a link leads; nowhere, and that is told, where a topic may not lead."""
    target = sheet.links.get(link.get(f"{_R}id", ""), "")
    if _LINK.fullmatch(target):
        return address(target)
    heard.told["links"] += 1
    return ""


def _run(run: Any, look: Span, sheet: Sheet, heard: Heard) -> Iterator[Span]:
    """The words of one run."""
    own = is_on(run, "rPr/b")
    styled = (value(run, "rPr/rStyle") or "") in sheet.bold
    bold = (look.bold or styled) if own is None else own
    text = "".join(_text(child, sheet, heard) for child in run)
    text = text.translate(_RAISED.get(_raised(run), {}))
    for path, sign in (("rPr/strike", "struck out"), ("rPr/dstrike", "struck out"), ("rPr/vanish", "hidden")):
        if text.strip() and is_on(run, path):
            heard.told[sign] += 1
            text = f"[{sign}: {text.strip()}] "
    yield replace(look, text=text, bold=bold)


def _raised(run: Any) -> str:
    """How a run is raised or lowered: by its name, or, as LibreOffice writes it, smaller and by a distance."""
    moved = value(run, "rPr/position") or "0"
    if value(run, "rPr/sz") is None or not re.fullmatch(r"-?[1-9]\d?", moved):
        return value(run, "rPr/vertAlign") or ""
    return "subscript" if moved.startswith("-") else "superscript"


def _text(element: Any, sheet: Sheet, heard: Heard) -> str:
    """What one element of a run says."""
    name = name_of(element)
    if name in _SIGNS:
        return "" if element.get(f"{W}type") in ("page", "column") else _SIGNS[name]
    if name in ("footnoteReference", "endnoteReference"):
        return f" [{name[:-9]} {sheet.notes.get((name[:-9], element.get(f'{W}id', '')), '?')}]"
    if name in ("drawing", "pict", "object"):
        heard.drawings.append(element)
        heard.boxes += _boxes(element)
    elif name == "AlternateContent":
        return "".join(_text(child, sheet, heard) for choice in element[:1] for child in choice)
    elif name == "t":
        return _UNSEEN.sub("", element.text or "").replace("\n", " ")
    return ""


def _boxes(drawing: Any) -> list[Any]:
    """The text boxes of a drawing; one inside another is read with it."""
    return [
        box for box in drawing.iter(f"{W}txbxContent") if not any(True for _ in box.iterancestors(f"{W}txbxContent"))
    ]


def plain(spans: list[Span]) -> str:
    """The words alone, on one line."""
    return " ".join("".join(span.text for span in spans).split())


def lines(spans: list[Span]) -> list[list[Span]]:
    """Spans cut where a line was broken by hand."""
    cut: list[list[Span]] = [[]]
    for span in spans:
        first, *more = span.text.split("\n")
        cut[-1].append(replace(span, text=first))
        cut += [[replace(span, text=part)] for part in more]
    return cut


def markdown(spans: list[Span], emphasis: bool = True) -> str:
    """Spans as Markdown that is read as just these words; looks are dropped where they would cost a word."""
    wanted = plain(spans)
    for bold, linked in ((emphasis, True), (False, True), (False, False)):
        words = "".join(
            _marked("".join(span.text for span in group), bold and look[0], look[1] if linked else "")
            for look, group in groupby(spans, lambda span: (span.bold, span.link))
        )
        words = " ".join(words.split())
        if " ".join(said(runs(words)).split()) == wanted:
            break
    return words


def _marked(text: str, bold: bool, link: str) -> str:
    """Words with the marks around them that make them bold or a link."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    words = _MARKED.sub(lambda found: f"\\{found[0]}", words)
    words = f"[{words}]({link})" if link else words
    return f"{left}**{words}**{right}" if bold else f"{left}{words}{right}"


def begun(words: str) -> str:
    """A line of Markdown that begins no list, heading or box, whatever its first sign is."""
    return _COUNTED.sub(r"\1\\", words, count=1) if _COUNTED.match(words) else _BEGINS.sub(r"\\", words, count=1)
