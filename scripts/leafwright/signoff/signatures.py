"""Sign a sign-off with an SSH key, and verify it against the signers that the hospital allows.

By OpenSSH's `ssh-keygen -Y` (8.1 or later), which hospital IT has: no key handling of our own. In
docs/signoffs/allowed_signers a person's name stands with its spaces as underscores.
"""

import subprocess
import tempfile
from pathlib import Path

from leafwright.setup.errors import LeafwrightError

NAMESPACE = "leafwright"
ALLOWED = "docs/signoffs/allowed_signers"


class SignatureError(LeafwrightError):
    """ssh-keygen is missing, or refused the key; the message says what to do."""


def principal(name: str) -> str:
    """A person's name as allowed_signers holds it."""
    return "_".join(name.split())


def sign(key: Path, data: bytes) -> str:
    """The armored signature of `data`. Raises SignatureError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement"
        path.write_bytes(data)
        _run(["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(path)], b"")
        return path.with_suffix(".sig").read_text("utf-8")


def verified(allowed: Path, name: str, data: bytes, signature: str) -> bool:
    """Whether `signature` over `data` is by a key that `allowed` lists under `name`. Raises SignatureError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "signature"
        path.write_text(signature, "utf-8")
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", principal(name)]
        try:
            _run([*command, "-n", NAMESPACE, "-s", str(path)], data)
        except SignatureError as error:
            if "is not installed" in str(error):
                raise
            return False
    return True


def _run(command: list[str], data: bytes) -> None:
    try:
        run = subprocess.run(command, input=data, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise SignatureError("ssh-keygen is not installed; run: apt-get install openssh-client") from error
    if run.returncode:
        raise SignatureError(run.stderr.decode(errors="replace").strip() or "ssh-keygen refused")
