"""Errors of the kinds that translations really have, planted in our own: how many do the checks catch?

Every error of number, structure or placeholder must be caught, and of each other kind nine in ten.
"""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.checks import Pair, check_pair
from leafwright.model import Place, Project
from leafwright.translation.catalogs import usable
from leafwright.translation.editions import catalog, needed, translated_topics

Plant = Callable[[str, str, random.Random], str | None]
ENGLISH = "This sentence was not translated and the reader sees it in English."
OTHER = {
    "Latin": "Это предложение по-русски.",
    "Arabic": "这是一句中文。",
    "Han": "Это предложение по-русски.",
    "Bengali": "这是一句中文。",
}


def outside(text: str) -> list[re.Match[str]]:
    """Numbers that stand in the words, not in a macro or link."""
    masked = re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", lambda match: "\0" * len(match[0]), text)
    return list(re.finditer(r"\d+", masked))


def digit(source: str, target: str, chance: random.Random) -> str | None:
    numbers = outside(target)
    if not numbers:
        return None
    found = chance.choice(numbers)
    return target[: found.start()] + str(int(found[0]) + 1) + target[found.end() :]


def lost_number(source: str, target: str, chance: random.Random) -> str | None:
    numbers = outside(target)
    if not numbers:
        return None
    found = chance.choice(numbers)
    return target[: found.start()] + target[found.end() :]


def unit(source: str, target: str, chance: random.Random) -> str | None:
    for old, new in ((" cm", " mm"), ("厘米", "毫米"), (" سم", " مم")):
        if found := re.search(rf"\d\s*{old.strip()}", target):
            return target.replace(found[0], found[0].replace(old.strip(), new.strip()), 1)
    return None


def phone(source: str, target: str, chance: random.Random) -> str | None:
    return target.replace("{{ phone.ward }}", "{{ phone.nurses }}") if "{{ phone.ward }}" in target else None


def placeholder(source: str, target: str, chance: random.Random) -> str | None:
    macros = re.findall(r"\{\{[^}]*\}\}", target)
    return target.replace(chance.choice(macros), "", 1) if macros else None


def link(source: str, target: str, chance: random.Random) -> str | None:
    return re.sub(r"\]\([^)]*\)", "](#other)", target, count=1) if "](" in target else None


def bold(source: str, target: str, chance: random.Random) -> str | None:
    return target.replace("**", "", 1) if "**" in target else None


def dropped(source: str, target: str, chance: random.Random) -> str | None:
    return ""


def english(source: str, target: str, chance: random.Random) -> str | None:
    return ENGLISH + "".join(re.findall(r"\{\{[^}]*\}\}", source))


# what a tired translator leaves out, told apart from the words that the check knows
DENIALS = {
    "ar": r"\b(?:لا|لم|ليس|ليست|لن) ", "bn": r" (?:না|নয়)(?=[ ।,;.]|$)", "es": r"\b[Nn]o ",
    "fr": r"\b[Nn](?:e |['’])|\bpas ", "pl": r"\b[Nn]ie ", "ur": r" (?:نہ|نہیں)\b", "zh-Hans": "不|没有|没|未",
}  # fmt: skip


def denial(pair: Pair, chance: random.Random) -> str | None:
    """The translation with one of its sentences turned into its opposite."""
    assert pair.target
    parts = re.split(r"(?<=[.!?。۔।])", pair.target)
    found = [index for index, part in enumerate(parts) if re.search(DENIALS[pair.language.tag], part)]
    if not found:
        return None
    index = chance.choice(found)
    parts[index] = re.sub(DENIALS[pair.language.tag], "", parts[index])
    return "".join(parts)


EXCHANGED = tomllib.loads(Path(__file__).with_name("exchanged.toml").read_text("utf-8"))
ADDED = {
    "ar": ("لا ", 0), "bn": (" না", -1), "es": ("no ", 0), "fr": ("Ne pas ", 0), "pl": ("nie ", 0), "ur": (" نہیں", -1),
    "zh-Hans": ("不", 0),
}  # fmt: skip
ABOUT = {
    "ar": r"(?:نحو|حوالي) ", "bn": "প্রায় ", "es": r"\b(?:[Uu]n[oa]s|aproximadamente) ", "fr": r"\b[Ee]nviron ",
    "pl": r"\b(?:[Oo]koło|mniej więcej) ", "ur": "تقریباً ", "zh-Hans": "大?约",
}  # fmt: skip


