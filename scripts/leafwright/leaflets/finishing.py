"""Last changes to a PDF before it is written: what WeasyPrint leaves out, or writes differently each time."""

from typing import Any


def finish(document: Any, pdf: Any) -> None:
    """Name table headers in their order, and say whether each heads a row or a column.

    WeasyPrint names them after addresses in memory, so that no two files are alike. Scope is asked for by
    PDF/UA-1 (ISO 14289-1, 7.5).
    """
    import pydyf

    elements = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "S" in item}
    names: dict[bytes, Any] = {}
    for element in elements.values():
        if element["S"] == "/TH" and "ID" in element:
            names[element["ID"].data] = pydyf.String(f"heading-{len(names) + 1}")
            row = elements.get(element.get("P"))
            beside = [elements.get(child) for child in row["K"]] if row else []
            heads_row = any(cell is not None and cell["S"] == "/TD" for cell in beside)
            element["A"] = pydyf.Dictionary({"O": "/Table", "Scope": "/Row" if heads_row else "/Column"})
            element["ID"] = names[element["ID"].data]
    for element in elements.values():
        attributes = element.get("A")
        if isinstance(attributes, pydyf.Dictionary) and "Headers" in attributes:
            attributes["Headers"] = pydyf.Array([names.get(name.data, name) for name in attributes["Headers"]])
