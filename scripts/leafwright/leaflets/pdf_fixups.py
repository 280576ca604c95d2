"""Last changes to a PDF before it is written: what WeasyPrint leaves out, or writes differently each time."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from fontTools.ttLib import TTFont


def finish(document: Any, pdf: Any) -> None:
    """Name table headers, say whether each heads a row or a column, map every glyph, lighten fonts, tidy the tags.

    WeasyPrint names them after addresses in memory, so that no two files are alike. Scope is asked for by
    PDF/UA-1 (ISO 14289-1, 7.5).
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            _settle_font(item)
    elements = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "S" in item}
    _name_headings(elements)
    _tidy(pdf, elements)


def _settle_font(stream: Any) -> None:
    """Map every glyph where a stream maps those of a font, lighten it where it is a font."""
    if stream.stream and stream.stream[0] == _MAP:
        stream.stream = [_mapped(piece) for piece in stream.stream]
    elif "Length1" in stream.extra:
        stream.stream = [_only_shapes(stream.stream[0])]
        stream.extra["Length1"] = len(stream.stream[0])


def _name_headings(elements: dict[bytes, Any]) -> None:
    """Give table headers names that are the same each time, also where cells refer to them, and say what each heads."""
    names: dict[bytes, Any] = {}
    for element in elements.values():
        if element["S"] == "/TH" and "ID" in element:
            scope = "/Row" if _heads_row(element, elements) else "/Column"
            element["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope})
            names[element["ID"].data] = name = pydyf.String(f"heading-{len(names) + 1}")
            element["ID"] = name
    for element in elements.values():
        attributes = element.get("A")
        if isinstance(attributes, pydyf.Dictionary) and "Headers" in attributes:
            attributes["Headers"] = pydyf.Array([names.get(name.data, name) for name in attributes["Headers"]])


def _heads_row(heading: Any, elements: dict[bytes, Any]) -> bool:
    """Whether cells stand beside a table header; beside one that heads a column other headers stand."""
    row = elements.get(heading.get("P"))
    beside = [elements.get(child) for child in row["K"]] if row else []
    return any(cell is not None and cell["S"] == "/TD" for cell in beside)


def _tidy(pdf: Any, elements: dict[bytes, Any]) -> None:
    """Take out tags that hold nothing, give each item of a list its body, and forget the tags of running feet."""
    kept: set[bytes] = set()
    whole = next(element for element in elements.values() if element["S"] == "/Document")
    _prune(whole, pdf, elements, kept)
    tree = next(item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "Nums" in item)
    for numbers in tree["Nums"]:
        if isinstance(numbers, pydyf.Array):
            numbers[:] = [reference if reference in kept else "null" for reference in numbers]


def _prune(element: Any, pdf: Any, elements: dict[bytes, Any], kept: set[bytes]) -> bool:
    """Whether an element, whose empty children are gone now, says anything: then its reference is `kept`."""
    kids = [kid for kid in element["K"] if kid not in elements or _prune(elements[kid], pdf, elements, kept)]
    element["K"] = pydyf.Array(kids)
    if element["S"] == "/LI" and kids and all(elements.get(kid, {}).get("S") != "/LBody" for kid in kids):
        _give_body(pdf, element, elements)
    full = bool(kids) or "Alt" in element or element["S"] in ("/TD", "/TH")
    if full:
        kept.add(element.reference)
    return full


def _give_body(pdf: Any, item: Any, elements: dict[bytes, Any]) -> None:
    """Put what a list item holds, but its label, into an LBody (ISO 32000-1, 14.8.4.3.3)."""
    label = [kid for kid in item["K"] if kid in elements and elements[kid]["S"] == "/Lbl"]
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
    body["K"] = pydyf.Array([kid for kid in item["K"] if kid not in label])
    pdf.add_object(body)
    for kid in body["K"]:
        if kid in elements:
            elements[kid]["P"] = body.reference
    item["K"] = pydyf.Array([*label, body.reference])


# Scripts of India and Bangladesh: their letters join and change places, so that glyphs do not tell the words.
_JOINED = re.compile("[\u0900-\u0dff]")
_MAP = b"/CIDInit /ProcSet findresource begin"  # how a font's map to Unicode begins
_UNMAPPED = re.compile(rb"<[0-9a-f]{4}> <>")


def _mapped(piece: Any) -> Any:
    """A line of a font's map to Unicode; a glyph that stands for a part of a letter only gets a sign without width.

    PDF/UA-1, 7.21.7 and PDF/A-2, 6.2.11.7 want each glyph mapped, also those whose words stand beside them.
    """
    empty = isinstance(piece, bytes) and piece.endswith(b"> <>") and _UNMAPPED.fullmatch(piece)
    return piece.replace(b"<>", b"<200b>") if empty else piece


def _only_shapes(font: bytes) -> bytes:
    """A TrueType font with the tables that a PDF draws from alone (ISO 32000-1, 9.9): a sixth of its bytes less."""
    file, lighter = TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False), io.BytesIO()
    for table in file.reader.keys() - _DRAWN:
        del file[table]
    file.save(lighter)
    return lighter.getvalue()


_DRAWN = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}


def tell_words() -> None:
    """Let WeasyPrint write the words of a run beside its glyphs (ActualText: ISO 32000-1, 14.9.4), where these do not
    tell them, and keep running feet out of what is read (ISO 14289-1, 7.8).

    Not for letters of Arabic: there it makes programs read the line backwards.
    """
    import weasyprint.pdf

    class Telling(weasyprint.pdf.stream.Stream):  # type: ignore[misc]
        @contextmanager
        def marked(self, box: Any, tag: str) -> Iterator[None]:
            with super().marked(box, tag):
                text = getattr(box, "text", "") or ""
                if self._tags is not None and _JOINED.search(text):
                    said = pydyf.Dictionary({"MCID": self._tags[box]["mcid"], "ActualText": pydyf.String(text)})
                    self.stream[-2] = said.data  # the properties of the sequence that has just begun
                if self._tags is not None and _runs_along(box.element):
                    self.stream[-3:-1] = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"}).data]
                yield

    if weasyprint.pdf.Stream.__name__ != Telling.__name__:
        weasyprint.pdf.Stream = Telling


def _runs_along(element: Any) -> bool:
    """Whether what is drawn stands in a margin: there it is of no element, or of a mark that runs from page to page."""
    return element is None or element.get("class") == "mark"


def name_both_standards(document: Any) -> None:
    """Let the metadata of a PDF/A-2a claim PDF/UA-1 (ISO 14289-1, 5) as well, in the one RDF that validators read.

    PDF/A asks that a schema it does not know be described (ISO 19005-2, 6.6.2.3.3).
    """
    written = document.metadata.generate_rdf_metadata

    def both(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = written(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = both


_UA = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
