"""What steps answered in the last build, so that the next works out only what changed.

A step whose answer depends on nothing but what it is asked may keep it: the same question, put to the same code, has
the same answer. A file that is damaged, or was written by other code, is as good as none.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

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
    here = Path(__file__)
    locks = [here.parents[2] / "requirements.txt", here.parents[2] / "package-lock.json"]
    return digest(*(path.read_bytes() for path in [*sorted(here.parent.rglob("*.py")), *locks]))


class Memo:
    """Answers by a hash of their question. Without a file it remembers nothing beyond itself."""

    def __init__(self, file: Path | None = None, code: str = "") -> None:
        self._file, self._code = file, code
        self._known = _read(file, code) if file else {}
        self._used: dict[str, Any] = {}

    def answer(self, shape: TypeAdapter[Answer], work: Callable[[], Answer], *question: str) -> Answer:
        """What `work` gives, which `shape` can turn into JSON and back; not worked out where the question is known."""
        key = digest(*question)
        for answers in (self._used, self._known):
            if key in answers:
                self._used[key] = answers[key]
                return shape.validate_python(answers[key])
        answer = work()
        self._used[key] = shape.dump_python(answer, mode="json")
        return answer

    def keep(self, whole: bool = True) -> None:
        """Write the answers of this build. Those that a whole build did not ask for are forgotten."""
        answers = self._used if whole else {**self._known, **self._used}
        if self._file is None or answers.keys() == self._known.keys():
            return
        text = json.dumps({"code": self._code, "answers": answers}, ensure_ascii=False)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new = self._file.with_suffix(".new")
        new.write_text(f"{digest(text)}\n{text}", "utf-8")
        new.replace(self._file)


def _read(file: Path, code: str) -> dict[str, Any]:
    try:
        seal, _, text = file.read_text("utf-8").partition("\n")
        kept = json.loads(text) if digest(text) == seal else {}
        return dict(kept["answers"]) if kept.get("code") == code else {}
    except (OSError, ValueError):
        return {}
