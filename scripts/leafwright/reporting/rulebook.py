"""The rule book as a reader sees it: every code with its rule, reason, source, examples and level.

Brings together the check modules, the word lists and what readers and other programs report; knows
which of the standards R01 to R51 each keeps, and which wait.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from leafwright.checks import ENGLISH, GUARDS, Rule, rules
from leafwright.checks.reported import REPORTED
from leafwright.model import Project, nearest

# what hangs on where words come to stand; other rules tell before what words can do to all else that is laid out
_BY_PLACE = frozenset(("P003", "P009", "P016", "P022", "P023", "P024", "P025", "P026", "P027", "P028"))


@dataclass(frozen=True)
class Entry:
    """One rule, to be explained."""

    code: str
    rule: str
    why: str
    source: str
    standards: tuple[str, ...]
    level: str
    numbers: tuple[tuple[str, str, str], ...]  # name, meaning, the house's value
    wrong: str
    right: str
    made_for: str = ""  # numbers under which the example is wrong and right, where the house has others
    fixed: bool = True  # no house sets its level
    instead: str = ""  # why no words are wrong and right here, and what it says

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """What is wrong and what is right, each with how it is headed."""
        where = f", where {self.made_for}" if self.made_for else ""
        both = ((f"Wrong{where}", self.wrong), (f"Right{where}", self.right))
        return tuple((label, text) for label, text in both if text)

    @property
    def level_in_words(self) -> str:
        return f"{self.level}, whatever a house says" if self.fixed else f"{self.level} (docs/rules.toml)"


def entries(project: Project) -> tuple[Entry, ...]:
    """All rules in force, by code."""
    found = [_of_check(rule, project) for rule in rules()]
    found += [
        Entry(code, words.rule, _why(code, words.why), words.source, words.standards, _level(code, project), (),
              words.fails[0], words.passes[0], fixed=False)
        for code, words in project.wordlists.items()
    ]  # fmt: skip
    found += map(_of_reported, REPORTED)
    return tuple(sorted(found, key=lambda entry: entry.code))


def _of_reported(code: str) -> Entry:
    item = REPORTED[code]
    return Entry(code, item.rule, item.why, item.source, item.standards, item.level, (), item.wrong, item.right)


def _why(code: str, why: str) -> str:
    return f"{why} It looks at topics in English only." if code in ENGLISH else why


def _level(code: str, project: Project) -> str:
    return project.house[code].level if code in project.house else "stop"


def _of_check(rule: Rule, project: Project) -> Entry:
    given = project.house[rule.code].numbers if rule.code in project.house else {}
    wrong, right = (_example(each) for each in _words(rule))
    return Entry(
        rule.code, rule.statement, _why(rule.code, rule.why), rule.source, rule.standards, _level(rule.code, project),
        tuple((name, meaning, _shown(given.get(name))) for name, meaning in rule.numbers.items()),
        wrong, right, _made_for(rule, given), rule.code in GUARDS, "" if wrong else _instead(rule),
    )  # fmt: skip


def _words(rule: Rule) -> tuple[object, object]:
    """What is wrong and right: WORDS of a writer, of what is laid out or built of them, else the first of each."""
    return cast(tuple[str, str], getattr(rule.module, "WORDS", (rule.module.FAILS[0], rule.module.PASSES[0])))


def _instead(rule: Rule) -> str:
    """What is said where no example can be words: whether words can be the cause, what it says, and what helps."""
    (problem, *_) = cast(Any, rule.module).check(rule.module.FAILS[0], rule.example)
    why = "It looks at what the tool makes, and no words of yours are the cause"
    if rule.code in _BY_PLACE:
        why = "No words are wrong by themselves, only by how many they are and where they come to stand"
    return f"{why}. It says, for one: {problem.message}. What helps: {problem.fix}."


def _made_for(rule: Rule, given: Mapping[str, object]) -> str:
    """The numbers of a rule's examples that the house has otherwise, as explain names them."""
    return ", ".join(
        f"{name} = {value}"
        for name, value in rule.example.items()
        if isinstance(value, int) and not isinstance(value, bool) and value != given.get(name)
    )


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)


def _example(example: object) -> str:
    """An example as text: words as they are, a pair with an arrow, values of a leaflet only named."""
    if isinstance(example, str):
        return example.strip()
    if isinstance(example, dict):
        topics = [str(text).strip() for text in example.get("topics", ())]  # each as it is written
        values = {key: value for key, value in example.items() if key != "topics"}
        return "\n".join([*topics, *(f"{key}: {'null' if value is None else value}" for key, value in values.items())])
    if isinstance(example, tuple):
        return " → ".join("(nothing)" if part is None else str(part) for part in example[:2])
    return ""


def explain(code: str, read: Callable[[], Project | None]) -> str:
    """What a rule says and why, for a terminal; empty where the library cannot be read, and a house may set the rule.

    `read` reads the library. Raises ValueError, with the nearest code, for an unknown one.
    """
    if code.upper() in REPORTED:
        return _in_lines(_of_reported(code.upper()))
    project = read()
    if project is None:
        return ""
    book = {entry.code: entry for entry in entries(project)}
    if code.upper() not in book:
        raise ValueError(f"no rule {code}; " + nearest(code, book, "they stand on the page of rules"))
    return _in_lines(book[code.upper()])


def _in_lines(entry: Entry) -> str:
    lines = [f"{entry.code}  {entry.rule}", "", entry.why, "", f"Source: {entry.source}"]
    if entry.standards:
        lines.append(f"Keeps: {', '.join(entry.standards)} of the standards")
    lines.append(f"Level: {entry.level_in_words}")
    lines += [f"    {name} = {value}    {meaning}" for name, meaning, value in entry.numbers]
    for label, text in entry.examples:
        lines += ["", f"{label}:", *(f"    {line}" for line in text.split("\n"))]
    if entry.instead:
        lines += ["", entry.instead]
    return "\n".join(lines)


def as_markdown(project: Project) -> str:
    """All rules as plain Markdown, as the search reads them: each rule, then what keeps each of the standards."""
    parts = [
        "# How we check our leaflets",
        "For staff. English only. Each rule has a code; `check` names it where a text breaks it.",
    ]
    for entry in entries(project):
        parts.append(f"## {entry.code} {entry.rule} {{#{entry.code.lower()}}}")
        parts.append(entry.why)
        parts.append(f"Source: {entry.source}. Level: {entry.level_in_words}.")
        if entry.numbers:
            parts.append("\n".join(f"- {meaning}: `{value}`" for _, meaning, value in entry.numbers))
        for label, text in entry.examples:
            parts.append(f"{label}:\n\n" + "\n".join(f"    {line}" for line in text.split("\n")))
        if entry.instead:
            parts.append(entry.instead)
    parts.append("## What keeps each standard {#standards}")
    rows = ["| Standard | Rule | Kept by |", "|---|---|---|"]
    keepers = kept_by(project)
    for name, standard in project.standards.items():
        rows.append(f"| {name} | {standard.rule} | {', '.join(keepers[name])} |")
    parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


def kept_by(project: Project) -> dict[str, list[str]]:
    """By each of the standards R01 to R51 the codes of the checks, "review form" and the tests that keep it."""
    book, items = entries(project), [item for part in project.review.parts for item in part.items]
    return {
        name: [
            *(entry.code for entry in book if name in entry.standards),
            *(["review form"] if any(name in item.standards for item in items) else []),
            *(f"`tests/{path}`" for path in standard.tests),
        ]
        for name, standard in project.standards.items()
    }
