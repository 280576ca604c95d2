"""What is said while a leaflet is laid out: each warning of WeasyPrint as a finding, where it names it at its line."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.formats import FOLDER
from leafwright.model import Finding, Place


@contextmanager
def warnings_said() -> Iterator[list[str]]:
    """Everything WeasyPrint and fontTools say at level warning or above, while the block runs."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers[:], logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [listener], False
    try:
        yield said
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate


def finding_of(sheet: ComposedLeaflet, message: str) -> Finding:
    """A WeasyPrint warning as a finding at the stylesheet's line, where it names one."""
    at = re.search(r"at (\d+):\d+", message)
    if at:
        for name, text in sheet.styles:
            line = int(at[1])
            lines = text.split("\n")
            declared = re.search(r"[`'\"]([\w-]+)\s*:", message)
            if name and line <= len(lines) and declared and declared[1] in lines[line - 1]:
                return Finding(Place(name, line), "P001", message, "correct this line")
        return Finding(Place(f"{FOLDER}/typography.css"), "P001", message.split(" at ")[0], "correct the stylesheet")
    if "notdef" in message or "glyph" in message:
        fix = "use another character, or add a font that has it to package.json"
        return Finding(Place(sheet.file), "P002", message, fix, sheet.tag)
    return Finding(Place(sheet.file), "P001", message, "correct the text or leaflets/", sheet.tag)
