"""What a PDF says of itself to a print shop: PDF/X-4 (ISO 15930-7) where it gives a profile of its inks.

Each date, title and state of trapping stands twice, for old readers and in XMP (ISO 16684-1), and says the same.
"""

import re
import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import carry_over

VERSION = "1.6"  # the PDF that PDF/X-4 is made of
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.*)")


def tell(sheet: ComposedLeaflet, made: pikepdf.Pdf, read: pikepdf.Pdf) -> None:
    """Title, dates, names and state of trapping of `made`, from the file that was `read`; its inks, where known."""
    carry_over(read, made)
    made.docinfo["/Trapped"] = Name("/False")
    if sheet.profile:
        made.Root.OutputIntents = Array([made.make_indirect(_intent(sheet, made))])
    with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = str(made.docinfo.get("/Title", ""))
        metadata["pdf:Trapped"] = "False"
        metadata["xmp:CreateDate"] = _dated(made, "/CreationDate")
        metadata["xmp:ModifyDate"] = metadata["xmp:MetadataDate"] = _dated(made, "/ModDate")
        metadata["xmpMM:DocumentID"] = uuid.uuid5(uuid.NAMESPACE_URL, f"{sheet.edition}/{sheet.name}").urn
        metadata["xmpMM:InstanceID"] = uuid.UUID(sheet.id[:32]).urn
        metadata["xmpMM:RenditionClass"] = "default"
        metadata["xmpMM:VersionID"] = dict(sheet.ticket)["version"]
        if sheet.profile:
            metadata["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"


def _intent(sheet: ComposedLeaflet, made: pikepdf.Pdf) -> Dictionary:
    """The condition that the file is made for: by its name in the registry, and as the profile itself."""
    shop = sheet.shop
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=shop.condition or "Custom",
        Info=shop.condition or "The print shop's profile",
        DestOutputProfile=made.make_stream(sheet.profile, N=4),
    )
    if shop.condition:
        intent.RegistryName = shop.registry
    return intent


def _dated(made: pikepdf.Pdf, key: str) -> str:
    """A date of the file as XMP writes it (ISO 8601)."""
    found = _DATE.fullmatch(str(made.docinfo[key]))
    if not found:
        raise ValueError(f"{made.docinfo[key]} is no date of a PDF")
    year, month, day, hour, minute, second, zone = found.groups()
    offset = zone.replace("'", ":").rstrip(":") if zone and zone != "Z" else "Z"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"
