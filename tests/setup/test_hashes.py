"""A downloaded file that is not the one the lock names stops the set-up, and nothing of it is installed."""

import base64
import hashlib
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright.setup import packages, places, tools
from leafwright.setup.tools import SetUpError

PINNED = "fixture==1.0"
ALTERED = "is not the one this project asks for"


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only package that pip is offered; it says what it would install, and installs nothing."""
    path = tmp_path / "fixture-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("fixture.py", "")
        file.writestr("fixture-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: fixture\nVersion: 1.0\n")
        file.writestr("fixture-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr("fixture-1.0.dist-info/RECORD", "")
    for name, value in {
        "CONFIG_FILE": "/dev/null",
        "NO_INDEX": "1",
        "FIND_LINKS": str(tmp_path),
        "DRY_RUN": "1",
    }.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (venv / "bin" / "python").chmod(0o755)
    monkeypatch.setattr(places, "checkout", lambda: tmp_path)
    monkeypatch.setattr(packages, "VENV", venv)
    monkeypatch.setattr(packages, "make_environment", lambda: None)
    (tmp_path / "requirements-test.txt").touch()
    return path


def test_a_python_package_with_another_hash_stops_the_set_up(wheel: Path) -> None:
    lock, stamp = wheel.with_name("requirements.txt"), wheel.parent / ".venv" / ".set-up"
    right = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for line, said in ((f"{PINNED} --hash=sha256:{'0' * 64}", ALTERED), (PINNED, "--require-hashes")):
        lock.write_text(line, "utf-8")
        with pytest.raises(SetUpError, match=said):
            packages.install_python_packages(tests=False)
        assert not stamp.exists()
    lock.write_text(f"{PINNED} --hash=sha256:{right}", "utf-8")
    packages.install_python_packages(tests=False)
    assert stamp.exists()


def test_an_npm_package_with_another_hash_stops_the_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as file:
        entry = tarfile.TarInfo("package/package.json")
        data = json.dumps({"name": "fixture", "version": "1.0.0"}).encode()
        entry.size = len(data)
        file.addfile(entry, io.BytesIO(data))
    (tmp_path / "fixture.tgz").write_bytes(packed.getvalue())
    (tmp_path / ".npmrc").write_bytes((ROOT / ".npmrc").read_bytes())
    asked = {"name": "home", "dependencies": {"fixture": "file:fixture.tgz"}}
    (tmp_path / "package.json").write_text(json.dumps(asked), "utf-8")
    monkeypatch.setattr(places, "checkout", lambda: None)
    monkeypatch.setattr(places, "npm_lock", lambda: tmp_path / "package-lock.json")
    monkeypatch.setattr(places, "home", lambda: tmp_path)
    monkeypatch.setattr(tools, "environment", lambda: {**tools.os.environ, "npm_config_cache": str(tmp_path / "cache")})
    right = base64.b64encode(hashlib.sha512(packed.getvalue()).digest()).decode()
    for sha512, good in ((right[::-1].lstrip("=") + "==", False), (right, True)):
        entries = {
            "": asked,
            "node_modules/fixture": {
                "version": "1.0.0", "resolved": "file:fixture.tgz", "integrity": f"sha512-{sha512}",
            },
        }  # fmt: skip
        (tmp_path / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": entries}), "utf-8")
        if good:
            packages.install_npm_packages(tests=False)
        else:
            with pytest.raises(SetUpError, match=ALTERED):
                packages.install_npm_packages(tests=False)
        assert (tmp_path / "node_modules" / "fixture").exists() == good
