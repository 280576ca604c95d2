"""Last changes to a PDF before it is written: what WeasyPrint leaves out, or writes differently each time."""

import re
from typing import Any

import pydyf

from leafwright.leaflets.glyphs import number_through
from leafwright.leaflets.lightening import Drawn, in_bits, lighten, pack, screen, unlike_others


def finish(document: Any, pdf: Any) -> None:
    """Map every glyph, lighten fonts and pages, give colors where every reader finds them, and name no program's
    release."""
    drawn = Drawn(number_through(pdf))
    if "Producer" in pdf.info:
        pdf.info["Producer"] = pydyf.String(PRODUCER)
    lighten(pdf.info)
    spaces = next(item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "srgb" in item)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            if type(item) is pydyf.Stream:
                _settle_part(item)
            else:  # that of a page, or of a part of one
                drawn.shorten(item)
            _settle_color(item.extra.get("Group"), "CS", spaces)
            pack(item)
        elif isinstance(item, pydyf.Dictionary):
            _settle_color(item, "ColorSpace", spaces)
            if "W" in item:
                item["W"] = unlike_others(item["W"])
            lighten(item)


def _settle_color(told: Any, key: str, spaces: Any) -> None:
    """Put a color space itself where WeasyPrint names one that the page's resources hold.

    A transparency group and a shading stand outside a page's content, where such a name means nothing (ISO 32000-1,
    8.6.8).
    """
    name = told.get(key) if isinstance(told, dict) else None
    if isinstance(name, str) and name.lstrip("/") in spaces:
        told[key] = spaces[name.lstrip("/")]


def _settle_part(stream: Any) -> None:
    """Lighten a code and the colors of a screen."""
    if stream.extra.get("N") == 3:
        stream.stream = [screen()]
    elif stream.extra.get("ColorSpace") == "/DeviceRGB" and "DecodeParms" in stream.extra:
        in_bits(stream)


PRODUCER = "Leafwright"  # whoever finds a hole in one release need not be told who uses it


def name_both_standards(document: Any) -> None:
    """Let the metadata of a PDF/A-2a claim PDF/UA-1 (ISO 14289-1, 5) as well, in the one RDF that validators read.

    PDF/A asks that a schema it does not know be described (ISO 19005-2, 6.6.2.3.3).
    """
    written = document.metadata.generate_rdf_metadata

    def both(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = written(variant, version, conformance)
        rdf = _PRODUCER.sub(rb"\g<1>" + PRODUCER.encode() + rb"\g<2>", rdf)
        return rdf.replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = both


_PRODUCER = re.compile(rb"(<(?:\w+:)?Producer[^>]*>)[^<]*(</)|(?<=Producer=\")[^\"]*")
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
