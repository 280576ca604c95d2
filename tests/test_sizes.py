"""No room of the tool holds too much: modules and functions stay short, and take few turns."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "leafwright"
MODULE, FUNCTION, LOOSE = 250, 45, 10  # lines, lines, modules in no folder
TURNS = 12  # of one function: ruff counts no conditions inside an expression, of which a reader must think as well
TURN = ast.If | ast.IfExp | ast.For | ast.AsyncFor | ast.While | ast.ExceptHandler | ast.Assert | ast.match_case


def turns(function: ast.AST) -> int:
    """The ways through a function: its branches, loops, conditions and the parts of these."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, TURN):
            count += 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def long_functions(text: str) -> Iterator[str]:
    """The functions of a module that are too long, or take too many turns."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{node.name}: {lines} lines"
            if turns(node) > TURNS:
                yield f"{node.name}: {turns(node)} turns"


def too_much(path: Path) -> list[str]:
    """What is too long in a module."""
    text = path.read_text("utf-8")
    lines = text.count("\n")
    return [*([f"{lines} lines"] if lines > MODULE else []), *long_functions(text)]


FOLDERS = sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("folder", FOLDERS)
def test_modules_and_functions_are_short(folder: str) -> None:
    modules = sorted((PACKAGE / folder).rglob("*.py"))
    assert {path.relative_to(PACKAGE).as_posix(): said for path in modules if (said := too_much(path))} == {}


def test_few_modules_lie_loose() -> None:
    loose = sorted(PACKAGE.glob("*.py"))
    assert 0 < len(loose) <= LOOSE
    assert {path.name: said for path in loose if (said := too_much(path))} == {}


def test_a_long_module_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    for lines, said in ((MODULE, []), (MODULE + 1, ["251 lines"])):
        path.write_text("x = 1\n" * lines, "utf-8")
        assert too_much(path) == said


def test_a_long_function_is_told() -> None:
    body = "\n".join(f"    x = {number}" for number in range(45))
    assert list(long_functions(f"def f() -> None:\n{body}\n")) == ["f: 46 lines"]
    assert list(long_functions("def f() -> None:\n    x = 1\n")) == []


@pytest.mark.parametrize(
    "more", ["y = a and b", "y = 1 if a else 2", "y = [n for n in a]", "for n in a: pass", "if a: pass", "assert a"]
)
def test_a_function_of_many_turns_is_told(more: str) -> None:
    short = "def f() -> None:\n    x = " + " or ".join(["a"] * TURNS) + "\n"
    assert list(long_functions(short)) == []
    assert list(long_functions(f"{short}    {more}\n")) == [f"f: {TURNS + 1} turns"]


def test_each_condition_of_a_comprehension_is_a_turn() -> None:
    assert turns(ast.parse("def f() -> None:\n    x = [n for n in a if n if n > 1]\n")) == 4
