"""PO files stay in step with their source and lose nothing that a translator wrote."""

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafwright.model import Language, State
from leafwright.translation import Unit, gaps, hash_words, read_catalog, state, update, usable

SPANISH = Language(
    tag="es", name="Español", english="Spanish", direction="ltr", fonts=("Noto Sans",),
    line_height=1.45, babel="es", material="es", scripts=("Latin",),
)  # fmt: skip
STAY = Unit("p", "Stay in bed for 5 days after the treatment.")
EAT = Unit("p", "You can eat when you feel ready.")


def translated(*units: Unit) -> str:
    text, _ = update(None, units, SPANISH)
    po = polib.pofile(text, wrapwidth=0)
    for entry in po:
        entry.msgstr = "ES " + entry.msgid
    return str(po) + "\n"


def test_a_second_update_changes_nothing() -> None:
    once, _ = update(translated(STAY, EAT), [STAY, EAT], SPANISH)
    twice, changes = update(once, [STAY, EAT], SPANISH)
    assert twice == once
    assert (changes.kept, changes.new, changes.changed, changes.gone) == (2, 0, 0, 0)


def test_a_changed_source_makes_its_translation_fuzzy_and_keeps_what_was_there() -> None:
    changed = Unit("p", "Stay in bed for 7 days after the treatment.")
    text, changes = update(translated(STAY, EAT), [changed, EAT], SPANISH)
    assert (changes.kept, changes.changed) == (1, 1)
    entry = next(entry for entry in polib.pofile(text) if entry.msgid == changed.text)
    assert entry.fuzzy
    assert entry.msgstr == "ES " + STAY.text
    assert entry.previous_msgid == STAY.text
    catalog = read_catalog("x.po", text)
    assert usable(catalog, *changed.key) is None
    assert gaps(catalog, [changed, EAT]) == [(changed, "fuzzy")]


def test_words_of_a_deleted_segment_are_kept_as_obsolete_and_come_back() -> None:
    gone, _ = update(translated(STAY, EAT), [EAT], SPANISH)
    assert [entry.msgid for entry in polib.pofile(gone).obsolete_entries()] == [STAY.text]
    back, _ = update(gone, [STAY, EAT], SPANISH)
    assert usable(read_catalog("x.po", back), *STAY.key) == "ES " + STAY.text


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True),
    st.lists(st.sampled_from("abcdefgh"), unique=True),
)
@settings(max_examples=80, deadline=None)
def test_no_translation_is_ever_lost(before: list[str], after: list[str]) -> None:
    words = {letter: Unit("p", f"{letter * 9} is the word of this sentence") for letter in "abcdefgh"}
    old = translated(*[words[letter] for letter in before])
    new, _ = update(old, [words[letter] for letter in after], SPANISH)
    kept = {entry.msgstr for entry in polib.pofile(new)}
    assert {"ES " + words[letter].text for letter in before} <= kept


@pytest.mark.parametrize(
    ("started", "missing", "signed", "expected"),
    [
        (False, [(STAY, "missing")], [], State.MISSING),
        (True, [(STAY, "missing")], [], State.PARTIAL),
        (True, [(STAY, "fuzzy"), (EAT, "missing")], [], State.STALE),
        (True, [], [], State.TRANSLATED),
        (True, [], ["other words"], State.TRANSLATED),
        (True, [], ["these words"], State.APPROVED),
        (True, [(STAY, "missing")], ["these words"], State.PARTIAL),
    ],
)
def test_a_state_follows_from_words_and_sign_offs(
    started: bool, missing: list[tuple[Unit, str]], signed: list[str], expected: State
) -> None:
    assert state(started, missing, signed, "these words") is expected


def test_a_hash_sees_a_comma_but_not_how_lines_wrap() -> None:
    assert hash_words("one two\nthree") == hash_words("one  two three")
    assert hash_words("one two") != hash_words("one, two")
