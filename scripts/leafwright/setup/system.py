"""What the computer itself must bring: Python, the libraries that shape text, a browser for the tests."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from leafwright.setup.remedies import TRY_AGAIN
from leafwright.setup.tools import SetUpError, announce, run

# What only tests need, and the Debian package that brings each: keys to sign with, a web server, braille.
PROGRAMS = {
    "ssh-keygen": "openssh-client",
    "nginx": "nginx-light",
    "lou_translate": "liblouis-bin",
}

# Either of these browsers, by the names of their packages. The first draws no windows, and takes a third of the time.
BROWSERS = "chromium-headless-shell", "chromium"

INSTALL = ("install", "-y", "--no-install-recommends")

# While this file says 101, Debian starts no service that it installs: the tests' web server is not for port 80.
START_NOTHING = Path("/usr/sbin/policy-rc.d")

# Debian's own Python, built with profiles: it prints a quarter faster than one that `pyenv` builds.
OWN_PYTHON = Path("/usr/bin/python3")
FITS = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"

# What WeasyPrint loads to shape text, and the Debian package that brings each.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def require_python() -> None:
    """Stop on a Python too old for the packages."""
    if sys.version_info < (3, 11):  # noqa: UP036 - nothing has checked yet which Python runs this
        raise SetUpError(
            f"This project needs Python 3.11 or newer; python3 here is {sys.version.split()[0]}.\n\n"
            "Install a newer one (Debian 12 and Ubuntu 24.04 have it), then run the command again."
        )


def better_python() -> str:
    """The computer's own Python, where another runs this and that one can make an environment; else empty."""
    running = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    if running == OWN_PYTHON.resolve() or not OWN_PYTHON.exists():
        return ""
    fits = subprocess.run([OWN_PYTHON, "-c", FITS], check=False, capture_output=True).returncode == 0
    return str(OWN_PYTHON) if fits else ""


def missing_system_packages(tests: bool, environments: bool = True) -> list[str]:
    """The Debian packages that have to be installed first; `environments`: to make a .venv as well."""
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    # Debian's python3 comes without ensurepip, hence without a way to make an environment.
    if environments and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    for program, package in PROGRAMS.items():
        # nginx lies where only an administrator's PATH leads
        if tests and shutil.which(program) is None and shutil.which(program, path="/usr/sbin") is None:
            missing.append(package)
    if tests and not browser():
        missing.append(BROWSERS[0])
    return missing


def browser() -> str:
    """Where the browser for tests is; empty where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def loads(library: str) -> bool:
    """Whether the system finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def starting_nothing() -> Iterator[None]:
    """Let no newly installed service start; leave the computer's own rule about that, if it has one, alone."""
    if START_NOTHING.exists():
        yield
        return
    START_NOTHING.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    START_NOTHING.chmod(0o755)
    try:
        yield
    finally:
        START_NOTHING.unlink()


def say_missing(packages: list[str]) -> str:
    """Who has to run what, where we may not install system packages ourselves."""
    return (
        "Some system libraries are missing, and only an administrator can install them. Run this (or\n"
        f"ask the IT department to), then run the command again:\n\n    sudo apt-get {' '.join([*INSTALL, *packages])}"
    )


def install_system_packages(packages: list[str]) -> None:
    """Install them if we are allowed to; if not, say who has to run what."""
    if not packages:
        return
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        raise SetUpError(
            "This computer lacks what Debian and Ubuntu call\n"
            f"    {' '.join(packages)}\n\n"
            "Install the same with this system's own installer, then run the command again."
        )
    if os.geteuid() != 0:
        raise SetUpError(say_missing(packages))
    announce(f"system packages ({', '.join(packages)})")
    run("system packages", [apt_get, "update"])
    with starting_nothing():
        run("system packages", [apt_get, *INSTALL, *packages])
    if not all(loads(library) for library in LIBRARIES):
        raise SetUpError(f"System packages were installed, yet some cannot be used.\n\n{TRY_AGAIN}")
