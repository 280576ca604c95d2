"""What a release of one changed topic costs in a library of many: `python bench/release.py [TOPICS]`, 200 by default.

The tiny hospital of tests/library, its topic again and again, signed by made-up people in a folder that goes away.
"""

import datetime
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from leafwright import reading
from leafwright.model import Reviewed, SignOff
from leafwright.release.asked import Wish
from leafwright.release.releasing import Outcome, release
from leafwright.signoff import records
from leafwright.translation.editions import editions
from leafwright.translation.needed import shown

ROOT = Path(__file__).resolve().parents[1]
MODEL, OLD, NEW = "hernia", "Show it to your doctor.", "Show it to your own doctor."
TODAY = datetime.date.today()


def make(root: Path, topics: int) -> None:
    """A library at `root` of so many topics in two languages, as A4 leaflets."""
    shutil.copytree(ROOT / "tests" / "library" / "docs", root / "docs")
    profile = root / "docs" / "hospital.toml"
    lines = [line for line in profile.read_text("utf-8").split("\n") if not line.startswith(("languages", "formats"))]
    profile.write_text("\n".join(['languages = ["ar"]', 'formats = ["a4"]', *lines]), "utf-8")
    shutil.rmtree(root / "docs" / "translations" / "fr")
    (root / "docs" / "sets.toml").unlink()
    (root / "docs" / "rules.toml").write_text('[A001]\nlevel = "off"\n', "utf-8")
    folder, words = root / "docs" / "topics", root / "docs" / "translations" / "ar"
    text, said = (folder / f"{MODEL}.md").read_text("utf-8"), (words / f"{MODEL}.po").read_text("utf-8")
    for number in range(1, topics + 1):
        own = re.sub(r"^number: .*$", f"number: FX-{number + 100:04}", text, count=1, flags=re.M)
        (folder / f"{MODEL}-{number}.md").write_text(own, "utf-8")
        (words / f"{MODEL}-{number}.po").write_text(said, "utf-8")


def sign(root: Path, *slugs: str) -> None:
    """Let made-up people sign topics, or all, in all their languages."""
    project, _ = reading.load(root)
    assert project
    due = TODAY + datetime.timedelta(days=700)
    for edition in editions(project):
        if slugs and edition.topic.slug not in slugs:
            continue
        segments = shown(project, edition.language, edition.topic)
        for number, role in enumerate(edition.unsigned, 1):
            entries: list[SignOff | Reviewed] = [
                SignOff(role=role, name=f"Fixture {number}", date=TODAY, words=edition.hash)
            ]
            if edition.language.source and role == edition.unsigned[-1]:
                entries.append(Reviewed(role=role, name=f"Fixture {number}", date=TODAY, next_review=due))
            records.record(root, edition, entries, segments, None)


def released(root: Path) -> Outcome:
    began = time.monotonic()
    outcome = release(root, Wish(target=root / "build" / "release", today=TODAY), lambda *_: None)
    told = [f"{each.code} {each.message}" for each in outcome.findings][:3] or [
        each.steps for each in outcome.ready if each.steps
    ][:3]
    print(
        f"{time.monotonic() - began:6.1f} s: {len(outcome.released)} editions, {len(outcome.new)} new; "
        f"{outcome.written} of {outcome.files} files written",
        *(told if not outcome.identity else ()),
    )
    return outcome


def main(topics: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, topics)
        sign(root)
        released(root)
        released(root)
        changed = f"{MODEL}-1"
        for path in (
            root / "docs" / "topics" / f"{changed}.md",
            root / "docs" / "translations" / "ar" / f"{changed}.po",
        ):
            text = path.read_text("utf-8")
            assert OLD in text
            path.write_text(text.replace(OLD, NEW), "utf-8")
        sign(root, changed)
        released(root)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
