"""Outside addresses are asked by a command of its own: what fails is told at its line, in a dated report."""

import datetime
import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from breaking import loaded, topic
from leafwright.checks.reported import REPORTED
from leafwright.commands.links import check_links
from leafwright.website import outside_links


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/alive" else 404)
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def no_other_address(root: Path) -> None:
    """Take out the addresses of the references, which nobody answers."""
    path = root / "docs" / "evidence" / "references.json"
    items = [{"id": item["id"], "title": item["title"]} for item in json.loads(path.read_text("utf-8"))]
    path.write_text(json.dumps(items), "utf-8")


def test_an_address_without_an_answer_is_told_with_its_line(library: Path, server: str) -> None:
    no_other_address(library)
    text = topic(library).read_text("utf-8")
    text += f"\nSee [one]({server}/alive) and\n[two]({server}/dead).\n"
    topic(library).write_text(text, "utf-8")
    day = datetime.date(2026, 1, 2)
    findings, report, asked = outside_links.check(library, loaded(library), day)
    assert asked == 2
    (finding,) = findings
    assert f"{server}/dead" in finding.message
    assert REPORTED[finding.code].rule == "Every address outside that a topic or the evidence names still answers."
    assert finding.at.line == text[: text.index("[two]")].count("\n") + 1
    assert not finding.stops
    assert report == library / "build" / "links" / "2026-01-02.json"
    assert json.loads(report.read_text("utf-8"))["total"] == 2


def test_without_the_internet_it_says_so_and_blames_no_address(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    no_other_address(library)
    text = topic(library).read_text("utf-8")
    topic(library).write_text(text + "\nSee http://127.0.0.1:9/one and http://127.0.0.1:9/two\n", "utf-8")
    assert check_links([], library) == 2
    assert "where the internet can be reached" in capsys.readouterr().err


def test_every_reference_is_asked_by_its_doi_or_address(library: Path) -> None:
    known = outside_links.addresses(library, loaded(library))
    assert {"https://doi.org/10.5555/fixture.1", "https://fixture.example.org/advice"} <= known.keys()
    assert all(place.line > 1 for place in known.values())


def test_a_library_without_evidence_has_the_links_of_its_topics_asked(library: Path) -> None:
    shutil.rmtree(library / "docs" / "evidence")
    topic(library).write_text(topic(library).read_text("utf-8") + "\nSee http://127.0.0.1:9/one\n", "utf-8")
    assert set(outside_links.addresses(library, loaded(library))) == {"http://127.0.0.1:9/one"}
