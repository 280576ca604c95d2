"""Packages as XLIFF 1.2 (OASIS) and TMX 1.4b (LISA), and XLIFF back into rows."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from leafwright.exchange.package import PROTECTED, Package, Row, Segment
from leafwright.exchange.returned import Refused

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_X = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_BYTES = 5_000_000  # a catalog has some hundred segments; more is no translation


def write(package: Package) -> bytes:
    """One catalog as XLIFF 1.2: macros and markup as `ph`, a former translation of a changed source as `alt-trans`."""
    root = etree.Element(_X + "xliff", nsmap={None: NAMESPACE}, version="1.2")
    file = etree.SubElement(
        root, _X + "file", {
            "original": package.original, "datatype": "plaintext",
            "source-language": package.source.tag, "target-language": package.language.tag,
        },
    )  # fmt: skip
    header = etree.SubElement(file, _X + "header")
    if package.terms:
        glossary = etree.SubElement(etree.SubElement(header, _X + "glossary"), _X + "internal-file", form="text")
        glossary.text = "\n".join(f"{source} = {target}" for source, target in package.terms)
    body = etree.SubElement(file, _X + "body")
    for segment in package.segments:
        unit = etree.SubElement(
            body, _X + "trans-unit", {"id": segment.id, "resname": segment.role, _SPACE: "preserve"}
        )
        _fill(etree.SubElement(unit, _X + "source"), segment.source, segment.codes)
        if segment.target:
            _fill(etree.SubElement(unit, _X + "target", state="translated"), segment.target, segment.codes)
        if segment.note:
            etree.SubElement(unit, _X + "note").text = f"section {segment.note}"
        if segment.previous:
            alternative = etree.SubElement(unit, _X + "alt-trans", alttranstype="previous-version")
            _fill(etree.SubElement(alternative, _X + "target"), segment.previous, segment.codes)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _fill(element: Any, text: str, codes: Sequence[str]) -> None:
    """Write text with each protected part as a `ph`, numbered as it stands in the source."""
    start, last, left = 0, None, list(enumerate(codes, start=1))
    for match in PROTECTED.finditer(text):
        found = next(((number, code) for number, code in left if code == match[0]), None)
        if found is None:
            continue  # not of the source: stays words, for the checks to find
        left.remove(found)
        last = _append(element, last, text[start : match.start()])
        last = etree.SubElement(element, _X + "ph", {"id": str(found[0]), "equiv-text": match[0]})
        last.text = match[0]
        start = match.end()
    _append(element, last, text[start:])


def _append(element: Any, last: Any, text: str) -> Any:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
    return last


def read(data: bytes, package: Package) -> list[Row]:
    """The rows of an XLIFF file that answers `package`. Raises Refused, with line and remedy."""
    root = _parse(data)
    _refuse_foreign(root, package)
    known = {segment.id: segment.codes for segment in package.segments}
    return [_row(unit, known.get(unit.get("id"), [])) for unit in root.iter(_X + "trans-unit")]


def _refuse_foreign(root: Any, package: Package) -> None:
    """Raise Refused for a file that does not answer `package`."""
    if root.tag != _X + "xliff" or root.get("version") != "1.2":
        raise Refused(root.sourceline or 1, "this is not an XLIFF 1.2 file", "export again, and return that file")
    files = root.findall(_X + "file")
    if len(files) != 1 or files[0].get("original") != package.original:
        raise Refused(1, f"this file is not {package.original}", "import each file as it was exported")
    said = files[0].get("target-language")
    if said != package.language.tag:
        message = f"the file is in {said}, not in {package.language.tag}"
        raise Refused(files[0].sourceline or 1, message, "import it as the language that it was exported for")


def _row(unit: Any, codes: Sequence[str]) -> Row:
    """One segment as it came back; `codes` are the protected parts of its source."""
    comments = [note.text or "" for note in unit.findall(_X + "note") if note.get("from")]
    return Row(
        id=unit.get("id") or "",
        source=_text(unit.find(_X + "source"), codes),
        target=_text(unit.find(_X + "target"), codes),
        line=unit.sourceline or 1,
        comment="\n".join(comments).strip(),
    )


def _parse(data: bytes) -> Any:
    """XML without entities, external files or documents types: nothing in it can reach out or blow up."""
    if len(data) > MOST_BYTES:
        raise Refused(1, f"the file is too large ({len(data) // 1000:,} KB)", "return the file that was exported")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise Refused(1, "the file declares a document type", "export again; XLIFF needs none")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 1) or 1
        raise Refused(line, f"not well-formed XML: {getattr(error, 'msg', error)}", "open and save it again") from error
    if root.getroottree().docinfo.doctype:
        raise Refused(1, "the file declares a document type", "export again; XLIFF needs none")
    return root


def _text(element: Any, codes: Sequence[str]) -> str:
    """The words of a source or target, each `ph` as the part of our source that its number names."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += _inside(child, codes), child.tail or ""
    return "".join(parts)


def _inside(child: Any, codes: Sequence[str]) -> str:
    """The words of an element among those of a source or target; a comment has none. Raises Refused for others."""
    if not isinstance(child.tag, str):
        return ""
    if child.tag == _X + "ph":
        return _protected(child, codes)
    if child.tag == _X + "mrk":
        return _text(child, codes)
    name = etree.QName(child).localname
    raise Refused(child.sourceline or 1, f"markup <{name}> is not of this file", "take it out")


def _protected(placeholder: Any, codes: Sequence[str]) -> str:
    """The part of our source that a placeholder stands for, by its number; what is written in it counts for nothing."""
    number = placeholder.get("id") or ""
    if not re.fullmatch(r"[0-9]{1,4}", number) or not 1 <= int(number) <= len(codes):
        message = f"placeholder {number[:40] or 'without a number'} is not in the source"
        raise Refused(placeholder.sourceline or 1, message, "keep the placeholders of the source, and add none")
    return codes[int(number) - 1]


def write_memory(packages: Sequence[Package]) -> bytes:
    """Everything translated so far as TMX 1.4b, for a translator's own memory."""
    root = etree.Element("tmx", version="1.4")
    first = packages[0]
    etree.SubElement(
        root, "header", {
            "creationtool": "Leafwright", "creationtoolversion": "1", "segtype": "block", "o-tmf": "PO",
            "adminlang": "en", "srclang": first.source.tag, "datatype": "plaintext",
        },
    )  # fmt: skip
    body = etree.SubElement(root, "body")
    for package in packages:
        for segment in package.segments:
            if segment.target:
                _memory_unit(body, package, segment)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _memory_unit(body: Any, package: Package, segment: Segment) -> None:
    unit = etree.SubElement(body, "tu", tuid=segment.id)
    for tag, text in ((package.source.tag, segment.source), (package.language.tag, segment.target)):
        etree.SubElement(etree.SubElement(unit, "tuv", {_LANG: tag}), "seg").text = text