def exchanged(pair: Pair, chance: random.Random) -> str | None:
    """One word of the translation in place of its opposite, or of a neighbor of its kind."""
    assert pair.target
    found = [
        (said, instead)
        for english_, (said, instead) in EXCHANGED[pair.language.tag].items()
        if len(re.findall(rf"\b{english_}\b", pair.source, re.I)) == 1
        and len(re.findall(word_of(pair, said), pair.target)) == 1
    ]
    if not found:
        return None
    said, instead = chance.choice(found)
    return re.sub(word_of(pair, said), instead, pair.target)


def word_of(pair: Pair, said: str) -> str:
    return f"(?:{said})" if "Han" in pair.language.scripts else rf"(?<!\w)(?:{said})(?!\w)"


def denied(pair: Pair, chance: random.Random) -> str | None:
    """A denial where the source has none."""
    assert pair.target
    if (
        re.search(r"\b(?:not|no|never|nobody|none|nothing|without|only|avoid|stop|seldom|un\w+)\b", pair.source, re.I)
        or len(pair.target) < 15
    ):
        return None
    word, place = ADDED[pair.language.tag]
    end = re.search(r"[।۔.!?؟]*\s*$", pair.target)
    assert end
    return word + pair.target if place == 0 else pair.target[: end.start()] + word + pair.target[end.start() :]


def crossed(pair: Pair, chance: random.Random) -> str | None:
    """Two numbers of the first sentence that has two, each in the place of the other."""
    assert pair.target
    found = [each for each in outside(pair.target) if each[0] not in ("10", "100", "1000")]
    if len({each[0] for each in found[:2]}) < 2:
        return None
    one, other = found[:2]
    text = pair.target
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def marks_exchanged(pair: Pair, chance: random.Random) -> str | None:
    """Two values, links or sources, each in the place of the other."""
    assert pair.target
    found = list(re.finditer(r"\{\{[^}]*\}\}|(?<=\]\()[^)]*(?=\))", pair.target))
    found = [each for each in found if each[0][:2] == found[0][0][:2]]
    if len({each[0] for each in found[:2]}) < 2:
        return None
    one, other = found[:2]
    text = pair.target
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def sentence_lost(pair: Pair, chance: random.Random) -> str | None:
    assert pair.target
    parts = re.split(r"(?<=[.!?。۔।؟？])(?=\s|[^\s.\d{])", pair.target)
    whole = len(re.findall(r"[.!?](?:\s|$)", pair.source)) == len(parts) > 1
    return "".join(parts[:-1]) if whole else None


def sentence_twice(pair: Pair, chance: random.Random) -> str | None:
    assert pair.target
    parts = re.split(r"(?<=[.!?。۔।؟？])\s*(?=\S)", pair.target)
    return f"{pair.target} {parts[0]}" if len(parts[0]) > 20 and len(parts) < 3 else None


def word_twice(pair: Pair, chance: random.Random) -> str | None:
    assert pair.target
    words = list(re.finditer(r"(?<!\S)[^\W\d]{3,}(?!\S)", pair.target))
    if not words or pair.language.doubles or "Han" in pair.language.scripts:
        return None
    word = chance.choice(words)
    return pair.target[: word.end()] + " " + word[0] + pair.target[word.end() :]


def unfinished(pair: Pair, chance: random.Random) -> str | None:
    return f"{pair.target} {chance.choice(['TODO', '???', '[…]', 'XXX'])}"


def certain(pair: Pair, chance: random.Random) -> str | None:
    """A rough number told as a certain one."""
    assert pair.target
    once = len(re.findall(r"\b[Aa]bout (?:\d|two|a )", pair.source)) == 1
    found = re.findall(ABOUT[pair.language.tag], pair.target)
    return re.sub(ABOUT[pair.language.tag], "", pair.target) if once and len(found) == 1 else None


