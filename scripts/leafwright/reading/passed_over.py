"""Files among the topics that somebody meant as one, and that nothing reads."""

from pathlib import Path

from leafwright.reading.files import Reader

_LETTERS = {".docx": "", ".doc": "save it as .docx; ", ".odt": "save it as .docx; ", ".rtf": "save it as .docx; "}
_OTHERS = {".pages", ".pdf", ".txt", ".htm", ".html"}


def tell_passed_over(reader: Reader) -> None:
    """Advise of each such file, and what to do with it; pictures and what systems leave behind are none."""
    folder = reader.root / "docs" / "topics"
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if inside[0] == "images" or any(part.startswith((".", "~")) for part in inside):
            continue
        if (fix := _remedy(path, folder)) and path.is_file():  # a disk is asked of those alone
            reader.advise(path, 1, "S017", f"nothing reads {path.name[:80]}: it is no topic", fix)


def _remedy(path: Path, folder: Path) -> str:
    """What to do with a file, where somebody meant it as a topic and it is none."""
    name, ending = path.name, path.suffix.lower()
    if name.lower().endswith(".md.txt"):
        return f"name it {name[:-4]}; a system that hides endings shows {name[:-4]} and adds .txt"
    if ending == ".md" and path.parent != folder:
        return f"move it to docs/{folder.name}/ itself"
    if ending == ".md" and path.suffix != ".md":
        return f"name it {path.stem}.md, in small letters"
    if ending == ".markdown":
        return f"name it {path.stem}.md"
    if ending in _LETTERS:
        begin = "begin a topic with it (leafwright new TOPIC KIND --from FILE), then move it elsewhere"
        return _LETTERS[ending] + begin
    copy = "begin a topic (leafwright new TOPIC KIND), copy its words there, then move it elsewhere"
    return copy if ending in _OTHERS else ""
