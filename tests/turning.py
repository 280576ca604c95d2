"""The tiny hospital turned round: a language that it is translated into is what it is written in, and English is a
translation of that."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from leafwright.text.segments import Piece, cut, join

Said = Mapping[tuple[str, str], str]


def turned(root: Path, tag: str) -> Path:
    """The library at `root`, which is written in English, written in `tag` instead."""
    docs = root / "docs"
    into = docs / "translations" / "en"
    into.mkdir()
    for topic in (docs / "topics").glob("*.md"):
        if (docs / "translations" / tag / f"{topic.stem}.po").exists():
            _write(into, topic.stem, _turn(topic, _said(root, tag, topic.stem)))
        else:
            topic.unlink()  # it is for staff, in English alone
    profile = docs / "hospital.toml"
    for name, files in {
        "hospital": [profile, *(docs / "departments").iterdir()],
        "glossary": [docs / "glossary.toml"],
    }.items():
        said = _said(root, tag, name)
        for file in files:
            _replace(file, said)
        _write(into, name, ((role, own, english) for (role, english), own in said.items()))
    text = re.sub(r"^languages = .*\n", "", profile.read_text("utf-8"), flags=re.M)
    profile.write_text(f'source = "{tag}"\nlanguages = ["en"]\n{text}', "utf-8")
    for each in (docs / "translations" / tag).iterdir():
        each.unlink()
    return root


def _said(root: Path, tag: str, name: str) -> Said:
    catalog = polib.pofile(str(root / "docs" / "translations" / tag / f"{name}.po"))
    return {(each.msgctxt or "", each.msgid): each.msgstr for each in catalog}


def _turn(topic: Path, said: Said) -> list[tuple[str, str, str]]:
    """Writes a topic in the other language; gives role, words and English words of each segment."""
    parts = cut(topic.read_text("utf-8"))
    topic.write_text(join(parts, lambda piece: said.get((piece.role, piece.text), piece.text)), "utf-8")
    keys = [(each.role, each.text) for each in parts if isinstance(each, Piece)]
    return [(role, said[role, english], english) for role, english in keys if (role, english) in said]


def _replace(file: Path, said: Said) -> None:
    text = re.sub(r"^forms = .*\n", "", file.read_text("utf-8"), flags=re.M)
    for (_, english), own in said.items():
        text = text.replace(f'"{english}"', f'"{own}"')
    file.write_text(text, "utf-8")


def _write(into: Path, name: str, entries: Iterable[tuple[str, str, str]]) -> None:
    made = polib.POFile()
    made.metadata = {
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "X-Method": "human, made up for tests",
    }
    made.extend(polib.POEntry(msgctxt=role, msgid=own, msgstr=said) for role, own, said in dict.fromkeys(entries))
    made.save(str(into / f"{name}.po"))
