"""What is given out tells nothing of who made it, with what, on which machine."""

import re
import socket
from pathlib import Path

import pikepdf
import pytest

from leafwright.leaflets.pdf_fixups import PRODUCER
from leafwright.pipeline import BuildResult

pytestmark = pytest.mark.build

_PROGRAMS = (
    "leafwright",
    "mkdocs",
    "mkdocs-material",
    "weasyprint",
    "pikepdf",
    "pydyf",
    "pillow",
    "jinja2",
    "fonttools",
)
_RELEASE = re.compile(rf"(?:{'|'.join(_PROGRAMS)})[ /-]v?\d+\.\d".encode(), re.I)
_MAP = re.compile(rb"sourceMappingURL|<meta[^>]+generator", re.I)


@pytest.fixture
def stands() -> None:
    """What another test built lies elsewhere."""


def _written(root: Path) -> list[Path]:
    return [
        path for part in ("site", "leaflets", "deploy") for path in (root / "build" / part).rglob("*") if path.is_file()
    ]


def test_no_file_names_a_release_a_machine_or_a_place_on_it(built: tuple[Path, BuildResult]) -> None:
    root, _ = built
    here = [str(root).encode(), str(Path.home()).encode() + b"/", socket.gethostname().encode()]
    telling = {}
    for path in _written(root):
        data = path.read_bytes()
        found = [mark for mark in here if len(mark) > 6 and mark in data]
        found += [match[0] for pattern in (_RELEASE, _MAP) for match in pattern.finditer(data)]
        if found or path.suffix == ".map":
            telling[path.relative_to(root).as_posix()] = found
    assert telling == {}


def test_no_pdf_names_a_release_or_a_person(built: tuple[Path, BuildResult]) -> None:
    pdfs = [path for path in _written(built[0]) if path.suffix == ".pdf"]
    assert pdfs
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            told = {str(key): str(value) for key, value in pdf.docinfo.items()}
            with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
                told |= {key: str(value) for key, value in xmp.items()}
        for key, value in told.items():
            if key.endswith(("Producer", "Creator", "CreatorTool")):
                assert value == PRODUCER, (path.name, key)
            assert not _RELEASE.search(value.encode()), (path.name, key)
