"""Errors that a tired or hostile hand makes in a translation, kind by kind: the true pair in, the wrong words out.

A kind is a function that gives None where a pair has no place for it. Words that are exchanged are data, chosen apart
from those that the checks know: content/exchanged.toml for the sample, content/planted.toml for what it seldom says.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise
from pathlib import Path

from leafwright.checks import Pair, check_pair
from leafwright.model import Place, Project
from leafwright.translation.needed import pairs_of, translated_topics

_CONTENT = Path(__file__).parent / "content"
Plant = Callable[[str, str, Pair, random.Random], str | None]
"""Source, target, the pair and chance in; the wrong target out."""

EXCHANGED = tomllib.loads((_CONTENT / "exchanged.toml").read_text("utf-8"))
MADE_UP = tomllib.loads((_CONTENT / "planted.toml").read_text("utf-8"))
ENGLISH = "This sentence was not translated and the reader sees it in English."
_MACRO = r"\{\{[^}]*\}\}"
_ENDS = r"[।۔.!?؟。！？]"

# what a tired translator leaves out, told apart from the words that the check knows
DENIALS = {
    "ar": r"\b(?:لا|لم|ليس|ليست|لن) ", "bn": r" (?:না|নয়)(?=[ ।,;.]|$)", "es": r"\b[Nn]o ",
    "fr": r"\b[Nn](?:e |['’])|\bpas ", "pl": r"\b[Nn]ie ", "ur": r" (?:نہ|نہیں)\b", "zh-Hans": "不|没有|没|未",
}  # fmt: skip
ADDED = {
    "ar": ("لا ", 0), "bn": (" না", -1), "es": ("no ", 0), "fr": ("Ne pas ", 0), "pl": ("nie ", 0), "ur": (" نہیں", -1),
    "zh-Hans": ("不", 0),
}  # fmt: skip
ABOUT = {
    "ar": r"(?:نحو|حوالي) ", "bn": "প্রায় ", "es": r"\b(?:[Uu]n[oa]s|aproximadamente) ", "fr": r"\b[Ee]nviron ",
    "pl": r"\b(?:[Oo]koło|mniej więcej) ", "ur": "تقریباً ", "zh-Hans": "大?约",
}  # fmt: skip
OTHER = {
    "Latin": "Это предложение по-русски.", "Arabic": "这是一句中文。", "Han": "Это предложение по-русски.",
    "Bengali": "这是一句中文。",
}  # fmt: skip
ALIKE = {"Latin": ("ae", "ае"), "Arabic": ("هك", "ہک"), "Han": ("为时", "為時"), "Bengali": ("অক", "अक")}
MARKS = {"Arabic": ("،؛؟", ",;?"), "Han": ("，。？", ",.?"), "Bengali": ("।", "."), "Latin": ("¿", "")}


def outside(text: str) -> list[re.Match[str]]:
    """Numbers that stand in the words, not in a macro or link."""
    masked = re.sub(rf"{_MACRO}|\]\([^)]*\)", lambda match: "\0" * len(match[0]), text)
    return list(re.finditer(r"\d+", masked))


def put(text: str, found: re.Match[str], instead: str) -> str:
    return text[: found.start()] + instead + text[found.end() :]


def number(change: Callable[[str], str | None]) -> Plant:
    """A number by chance, changed."""

    def plant(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
        changed = [(each, new) for each in outside(target) if (new := change(each[0])) is not None]
        return put(target, *chance.choice(changed)) if changed else None

    return plant


def swapped(pattern: str, instead: str) -> Plant:
    """The first place of a pattern, in other words."""
    return lambda source, target, pair, chance: (
        re.sub(pattern, instead, target, count=1) if re.search(pattern, target) else None
    )


def macro(change: Callable[[str], str]) -> Plant:
    """A placeholder by chance, changed."""

    def plant(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
        found = list(re.finditer(_MACRO, target))
        return put(target, one := chance.choice(found), change(one[0])) if found else None

    return plant


def crossing(pattern: str) -> Plant:
    """The first two things of a kind, each in the place of the other."""

    def plant(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
        found = list(re.finditer(pattern, target))[:2]
        if len({each[0] for each in found}) < 2:
            return None
        one, other = found
        return target[: one.start()] + other[0] + target[one.end() : other.start()] + one[0] + target[other.end() :]

    return plant


def numbers_crossed(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    found = [each for each in outside(target) if each[0] not in ("10", "100", "1000")][:2]
    if len({each[0] for each in found}) < 2:
        return None
    one, other = found
    return target[: one.start()] + other[0] + target[one.end() : other.start()] + one[0] + target[other.end() :]


def mark_moved(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """The mark of a source, behind another sentence of the same text."""
    parts = re.findall(rf".+?{_ENDS}+(?:\s*\{{\{{ fact[^}}]*\}}\}})*\s*|.+$", target)
    found = [at for at, part in enumerate(parts) if "{{ fact." in part]
    if len(parts) < 2 or not found:
        return None
    marks = "".join(re.findall(r"\{\{ fact[^}]*\}\}", parts[found[0]]))
    parts[found[0]] = re.sub(r"\{\{ fact[^}]*\}\}", "", parts[found[0]])
    at = found[0] - 1 if found[0] else 1
    parts[at] = parts[at].rstrip() + marks + " "
    return "".join(parts).strip()


def denial_lost(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """One of the sentences turned into its opposite."""
    parts = re.split(r"(?<=[.!?。۔।])", target)
    found = [index for index, part in enumerate(parts) if re.search(DENIALS[pair.language.tag], part)]
    if not found or not re.search(r"\b(?:not|no)\b", source):
        return None
    index = chance.choice(found)
    parts[index] = re.sub(DENIALS[pair.language.tag], "", parts[index])
    return "".join(parts)


def denial_added(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """A denial where the source has none."""
    denying = r"\b(?:not|no|never|nobody|none|nothing|without|only|avoid|stop|seldom|un\w+)\b"
    if re.search(denying, source, re.I) or len(target) < 15:
        return None
    word, place = ADDED[pair.language.tag]
    end = re.search(r"[।۔.!?؟]*\s*$", target)
    assert end
    return word + target if place == 0 else target[: end.start()] + word + target[end.start() :]


def sentence_lost(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    parts = re.split(r"(?<=[.!?。۔।؟？])(?=\s|[^\s.\d{])", target)
    whole = len(re.findall(r"[.!?](?:\s|$)", source)) == len(parts) > 1
    return "".join(parts[:-1]) if whole else None


def sentence_twice(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    parts = re.split(r"(?<=[.!?。۔।؟？])\s*(?=\S)", target)
    return f"{target} {parts[0]}" if len(parts[0]) > 20 and len(parts) < 3 else None


def word_twice(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    words = list(re.finditer(r"(?<!\S)[^\W\d]{3,}(?!\S)", target))
    if not words or pair.language.doubles or "Han" in pair.language.scripts:
        return None
    word = chance.choice(words)
    return target[: word.end()] + " " + word[0] + target[word.end() :]


def certain(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """A rough number told as a certain one."""
    once = len(re.findall(r"\b[Aa]bout (?:\d|two|a )", source)) == 1
    found = re.findall(ABOUT[pair.language.tag], target)
    return re.sub(ABOUT[pair.language.tag], "", target) if once and len(found) == 1 else None


def english_left(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return ENGLISH + "".join(re.findall(_MACRO, source))


def english_behind(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """The last sentence of several is still the English one."""
    parts, said = (re.split(rf"(?<={_ENDS})\s*(?=\S)", each) for each in (target, source))
    if len(parts) < 2 or len(parts) != len(said) or len(said[-1].split()) < 8 or "{{" in said[-1]:
        return None
    return target[: target.rindex(parts[-1])] + said[-1]


def another_script(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return OTHER[pair.language.scripts[0]] if len(target) > 20 else None


def look_alike(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """A letter that looks the same and is another."""
    own, foreign = ALIKE[pair.language.scripts[0]]
    if pair.language.tag == "ur":
        own, foreign = foreign, own
    found = [each for each in own if each in re.sub(rf"{_MACRO}|\]\([^)]*\)", "", target)]
    return (
        re.sub(rf"({_MACRO}|\]\([^)]*\))|{found[0]}", lambda m: m[1] or foreign[own.index(found[0])], target)
        if found
        else None
    )


def digits_of_another_script(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    found = outside(target)
    foreign = "০১২৩৪৫৬৭৮৯" if pair.language.tag != "bn" else "٠١٢٣٤٥٦٧٨٩"
    return put(target, found[0], "".join(foreign[int(each)] for each in found[0][0])) if found else None


def marks_of_another_script(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    own, foreign = MARKS[pair.language.scripts[0]]
    if pair.language.tag == "ur":
        own, foreign = "۔؟،", ".?,"
    found = [each for each in own if each in target]
    if not found:
        return None
    return target.replace(found[0], foreign[own.index(found[0])] if foreign else "")


def question_lost(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return re.sub("[?؟？¿]", "", target) if "?" in source else None


def end_lost(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return re.sub(r"[.。۔।]$", "", target) if re.search(r"[.。۔।]$", target) else None


def bracket_lost(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return (
        re.sub(r"[)）](?!.*[)）])", "", re.sub(r"\]\([^)]*\)", "", target))
        if "(" in source and "](" not in target and re.search(r"[)）]", target)
        else None
    )


def term_forbidden(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """A word that the glossary forbids, in place of the right one."""
    wrong = [each for each in pair.forbidden if not each.unless and each.words[0] not in target]
    own = [term for english, term in pair.terms if re.search(rf"\b{english}\b", source, re.I) and term in target]
    return target.replace(chance.choice(own), chance.choice(wrong).words[0].strip("-")) if own and wrong else None


def term_replaced(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """Another term of the glossary in the place of one."""
    own = [
        term for english, term in pair.terms if re.search(rf"\b{english}\b", source, re.I) and target.count(term) == 1
    ]
    others = sorted(
        {term for english, term in pair.terms if english.lower() not in source.lower() and term not in target}
    )
    return target.replace(chance.choice(own), chance.choice(others)) if own and others else None


def in_words(sign: str, hidden: str) -> Plant:
    """A sign that nobody sees, inside a text."""
    return lambda source, target, pair, chance: re.sub(sign, lambda m: m[0] + hidden, target, count=1)


def value_added(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    return f"{target} {{{{ phone.nurses }}}}" if "phone.nurses" not in source else None


def ending(words: str) -> Plant:
    return lambda source, target, pair, chance: f"{target} {words}"


def beginning(words: str) -> Plant:
    return lambda source, target, pair, chance: f"{words}{target}"


KINDS: dict[str, Plant] = {
    "a digit changed": number(lambda said: str(int(said) + 1)),
    "a digit lost": number(lambda said: said[:-1] if len(said) > 1 else None),
    "digits crossed": number(lambda said: said[::-1] if said[::-1] != said and not said.endswith("0") else None),
    "ten times as much": number(lambda said: f"{said}0"),
    "a number lost": number(lambda said: ""),
    "a number added": ending("7"),
    "of a thousand": number(lambda said: "1000" if said == "100" else None),
    "numbers crossed": numbers_crossed,
    "digits of another script": digits_of_another_script,
    "a rough number told as certain": certain,
    "a denial lost": denial_lost,
    "a denial added": denial_added,
    "a placeholder lost": macro(lambda said: ""),
    "a placeholder broken": macro(lambda said: said.replace("}}", "}")),
    "a placeholder added": value_added,
    "a value exchanged for another": swapped(r"\{\{ (?:amount|local)\.[\w-]+ \}\}", "{{ amount.flat_rest }}"),
    "a phone exchanged": swapped(r"\{\{ phone\.ward \}\}", "{{ phone.nurses }}"),
    "two values exchanged": crossing(r"\{\{ (?!fact)[^}]*\}\}"),
    "a source's mark lost": swapped(r"\{\{ fact\.[^}]*\}\}", ""),
    "a source's mark moved": mark_moved,
    "two source marks exchanged": crossing(r"\{\{ fact\.[^}]*\}\}"),
    "a link lost": swapped(r"\[([^\]]*)\]\([^)]*\)", r"\1"),
    "a link that leads elsewhere": swapped(r"\]\([^)]*\)", "](#other)"),
    "two links exchanged": crossing(r"(?<=\]\()[^)]*(?=\))"),
    "a web address added": ending("https://example.org"),
    "HTML added": ending("<b>!</b>"),
    "emphasis lost": swapped(r"\*\*(.+?)\*\*", r"\1"),
    "emphasis broken": swapped(r"\*\*", ""),
    "a paragraph became a list": beginning("- "),
    "a paragraph became two": swapped(r"(?<=.{15}) (?=\S)", "\n\n"),
    "a sentence lost": sentence_lost,
    "a sentence twice": sentence_twice,
    "a word twice": word_twice,
    "a note left": ending("TODO"),
    "question marks left": ending("???"),
    "a remark in brackets left": ending("[…]"),
    "emptied": lambda source, target, pair, chance: "",
    "English left": english_left,
    "one sentence left in English": english_behind,
    "another language": another_script,
    "a letter that looks alike": look_alike,
    "marks of another script": marks_of_another_script,
    "a question lost": question_lost,
    "a full stop lost": end_lost,
    "a bracket lost": bracket_lost,
    "a term of the glossary exchanged": term_replaced,
    "a forbidden word": term_forbidden,
    "a hidden character": in_words(r"\w{2}", "\u200b"),
    "a mark of direction": in_words(r"\w{2}", "\u202e"),
    "a phone number typed": ending("555 010 0444"),
}  # fmt: skip
"""By kind; those that need the neighbors of a segment, or its words, are below."""


def word_of(pair: Pair, said: str) -> str:
    return f"(?:{said})" if "Han" in pair.language.scripts else rf"(?<!\w)(?:{said})(?!\w)"


def exchanged(kind: str) -> Plant:
    """One word in place of its opposite, or of a neighbor: those of EXCHANGED for English words of a kind."""

    def plant(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
        found = [
            (said, instead)
            for english, (said, instead) in EXCHANGED[pair.language.tag].items()
            if EXCHANGED["kinds"][english] == kind
            and len(re.findall(rf"\b{english}\b", source, re.I)) == 1
            and len(re.findall(word_of(pair, said), target)) == 1
        ]
        if not found:
            return None
        said, instead = chance.choice(found)
        return re.sub(word_of(pair, said), instead, target)

    return plant


KINDS |= {kind: exchanged(kind) for kind in dict.fromkeys(EXCHANGED["kinds"].values())}


def neighbors(pairs: Sequence[Pair]) -> Iterator[tuple[str, Pair, str]]:
    """Kinds of which one is made of two segments of a file: another's words, and the next ones behind."""
    for one, other in pairwise(pairs):
        if one.at.file == other.at.file and one.target and other.target and one.target != other.target:
            yield "the words of another segment", one, other.target
            yield "two segments in one", one, f"{one.target} {other.target}"


