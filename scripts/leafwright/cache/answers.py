"""Where answers are kept: one file of them, and the files that were made."""

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from leafwright.cache.questions import digest
from leafwright.disk.linking import linked

Answer = TypeVar("Answer")
_LONG = 1000  # bytes from which an answer is packed


class Cache:
    """Answers by a hash of their question, in `folder`. Without one it remembers nothing beyond itself."""

    def __init__(self, folder: Path | None = None) -> None:
        self._files = folder / "files" if folder else None
        self._answers = _opened(folder) if folder else None
        self._used: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._wanted: set[str] = set()  # files, by hash

    def known(self, shape: TypeAdapter[Answer], *question: str) -> Answer | None:
        """The answer to a question, where it has been remembered; `shape` turns it into JSON and back."""
        key = self.want(*question)
        found = self._used.get(key) or self._read(key)
        if found is None:
            return None
        self._hold(key, found)
        try:
            return shape.validate_json(found)
        except ValueError:  # other code remembered another shape
            return None

    def knows(self, *question: str) -> bool:
        """Whether an answer to a question has been kept, without a look at it: it may be damaged."""
        key = self.want(*question)
        return key in self._used or self._found("SELECT key FROM answers WHERE key = ?", key) is not None

    def want(self, *question: str) -> str:
        """Say that the answer to a question is not to be forgotten; gives its key."""
        key = digest(*question)
        self._asked.add(key)
        return key

    def wanted(self) -> frozenset[str]:
        """The keys of answers, and the names of files, that are not to be forgotten so far."""
        return frozenset(self._asked | self._wanted)

    def want_all(self, wanted: Iterable[str]) -> None:
        """Say that answers and files are not to be forgotten, by what `wanted` gave of them."""
        self._asked |= {*wanted}
        self._wanted |= {*wanted}

    def remember(self, shape: TypeAdapter[Answer], answer: Answer, *question: str) -> bytes:
        """Keep an answer from now on, also where this build does not come to its end; gives it as it is kept."""
        data = shape.dump_json(answer)
        self._keep(self.want(*question), data)
        return data

    def learn(self, held: Mapping[str, bytes]) -> None:
        """Keep what another process found out, as its cache `held` it."""
        for key, data in held.items():
            self._asked.add(key)
            self._keep(key, data)

    @property
    def held(self) -> Mapping[str, bytes]:
        """The answers at hand: of a cache without a folder, all of them."""
        return self._used

    def _keep(self, key: str, data: bytes) -> None:
        self._hold(key, data)
        if self._answers:
            packed = _packed(data)
            try:
                self._answers.execute("REPLACE INTO answers VALUES (?, ?, ?)", (key, digest(key, packed), packed))
            except sqlite3.Error:
                self._answers = None

    def answer(self, shape: TypeAdapter[Answer], work: Callable[[], Answer], *question: str) -> Answer:
        """What `work` gives; not worked out where the question is known.

        It is read back from what is kept, so that it is the same the first time as ever after; and its words take half
        of the memory, since each that was written holds what was written beside itself.
        """
        found = self.known(shape, *question)
        return shape.validate_json(self.remember(shape, work(), *question)) if found is None else found

    def packed(self, shape: TypeAdapter[Answer], work: Callable[[], Answer], *question: str) -> bytes:
        """What `work` gives, as JSON that takes little room; `unpacked` opens it. Not worked out where it is known."""
        key = self.want(*question)
        return self._row(key) or _packed(self._used.get(key) or self.remember(shape, work(), *question))

    def keep_file(self, data: bytes) -> str:
        """Keep the bytes of a file; gives their SHA-256, under which they are found again."""
        name = hashlib.sha256(data).hexdigest()
        self._wanted.add(name)
        if self._files and not self.has_file(name):
            self._files.mkdir(parents=True, exist_ok=True)
            new = self._files / f"{name}.{os.getpid()}"
            new.write_bytes(data)
            new.replace(self._files / name)
        return name

    def take_file(self, path: Path) -> str:
        """Keep a file that was written for good, without writing it twice; gives its SHA-256."""
        name = hashlib.sha256(path.read_bytes()).hexdigest()
        self._wanted.add(name)
        if self._files and not self.has_file(name):
            self._files.mkdir(parents=True, exist_ok=True)
            new = self._files / f"{name}.{os.getpid()}"
            new.unlink(missing_ok=True)
            linked(path, new)
            new.replace(self._files / name)
        return name

    def has_file(self, name: str) -> bool:
        """Whether the file of this hash is there, and still is what it was."""
        path = self._files / name if self._files else None
        if path is None or not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != name:
            return False
        self._wanted.add(name)
        return True

    def file(self, name: str) -> Path:
        """Where the file of a hash lies. Only to be read."""
        if self._files is None:
            raise ValueError("a cache without a folder keeps no files")
        return self._files / name

    def save(self) -> None:
        """Write what was remembered so far."""
        if self._answers:
            try:
                self._answers.commit()
            except sqlite3.Error:
                self._answers = None

    def close(self, whole: bool = True) -> None:
        """Write all. What a whole build did not ask for is forgotten, and its files are removed."""
        self.save()
        if whole and self._answers:
            try:
                held = {key for (key,) in self._answers.execute("SELECT key FROM answers")}
                self._answers.executemany("DELETE FROM answers WHERE key = ?", [(k,) for k in held - self._asked])
                self.save()
            except sqlite3.Error:
                self._answers = None
        if whole and self._files and self._files.is_dir():
            for path in self._files.iterdir():
                if path.name not in self._wanted:
                    path.unlink(missing_ok=True)  # a command beside this one may have renamed its own
        if self._answers:
            self._answers.close()
            self._answers = None

    def _hold(self, key: str, data: bytes) -> None:
        """Keep an answer at hand, but long ones only where they are nowhere else."""
        if self._answers is None or len(data) <= _LONG:
            self._used[key] = data

    def _read(self, key: str) -> bytes | None:
        packed = self._row(key)
        return None if packed is None else unpacked(packed)

    def _row(self, key: str) -> bytes | None:
        """An answer as it was kept, where it is whole."""
        row = self._found("SELECT seal, answer FROM answers WHERE key = ?", key)
        if row is None or not isinstance(row[1], bytes) or row[0] != digest(key, row[1]):
            return None
        return row[1]

    def _found(self, asked: str, key: str) -> Sequence[object] | None:
        """What lies in the file below a key; None where there is nothing, or the file cannot be read."""
        if self._answers is None:
            return None
        try:
            row: Sequence[object] | None = self._answers.execute(asked, (key,)).fetchone()
        except sqlite3.Error:
            return None
        return row


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, 1) if len(data) > _LONG else data


def unpacked(data: bytes) -> bytes:
    """JSON that was packed where it is long."""
    return zlib.decompress(data) if data[:1] == b"x" else data  # no JSON begins with an x


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The answers kept in a folder; a file that is none of ours is replaced. None where none can be kept."""
    file = folder / "answers.sqlite"
    for _ in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            answers = sqlite3.connect(file, timeout=1)
            # a lost answer is only worked out again: there is no need to wait for the disk
            answers.execute("PRAGMA synchronous = OFF")
            answers.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, seal TEXT, answer BLOB)")
            answers.execute("SELECT key, seal, answer FROM answers LIMIT 1").fetchone()
            return answers
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return None
            _removed(file)
        except (sqlite3.Error, OSError):
            _removed(file)
    return None


def _removed(file: Path) -> None:
    """Remove a file; one that nobody may remove, as on a read-only share, stays."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
