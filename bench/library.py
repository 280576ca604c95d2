"""A library of any number of topics in all languages of the project, made of its own words, to be measured."""

import shutil
from pathlib import Path

from leafwright.setup.places import DEFAULTS

MODEL = "after-liver-embolization"
TITLE = "After liver embolization"
KEPT = ("summary", "first_day", "first_weeks", "when_to_seek_help")
KIND = 'name = "Short"\n' + "".join(
    f'\n[[sections]]\nid = "{name}"\nrequired = true\npanel = "{panel}"\nprompt = "-"\n'
    for name, panel in zip(KEPT, ("key_points", "body", "body", "warning"), strict=True)
)


def make_library(source: Path, target: Path, topics: int) -> Path:
    """A project at `target` with so many short topics, each in every language, printed as A4 leaflets."""
    shutil.copytree(source / "docs", target / "docs")
    profile = target / "docs" / "hospital.toml"
    profile.write_text(
        profile.read_text("utf-8").replace("sample = true\n", 'sample = true\nformats = ["a4"]\n', 1), "utf-8"
    )
    for path in (target / "docs" / "topics").glob("*.md"):
        path.unlink()
    (target / "docs" / "kinds").mkdir()
    (target / "docs" / "kinds" / "short.toml").write_text(KIND, "utf-8")
    (target / "docs" / "evidence" / "claims.toml").write_text("", "utf-8")
    house = (DEFAULTS / "rules.toml").read_text("utf-8")  # a short topic lacks what a leaflet for patients must have
    (target / "docs" / "rules.toml").write_text(house.replace('level = "stop"', 'level = "warn"'), "utf-8")
    text = _short((source / "docs" / "topics" / f"{MODEL}.md").read_text("utf-8"))
    warning = (source / "docs" / "topics" / "liver-hemangioma-embolization.md").read_text("utf-8")
    signs = warning[warning.index("## When should I get help?") : warning.index("## What follow-up will I have?")]
    for number in range(1, topics + 1):
        own = text.replace("number: LH-03", f"number: LH-{number:04}")
        own = own.replace(f"# {TITLE}", f"# {number} {TITLE}")
        (target / "docs" / "topics" / f"topic-{number}.md").write_text(own + "\n" + signs, "utf-8")
    for folder in (target / "docs" / "translations").iterdir():
        model = _entries(folder / f"{MODEL}.po", folder / "liver-hemangioma-embolization.po")
        for path in folder.glob("*.po"):
            if path.stem not in ("glossary", "hospital", "interface"):
                path.unlink()
        for number in range(1, topics + 1):
            own = model.replace(f'msgid "{TITLE}"\nmsgstr "', f'msgid "{number} {TITLE}"\nmsgstr "{number} ')
            (folder / f"topic-{number}.po").write_text(own, "utf-8")
    return target


def _short(text: str) -> str:
    """The topic with a few sections and without links to other topics."""
    head, *sections = text.split("\n## ")
    head = head.replace("kind: aftercare", "kind: short")
    chosen = [part for part in sections if any(f"{{#{name}}}" in part for name in KEPT[:3])]
    return "\n## ".join([head, *chosen])


def _entries(*paths: Path) -> str:
    """The entries of catalogs, each once."""
    seen, found = set[str](), []
    for path in paths:
        for entry in path.read_text("utf-8").split("\n\n"):
            key = entry[entry.find("msgctxt") : entry.find("msgstr")]
            if key not in seen:
                seen.add(key)
                found.append(entry)
    return "\n\n".join(found) + "\n"