def made_up(project: Project) -> Iterator[tuple[str, Pair, str]]:
    """The sentences of planted.toml: their kind, the true pair, and the wrong words."""
    for kind, said in MADE_UP.items():
        for language in project.translated:
            true, wrong = (re.sub(r"\{([^|}]*)\|([^}]*)\}", part, said[language.tag]) for part in (r"\1", r"\2"))
            yield kind.partition(",")[0], Pair(said["en"], true, Place("x.po"), language, said_in=project.source), wrong


def true_pairs(project: Project) -> list[Pair]:
    """Every segment of topics, glossary, hospital and interface beside its translation, each once a language."""
    found: dict[tuple[str, str, str], Pair] = {}
    for language in project.translated:
        for topic in translated_topics(project):
            for pair in pairs_of(project, language, topic):
                # whose translator says why its numbers differ (8 am to 4 pm: 8:00–16:00) is compared by nobody
                if pair.target and pair.said_in and not pair.excused("numbers"):
                    found.setdefault((language.tag, pair.source, pair.target), replace(pair, note=""))
    return list(found.values())


def planted(
    project: Project, pairs: Sequence[Pair], most: int, chance: random.Random
) -> Iterator[tuple[str, Pair, str]]:
    """Of each kind the true pair and the wrong words, `most` of them at the most in a language."""
    by_language = {tag: list(each) for tag, each in groupby(pairs, key=lambda pair: pair.language.tag)}
    for own in by_language.values():
        for kind, plant in KINDS.items():
            tried = chance.sample(own, len(own))
            made = ((kind, pair, plant(pair.source, str(pair.target), pair, chance)) for pair in tried)
            wrong = ((kind, pair, target) for kind, pair, target in made if target not in (None, pair.target))
            yield from islice(wrong, most)
        beside = sorted(neighbors(own), key=lambda each: each[0])
        for _, each in groupby(beside, key=lambda each: each[0]):
            listed = list(each)
            yield from chance.sample(listed, min(most, len(listed)))
    yield from made_up(project)


class Caught:
    """What is told of the wrong words and not of the true ones, which are looked at once."""

    def __init__(self, project: Project) -> None:
        self.house = project.house
        self.true: dict[int, tuple[Pair, set[str]]] = {}

    def __call__(self, pair: Pair, target: str) -> set[str]:
        if id(pair) not in self.true:
            self.true[id(pair)] = pair, self._codes(pair)  # the pair is kept, so that no other gets its id
        return self._codes(replace(pair, target=target or None, why="missing")) - self.true[id(pair)][1]

    def _codes(self, pair: Pair) -> set[str]:
        return {found.code for found in check_pair(pair, self.house)}
