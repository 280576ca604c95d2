"""A published folder that somebody changed is told, file by file, by one file of Python's own library."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from leafwright.release import verify
from leafwright.release.accounts import manifest
from leafwright.release.place import swap
from leafwright.signoff.signatures import sign


def listed(folder: Path) -> None:
    """Write the manifest of what lies in a folder."""
    files = {
        path.relative_to(folder).as_posix(): {"sha256": verify.digest(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    (folder / "manifest.json").write_text(json.dumps({"files": files}), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "release"
    for name in ("site/en/a.html", "site/en/a.pdf", "site/ar/b.html", "leaflets/en/a.pdf"):
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(b"words of " + name.encode())
    shutil.copyfile(verify.__file__, found / "verify.py")
    listed(found)
    return found


def added(folder: Path) -> None:
    (folder / "site" / "en" / "new.html").write_text("new", "utf-8")


def hidden(folder: Path) -> None:
    (folder / "site" / ".htaccess").write_text("Redirect / https://example.org/", "utf-8")


def one_letter(folder: Path) -> None:
    path = folder / "site" / "en" / "a.html"
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"words", b"Words"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # same size, same day


def shorter(folder: Path) -> None:
    os.truncate(folder / "site" / "en" / "a.pdf", 3)


def missing(folder: Path) -> None:
    (folder / "site" / "ar" / "b.html").unlink()


def renamed(folder: Path) -> None:
    (folder / "site" / "en" / "a.pdf").rename(folder / "site" / "en" / "A.pdf")


def exchanged(folder: Path) -> None:
    one, other = folder / "site" / "en" / "a.pdf", folder / "leaflets" / "en" / "a.pdf"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def linked(folder: Path) -> None:
    path = folder / "site" / "en" / "a.html"
    shutil.copyfile(path, folder.parent / "elsewhere.html")
    path.unlink()
    path.symlink_to(folder.parent / "elsewhere.html")  # with the same bytes, for now


def folder_linked(folder: Path) -> None:
    (folder / "site" / "en").rename(folder.parent / "en")
    (folder / "site" / "en").symlink_to(folder.parent / "en")


def emptied(folder: Path) -> None:
    (folder / "site" / "fr").mkdir()


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "site" / "pipe")


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (added, ["added: site/en/new.html"]),
        (hidden, ["added: site/.htaccess"]),
        (one_letter, ["changed: site/en/a.html"]),
        (shorter, ["changed: site/en/a.pdf"]),
        (missing, ["missing: site/ar/b.html"]),
        (renamed, ["added: site/en/A.pdf", "missing: site/en/a.pdf"]),
        (exchanged, ["changed: leaflets/en/a.pdf", "changed: site/en/a.pdf"]),
        (linked, ["changed: site/en/a.html (link)"]),
        (folder_linked, ["added: site/en (link)", "missing: site/en/a.html", "missing: site/en/a.pdf"]),
        (emptied, ["added: site/fr (empty folder)"]),
        (pipe, ["added: site/pipe (device)"]),
    ],
)
def test_every_change_is_named(folder: Path, tamper: Callable[[Path], None], told: list[str]) -> None:
    assert verify.compare(folder) == []
    tamper(folder)
    assert [line for line in verify.compare(folder) if "site/ar" not in line or "missing" in line] == told


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{}", '{"files": []}', '{"files": {"a": {}}}', '{"files": {"../a": {"sha256": "%s"}}}' % ("0" * 64),
     '{"files": {"/etc/passwd": {"sha256": "%s"}}}' % ("0" * 64), '{"files": {"a": {"sha256": "0"}}}',
     "[" * 100_000],
)  # fmt: skip
def test_a_manifest_that_is_none_is_told(folder: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "manifest.json").write_text(written, "utf-8")
    assert verify.main([str(folder)]) == 2
    told = capsys.readouterr().err
    assert "cannot be verified" in told
    assert "    fix: name the published folder" in told


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000, b"[]", b"7", b"\xff"])
def test_a_published_manifest_that_is_none_counts_as_none(tmp_path: Path, data: bytes) -> None:
    """Found by `make fuzz`: brackets without end."""
    (tmp_path / "manifest.json").write_bytes(data)
    assert manifest.read(tmp_path) == {}
    place = swap.Place(tmp_path / "release")
    place.journal.parent.mkdir(parents=True)
    place.journal.write_bytes(data)
    assert swap._journal(place) is None


def test_a_manifest_that_fits_what_was_changed_is_not_the_one_that_was_released(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released = verify.digest(folder / "manifest.json")
    assert verify.main([str(folder), "--manifest", released.upper()]) == 0
    one_letter(folder)
    listed(folder)
    assert verify.main([str(folder)]) == 0
    assert verify.main([str(folder), "--manifest", released]) == 1
    assert "not the one that was released" in capsys.readouterr().out


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """A key, and the list of those who may sign."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "fixture", "-f", str(key)], check=True)
    signers = tmp_path / "allowed_signers"
    signers.write_text(f"Fixture_Desk {key.with_suffix('.pub').read_text('utf-8')}", "utf-8")
    return key, signers


def test_who_signed_is_told_and_a_changed_manifest_is_not_what_they_signed(
    folder: Path, keys: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    key, signers = keys
    asked = [str(folder), "--signers", str(signers)]
    assert verify.main(asked) == 1
    assert "not signed" in capsys.readouterr().out
    manifest = folder / "manifest.json"
    (folder / "manifest.json.sig").write_text(sign(key, manifest.read_bytes()), "utf-8")
    assert verify.main(asked) == 0
    assert "signed by Fixture_Desk" in capsys.readouterr().out
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    assert verify.main(asked) == 1
    signers.write_text("", "utf-8")
    assert verify.main(asked) == 1
    assert "by nobody whom" in capsys.readouterr().out
    signers.unlink()
    assert verify.main(asked) == 2
    assert f"{signers} cannot be read\n    fix: name the list of signers" in capsys.readouterr().err


def test_without_ssh_keygen_the_signature_is_said_to_be_unchecked(
    folder: Path, keys: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "manifest.json.sig").write_text(sign(keys[0], (folder / "manifest.json").read_bytes()), "utf-8")
    monkeypatch.setenv("PATH", str(folder))
    assert verify.main([str(folder), "--signers", str(keys[1])]) == 1
    assert "ssh-keygen is not installed" in capsys.readouterr().out
    assert verify.main([str(folder)]) == 0


def test_it_runs_alone(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-S", "verify.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["leaflets", "manifest.json", "site", "verify.py"]
    one_letter(folder)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split("\n")[0]) == (1, "changed: site/en/a.html")
    assert "    fix: find out who changed it; then `leafwright release` writes it anew" in done.stdout


def test_it_needs_nothing_but_what_comes_with_python() -> None:
    tree = ast.parse(Path(verify.__file__).read_text("utf-8"), feature_version=(3, 8))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
