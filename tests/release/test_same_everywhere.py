"""The same library and day give the same release on another path, by another user, in another time zone; and it is
nobody's but its hospital's."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from breaking import replace
from conftest import copy_library
from leafwright.disk.lock import PlaceError
from leafwright.release import verify
from rehearsing import TODAY, approve, hashes, manifest, release, target

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_library(tmp_path_factory.mktemp("here"), ["a4"], ["en"])
    approve(root)
    assert release(root, "--key", str(key_of(tmp_path_factory))) == 0
    return root


def key_of(factory: pytest.TempPathFactory) -> Path:
    key = factory.mktemp("key") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "fixture", "-f", str(key)], check=True)
    return key


def test_another_machine_gives_the_same_bytes(released: Path, tmp_path: Path) -> None:
    there = tmp_path / "another name"
    shutil.copytree(released, there, ignore=shutil.ignore_patterns("build", "releases"))
    around = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "LOGNAME": "somebody"}
    run = [sys.executable, "-m", "leafwright", "release", "--date", TODAY.isoformat()]
    done = subprocess.run(run, cwd=there, env=around, capture_output=True, text=True, check=False, umask=0o027)
    assert done.returncode == 0, done.stdout + done.stderr
    here = hashes(target(released))
    signature = here.pop("manifest.json.sig")
    assert signature
    assert hashes(target(there)) == here


def test_a_release_says_nothing_of_the_machine(released: Path) -> None:
    folder, name = re.escape(str(released)), re.escape(os.uname().nodename)
    # a short name is in keys and hashes by chance
    said = re.compile(rf"{folder}|(?<![\w+/=-]){name}(?![\w+/=-])".encode())
    for path in target(released).rglob("*"):
        if path.is_file() and path.suffix in {".json", ".html", ".csv", ".sig", ".js", ".xml", ".conf"}:
            assert not said.search(_held(path)), path


def _held(path: Path) -> bytes:
    """What a file holds; of a signature what its letters stand for, since those may spell a short name by chance."""
    data = path.read_bytes()
    return base64.b64decode(b"".join(data.splitlines()[1:-1])) if path.suffix == ".sig" else data


def test_what_is_served_of_a_release_names_no_release_of_a_program(released: Path) -> None:
    named = re.compile(rb"(?:leafwright|mkdocs|mkdocs-material|weasyprint)[ /-]v?\d+\.\d", re.I)
    files = [path for path in (target(released) / "site").rglob("*") if path.is_file()]
    assert [path for path in files if named.search(path.read_bytes())] == []
    assert named.search((target(released) / "manifest.json").read_bytes())  # for IT, beside what is served


def test_the_bill_of_materials_names_what_built_it(released: Path) -> None:
    values = json.loads((target(released) / "sbom.cdx.json").read_bytes())
    assert (values["bomFormat"], values["specVersion"]) == ("CycloneDX", "1.6")
    named = {each["name"].lower(): each for each in values["components"]}
    assert named["weasyprint"]["purl"].startswith("pkg:pypi/weasyprint@69.0")
    assert named["weasyprint"]["properties"]
    assert any(each["purl"].startswith("pkg:npm/%40expo-google-fonts/") for each in values["components"])
    assert "pytest" not in named
    references = [each["bom-ref"] for each in values["components"]]
    assert len(references) == len(set(references))


def test_who_signed_the_manifest_is_known(released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signature = target(released) / "manifest.json.sig"
    assert signature.read_text("utf-8").startswith("-----BEGIN SSH SIGNATURE-----")
    signers = tmp_path / "signers"
    signers.write_text("", "utf-8")
    assert verify.main([str(target(released)), "--signers", str(signers)]) == 1
    assert "by nobody whom" in capsys.readouterr().out


def test_a_folder_of_another_hospital_is_refused(released: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(released, other, ignore=shutil.ignore_patterns("releases"))
    replace(other / "docs" / "hospital.toml", "https://fixture.example.org/", "https://other.example.org/")
    shutil.rmtree(other / "docs" / "signoffs")
    approve(other)
    before = hashes(target(other))
    with pytest.raises(PlaceError, match=r"holds releases of https://fixture\.example\.org/leaflets/"):
        release(other)
    assert hashes(target(other)) == before


def test_a_file_that_somebody_changed_is_mended_by_the_next_release(released: Path) -> None:
    whole = hashes(target(released))
    path = target(released) / "site" / "en" / "topics" / "hernia.html"
    path.write_bytes(path.read_bytes().replace(b"hernia", b"h3rnia"))
    assert verify.compare(target(released)) == ["changed: site/en/topics/hernia.html"]
    assert release(released) == 0
    assert verify.compare(target(released)) == []
    assert hashes(target(released)).items() >= {k: v for k, v in whole.items() if not k.startswith("manifest")}.items()
    assert manifest(released)["date"] == TODAY.isoformat()
