"""Run a tool in silence, explain its failure, remember its success."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from leafwright.setup import places
from leafwright.setup.errors import LeafwrightError
from leafwright.setup.remedies import remedy_for

VENV = (places.checkout() or places.PACKAGE) / ".venv"
LAST_LINES = 12


class SetUpError(LeafwrightError):
    """Set-up cannot go on; the message says why and what to do."""


def announce(step: str) -> None:
    """Tell that a step begins: some take a minute, and silence looks like a fault."""
    print(f"Setting up: {step} …", flush=True)


def run(step: str, command: list[str], folder: Path | None = None) -> None:
    """Run a tool in silence; if it fails, show the end of what it said and what to do."""
    done = subprocess.run(
        command,
        cwd=folder or places.checkout(),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    lines = [line for line in done.stdout.splitlines() if line.strip()][-LAST_LINES:]
    said = "\n".join(f"    {line}" for line in lines)
    raise SetUpError(f"Setting up stopped at: {step}.\n\n{said}\n\n{remedy_for(done.stdout)}")


def environment() -> dict[str, str]:
    """The user's environment, with what unattended tools need, and one certificate file known to all of them.

    Behind a hospital's proxy often only one of the variables is set; pip and npm each read another.
    """
    env = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",  # a user's `--user` habit would stop pip inside .venv
        "PATH": os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)]),
    }
    env.setdefault("PIP_RETRIES", "1")
    certificates = env.get("SSL_CERT_FILE") or env.get("PIP_CERT")
    if certificates:
        env.setdefault("PIP_CERT", certificates)
        env.setdefault("NODE_EXTRA_CA_CERTS", certificates)
    return env


def digest(*inputs: Path | str) -> str:
    """One SHA-256 over files and words: what a step is made from."""
    parts = (item.read_bytes() if isinstance(item, Path) else item.encode() for item in inputs)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def holds(stamp: Path, key: str) -> bool:
    """Whether the step was last done with just these inputs."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == key