def unasked(pair: Pair, chance: random.Random) -> str | None:
    """A question inside a segment that lost its marks."""
    assert pair.target
    return re.sub("[?؟？¿]", "", pair.target) if pair.source.count("?") else None


READ: dict[str, Callable[[Pair, random.Random], str | None]] = {
    "a word exchanged": exchanged,
    "a denial added": denied,
    "numbers crossed": crossed,
    "marks exchanged": marks_exchanged,
    "a sentence lost": sentence_lost,
    "a sentence twice": sentence_twice,
    "a word twice": word_twice,
    "unfinished": unfinished,
    "a rough number": certain,
    "a question": unasked,
}
KINDS: dict[str, Plant] = {
    "a digit": digit, "a number lost": lost_number, "a phone": phone, "a placeholder": placeholder, "a link": link,
    "bold": bold, "an item dropped": dropped, "an English sentence": english, "a unit": unit,
}  # fmt: skip
CERTAIN = {"a digit", "a number lost", "a phone", "a placeholder", "a link", "bold", "an item dropped", "a unit"}


@pytest.fixture(scope="module")
def pairs() -> tuple[Project, list[Pair]]:
    project, _ = reading.load(ROOT)
    assert project is not None
    found = []
    for language in project.translated:
        for topic in translated_topics(project):
            for each, units in needed(project, language, topic):
                words = catalog(project, language, each.file.rsplit("/", 1)[-1][:-3])
                for unit_ in units:
                    target = usable(words, *unit_.key)
                    if not target or unit_.role == "search_terms":
                        continue
                    note = words.notes.get(unit_.key, "")
                    pair = Pair(unit_.text, target, Place(each.file), language, note=note, said_in=project.source)
                    # whose translator says why its numbers differ (8 am to 4 pm: 8:00–16:00) is compared by nobody
                    if not pair.excused("numbers"):
                        found.append(replace(pair, note=""))
    return project, found


def caught(project: Project, pair: Pair, target: str) -> bool:
    """Whether the planted words give a finding that the true ones do not."""
    before = {finding.code for finding in check_pair(pair, project.house)}
    planted = replace(pair, target=target or None, why="missing")
    return bool({finding.code for finding in check_pair(planted, project.house)} - before)


def test_planted_errors_are_caught(pairs: tuple[Project, list[Pair]], capsys: pytest.CaptureFixture[str]) -> None:
    project, true = pairs
    chance = random.Random(7)
    planted, seen = Counter[str](), Counter[str]()
    for name, plant in KINDS.items():
        tried = chance.sample(true, len(true))
        for pair in tried:
            assert pair.target
            target = plant(pair.source, pair.target, chance)
            if target is None or target == pair.target or planted[name] >= 30:
                continue
            planted[name] += 1
            seen[name] += caught(project, pair, target)
    for name, read in READ.items():
        for pair in chance.sample(true, len(true)):
            target = read(pair, chance) if planted[name] < 210 else None
            if target and target != pair.target:
                planted[name] += 1
                seen[name] += caught(project, pair, target)
    for pair in chance.sample(true, len(true)):
        assert pair.target
        target = denial(pair, chance) if re.search(r"\b(?:not|no)\b", pair.source) else None
        if target:  # in all there are: of a sample, the share would hang on chance
            planted["a denial"] += 1
            seen["a denial"] += caught(project, pair, target)
        if planted["another script"] < 30 and len(pair.target) > 20:
            planted["another script"] += 1
            seen["another script"] += caught(project, pair, OTHER[pair.language.scripts[0]])
    with capsys.disabled():
        shares = ", ".join(f"{name} {seen[name]}/{planted[name]}" for name in planted)
        print(f"\nplanted errors caught: {shares}")
    assert sum(planted.values()) >= 200
    for name in CERTAIN:
        assert seen[name] == planted[name], f"{name}: {seen[name]} of {planted[name]}"
    assert seen["an English sentence"] == planted["an English sentence"]
    assert seen["another script"] == planted["another script"]
    for name in (*READ, "a denial"):
        assert seen[name] >= 0.9 * planted[name], f"{name}: {seen[name]} of {planted[name]}"
