#!/usr/bin/env python3
"""Compare a published folder with its manifest: name every file that was added, changed or is missing.

A copy of this file lies in every release. It needs Python 3.8 or later and nothing else, reads only, and asks no
network:

    python3 verify.py                    the folder in which it lies
    python3 verify.py FOLDER             another one
    python3 verify.py --manifest SHA256  and whether its manifest is the one that was released
    python3 verify.py --signers FILE     and who signed it: FILE is docs/signoffs/allowed_signers (OpenSSH)

Whoever can change the folder can change this file, too: keep a copy of it elsewhere, and of the SHA-256 that
`release` said. Exit code: 0 all is as it was released, 1 it is not, 2 it cannot be told.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"
NAMESPACE = "leafwright"
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


ANEW = "find out who changed it; then `leafwright release` writes it anew, or a backup brings it back"
NAME = "name the published folder (`verify --to FOLDER`, `python3 verify.py FOLDER`); a lost one: release anew"


class UnreadableError(Exception):
    """There is no manifest, or no list of signers, that can be read; the message says why, `fix` what to do."""

    def __init__(self, wrong: str, fix: str = NAME) -> None:
        super().__init__(wrong)
        self.fix = fix


def compare(folder: Path) -> list[str]:
    """Takes a folder; returns what differs from its manifest, a line each, in order. Raises UnreadableError."""
    listed, found, said = _listed(folder), dict(_found(folder)), []
    for name in sorted({*listed, *found} - {MANIFEST, SIGNATURE}):
        if name not in found:
            said.append(f"missing: {name}")
        elif name not in listed:
            said.append(f"added: {name}{_kind(found[name])}")
        elif found[name] != "file" or digest(folder / name) != listed[name]:
            said.append(f"changed: {name}{_kind(found[name])}")
    return said


def _listed(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file, by its name, as the manifest has it."""
    path = folder / MANIFEST
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise UnreadableError(f"{path} is no file")
        values = json.loads(path.read_bytes().decode("utf-8"))
        listed = {name: entry["sha256"] for name, entry in values["files"].items()}
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"{path} is not a manifest") from error
    for name, value in listed.items():
        inside = name and not name.startswith("/") and ".." not in name.split("/")
        if not inside or not isinstance(value, str) or not _SHA256.match(value):
            raise UnreadableError(f"{path} names what it cannot: {name!r}")
    return listed


def _found(folder: Path) -> Iterator[tuple[str, str]]:
    """Each thing in a folder, by its name below it, and whether it is a file, a link or something else.

    A folder counts only where it is empty: those of a release hold files. A link is not followed.
    """
    for path, folders, files in os.walk(folder, onerror=_raise):
        links = [name for name in folders if Path(path, name).is_symlink()]
        if not folders and not files and Path(path) != folder:
            yield _below(Path(path), folder), "empty folder"
        for name in (*files, *links):
            mode = Path(path, name).lstat().st_mode
            kind = "link" if stat.S_ISLNK(mode) else "file" if stat.S_ISREG(mode) else "device"
            yield _below(Path(path, name), folder), kind


def _raise(error: OSError) -> None:
    raise UnreadableError(f"{error.filename} cannot be read: {error.strerror}")


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _kind(kind: str) -> str:
    return "" if kind == "file" else f" ({kind})"


def digest(path: Path) -> str:
    """The SHA-256 of a file; nothing where it cannot be read, so that it counts as changed."""
    whole = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                whole.update(block)
    except OSError:
        return ""
    return whole.hexdigest()


def signed(folder: Path, signers: str) -> tuple[bool, str]:
    """Whether somebody whom the file `signers` lists signed the manifest, and what to say of it.

    Raises UnreadableError where there is no such list.
    """
    signature = folder / SIGNATURE
    if not os.access(signers, os.R_OK):
        raise UnreadableError(f"{signers} cannot be read", "name the list of signers: --signers FILE")
    if not signature.is_file():
        return False, "the manifest is not signed"
    ask = ["ssh-keygen", "-Y", "find-principals", "-f", signers, "-s", str(signature)]
    try:
        told = subprocess.run(ask, capture_output=True, check=False).stdout.decode("utf-8", "replace")
        who = told.split("\n")[0].strip()
        ask = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", who, "-n", NAMESPACE, "-s", str(signature)]
        data = (folder / MANIFEST).read_bytes()
        good = bool(who) and subprocess.run(ask, input=data, capture_output=True, check=False).returncode == 0
    except OSError:
        return False, "the signature cannot be checked: ssh-keygen is not installed (package openssh-client)"
    if not good:
        return False, f"the signature is by nobody whom {signers} lists, or of another manifest"
    return True, f"signed by {who}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what differs; returns the exit code."""
    parser = argparse.ArgumentParser(description="Compare a published folder with its manifest.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--manifest", default="", help="SHA-256 of the manifest that was released")
    parser.add_argument("--signers", default="", help="allowed_signers of OpenSSH: who may sign a manifest")
    asked = parser.parse_args(arguments)
    try:
        said = compare(asked.folder)
        good, told = signed(asked.folder, asked.signers) if asked.signers else (True, "")
    except UnreadableError as problem:
        print(f"This folder cannot be verified: {problem}\n    fix: {problem.fix}", file=sys.stderr)
        return 2
    identity = digest(asked.folder / MANIFEST)
    if asked.manifest and asked.manifest.lower() != identity:
        said.append(f"changed: {MANIFEST} (it is not the one that was released)")
    if not good:
        said.append(f"changed: {SIGNATURE} ({told})")
    for line in said:
        print(line)
    if said:
        print(f"{len(said)} of {asked.folder} differ from the release.\n    fix: {ANEW}")
        return 1
    print(f"All is as it was released. Manifest: {identity}{', ' + told if told else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
