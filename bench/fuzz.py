"""Give every reader files that chance made of good ones, for some seconds of work each, and keep what breaks one.

python bench/fuzz.py [SECONDS [READER …]]       make fuzz SECONDS=600; 60 seconds a reader where nothing is said

What breaks a reader is made as small as can be, and written to build/fuzz/<reader>/. Mend the reader, and put the file
into tests/corpus/<reader>/: from then on a test reads it.
"""

import hashlib
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from fuzzing import Fuzzed, HangsError, changes, in_time, made  # noqa: E402

FOUND = ROOT / "build" / "fuzz"
ROUND = 200  # files between two looks at the clock
MEMORY = 4 << 30  # bytes that one reader may take
PHASES = (Phase.generate, Phase.shrink)


class Tried:
    """What came of the files that a reader was given."""

    def __init__(self) -> None:
        self.files, self.slowest, self.slow = 0, 0.0, b""
        self.broke: dict[str, bytes] = {}  # the smallest file, by what it raised and where


def fuzz(fuzzed: Fuzzed, name: str, seconds: float) -> Tried:
    """Try a reader for so long."""
    reading, tried, ends, number = fuzzed.readers[name], Tried(), time.process_time() + seconds, 0

    def read(which: int, steps: list[tuple[int, float, float, float, str, int]]) -> None:
        if time.process_time() > ends:
            return
        data, started = made(name, reading.good[which], steps), time.process_time()
        tried.files += 1
        try:
            with in_time():
                reading.read(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
            new = where not in tried.broke
            if new or len(data) < len(tried.broke[where]):
                tried.broke[where] = data
            if new:
                print(f"  {name}: {where}: {str(error)[:100]}", flush=True)
                _keep(name, tried)
                if not isinstance(error, HangsError):  # to make that smaller would take hours
                    raise
        taken = time.process_time() - started
        if taken > tried.slowest:
            tried.slowest, tried.slow = taken, data

    while time.process_time() < ends:
        number += 1
        kept = settings(
            max_examples=ROUND, database=None, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck)
        )
        try:
            seed(number)(kept(given(st.integers(0, len(reading.good) - 1), changes(name))(read)))()
        except Exception:  # it is noted, and others are looked for
            continue
    return tried


def main(words: list[str]) -> int:
    """Try the readers that are asked for, and print the table as Markdown; 1 where any broke."""
    seconds, names = float(words[0]) if words else 60.0, words[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    broke = 0
    print("| Reader | seconds | files | broke | slowest, s |\n|---|--:|--:|--:|--:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        fuzzed = Fuzzed(Path(folder))
        for name in fuzzed.readers:
            if not names or name in names:
                tried = fuzz(fuzzed, name, seconds)
                broke += len(tried.broke)
                count, slowest = len(tried.broke), tried.slowest
                print(f"| {name} | {seconds:.0f} | {tried.files} | {count} | {slowest:.1f} |", flush=True)
                _keep(name, tried)
    return 1 if broke else 0


def _keep(name: str, tried: Tried) -> None:
    shutil.rmtree(FOUND / name, ignore_errors=True)
    (FOUND / name).mkdir(parents=True)
    if tried.slow:
        (FOUND / name / "slowest").write_bytes(tried.slow)
    for where, data in tried.broke.items():
        path = FOUND / name / hashlib.sha256(data).hexdigest()[:12]
        path.write_bytes(data)
        print(f"  {where}: {path.relative_to(ROOT)}", flush=True)


if __name__ == "__main__":
    given_words = sys.argv[1:] or os.environ.get("WISH_SECONDS", "").split()
    sys.exit(main(given_words))
