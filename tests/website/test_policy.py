"""The Content-Security-Policy: this site and nothing else, whatever its pages hold."""

import json
from pathlib import Path

import pytest

from leafwright.pipeline import BuildResult
from leafwright.website.policy import headers


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


def test_nothing_is_allowed_that_the_site_does_not_bring() -> None:
    policy = directives(headers()["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert {value for values in policy.values() for value in values} == {"'none'", "'self'"}


@pytest.mark.build
def test_servers_are_told_the_policy(built: tuple[Path, BuildResult]) -> None:
    said = json.loads((built[0] / "build" / "deploy" / "headers.json").read_text("utf-8"))
    assert said == headers()
