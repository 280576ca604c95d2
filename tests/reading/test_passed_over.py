"""A text among the topics that is none is told, with what to do; all else there may lie."""

from pathlib import Path

import pytest

from breaking import found
from clinic import write, write_clinic


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("Going home.docx", "begin a topic with it (leafwright new TOPIC KIND --from FILE), then move it elsewhere"),
        ("Going home.odt", "save it as .docx; begin a topic with it"),
        ("going-home.PDF", "begin a topic (leafwright new TOPIC KIND), copy its words there"),
        ("going-home.markdown", "name it going-home.md"),
        ("going-home.md.txt", "name it going-home.md; "),
        ("going-home.MD", "name it going-home.md, in small letters"),
        ("ward/going-home.md", "move it to docs/topics/ itself"),
    ],
)
def test_a_text_that_nothing_reads_is_told(tmp_path: Path, name: str, fix: str) -> None:
    root = write_clinic(tmp_path, ["en"])
    write(root / "docs/topics" / name, "# Going home\n")
    (finding,) = found(root, "S017")
    assert finding.at.file == f"docs/topics/{name}"
    assert name.rpartition("/")[2] in finding.message
    assert finding.fix.startswith(fix)
    assert not finding.stops


def test_topics_pictures_and_what_systems_leave_behind_are_not(tmp_path: Path) -> None:
    root = write_clinic(tmp_path, ["en"])
    for name in ("images/letter.pdf", ".hidden.docx", "~$letter.docx", ".old/letter.md", "Thumbs.db", "notes.ods"):
        write(root / "docs/topics" / name, "x")
    assert found(root, "S017") == []
