"""The Content-Security-Policy: as strict as the pages allow, with the hash of whatever stands inside them."""

import json
from pathlib import Path

import pytest

from leafwright.pipeline import BuildResult
from leafwright.website.policy import content_security_policy, headers, inline

# The hash of this script is that of the example in the standard (CSP Level 3, 8.5).
SCRIPT = "alert('Hello, world.');"
HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


def test_nothing_is_allowed_that_the_site_does_not_bring() -> None:
    policy = directives(content_security_policy(["<p>x</p>"]))
    assert policy["default-src"] == ["'none'"]
    assert {value for values in policy.values() for value in values} == {"'none'", "'self'"}


@pytest.mark.parametrize("markup", [f"<script>{SCRIPT}</script>", f'<SCRIPT type="module">{SCRIPT}</SCRIPT >'])
def test_a_script_inside_a_page_is_allowed_by_its_hash_alone(markup: str) -> None:
    policy = directives(content_security_policy([f"<html>{markup}</html>", f"<body>{markup}"]))
    assert policy["script-src"] == ["'self'", HASH]
    assert policy["style-src"] == ["'self'"]


def test_a_style_inside_a_page_is_allowed_by_its_hash_alone() -> None:
    policy = directives(content_security_policy([f"<style>{SCRIPT}</style>"]))
    assert policy["style-src"] == ["'self'", HASH]
    assert policy["script-src"] == ["'self'"]


def test_data_and_files_need_no_hash() -> None:
    data = '<script type="application/ld+json">{"a": 1}</script><script type=application/json>{}</script>'
    assert inline(f'{data}<script src="a.js"></script>') == []


@pytest.mark.build
def test_the_policy_of_the_built_site_needs_no_hash(built: tuple[Path, BuildResult]) -> None:
    """What stands inside a page changes the policy: a server would have to be told at every build."""
    build = built[0] / "build"
    said = json.loads((build / "deploy" / "headers.json").read_text("utf-8"))
    pages = [path.read_text("utf-8") for path in (build / "site").rglob("*.html")]
    assert len(pages) > 20
    assert said == headers(pages) == headers([])
