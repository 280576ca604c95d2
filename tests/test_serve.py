"""The live preview shows an edit to words, translation, style or template without a restart."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, copy_project

TOPIC = "topics/liver-hemangioma-embolization.html"
LEAFLET = "leaflets/liver-hemangioma-embolization.a4.pdf"


def wait_until(true: Callable[[], bool], seconds: float = 90) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if true():
                return True
        except OSError:  # the page is just being built anew
            pass
        time.sleep(0.3)
    return False


@pytest.mark.build
def test_edits_show_without_a_restart(tmp_path: Path) -> None:
    project = copy_project(tmp_path, ["a4"], ["en", "es"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from leafwright.commands.serve import serve_preview;"
        "sys.exit(serve_preview(['--port', sys.argv[3], '--language', 'es'], Path(sys.argv[2])))"
    )
    command = [sys.executable, "-c", code, str(ROOT / "scripts"), str(project), str(port)]
    log = project / "serve.log"

    def get(path: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:
            return bytes(answer.read())

    def edit(name: str, old: str, new: str) -> None:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")

    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        assert wait_until(lambda: b"hemangioma" in get(f"en/{TOPIC}")), log.read_text("utf-8")
        assert "/es/index.html" in log.read_text("utf-8")
        po = "docs/translations/es/liver-hemangioma-embolization.po"
        edit(po, "No es cáncer", "De verdad no es cáncer")
        assert wait_until(lambda: "De verdad no es cáncer" in get(f"es/{TOPIC}").decode()), log.read_text("utf-8")
        before = get(f"en/{LEAFLET}")
        edit("leaflets/typography.css", "#16262b", "#102030")
        assert wait_until(lambda: get(f"en/{LEAFLET}") != before), log.read_text("utf-8")
        styled = get(f"en/{LEAFLET}")
        edit("leaflets/leaflet.html", '{{ words.marked("sources") }}', '{{ words.marked("sources") }}: these')
        assert wait_until(lambda: get(f"en/{LEAFLET}") != styled), log.read_text("utf-8")
        edit("docs/topics/liver-hemangioma-embolization.md", "You decide.", "It is up to you.")
        assert wait_until(lambda: b"It is up to you." in get(f"en/{TOPIC}")), log.read_text("utf-8")
        edit("docs/topics/liver-hemangioma-embolization.md", "{{ phone.ward }}", "{{ phone.wrad }}")
        assert wait_until(lambda: "unknown macro: phone.wrad" in log.read_text("utf-8"))
        assert b"It is up to you." in get(f"en/{TOPIC}")  # a fault leaves the last good build in place
    finally:
        server.terminate()  # not SIGINT: a shell that starts tests in the background has it ignored
        server.wait(30)
