"""What record systems are told of the tiny hospital, made once."""

from pathlib import Path

import pytest

from coded import DAY, library_given
from leafwright.records import Given, written


@pytest.fixture(scope="session")
def all_given(tmp_path_factory: pytest.TempPathFactory) -> list[Given]:
    return library_given(tmp_path_factory.mktemp("coded"))


@pytest.fixture(scope="session")
def files(all_given: list[Given]) -> dict[str, bytes]:
    """What a release writes of them."""
    return written(all_given, "en", DAY)


@pytest.fixture(scope="session")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, on a disk. Only to be read."""
    root = tmp_path_factory.mktemp("released")
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root
