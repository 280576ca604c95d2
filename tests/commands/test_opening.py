"""A command that needs the library says at its line what stops it from being read, and ends as with any finding."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from breaking import replace
from leafwright.checking import check
from leafwright.commands.exchange import export_package, import_package
from leafwright.commands.explain import explain_rule
from leafwright.commands.links import check_links
from leafwright.commands.new import create_topic
from leafwright.release import alone

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


@pytest.mark.parametrize(
    ("slug", "fix"),
    [("herna", "did you mean hernia?"), ("toothache", "name a file in docs/topics, without its ending")],
)
def test_a_topic_that_nobody_has_begun_is_told_in_the_same_words(
    slug: str, fix: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = f"no such topic: {slug}", fix
    (found,) = alone.unknown(library, slug)
    assert (found.message, found.fix) == told
    (found,) = (each for each in check(library, slug)[1] if each.code == "S001")
    assert (found.message, found.fix) == told
    assert export_package(["ar", "--topic", slug], library) == 1
    assert capsys.readouterr().err == "{}\n    fix: {}\n".format(*told)
