"""What SECURITY.md says of guards is so: each test that it names exists, and each row names one."""

import re

import pytest

from conftest import ROOT

_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_ROWS = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").split("\n") if line.startswith("| ")][1:]


@pytest.mark.parametrize("row", _ROWS)
def test_each_guard_has_a_test_that_exists(row: str) -> None:
    named = _NAMED.findall(row)
    assert named
    for file, name in named:
        assert f"def {name}" in (ROOT / file).read_text("utf-8"), (file, name)


def test_the_table_is_long_enough_to_be_the_table() -> None:
    assert len(_ROWS) >= 15
