"""The order in which `make test` looks at the project; pytest comes last, so its closing line does too."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
STEPS = (
    # many processes of the tests load it, and Python may be told not to keep what it compiled
    ("Syntax", ("python", "-m", "compileall", "-q", "scripts")),
    ("Lint", ("ruff", "check", "--quiet", ".")),
    ("Format", ("ruff", "format", "--quiet", "--check", ".")),
    ("Import rules", ("lint-imports",)),
)


def run_all(arguments: Sequence[str]) -> int:
    """Run each step, then pytest with `arguments`; give the first exit code that is not 0."""
    tools = Path(sys.executable).parent
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PATH": f"{tools}:{os.environ['PATH']}"}
    for name, (tool, *rest) in STEPS:
        run = subprocess.run(
            [tools / tool, *rest], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if run.returncode:
            print(f"{name} found:\n{run.stdout}{run.stderr}")
            return run.returncode
        print(f"{name}: clean", flush=True)
    # What the tests of a file share is then made once, and not by each worker; files come in the order of conftest.py.
    pytest = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *arguments]
    return subprocess.run(pytest, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(run_all(sys.argv[1:]))
