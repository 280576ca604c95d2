"""Fonts of a library's own are used only where their license lies beside them."""

from pathlib import Path

import pytest

from breaking import found
from clinic import write, write_clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    root = write_clinic(tmp_path, ["en"])
    (root / "docs/fonts").mkdir()
    (root / "docs/fonts/OurSans_400Regular.ttf").write_bytes(b"")
    (root / "docs/fonts/OurSans_700Bold.ttf").write_bytes(b"")
    return root


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("OFL.txt", "SIL Open Font License, Version 1.1"),
        ("licence.md", "Contract 12 of 2026"),
        ("README", "Our Sans: licensed to us, contract 12"),
    ],
)
def test_fonts_need_a_license_beside_them(clinic: Path, name: str, words: str) -> None:
    write(clinic / "docs/fonts" / name, "Our Sans\n" if name == "README" else " \n")  # says nothing yet
    (finding,) = found(clinic, "S022")
    assert "OurSans may be used" in finding.message
    assert "docs/fonts/OFL.txt" in finding.fix
    assert not finding.stops  # of a sample
    write(clinic / "docs/fonts" / name, words)
    assert found(clinic, "S022") == []


def test_a_library_that_is_no_sample_stops_without_it_and_one_without_fonts_does_not(clinic: Path) -> None:
    profile = clinic / "docs/hospital.toml"
    write(profile, profile.read_text("utf-8").replace("sample = true", "sample = false"))
    assert [finding.stops for finding in found(clinic, "S022")] == [True]
    for font in (clinic / "docs/fonts").iterdir():
        font.unlink()
    assert found(clinic, "S022") == []
