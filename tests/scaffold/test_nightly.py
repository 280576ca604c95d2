"""The jobs that `init` brings for a server release every night, by cron or systemd, in the same words."""

import configparser
import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from leafwright.scaffold.library import new_library

FILES = new_library(datetime.date(2026, 1, 2))
COMMAND = ".venv/bin/leafwright release --to /srv/published/leaflets"
UNIT = "nightly/leafwright-release"


def unit(kind: str) -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(FILES[f"{UNIT}.{kind}"])
    return read


def cron_line() -> str:
    (line,) = [line for line in FILES["nightly/crontab"].splitlines() if not line.startswith("#")]
    return line


def test_cron_and_systemd_say_the_same() -> None:
    service, timer = unit("service"), unit("timer")
    assert service["Service"]["Type"] == "oneshot"
    folder = service["Service"]["WorkingDirectory"]
    assert service["Service"]["ExecStart"] == f"{folder}/{COMMAND}"
    assert set(service["Service"]["ReadWritePaths"].split()) == {folder, "/srv/published"}  # a release swaps folders
    assert timer["Timer"]["OnCalendar"] == "*-*-* 03:30:00"
    assert timer["Timer"].getboolean("Persistent")
    assert cron_line() == f"30 3 * * * cd {folder} && {COMMAND}"
    if analyze := shutil.which("systemd-analyze"):
        run = subprocess.run(
            [analyze, "calendar", timer["Timer"]["OnCalendar"]], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr


def test_what_cron_runs_releases_or_says_what_to_do_next(library: Path, tmp_path: Path) -> None:
    line = cron_line().split(" ", 5)[5]
    line = line.replace("/srv/our-leaflets", str(library)).replace("/srv/published", str(tmp_path / "published"))
    line = line.replace(".venv/bin/leafwright", f"{sys.executable} -m leafwright")
    few = {"PATH": "/usr/bin:/bin", "HOME": str(Path.home()), "PYTHONPATH": str(ROOT / "scripts")}  # as cron has it
    few |= {name: value for name, value in os.environ.items() if name == "LEAFWRIGHT_HOME"}
    run = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False, env=few)
    assert run.returncode == 1, run.stderr
    assert "sign: " in run.stdout
    assert "Nothing was released" in run.stdout
    assert not (tmp_path / "published" / "leaflets").exists()
