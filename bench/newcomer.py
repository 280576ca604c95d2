"""A newcomer's path, step by step: `python bench/newcomer.py [FOLDER]`; with a folder, the library is left there.

A hospital's letter, made up for this, as a Word file: into a library that was begun just now, mended as the findings
ask, built, printed. Seconds are those of the machine; how long a person thinks about each finding is not among them.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[1]
SLUG = "after-your-hernia-operation"

# paragraphs; = begins a heading, - a point. As hospitals write them: nobody thought of this tool.
LETTER = """\
Thank you for coming to our day ward. This leaflet tells you what to do at home after your hernia operation.
= The first day
You have had a general anaesthetic, and although you will probably feel quite well again within a few hours the \
medicines stay in your body for about a day, so you must not drive, drink alcohol or sign papers until the next day.
Somebody should stay with you overnight.
= Pain
The wound will be sore for a few days. Take 2 tablets of Panadol every 6 hours if you need them.
Do not take more than 8 tablets in 24 hours. Do not take Nurofen before you have asked your GP.
= Your wound
Keep the the dressing dry for 48 hours. You can then have a shower.
Your GP or the practice nurse takes the clips out after 7 days.
= Food
Eat and drink as you like.
= Medicines
Take your usual medicines unless we told you not to.
= Driving
You can drive when you can stop the car in an emergency without pain.
= Lifting
Lift nothing heavy for 4 weeks.
= Your follow-up appointment
We do not see you again unless there is a problem.
= When to seek help
Call 999 if you cannot breathe or if you faint.
Phone the ward on 000 000 0001 if
- you have a temperature above 38C
- the wound is red, hot or full of pus
- the pain gets worse
= Parking
Park at gate 2.
"""

PROFILE = (
    ("# house = ", "house = "),
    ("# [leaflet]", "[leaflet]"),
    ("# cover =", "cover ="),
    ("# footer =", "footer ="),
    ('formats = ["a4", "large-print", "text"]', 'formats = ["a4", "text", "trifold"]'),
)
# what the findings ask for: old words, new words; none for a section that this topic does not need
EDITS = (
    ("status: draft", "# status: draft"),
    ("search_terms: words that a patient would type", "search_terms: hernia, after the operation, dressing, lifting"),
    ("One line that says what it is", "What to do at home"),
    (
        "<!-- Three to six points: what is normal, what is not, one thing to do. -->",
        "- The wound is sore for some days.\n- Keep the dressing dry for two days.\n- Lift nothing heavy for 4 weeks.",
    ),
    (
        "<!-- Who it is for, what it covers. -->",
        "This leaflet is for you if you had a hernia operation in our day ward.",
    ),
    (
        "You have had a general anaesthetic, and although you will probably feel quite well again within a few hours"
        " the medicines stay in your body for about a day, so you must not drive, drink alcohol or sign papers until"
        " the next day.",
        "You have had medicines that make you sleep. You may soon feel well again. But the medicines stay in your body"
        " for about a day.\n\nDo not drive, drink alcohol or sign papers until the next day.",
    ),
    ("Panadol", "paracetamol"),
    ("Nurofen", "ibuprofen"),
    ("the the", "the"),
    (
        "<!-- What the evidence does not tell. -->",
        "We do not know how soon you feel well. It differs from person to person.",
    ),
    ("    - …\n\nCall 999 if you cannot breathe or if you faint.\n", "    - cannot breathe\n    - faint\n"),
    (
        "Phone the ward on 000 000 0001 if\n\n- you have a temperature above 38C\n- the wound is red, hot or full of"
        " pus\n- the pain gets worse",
        '!!! urgent "Phone the ward the same day: {{ phone.ward }}, {{ hours.ward }}, if"\n\n'
        "    - you have a temperature above {{ local.fever }}\n    - the wound is red, hot or full of pus\n"
        "    - the pain gets worse\n\n*[GP]: family doctor",
    ),
    ("## When to seek help", "## When to get help"),
)
LEFT_OUT = ("first_weeks", "work", "grows_again", "questions", "more_information", "not_placed")


def letter() -> bytes:
    """The letter as a Word file."""
    document = docx.Document()
    document.add_heading("After your hernia operation", 0)
    for line in LETTER.splitlines():
        mark, _, words = line.partition(" ")
        if mark == "=":
            document.add_heading(words, 1)
        else:
            document.add_paragraph(words if mark == "-" else line, style="List Bullet" if mark == "-" else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run(root: Path, *arguments: str) -> tuple[float, str]:
    """One command, as it is typed: its seconds, and what it says."""
    begun = time.perf_counter()
    made = subprocess.run(
        [sys.executable, "-m", "leafwright", *arguments], cwd=root, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")}, check=False,
    )  # fmt: skip
    return time.perf_counter() - begun, made.stdout + made.stderr


def mend(path: Path, edits: Sequence[tuple[str, str]], left_out: Sequence[str] = ()) -> None:
    """Make edits in a file, each of which must find its words, and take sections out of it."""
    text = path.read_text("utf-8")
    for old, new in edits:
        if old not in text:
            raise SystemExit(f"not in the topic: {old}")
        text = text.replace(old, new, 1)
    for section in left_out:
        text = re.sub(rf"(?ms)^## [^\n]*\{{#{section}\}}\n.*?(?=^## |\Z)", "", text)
    path.write_text(text, "utf-8")


def in_short(said: str) -> str:
    """What a command said of the topic, in short."""
    if placed := said.count("  guessed: "):
        return f"{placed} parts placed, {said.count('  not guessed')} left to the writer"
    built = re.search(r"\d+ leaflets", said)
    found = len(re.findall(rf"(?m)^docs/topics/{SLUG}\.md:\d+: [A-Z]\d{{3}}", said))
    return ", ".join([*([built[0]] if built else []), f"{found} findings in the topic"])


def main(folder: Path) -> None:
    """The whole path, told as a table."""
    root = folder / "library"
    rows: list[tuple[str, float, str]] = []

    def step(name: str, *arguments: str) -> None:
        seconds, said = run(root if root.exists() else folder, *arguments)
        print(f"$ leafwright {' '.join(arguments)}\n{said}")
        rows.append((name, seconds, in_short(said)))

    step("begin a library", "init", "library")
    mend(root / "docs" / "hospital.toml", PROFILE)
    (root / "letter.docx").write_bytes(letter())
    step("bring the letter in", "new", SLUG, "aftercare", "--from", "letter.docx")
    step("check", "check", "--topic", SLUG)
    mend(root / "docs" / "topics" / f"{SLUG}.md", EDITS, LEFT_OUT)
    step("check again, mended", "check", "--topic", SLUG)
    step("build site and leaflets", "build")
    step("build again, nothing changed", "build")
    for name, seconds, said in rows:
        print(f"| {name} | {seconds:.1f} s | {said} |")


if __name__ == "__main__":
    with contextlib.ExitStack() as stack:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(stack.enter_context(tempfile.TemporaryDirectory())))
