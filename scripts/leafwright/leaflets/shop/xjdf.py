"""A job as XJDF (CIP4, Exchange Job Definition Format 2.1): what the shop's own software reads. Lengths in points.

It tells the product that is wanted (chapter 4, product intent), and leaves to the shop how it is made.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from leafwright.leaflets.imposing import POINT
from leafwright.leaflets.shop.job import BLEED, Job

_SPACE = "http://www.CIP4.org/JDFSchema_2_0"
_COATINGS = {"uncoated": "None", "matt coated": "Matte", "silk coated": "Satin", "gloss coated": "Gloss"}
_PROCESS = "Cyan Magenta Yellow Black"


def ticket(job: Job) -> bytes:
    """The job as one XML file."""
    told = dict(job.sheet.ticket)
    root = ET.Element("XJDF", xmlns=_SPACE, JobID=f"{told['number']}.{job.sheet.tag}.{job.sheet.format.id}")
    root.attrib |= {"DescriptiveName": told["title"], "Types": "Product", "Version": "2.1"}
    for words in _comments(job, told):
        ET.SubElement(root, "Comment").text = words
    product = ET.SubElement(ET.SubElement(root, "ProductList"), "Product", IsRoot="true", ProductType=_kind(job))
    product.attrib |= {"DescriptiveName": f"{told['format']}, {told['language']}"}
    for name, made in _intents(job).items():
        made.tag = name
        ET.SubElement(product, "Intent", Name=name).append(made)
    runs = ET.SubElement(ET.SubElement(root, "ResourceSet", Name="RunList", Usage="Input"), "Resource")
    ET.SubElement(ET.SubElement(runs, "RunList"), "FileSpec", URL=f"{job.sheet.name}.print.pdf")
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _comments(job: Job, told: Mapping[str, str]) -> list[str]:
    """What no attribute tells."""
    return [
        f"Version {told['version']}, state: {told['state']}, words {told['words']}.",
        "The file is imposed: each of its pages is one side of a sheet. Print without scaling.",
        f"Finishing: {'; '.join(job.finishing)}. Quantity: to be agreed.",
    ]


def _kind(job: Job) -> str:
    if job.sheet.format.fold:
        return "Booklet" if job.sheet.format.fold == "booklet" else "Brochure"
    return "Poster" if len(job.sizes) == 1 else "Leaflet"


def _intents(job: Job) -> dict[str, ET.Element]:
    """What is wanted of the product, each by its name. A fold that its binding makes is not told again (4.7)."""
    intents = {}
    if job.sheet.format.fold == "booklet":
        intents["BindingIntent"] = ET.Element("", BindingSide=job.bound.title(), BindingType="SaddleStitch")
        ET.SubElement(intents["BindingIntent"], "SaddleStitching", StitchNumber="2")
    intents["ColorIntent"] = ET.Element("")
    for surface in ("Back", "Front") if len(job.sides) > 1 else ("Front",):
        color = ET.SubElement(intents["ColorIntent"], "SurfaceColor", ColorsUsed=_PROCESS, Surface=surface)
        if job.sheet.shop.condition:
            color.set("PrintStandard", job.sheet.shop.condition)
    if job.sheet.format.fold == "trifold":
        intents["FoldingIntent"] = _folding(job)
    width, height = job.sizes[0]
    flat = job.sides[0]
    intents["LayoutIntent"] = ET.Element("", Bleed=_points(BLEED))
    if job.sheet.format.fold == "trifold":
        intents["LayoutIntent"].set("Dimensions", f"{_points(flat.width)} {_points(flat.height)}")
    intents["LayoutIntent"].attrib |= {
        "FinishedDimensions": f"{_points(width)} {_points(height)} 0",
        "Pages": str(len(job.sizes) + len(job.sizes) % 2),
        "Sides": "TwoSidedHeadToHead" if len(job.sides) > 1 else "OneSided",
    }
    shop = job.sheet.shop
    intents["MediaIntent"] = ET.Element("", Coating=_COATINGS[shop.stock], MediaType="Paper", Weight=str(shop.weight))
    return intents


def _folding(job: Job) -> ET.Element:
    """A letter fold, laid with its inside up and its flap on the left: the flap comes over first, then both."""
    over = "Flip0" if job.sheet.binding == "ltr" else "Flip180"
    folding = ET.Element("", FoldCatalog=job.fold_code, Orientation=over)
    for panel in (1, 5):
        ET.SubElement(folding, "Fold", From="Left", To="Up", Travel=_points(job.sizes[panel][0]))
    return folding


def _points(length: float) -> str:
    return f"{length * POINT:.2f}".rstrip("0").rstrip(".")
