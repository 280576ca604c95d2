"""An address that is none is told once, with what to write instead."""

from pathlib import Path

import pytest

from breaking import replace, topic
from leafwright import pipeline

BEFORE = "## What is a hernia? {#condition}"


@pytest.mark.parametrize(
    ("written", "code", "message", "fix"),
    [
        (
            "Look: ![Knee](images/my knee.svg)",
            "C032",
            "spaces in an address: images/my knee.svg",
            "write images/my-knee",
        ),
        ("See [this](my topic.md).", "C032", "spaces in an address: my topic.md", "my-topic.md"),
        ("See [a page](https://example.org/my page).", "C032", "spaces in an address: https:", "%20"),
        ("Look: ![Knee](images/Knié.svg)", "C004", "no such picture: images/Knié.svg", "groin.svg"),
        ("Look: ![Knee](images/knee.heic)", "C004", "no such picture: images/knee.heic", "save it as JPEG"),
    ],
)
def test_an_address_that_is_none_is_told_once(library: Path, written: str, code: str, message: str, fix: str) -> None:
    replace(topic(library), BEFORE, f"{written}\n\n{BEFORE}")
    told = [each for each in pipeline.check(library)[1] if each.at.file == "docs/topics/hernia.md"]
    (found,) = [each for each in told if each.code != "C037"]
    assert (found.code, found.message.startswith(message)) == (code, True), found
    assert fix in found.fix
