"""What an installed tool lacks: told with its remedy, or fetched once."""

from pathlib import Path

import pytest

from leafwright import cli
from leafwright.setup import fetching, packages, places


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed tool into which it fetches; npm is not run, but writes a font."""
    home, lock = tmp_path / "home", places.npm_lock()
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(home))
    monkeypatch.setattr(places, "checkout", lambda: None)
    monkeypatch.setattr(places, "npm_lock", lambda: lock)
    monkeypatch.setattr(fetching, "missing_system_packages", lambda **_: [])

    def npm(step: str, command: list[str], folder: Path) -> None:
        assert (folder / "package-lock.json").read_bytes() == lock.read_bytes()
        for weight in packages.WEIGHTS:
            font = folder / "node_modules" / "@expo-google-fonts" / "sans" / f"Sans_{weight}.ttf"
            font.parent.mkdir(parents=True, exist_ok=True)
            font.touch()
        with (home / "runs").open("a") as runs:
            runs.write(f"{step}\n")

    monkeypatch.setattr(packages, "run", npm)
    return home


def test_fonts_are_fetched_once(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fetching.provide()
    assert capsys.readouterr().out == "Setting up: fonts …\n"
    assert {path.name for path in (installed / ".fonts").glob("*.ttf")} == {"Sans_400Regular.ttf", "Sans_700Bold.ttf"}
    fetching.provide()
    assert capsys.readouterr().out == ""
    assert (installed / "runs").read_text() == "fonts\n"


def test_a_missing_library_is_told_with_the_command_that_brings_it(
    installed: Path, library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetching, "missing_system_packages", lambda **_: ["libpango-1.0-0"])
    monkeypatch.chdir(library)
    assert cli.main(["build"]) == 2
    assert "sudo apt-get install -y --no-install-recommends libpango-1.0-0" in capsys.readouterr().err
    assert not (library / "build" / "site").exists()


def test_in_a_checkout_make_fetches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "install_npm_packages", lambda **_: pytest.fail("fetched"))
    fetching.provide()


def test_a_cache_is_that_of_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    version = places.version()
    monkeypatch.delenv("LEAFWRIGHT_HOME", raising=False)
    assert places.home() == places.checkout()
    monkeypatch.setattr(places, "checkout", lambda: None)
    monkeypatch.setattr(places, "version", lambda: version)
    assert places.home().parts[-2:] == ("leafwright", version)
