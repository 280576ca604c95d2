"""Answer HL7 Infobutton requests from the files of a release: a WSGI application that needs nothing but Python.

A record system asks `…/infobutton?mainSearchCriteria.v.c=K40&mainSearchCriteria.v.cs=2.16.840.1.113883.6.3&
informationRecipient.languageCode.c=ar`. The answer lies there as a file; this finds its name in infobutton/index.json.
It keeps nothing of a request, writes nothing, and knows nothing of who asks. A request that it cannot answer gets 4xx.

Run by a WSGI server: `application` reads the folder that LEAFWRIGHT_SITE names, by default the `site` beside this file.
`python3 responder.py` serves by itself, to this machine only.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

LONGEST, MOST = 4096, 64  # of a query: characters, and values
LARGEST = 1_000_000  # bytes of a file that is read
TYPES = {"json": "application/json; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}
CODE, SYSTEM = "mainSearchCriteria.v.c", "mainSearchCriteria.v.cs"
LANGUAGE, FORM = "informationRecipient.languageCode.c", "knowledgeResponseType"
HEADERS = [
    ("Cache-Control", "no-store"),  # who asked for what must stay nowhere
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]
_STATUS = {
    200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable",
    414: "URI Too Long", 503: "Service Unavailable",
}  # fmt: skip

Start = Callable[[str, list[tuple[str, str]]], Any]


class RefusedError(Exception):
    """A request that gets no answer: the status of HTTP, and what to say."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Responder:
    """A WSGI application (PEP 3333) over the folder of a site. It is stateless but for the index, which it reads anew
    when another release is there."""

    def __init__(self, site: Path) -> None:
        self.folder = site / "infobutton"
        self._read: tuple[tuple[int, int, int], dict[str, Any]] | None = None

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        try:
            status, kind, body = self._answered(environ)
            more: list[tuple[str, str]] = []
        except RefusedError as refused:
            status, kind, body = refused.status, "text/plain; charset=utf-8", f"{refused}\n".encode()
            more = [("Allow", "GET, HEAD")] if status == 405 else []
            more += [("Retry-After", "60")] if status == 503 else []
        told = [("Content-Type", kind), ("Content-Length", str(len(body))), *HEADERS, *more]
        start(f"{status} {_STATUS[status]}", told)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answered(self, environ: dict[str, Any]) -> tuple[int, str, bytes]:
        if environ.get("REQUEST_METHOD", "GET") not in ("GET", "HEAD"):
            raise RefusedError(405, "Ask by GET.")
        asked = parameters(environ.get("QUERY_STRING", ""))
        form = form_of(asked.get(FORM, ""), environ.get("HTTP_ACCEPT", ""))
        code, system = asked.get(CODE, ""), asked.get(SYSTEM, "")
        if not code or not system:
            raise RefusedError(400, f"Name a code ({CODE}) and its system ({SYSTEM}).")
        index = self.index()
        name = found(index, system, code, asked.get(LANGUAGE, ""))
        return 200, TYPES[form], self._file(f"{name}.{form}")

    def index(self) -> dict[str, Any]:
        """What can be answered. Raises RefusedError where there is no release that can be read."""
        path = self.folder / "index.json"
        try:
            is_now = path.stat()
            mark = is_now.st_ino, is_now.st_mtime_ns, is_now.st_size
            if self._read is None or self._read[0] != mark:
                self._read = mark, _indexed(json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise RefusedError(503, "There is no release to answer from.") from error
        return self._read[1]

    def _file(self, name: str) -> bytes:
        """A file that the index names. A release that is swapped in at this moment may not have it any more."""
        try:
            with (self.folder / name).open("rb") as file:
                if os.fstat(file.fileno()).st_size > LARGEST:
                    raise RefusedError(503, "The answer is too large.")
                return file.read()
        except OSError as error:
            raise RefusedError(404, "There is no leaflet for this code.") from error


def parameters(query: str) -> dict[str, str]:
    """The parameters of a query, the first value of each. Raises RefusedError where it is too long or no query."""
    if len(query) > LONGEST:
        raise RefusedError(414, f"The query is longer than {LONGEST} characters.")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except ValueError as error:  # too many values, or no UTF-8
        raise RefusedError(400, "The query cannot be read.") from error
    asked: dict[str, str] = {}
    for name, value in pairs:
        asked.setdefault(name, value.strip())
    return asked


def form_of(wish: str, accepted: str) -> str:
    """In which form to answer: as `knowledgeResponseType` says, else as the header Accept does, else Atom.

    Raises RefusedError where a form is asked for that there is not.
    """
    wish = wish.partition(";")[0].strip().casefold()
    if wish in ("application/json", "json"):
        return "json"
    if wish in ("application/atom+xml", "text/xml", "application/xml", "xml", "atom"):
        return "atom"
    if wish:
        raise RefusedError(406, "Answers are application/json or application/atom+xml.")
    return "json" if "json" in accepted.casefold() and "atom" not in accepted.casefold() else "atom"


def found(index: dict[str, Any], system: str, code: str, language: str) -> str:
    """The file that answers, without its end, made of names in the index only. Raises RefusedError."""
    oid = index["systems"].get(_plain(system.casefold().removeprefix("urn:oid:")))
    known = index["codes"].get(oid, {}).get(_plain(code))
    if known is None:
        raise RefusedError(404, "There is no leaflet for this code.")
    written, tags = known
    tag = _language(tags, language, index["source"])
    if tag is None:
        raise RefusedError(404, "There is no leaflet for this code in this language.")
    return f"{oid}/{written}/{tag}"


def _language(tags: list[str], asked: str, source: str) -> str | None:
    """The language to answer in: the one asked for, without its region too; else that of the source (RFC 4647)."""
    known = {tag.casefold(): tag for tag in tags}
    asked = asked.replace("_", "-").casefold()
    while asked:
        if asked in known:
            return known[asked]
        asked = asked.rpartition("-")[0]
    return source if source in tags else None


def _plain(name: str) -> str:
    """A code or a system as it is compared: record systems leave dots out, and write small letters."""
    return re.sub(r"[^0-9a-z]", "", name[:200].casefold())


def _indexed(values: dict[str, Any]) -> dict[str, Any]:
    """The index by plain names."""
    return {
        "source": str(values["source"]),
        "systems": {_plain(name): oid for name, oid in values["systems"].items()},
        "codes": {
            oid: {_plain(code): (code, list(tags)) for code, tags in codes.items()}
            for oid, codes in values["codes"].items()
        },
    }


class _Quiet(WSGIRequestHandler):
    timeout = 10  # seconds that a caller may take to say what it wants

    def log_message(self, format: str, *args: Any) -> None:
        """What was asked for is written nowhere."""


application = Responder(Path(os.environ.get("LEAFWRIGHT_SITE") or Path(__file__).resolve().parent / "site"))


def main(arguments: list[str]) -> int:
    """Serve to this machine only, at the port that is named or 8087; put a web server in front."""
    where = urlsplit(f"//127.0.0.1:{arguments[0] if arguments else 8087}")
    with make_server("127.0.0.1", where.port or 8087, application, handler_class=_Quiet) as server:
        server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
