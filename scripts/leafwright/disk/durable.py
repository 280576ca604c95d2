"""Files that are there after a power cut: their bytes, then their names, are forced to the disk before anything
depends on them.
"""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}  # some shares cannot sync a folder


def sha256(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_of(data: bytes) -> str:
    """SHA-256 of bytes, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Write a file, and wait until the disk has its bytes. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, data: bytes) -> None:
    """Write a file in the place of one that may be there: readers see the old one or the new one. Raises OSError."""
    replace_all({path: data})


def replace_all(files: Mapping[Path, bytes]) -> None:
    """The same of some files: none takes its place before all are on the disk. Raises OSError, with all as it was.

    What is there already, byte for byte, is left alone. A link is replaced, never followed.
    """
    new = {path: path.with_name(f"{path.name}.new") for path, data in files.items() if not _holds(path, data)}
    try:
        for path, beside in new.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)  # of a process that was killed; or a link that somebody put there
            write(beside, files[path])
            if path.is_file():
                shutil.copymode(path, beside)  # who may write the old one may write the new one
    except BaseException:
        for beside in new.values():
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        raise
    for path, beside in new.items():
        beside.replace(path)
    for folder in {path.parent for path in new}:
        sync_folder(folder)


def create(files: Mapping[Path, bytes]) -> None:
    """Write files where there are none: all or nothing. Raises FileExistsError where one is there, and OSError."""
    for path in files:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    replace_all(files)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file of one's own, no link, holds just these bytes."""
    return path.is_file() and not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes, and wait until the disk has them. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def same(source: Path, target: Path) -> bool:
    """Give a file that is on the disk already a second name; False where the disk cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        os.link(source, target)
        return True
    return False


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder. Raises OSError but where a share cannot do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        if error.errno in _NO_SYNC:
            return
        raise
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Wait until the disk has the names in a folder and in all below it, the deepest first. Raises OSError."""
    for each in _deepest_first(folder):
        sync_folder(each)


def _deepest_first(folder: Path) -> Iterable[Path]:
    return [Path(path) for path, _, _ in os.walk(folder, topdown=False)]
