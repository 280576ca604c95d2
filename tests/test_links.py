"""Outside addresses are asked by a command of its own: what fails is told at its line, in a dated report."""

import datetime
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.commands.links import check_links
from leafwright.website import outside_links
from test_guards import topic_of


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
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_without_an_answer_is_told_with_its_line(project: Path, server: str) -> None:
    (project / "docs" / "evidence" / "references.json").write_text("[]", "utf-8")
    text = topic_of(project).read_text("utf-8")
    text += f"\nSee [one]({server}/alive) and\n[two]({server}/dead).\n"
    topic_of(project).write_text(text, "utf-8")
    loaded, _ = reading.load(project)
    assert loaded is not None
    day = datetime.date(2026, 1, 2)
    findings, report, asked = outside_links.check(project, loaded, day)
    assert asked == 2
    (finding,) = findings
    assert f"{server}/dead" in finding.message
    assert finding.at.line == text[: text.index("[two]")].count("\n") + 1
    assert not finding.stops
    assert report == project / "build" / "links" / "2026-01-02.json"
    assert json.loads(report.read_text("utf-8"))["total"] == 2


def test_without_the_internet_it_says_so_and_blames_no_address(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "evidence" / "references.json").write_text("[]", "utf-8")
    text = topic_of(project).read_text("utf-8")
    topic_of(project).write_text(text + "\nSee http://127.0.0.1:9/one and http://127.0.0.1:9/two\n", "utf-8")
    assert check_links(project) == 2
    assert "where the internet can be reached" in capsys.readouterr().err


def test_every_reference_is_asked_by_its_doi_or_address() -> None:
    loaded, _ = reading.load(ROOT)
    assert loaded is not None
    known = outside_links.addresses(ROOT, loaded)
    for reference in loaded.references.values():
        if reference.DOI:
            assert f"https://doi.org/{reference.DOI}" in known
        elif reference.URL:
            assert reference.URL in known
    assert all(place.line > 1 for place in known.values())
