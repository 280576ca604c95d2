"""Whatever file a reader is given, it ends with findings, a refusal or words; `make fuzz` tries longer."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing import CORPUS, WORDS, Fuzzed, changes, in_time, made


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Fuzzed:
    return Fuzzed(tmp_path_factory.mktemp("fuzzed"))


@pytest.mark.parametrize("name", WORDS)
def test_a_reader_bears_any_file(fuzzed: Fuzzed, name: str) -> None:
    reading = fuzzed.readers[name]

    @settings(max_examples=15, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(reading.good) - 1), changes(name))
    def bears(which: int, steps: list[tuple[int, float, float, float, str, int]]) -> None:
        with in_time():
            reading.read(made(name, reading.good[which], steps))

    for good in reading.good:
        reading.read(good)
    bears()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}: {path.name}")
def test_what_once_broke_a_reader_does_so_no_more(fuzzed: Fuzzed, path: Path) -> None:
    with in_time():
        fuzzed.readers[path.parent.name].read(path.read_bytes())
