"""What steps answered in the last build, so that the next works out only what changed.

A step whose answer depends on nothing but what it is asked may keep it: the same question, put to the same code, has
the same answer. A file that is damaged, or was written by other code, is as good as none.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from leafwright.setup import places

Answer = TypeVar("Answer")


def digest(*parts: str | bytes) -> str:
    """SHA-256 over some parts, as hexadecimal; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def code() -> str:
    """A hash over all that works out answers: the modules of this package, and the locks of what they use."""
    return digest(*(path.read_bytes() for path in [*sorted(places.PACKAGE.rglob("*.py")), *places.locks()]))


class Cache:
    """Answers by a hash of their question. Without a file it remembers nothing beyond itself."""

    def __init__(self, file: Path | None = None, code: str = "") -> None:
        self._file, self._code = file, code
        self._known = _read(file, code) if file else {}
        self._used: dict[str, bytes] = {}

    def answer(self, shape: TypeAdapter[Answer], work: Callable[[], Answer], *question: str) -> Answer:
        """What `work` gives, which `shape` can turn into JSON and back; not worked out where the question is known."""
        key = digest(*question)
        for answers in (self._used, self._known):
            if key in answers:
                self._used[key] = answers[key]
                return shape.validate_json(answers[key])
        answer = work()
        self._used[key] = shape.dump_json(answer)
        return answer

    def keep(self, whole: bool = True) -> None:
        """Write the answers of this build. Those that a whole build did not ask for are forgotten."""
        answers = self._used if whole else {**self._known, **self._used}
        if self._file is None or answers.keys() == self._known.keys():
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new, seal = self._file.with_suffix(".new"), hashlib.sha256()
        with new.open("wb") as lines:
            for key, answer in ((_CODE, self._code.encode()), *answers.items()):
                line = key.encode() + b" " + answer + b"\n"
                seal.update(line)
                lines.write(line)
            lines.write(seal.hexdigest().encode())
        new.replace(self._file)


_CODE = "code"  # stands where the hash of a question stands in other lines


def _read(file: Path, code: str) -> dict[str, bytes]:
    """The answers in a file, a line each behind the hash of its question; last the seal, without a line end."""
    known, seal, told = dict[str, bytes](), hashlib.sha256(), b""
    try:
        with file.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    seal.update(line)
                    key, _, answer = line[:-1].partition(b" ")
                    known[key.decode("ascii", "replace")] = answer
                else:
                    told = line
    except OSError:
        return {}
    return known if told == seal.hexdigest().encode() and known.pop(_CODE, b"") == code.encode() else {}
