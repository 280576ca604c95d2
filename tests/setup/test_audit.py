"""What `make audit` makes of the answers of PyPI and npm; it never says that all is well where nobody answered."""

import json
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright.setup import audit

PYTHON, NPM = ROOT / "requirements-test.txt", ROOT / "package-lock.json"


def of_python(**more: object) -> str:
    return json.dumps({"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []} | more]})


def of_npm(*via: object) -> str:
    return json.dumps({"vulnerabilities": {"dictionary-en": {"via": via}}})


def test_an_advisory_is_a_line_of_the_lock_with_a_remedy() -> None:
    vulns = [{"id": "PYSEC-2026-1", "fix_versions": ["3.1.7"]}]
    (told,) = audit.told_of_python(of_python(vulns=vulns), PYTHON)
    number = [line.startswith("jinja2==") for line in PYTHON.read_text("utf-8").splitlines()].index(True) + 1
    assert told.startswith(f"requirements-test.txt:{number}: PYSEC-2026-1 jinja2 3.1.6\n    fix: ")
    assert "3.1.7" in told
    advice = {"title": "runs what it reads", "url": "https://github.com/advisories/GHSA-xxxx"}
    (told,) = audit.told_of_npm(of_npm(advice, "another-package"), NPM)
    assert '"node_modules/dictionary-en"' in NPM.read_text("utf-8").splitlines()[int(told.split(":")[1]) - 1]
    assert ": GHSA-xxxx dictionary-en: runs what it reads\n    fix: " in told
    assert (audit.told_of_python(of_python(), PYTHON), audit.told_of_npm('{"vulnerabilities": {}}', NPM)) == ([], [])


@pytest.mark.parametrize("said", ["", "<html>", "[]", "{}", of_python(skip_reason="Dependency not found on PyPI")])
def test_who_does_not_answer_is_told(said: str) -> None:
    with pytest.raises(audit.NotAskedError):
        audit.told_of_python(said, PYTHON)
    with pytest.raises(audit.NotAskedError):
        audit.told_of_npm(said, NPM)


@pytest.mark.parametrize(("python", "npm", "code"), [([], [], 0), (["x"], [], 1), ([], None, 2), (["x"], None, 2)])
def test_an_audit_ends_with_0_1_or_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    python: list[str],
    npm: list[str] | None,
    code: int,
) -> None:
    def asked(lock: Path) -> list[str]:
        if npm is None:
            raise audit.NotAskedError("405 Method Not Allowed")
        return npm

    monkeypatch.setattr(audit, "python_packages", lambda lock: python)
    monkeypatch.setattr(audit, "npm_packages", asked)
    assert audit.main(ROOT) == code
    told = capsys.readouterr()
    assert all(each in told.out for each in python)
    assert ("package-lock.json:1: M009 could not be audited: 405" in told.err) == (npm is None)


def test_every_package_of_npm_has_its_hash() -> None:
    """npm believes a package without one."""
    entries = {name: each for name, each in json.loads(NPM.read_text("utf-8"))["packages"].items() if name}
    assert len(entries) > 10
    assert [name for name, each in entries.items() if not each["integrity"].startswith("sha512-")] == []
