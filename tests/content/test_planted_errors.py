"""Errors of a hundred kinds that translations really have, planted in our own: how many do the checks catch?

Every error of number, structure or placeholder must be caught, and of each other kind nine in ten. Here a sample of
each kind is planted; many more by bench/planted_translations.py.
"""

import random
from collections import Counter

import pytest

import planting
from conftest import ROOT
from leafwright import reading
from leafwright.checks import check_pair
from leafwright.model import Project

pytestmark = pytest.mark.build

MOST = 5  # of a kind in a language
KINDS = 60
CERTAIN = {
    *("a digit changed", "a digit lost", "a number lost", "a number added", "digits of another script"),
    *("a placeholder lost", "a placeholder broken", "a placeholder added", "a phone exchanged"),
    *("a link lost", "a link that leads elsewhere", "emphasis lost", "emphasis broken", "HTML added"),
    *("emptied", "English left", "another language", "a hidden character", "a mark of direction"),
    *("a unit of mass", "a unit of length", "a unit of volume", "a percent sign lost", "a decimal point moved"),
}


@pytest.fixture(scope="module")
def project() -> Project:
    found, _ = reading.load(ROOT)
    assert found is not None
    return found


def test_planted_errors_are_caught(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    planted, seen = Counter[str](), Counter[str]()
    told = planting.Caught(project)
    for kind, pair, target in planting.planted(project, planting.true_pairs(project), MOST, random.Random(7)):
        planted[kind] += 1
        seen[kind] += bool(told(pair, target))
    missed = {kind: f"{seen[kind]}/{planted[kind]}" for kind in planted if seen[kind] < planted[kind]}
    with capsys.disabled():
        print(
            f"\nplanted errors caught: {seen.total()} of {planted.total()} of {len(planted)} kinds; not all: {missed}"
        )
    assert len(planted) >= KINDS
    assert set(planted) >= CERTAIN
    for kind, number in planted.items():
        least = number if kind in CERTAIN else 0.9 * number - 1  # of so few, one more may slip through
        assert seen[kind] >= least, f"{kind}: {seen[kind]} of {number}"
    assert seen.total() >= 0.95 * planted.total()


def test_nothing_is_found_in_the_sentences_that_were_made_up(project: Project) -> None:
    told = [(kind, pair.target, found.message) for kind, pair, _ in planting.made_up(project)
            for found in check_pair(pair, project.house)]  # fmt: skip
    assert told == []
