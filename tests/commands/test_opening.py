"""A command that needs the library says at its line what stops it from being read, and ends as with any finding."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from breaking import replace
from leafwright.commands.exchange import export_package, import_package
from leafwright.commands.explain import explain_rule
from leafwright.commands.links import check_links
from leafwright.commands.new import create_topic

Command = Callable[[Sequence[str], Path], int]


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (explain_rule, ["C006"]),
        (check_links, []),
        (create_topic, ["knee-surgery", "procedure"]),
        (export_package, ["fr"]),
        (import_package, ["fr", "hernia.xlf"]),
    ],
)
def test_a_library_that_cannot_be_read_is_told(
    command: Command, arguments: list[str], library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(library / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert command(arguments, library) == 1
    said = capsys.readouterr().out
    assert "docs/hospital.toml:" in said
    assert "fix: did you mean" in said
