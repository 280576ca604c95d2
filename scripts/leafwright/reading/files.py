"""Read files and check them against their schema; whatever is wrong becomes a finding at its line."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from leafwright import intake
from leafwright.cache import digest
from leafwright.model import Finding, Place
from leafwright.reading.values import wrong_values

MODEL = TypeVar("MODEL", bound=BaseModel)
_CURLY = re.compile(r"[=\[,]\s*[“”„«‘’]")  # where a value begins, as a word processor writes its quotes
_TOML = 'write each value as: name = "text"; figures without a zero in front; true and false in small letters'
MOST_BYTES = 2_000_000  # a topic or PO file larger than this is a mistake, not a text


class Reader:
    """Collects findings while files are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.house: dict[str, Any] = {}  # tables of the house that the hospital chose, by the file that they lie over
        self.digests: dict[str, str] = {}  # of every file that was read, by its path
        self._tables: dict[Path, str] = {}  # texts of TOML; of all that is read, a large library has half a gigabyte

    def report(self, path: Path, line: int, code: str, message: str, fix: str, language: str = "") -> None:
        file = path.relative_to(self.root).as_posix()
        self.findings.append(Finding(Place(file, max(line, 1)), code, message, fix, language))

    def advise(self, path: Path, line: int, code: str, message: str, fix: str) -> None:
        """What is only said, and stops nothing."""
        file = path.relative_to(self.root).as_posix()
        self.findings.append(Finding(Place(file, max(line, 1)), code, message, fix, "", "warn"))

    def text(self, path: Path, language: str = "") -> str | None:
        """A file's text, or None with a finding: missing, too large or not UTF-8."""
        data = self.data(path, MOST_BYTES, language)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = "this line is not UTF-8 text"
            self.report(path, line, "S003", message, "save the file again with encoding UTF-8", language)
            return None

    def data(self, path: Path, most: int, language: str = "") -> bytes | None:
        """A file's bytes, or None with a finding: missing, no file of this library, too large."""
        try:
            data = intake.contents(path, most, self.root)
        except intake.UnfitError as wrong:
            code = "S002" if isinstance(wrong, intake.TooLargeError) else "S016"
            self.report(path, 1, code, f"file {wrong}", wrong.fix, language)
            return None
        except PermissionError:
            fix = "ask whoever looks after this folder for the right to read it"
            self.report(path, 1, "S001", "you may not read this file", fix, language)
            return None
        except OSError:
            self.report(path, 1, "S001", "file is missing or cannot be read", "put the file back", language)
            return None
        self.digests[path.relative_to(self.root).as_posix()] = digest(data)
        return data

    def tell_apart(self, path: Path, more: str) -> None:
        """Say what is known of a file that was read beside its bytes, and tells it from others as they do."""
        name = path.relative_to(self.root).as_posix()
        self.digests[name] = digest(self.digests[name], more)

    def line_of(self, keys: list[str], path: Path) -> int:
        """The line of a TOML file that was read where the last findable key stands."""
        return line_of_key(keys, self.read_before(path))

    def read_before(self, path: Path) -> str:
        """A TOML file's text as it was read; empty where it could not be."""
        return self._tables.get(path, "")

    def toml(self, path: Path) -> tuple[dict[str, Any], str] | None:
        text = self.text(path)
        if text is None:
            return None
        self._tables[path] = text
        try:
            values = tomllib.loads(text)
            if wrong := intake.unbelievable(values):
                raise ValueError(wrong)
            return values, text
        except (ValueError, RecursionError) as error:  # a TOMLDecodeError, a number of 5,000 digits, a thousand [
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            message, fix = f"not valid TOML: {str(error).split(' (at')[0]}", _TOML
            if _CURLY.search(text.split("\n")[line - 1]):
                message, fix = "curly quotes around a value", 'write straight ones: name = "text"'
            self.report(path, line, "S004", message, fix)
            return None

    def validate(self, shape: type[MODEL], values: Any, path: Path, text: str, above: str = "") -> MODEL | None:
        """`values` as a `shape`, or None with a finding for each value that does not fit."""
        try:
            return shape.model_validate(values)
        except ValidationError as error:
            sign = " =" if path.suffix == ".toml" else ":"
            for keys, message, fix in wrong_values(shape, error.errors(), sign):
                self.report(path, line_of_key([above, *keys] if above else keys, text), "S005", message, fix)
            return None


def line_of_key(keys: list[str], text: str) -> int:
    """The line of a TOML or YAML text where the last findable key stands."""
    lines, line = text.split("\n"), 1
    for depth, key in enumerate(keys):
        table = ".".join(keys[: depth + 1])
        patterns = (rf"\s*\[+{re.escape(table)}\]+", rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=:]")
        for number in range(line, len(lines) + 1):
            if any(re.match(pattern, lines[number - 1]) for pattern in patterns):
                line = number
                break
    return line
