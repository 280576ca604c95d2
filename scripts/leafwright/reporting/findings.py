"""Findings as text for people, and as JSON, SARIF 2.1.0 and annotations for machines."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from leafwright.model import Finding
from leafwright.reporting.rulebook import Entry

FORMATS = ("text", "json", "sarif", "github")


def each_once(findings: Iterable[Finding]) -> list[Finding]:
    """All findings, each once, by file and line."""
    return sorted(set(findings))


_FIRST = ("S", "C008", "C053", "C034", "C028", "C002", "C005", "A002", "C", "A", "V", "L", "T")
"""What to mend first, by the beginning of its code: files that cannot be read, then what sends a reader astray."""


def first_of(findings: Iterable[Finding]) -> Finding | None:
    """What to mend first of all that must be mended; none where nothing must."""

    def rank(finding: Finding) -> tuple[int, Finding]:
        return next((n for n, code in enumerate(_FIRST) if finding.code.startswith(code)), len(_FIRST)), finding

    return min((each for each in findings if each.stops), key=rank, default=None)


def by_language(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, those of translations that are missing once a language instead of once a file."""
    told: list[Finding] = []
    waiting: dict[tuple[str, str], list[Finding]] = {}
    for finding in each_once(findings):
        if finding.code == "T001" and finding.language:
            waiting.setdefault((finding.language, finding.level), []).append(finding)
        else:
            told.append(finding)
    for (tag, _), found in waiting.items():
        names = [finding.at.file.rsplit("/", 1)[-1].removesuffix(".po") for finding in found]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        message = f"{len(names)} files wait for a translator: {', '.join(names[:3])}{more}"
        fix = f"list what waits with: leafwright check --language {tag} --topic {names[0]}"
        told += found if len(found) == 1 else [replace(found[0], message=message, fix=fix)]
    return told


def shown(findings: Iterable[Finding], format: str, book: Iterable[Entry]) -> str:
    """Findings in one of FORMATS. Empty for text and github where there are none."""
    ordered = each_once(findings)
    if format == "json":
        return json.dumps([as_json(finding) for finding in ordered], ensure_ascii=False, indent=1)
    if format == "sarif":
        return json.dumps(_sarif(ordered, book), ensure_ascii=False, indent=1)
    if format == "github":
        return "\n".join(_annotation(finding) for finding in ordered)
    return "\n".join(str(finding) for finding in ordered)


def as_json(finding: Finding) -> dict[str, str | int]:
    return {
        "file": finding.at.file,
        "line": finding.at.line,
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "fix": finding.fix,
        "language": finding.language,
    }


def _annotation(finding: Finding) -> str:
    """A workflow command of GitHub Actions; its property values escape more than its message does."""
    kind = "error" if finding.stops else "warning"
    words = _escaped(f"{finding.message}\nfix: {finding.fix}")
    file = _escaped(finding.at.file).replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={file},line={finding.at.line},title={finding.code}::{words}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sarif(findings: Iterable[Finding], book: Iterable[Entry]) -> dict[str, Any]:
    """A log as OASIS SARIF 2.1.0 describes it, which editors and code hosts show beside the line."""
    findings = list(findings)
    named = {finding.code for finding in findings}
    rules = [
        {
            "id": entry.code,
            "shortDescription": {"text": entry.rule},
            "fullDescription": {"text": entry.why},
            "help": {"text": f"{entry.why} Source: {entry.source}"},
        }
        for entry in book
        if entry.code in named
    ]
    results = [
        {
            "ruleId": finding.code,
            "level": "error" if finding.stops else "warning",
            "message": {"text": f"{finding.message}. Fix: {finding.fix}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": finding.at.file},
                        "region": {"startLine": finding.at.line},
                    }
                }
            ],
        }
        for finding in findings
    ]
    driver = {"name": "Leafwright", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
