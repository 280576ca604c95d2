"""The responder finds answers, and meets whatever is asked with an answer or a refusal, in little memory."""

import json
import random
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from leafwright.records import responder
from leafwright.records.responder import CODE, FORM, LANGUAGE, SYSTEM, Responder

ICD, SNOMED = "2.16.840.1.113883.6.3", "2.16.840.1.113883.6.96"
HOSTILE = [
    "../../../etc/passwd", "..%2f..%2fmanifest", "\x00", "K40\r\nSet-Cookie: a=b", "%", "%zz", "%ff%fe", "\ud800",
    "K40" * 5000, "' OR 1=1 --", "<script>", "{{7*7}}", "مرحبا", "0", "-1", "1e999", "", " ", "index", "/", "\\", "*",
    "K40\u0000", "urn:oid:",
]  # fmt: skip


def ask(site: Path | Responder, query: str, **more: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer, as a WSGI server would have them."""
    said: list[Any] = []
    application = Responder(site) if isinstance(site, Path) else site
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": "/infobutton", "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr, "wsgi.multithread": False, "wsgi.multiprocess": False,
        "wsgi.run_once": False, **more,
    }  # fmt: skip
    body = b"".join(application(environ, lambda status, headers: said.extend([status, headers])))
    return int(said[0][:3]), dict(said[1]), body


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    return folder / "site"


@pytest.mark.parametrize(
    ("system", "code", "language", "answered"),
    [
        (ICD, "K40", "ar", f"{ICD}/K40/ar"),
        (f"urn:oid:{ICD}", "k40", "ar-EG", f"{ICD}/K40/ar"),
        ("ICD10", "K40", "fr_CA", f"{ICD}/K40/fr"),
        ("http://snomed.info/sct", "22298006", "fr", f"{SNOMED}/22298006/fr"),
        (SNOMED, "22298006", "", f"{SNOMED}/22298006/en"),
        (SNOMED, "22298006", "so", f"{SNOMED}/22298006/en"),  # not there: in the language of the source
    ],
)
@pytest.mark.parametrize(("form", "end"), [("application/json", "json"), ("", "atom")])
def test_an_answer_is_found(
    site: Path, system: str, code: str, language: str, answered: str, form: str, end: str
) -> None:
    query = urlencode({SYSTEM: system, CODE: code, LANGUAGE: language, FORM: form, "taskContext.c.c": "PROBLISTREV"})
    status, headers, body = ask(site, query)
    assert (status, headers["Content-Type"]) == (200, responder.TYPES[end])
    assert body == (site / "infobutton" / f"{answered}.{end}").read_bytes()
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "more", "expected"),
    [
        ("", {}, 400),
        (f"{CODE}=K40", {}, 400),
        (f"{CODE}=K41&{SYSTEM}={ICD}", {}, 404),
        (f"{CODE}=4548-4&{SYSTEM}=LOINC", {}, 404),  # nobody looked it up
        (f"{CODE}=K40&{SYSTEM}={ICD}&{FORM}=text/html", {}, 406),
        (f"{CODE}=K40&{SYSTEM}={ICD}", {"REQUEST_METHOD": "POST"}, 405),
        (f"{CODE}={'K' * 5000}&{SYSTEM}={ICD}", {}, 414),
        ("a=1&" * 100, {}, 400),
        (f"{CODE}=%ff&{SYSTEM}={ICD}", {}, 400),
    ],
)
def test_what_cannot_be_answered_is_refused(site: Path, query: str, more: dict[str, str], expected: int) -> None:
    assert ask(site, query, **more)[0] == expected


def queries(count: int) -> list[str]:
    """Queries as nobody should send them, the same each time; some of them can be answered all the same."""
    chance = random.Random(4711)
    good = {CODE: ["K40", "22298006"], SYSTEM: [ICD, SNOMED], LANGUAGE: ["ar", "fr"], FORM: ["application/json", ""]}
    names = [*good, "mainSearchCriteria.v.dn", "age.v.v", "", "\x00", "taskContext.c.c"]

    def value(name: str) -> str:
        if name in good and chance.random() < 0.6:
            return chance.choice(good[name])
        if chance.random() < 0.5:
            return chance.choice(HOSTILE)
        return "".join(chr(chance.randrange(0x11000)) for _ in range(chance.randrange(40)))

    made = []
    for _ in range(count):
        asked = [*(name for name in good if chance.random() < 0.8), *chance.choices(names, k=chance.randrange(3))]
        chance.shuffle(asked)
        parts = []
        for name in asked:
            said = value(name)
            plain = chance.random() < 0.2
            parts.append(f"{name}={said if plain else quote(said.encode('utf-8', 'surrogatepass'))}")
        made.append(chance.choice(["&", "&", "&", "&&", ";", "="]).join(parts))
    return made


def test_two_thousand_hostile_queries_get_an_answer_or_a_refusal(site: Path) -> None:
    application, found = Responder(site), dict[int, int]()
    ask(application, f"{CODE}=K40&{SYSTEM}={ICD}")
    asked = queries(2000)
    tracemalloc.start()
    try:
        for query in asked:
            status, _, body = ask(application, query)
            found[status] = found.get(status, 0) + 1
            if status == 200:
                assert body.startswith((b"{", b"<?xml"))
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert set(found) <= {200, 400, 404, 406, 414}
    assert min(found.get(200, 0), found.get(404, 0), found.get(400, 0)) > 20, found
    assert kept < 100_000  # bytes
    assert most < 1_000_000


@pytest.mark.parametrize("query", ["", f"{CODE}=K40&{SYSTEM}={ICD}"])
def test_it_keeps_to_the_rules_of_wsgi(site: Path, query: str) -> None:
    bodies = []
    for method in ("GET", "HEAD"):
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "QUERY_STRING": query}
        setup_testing_defaults(environ)
        answer = validator(Responder(site))(environ, lambda *_: lambda _: None)
        bodies.append(b"".join(answer))
        answer.close()  # type: ignore[attr-defined]
    assert bodies[0]
    assert not bodies[1]


def test_another_release_is_answered_from_at_once(tmp_path: Path) -> None:
    place, query = tmp_path / "infobutton", f"{CODE}=K40&{SYSTEM}={ICD}"
    application = Responder(tmp_path)
    assert ask(application, query)[0] == 503  # nothing was released yet
    place.mkdir()
    for content in ("", "{", "[]", '{"source": 1}'):
        (place / "index.json").write_text(content, "utf-8")
        assert ask(application, query)[0] == 503
    index = {"source": "en", "systems": {ICD: ICD}, "codes": {ICD: {"K40": ["en"]}}}
    (place / "index.json").write_text(json.dumps(index), "utf-8")
    assert ask(application, query)[0] == 404  # named, but its file is gone
    (place / ICD / "K40").mkdir(parents=True)
    (place / ICD / "K40" / "en.atom").write_bytes(b"<feed/>")
    assert ask(application, query)[::2] == (200, b"<feed/>")
    (place / ICD / "K40" / "en.atom").write_bytes(b" " * (responder.LARGEST + 1))
    assert ask(application, query)[0] == 503


def test_it_needs_nothing_but_python(site: Path) -> None:
    run = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({responder.__file__!r})"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_its_unit_sets_limits() -> None:
    unit = Path(responder.__file__).with_name("leafwright-responder.service").read_text("utf-8")
    for line in ("MemoryMax=128M", "TasksMax=16", "DynamicUser=yes", "ProtectSystem=strict", "IPAddressDeny=any"):
        assert f"\n{line}\n" in unit
