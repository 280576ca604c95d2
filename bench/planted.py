"""Faults of the kinds that writers make, planted in clean topics: how many do the checks find, kind by kind?

python bench/planted.py

Each kind is planted once in each example of tests/kinds/ that has a place for it. What is told of the text with the
fault, and not of the clean one, counts as found. Some kinds only a person can see; they are counted all the same.
"""

import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]

from leafwright import reading  # noqa: E402
from leafwright.checks import check_topic  # noqa: E402
from leafwright.model import Project, Topic  # noqa: E402
from leafwright.reading.words.spelling import unknown_words  # noqa: E402
from leafwright.text.macros import words_of  # noqa: E402

Plant = Callable[[str, random.Random], str | None]


def said(words: str) -> Plant:
    """A paragraph more, at the end of the first section that is told in paragraphs."""
    return lambda text, chance: re.sub(
        r"(?m)^(## .*\{#(?!summary)\w+\}\n\n[^#]+?\n)(?=\n## )", rf"\1\n{words}\n", text, count=1
    )


def swapped(old: str, new: str) -> Plant:
    """Something else in place of what stands there."""
    return lambda text, chance: re.sub(old, new, text, count=1) if re.search(old, text) else None


def misspelled(text: str, chance: random.Random) -> str | None:
    """A letter left out, doubled or exchanged with the next in a word of seven letters and more."""
    words = [found for found in re.finditer(r"(?<=[a-z] )[a-z]{7,}(?=[ .,])", text) if found.start() > text.index("# ")]
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(1, len(word[0]) - 2)
    head, one, two, tail = word[0][:at], word[0][at], word[0][at + 1], word[0][at + 2 :]
    wrong = (
        head + chance.choice([two + tail, one + one + two + tail, two + one + tail])
        if one != two
        else head + two + tail
    )
    return text[: word.start()] + wrong + text[word.end() :]


def doubled(text: str, chance: random.Random) -> str | None:
    words = list(re.finditer(r"(?<=[a-z] )[a-z]{2,}(?= [a-z])", text[text.index("# ") :]))
    word = chance.choice(words)
    place = text.index("# ") + word.end()
    return f"{text[:place]} {word[0]}{text[place:]}"


