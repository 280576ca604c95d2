"""No room of the tool holds too much: modules and functions stay short (ruff counts their branches)."""

import ast
from collections.abc import Iterator

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "leafwright"
MODULE, FUNCTION, LOOSE = 250, 45, 10  # lines, lines, modules in no folder


def long_functions(text: str) -> Iterator[str]:
    """The functions of a module that are too long."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{node.name}: {lines} lines"


@pytest.mark.parametrize("folder", sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
def test_modules_and_functions_are_short(folder: str) -> None:
    found = {}
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.count("\n")
        said = [*([f"{lines} lines"] if lines > MODULE else []), *long_functions(text)]
        if said:
            found[path.relative_to(PACKAGE).as_posix()] = said
    assert not found


def test_few_modules_lie_loose() -> None:
    loose = sorted(PACKAGE.glob("*.py"))
    assert 0 < len(loose) <= LOOSE
    assert not any(list(long_functions(path.read_text("utf-8"))) for path in loose)


def test_a_long_function_is_told() -> None:
    body = "\n".join(f"    x = {number}" for number in range(45))
    assert list(long_functions(f"def f() -> None:\n{body}\n")) == ["f: 46 lines"]
    assert list(long_functions("def f() -> None:\n    x = 1\n")) == []
