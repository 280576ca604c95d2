"""The print shop's profile is one of CMYK, or a finding at its line says what it is not."""

from pathlib import Path

import pytest

from inkprofile import cmyk_profile
from leafwright import reading
from leafwright.model import Finding, Project


def test_the_profile_is_read_with_the_library(library: Path) -> None:
    data = cmyk_profile()
    project, findings = _named(library, data)
    assert project is not None
    assert (project.print_profile, findings) == (data, [])


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (None, "is not there"),
        (b"", "is no ICC profile of CMYK"),
        (b"RGB " * 40, "is no ICC profile of CMYK"),
        (cmyk_profile()[:900], "is no profile of a press: it cannot turn colors into inks"),
        (cmyk_profile().replace(b"prtr", b"scnr", 1), "is no profile of a press: it cannot turn colors into inks"),
    ],
)
def test_what_is_no_profile_is_told_at_its_line(library: Path, data: bytes | None, wrong: str) -> None:
    project, (finding,) = _named(library, data)
    assert project is not None
    assert project.print_profile == b""
    assert (finding.code, finding.message) == ("S005", f"profile: docs/shop.icc {wrong}")
    assert "shop.icc" in (library / "docs" / "hospital.toml").read_text("utf-8").split("\n")[finding.at.line - 1]


def _named(root: Path, data: bytes | None) -> tuple[Project | None, list[Finding]]:
    hospital = root / "docs" / "hospital.toml"
    hospital.write_text(hospital.read_text("utf-8") + '\n[print]\nprofile = "shop.icc"\n', "utf-8")
    if data is not None:
        (root / "docs" / "shop.icc").write_bytes(data)
    return reading.load(root)
