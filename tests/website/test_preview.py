"""The preview shows an edit without a restart, and what is to be mended above the last good pages."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, copy_library
from leafwright import website
from leafwright.commands import serve
from leafwright.model import Finding, Place
from leafwright.website.preview import above, banner, with_banner
from tiny import DEPARTMENT, KIND, TOPIC
from waiting import wait_until

FINDING = Finding(Place("docs/topics/t.md", 3), "C002", "unknown macro: <b>", "mend it")
PAGE = "en/topics/t.html"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A library of one small topic in one language."""
    root = copy_library(tmp_path, ["a4"], ["en"])
    for path in (root / "docs" / "topics").glob("*.md"):
        path.unlink()
    for name, text in (("kinds/tiny", KIND), ("departments/Ward", DEPARTMENT)):
        (root / "docs" / f"{name}.toml").parent.mkdir(exist_ok=True)
        (root / "docs" / f"{name}.toml").write_text(text, "utf-8")
    (root / "docs" / "evidence" / "claims.toml").unlink()
    for name in ("t", "u"):
        (root / "docs" / "topics" / f"{name}.md").write_text(
            TOPIC if name == "t" else TOPIC.replace("XX-01", "XX-02").replace("A small", "Another small"), "utf-8"
        )
    return root


def test_the_banner_tells_findings_as_words() -> None:
    told = banner("To mend", [FINDING] * 30).decode()
    assert "docs/topics/t.md:3: C002 unknown macro: &lt;b&gt;" in told
    assert "and 10 more" in told
    assert b"more" not in banner("To mend", [FINDING] * 20)
    assert banner("", []) == b""
    assert above(b"<html><body class='x'>words</body>", b"TOLD") == b"<html><body class='x'>TOLDwords</body>"
    assert b"TOLD" in above(b"404 Not Found", b"TOLD")


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("text/html", "/a.html", b"<body>TOLDwords"),
        ("text/css", "/a.html", b"<body>words"),
        ("text/html", "/b", b"good"),
    ],
)
def test_only_pages_carry_the_banner(kind: str, path: str, expected: bytes) -> None:
    def app(environ: dict[str, object], start_response: Callable[..., None]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", "11")])
        return [b"<body>words"]

    begun: list[tuple[str, list[tuple[str, str]]]] = []
    shown = with_banner(app, lambda: (b"TOLD", {"b": b"<body>good"}))
    answer = b"".join(shown({"PATH_INFO": path}, lambda *arguments: begun.append(arguments)))
    assert expected in answer
    assert sorted(begun[0][1]) == [
        ("Content-Length", str(len(answer)) if kind == "text/html" else "11"),
        ("Content-Type", kind),
    ]


def test_what_is_withheld_is_previewed_as_it_last_was_good(one: Path) -> None:
    preview = serve.Preview(one)
    assert preview.rebuild() == (b"", {})
    site = one / "build" / "site"
    good = (site / PAGE).read_bytes()
    topic = one / "docs" / "topics" / "t.md"
    edit(topic, "It helps you to walk.", "Call {{ phone.wrad }}.")
    told, instead = preview.rebuild()
    assert b"unknown macro: phone.wrad" in told
    assert instead == {PAGE: good}
    assert b"unknown macro" not in (site / PAGE).read_bytes()  # never in the site itself
    assert preview.rebuild() == (told, instead)
    edit(one / "docs" / "hospital.toml", "emergency =", "emergncy =")
    before = {path: path.read_bytes() for path in site.rglob("*.html")}
    told, instead = preview.rebuild()
    assert b"emergncy" in told
    assert instead == {PAGE: good}
    assert {path: path.read_bytes() for path in site.rglob("*.html")} == before
    edit(one / "docs" / "hospital.toml", "emergncy =", "emergency =")
    edit(topic, "Call {{ phone.wrad }}.", "It helps you to run.")
    assert preview.rebuild() == (b"", {})
    assert b"helps you to run" in (site / PAGE).read_bytes()


def test_a_fault_of_ours_leaves_the_preview_running(one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "build_and_tell", lambda _: 1 / 0)
    told, _ = serve.Preview(one).rebuild()
    assert b"our fault" in told
    assert "ZeroDivisionError" in (one / "build" / "log.txt").read_text("utf-8")


@pytest.mark.build
def test_edits_show_without_a_restart(one: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "leafwright", "serve", "--port", str(port), "--language", "en"]
    log, style = one / "serve.log", one / "leaflets" / "typography.css"
    style.parent.mkdir(exist_ok=True)
    style.write_bytes((ROOT / "leaflets" / "typography.css").read_bytes())

    def get(path: str) -> bytes:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:
                return bytes(answer.read())
        except OSError:  # the page is just being built
            return b""

    with log.open("w") as output:
        environment = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": str(Path(sys.executable).parent)}
        server = subprocess.Popen(command, stdout=output, stderr=output, cwd=one, env=environment)
    try:
        wait_until(lambda: b"helps you to walk" in get(PAGE), log)
        assert "/en/index.html" in log.read_text("utf-8")
        edit(one / "docs" / "topics" / "t.md", "helps you to walk", "helps you to run")
        wait_until(lambda: b"helps you to run" in get(PAGE), log)
        before = get("en/leaflets/t.a4.pdf")
        assert before.startswith(b"%PDF")
        edit(style, "#16262b", "#102030")
        wait_until(lambda: get("en/leaflets/t.a4.pdf") not in (before, b""), log)
        edit(one / "docs" / "topics" / "t.md", "{{ phone.ward }}", "{{ phone.wrad }}")
        wait_until(lambda: b"unknown macro: phone.wrad" in get(PAGE), log)
        assert b"helps you to run" in get(PAGE)
    finally:
        server.terminate()  # not SIGINT: a shell that starts tests in the background has it ignored
        server.wait(30)


def test_the_preview_serves_the_language_and_port_that_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, str, int]] = []
    monkeypatch.setattr(website, "serve", lambda root, rebuild, tag, port: asked.append((root, tag, port)))
    assert serve.serve_preview([], tmp_path) == 0
    assert serve.serve_preview(["--language", "fr", "--port", "8123"], tmp_path) == 0
    assert asked == [(tmp_path, "", 8000), (tmp_path, "fr", 8123)]


def test_a_language_that_is_not_there_is_told_before_anything_is_built(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[str] = []
    monkeypatch.setattr(website, "serve", lambda root, rebuild, tag, port: served.append(tag))
    assert serve.serve_preview(["--language", "xx"], library) == 2
    assert "There is no language 'xx'; choose one of: en, ar, fr" in capsys.readouterr().err
    assert serve.serve_preview(["--language", "fr"], library) == 0
    assert served == ["fr"]


def test_a_port_that_is_taken_is_told_with_another_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert serve.serve_preview(["--port", str(port)], tmp_path) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"Port {port} cannot be had (Address already in use). Choose another: make serve PORT=")
    assert (told.out, list(tmp_path.iterdir())) == ("", [])