FAULTS: dict[str, Plant] = {
    "a phone number typed": said("Phone us on 555 010 0444."),
    "an emergency number typed": said("Call 999 at once."),
    "a word misspelled": misspelled,
    "a word twice": doubled,
    "a phone number of six digits": said("Phone us on 345 678."),
    "an apostrophe lost": said("You dont need to wait."),
    "a short word twice": said("You can take a a rest."),
    "38C": said("You may feel hot. Above 38C you may shiver."),
    "6-8cm": said("The cut is 6-8cm long."),
    "10mg": said("You take 10mg in the morning."),
    "a figure without its fact": said("About 5 out of 100 people notice it."),
    "a percentage": said("It helps 80% of people."),
    "1 in 20": said("About 1 in 20 people notice it."),
    "a sentence of 35 words": said("You can " + "walk and rest and " * 8 + "sleep."),
    "a sentence of 24 words": said("You can " + "walk and rest and " * 5 + "go to sleep."),
    "a word of fear": said("It is a terrifying illness."),
    "a brand name": said("You can take Tylenol."),
    "a negative contraction": said("You don't need to wait."),
    "a hard word": said("You take your medication."),
    "words in capitals": said("You MUST NOT eat."),
    "an abbreviation": said("You may have an ECG."),
    "TODO": said("TODO: say how long."),
    "words in brackets": said("Ask for [name of the nurse]."),
    "an unknown value": said("Wait for {{ local.wait }}."),
    "a phone misspelled": swapped(r"\{\{ phone\.ward \}\}", "{{ phone.wrad }}"),
    "a phone not answered at night": swapped(r"\{\{ phone\.ward \}\}", "{{ phone.clinic }}"),
    "a dead link": said("Read [how to rest](#no-such-place)."),
    "click here": said("To read more, [click here](#when_to_seek_help)."),
    "the reader spoken about": said("The patient should rest."),
    "HTML": said("You can <b>walk</b>."),
    "italics": said("You *can* walk."),
    "a footnote": said("You can walk.[^1]"),
    "a hidden character": said("You can wa\u200blk."),
    "a unit behind a value that brings it": swapped(r"\{\{ local\.fever \}\}", "{{ local.fever }} °C"),
    "indentation lost in a box": swapped(r"(!!! emergency .*\n\n)    - ", r"\1- "),
    "an unknown box": swapped("!!! urgent", "!!! important"),
    "the emergency box gone": swapped(r"!!! emergency (?:.|\n)*?(?=!!! urgent)", ""),
    "a section gone": swapped(r"## [^\n]*\{#(?:what_is|why)\}\n\n(?:.|\n)*?(?=\n## )", ""),
    "a section emptied": swapped(r"(## [^\n]*\{#(?:what_is|why)\}\n)\n(?:.|\n)*?(?=\n## )", r"\1"),
    "a section without its id": swapped(r" \{#(?:what_is|why)\}", ""),
    "a heading of another form": swapped(r"## [^\n]*\? \{#(what_is|why)\}", r"## The matter {#\1}"),
    "a level skipped": said("#### More of it"),
    "a long paragraph": said("You walk. You rest. You eat. You sleep. You talk."),
    "a long list": said("\n".join(f"- thing {word}" for word in "abcdefghi")),
    "seven key points": swapped(r"(\{#summary\}\n\n)", r"\1" + "".join(f"- Rest {n}.\n" for n in "abcd")),
    "only for people: a denial lost": swapped(r"(You|do) (?:cannot|not) ", r"\1 can "),
    "only for people: a wrong word": swapped(r"\bfaint\b", "feint"),
    "only for people: another value than the house's": swapped(r"\{\{ local\.fever \}\}", "39 °C"),
}


def library(root: Path) -> Project:
    """The tiny hospital of the tests with the examples in place of its topics."""
    shutil.copytree(ROOT / "tests" / "library" / "docs", root / "docs", ignore=shutil.ignore_patterns("*.md", "*.po"))
    (root / "docs" / "sets.toml").unlink()
    profile = root / "docs" / "hospital.toml"
    profile.write_text(f"languages = []\n{profile.read_text('utf-8')}", "utf-8")
    examples = ROOT / "tests" / "kinds"
    for path in examples.rglob("*.*"):
        shutil.copyfile(path, root / "docs" / "topics" / path.relative_to(examples))
    project, _ = reading.load(root)
    assert project is not None
    return project


def told(project: Project, topic: Topic, root: Path) -> set[tuple[str, str]]:
    """What is said of a topic: codes and messages."""
    language = project.source
    unknown = unknown_words(root, language.dictionary, words_of(topic.text), language.words)
    now = replace(project, misspelled={language.tag: unknown}, topics=(topic,))
    return {(finding.code, finding.message) for finding in check_topic(topic, now)}


def main() -> None:
    chance = random.Random(7)
    planted, found, codes = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    with tempfile.TemporaryDirectory() as folder:
        project = library(Path(folder))
        for topic in project.topics:
            before = told(project, topic, Path(folder))
            for name, plant in FAULTS.items():
                text = plant(topic.text, chance)
                if text is None or text == topic.text:
                    continue
                new = told(project, replace(topic, text=text), Path(folder)) - before
                planted[name] += 1
                found[name] += bool(new)
                codes.setdefault(name, Counter()).update({code for code, _ in new})
    for name in FAULTS:
        by = ", ".join(f"{code} {count}" for code, count in codes.get(name, Counter()).most_common())
        print(f"| {name} | {found[name]} of {planted[name]} | {by} |")
    share = sum(found.values()) / sum(planted.values())
    print(f"{sum(found.values())} of {sum(planted.values())} found: {share:.0%}")


if __name__ == "__main__":
    main()
