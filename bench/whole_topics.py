"""A library of any number of whole topics, as long as real ones: the sample's own, again and again, each set apart."""

import re
import shutil
from pathlib import Path

from leafwright.setup.places import DEFAULTS

STAFF = "liver-embolization-staff"


def make_whole_library(source: Path, target: Path, topics: int, languages: int = 8) -> Path:
    """A project at `target` with so many topics in so many languages, that link to each other as the sample's do."""
    shutil.copytree(source / "docs", target / "docs")
    models = [path for path in sorted((source / "docs" / "topics").glob("*.md")) if path.stem != STAFF]
    slugs = re.compile(rf"(?<![\w-])({'|'.join(path.stem for path in models)})(?![\w-])")
    house = (DEFAULTS / "rules.toml").read_text("utf-8")  # their titles are alike
    (target / "docs" / "rules.toml").write_text(house.replace('level = "stop"', 'level = "warn"'), "utf-8")
    (target / "docs" / "evidence" / "claims.toml").write_text("", "utf-8")
    tags = sorted(path.name for path in (target / "docs" / "translations").iterdir())
    for tag in tags[languages - 1 :]:
        shutil.rmtree(target / "docs" / "translations" / tag)
        (target / "docs" / "languages" / f"{tag}.toml").unlink(missing_ok=True)
    _publish(target / "docs" / "hospital.toml", tags[: languages - 1])
    for path in [target / "docs" / "topics" / f"{STAFF}.md", *(target / "docs" / "topics" / p.name for p in models)]:
        path.unlink()
    for number in range(topics):
        of_set, model = divmod(number, len(models))
        _copy(models[model], target, slugs, of_set + 1, number + 1, tags[: languages - 1])
    for tag in tags[: languages - 1]:
        for path in models:
            (target / "docs" / "translations" / tag / f"{path.stem}.po").unlink(missing_ok=True)
    return target


def _copy(model: Path, target: Path, slugs: re.Pattern[str], of_set: int, number: int, tags: list[str]) -> None:
    """One topic and its translations, under a name, a number and a title of its own."""
    text = slugs.sub(rf"\1-{of_set}", model.read_text("utf-8"))
    title = re.search(r"^# (.+)$", text, re.M)
    assert title
    text = re.sub(r"^number: .*$", f"number: LH-{number:04}", text, count=1, flags=re.M)
    text = text.replace(f"# {title[1]}\n", f"# {of_set} {title[1]}\n", 1)
    (target / "docs" / "topics" / f"{model.stem}-{of_set}.md").write_text(text, "utf-8")
    for tag in tags:
        words = (target / "docs" / "translations" / tag / f"{model.stem}.po").read_text("utf-8")
        words = slugs.sub(rf"\1-{of_set}", words)
        words = words.replace(f'msgid "{title[1]}"\nmsgstr "', f'msgid "{of_set} {title[1]}"\nmsgstr "{of_set} ')
        (target / "docs" / "translations" / tag / f"{model.stem}-{of_set}.po").write_text(words, "utf-8")


def _publish(profile: Path, tags: list[str]) -> None:
    chosen = "languages =", "formats ="
    lines = [line for line in profile.read_text("utf-8").split("\n") if not line.startswith(chosen)]
    named = ", ".join(f'"{tag}"' for tag in tags)
    lines[1:1] = [f"languages = [{named}]", 'formats = ["a4"]']
    profile.write_text("\n".join(lines), "utf-8")
