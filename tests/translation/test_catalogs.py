"""PO files stay in step with their source and lose nothing that a translator wrote."""

import datetime
import pickle
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breaking import HERNIA, loaded, replace
from leafwright.model import Approval, Language, SignOff, State, Topic
from leafwright.translation.applying import hash_words
from leafwright.translation.catalogs import OPEN, catalog_of, entries_of, gaps, method_of, update, usable, with_method
from leafwright.translation.shelf import Shelf
from leafwright.translation.states import state_of
from leafwright.translation.units import Unit, topic_units
from made_up import META

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


def test_a_file_says_how_it_was_made_or_that_nobody_has_said_it_yet() -> None:
    new = translated(STAY)
    assert method_of(new) == OPEN
    said = with_method(new, "human, by Ann")
    assert method_of(said) == "human, by Ann"
    assert method_of(update(said, [STAY, EAT], SPANISH)[0]) == "human, by Ann"
    assert method_of(update(new.replace('"X-Method: to fill in\\n"\n', ""), [STAY], SPANISH)[0]) == OPEN


def test_a_changed_source_makes_its_translation_fuzzy_and_keeps_what_was_there() -> None:
    changed = Unit("p", "Stay in bed for 7 days after the treatment.")
    text, changes = update(translated(STAY, EAT), [changed, EAT], SPANISH)
    assert (changes.kept, changes.changed) == (1, 1)
    entry = next(entry for entry in polib.pofile(text) if entry.msgid == changed.text)
    assert entry.fuzzy
    assert entry.msgstr == "ES " + STAY.text
    assert entry.previous_msgid == STAY.text
    catalog = catalog_of("x.po", entries_of(text))
    assert usable(catalog, *changed.key) is None
    assert gaps(catalog, [changed, EAT]) == [(changed, "fuzzy")]


def test_words_of_a_deleted_segment_are_kept_as_obsolete_and_come_back() -> None:
    gone, _ = update(translated(STAY, EAT), [EAT], SPANISH)
    assert [entry.msgid for entry in polib.pofile(gone).obsolete_entries()] == [STAY.text]
    back, _ = update(gone, [STAY, EAT], SPANISH)
    assert usable(catalog_of("x.po", entries_of(back)), *STAY.key) == "ES " + STAY.text


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


APPROVAL = Approval(
    source=("lead",), translation=("translator", "reviser", "lead"), different=(("translator", "reviser"),)
)
ALL = {"translator": "A", "reviser": "B", "lead": "C"}


@pytest.mark.parametrize(
    ("started", "reasons", "signed", "words", "expected"),
    [
        (False, ["missing"], {}, "a", State.MISSING),
        (True, ["missing"], {}, "a", State.PARTIAL),
        (True, ["fuzzy", "missing"], {}, "a", State.STALE),
        (True, [], {}, "a", State.TRANSLATED),
        (True, [], {"reviser": "B"}, "a", State.REVISED),
        (True, [], ALL, "b", State.TRANSLATED),
        (True, [], ALL, "a", State.APPROVED),
        (True, [], {**ALL, "reviser": "A"}, "a", State.TRANSLATED),
        (True, ["missing"], ALL, "a", State.PARTIAL),
    ],
)
def test_a_state_follows_from_words_and_sign_offs(
    started: bool, reasons: list[str], signed: dict[str, str], words: str, expected: State
) -> None:
    day = datetime.date(2026, 1, 1)
    records = [SignOff(role=role, name=name, date=day, words=words * 64) for role, name in signed.items()]
    topic = Topic("t", "t.md", META, "")
    assert state_of(
        topic, started=started, reasons=reasons, signoffs=records, words="a" * 64, approval=APPROVAL, source=False,
        today=day,
    ) is expected  # fmt: skip


def test_a_hash_sees_a_comma_but_not_how_lines_wrap() -> None:
    assert hash_words("one two\nthree") == hash_words("one  two three")
    assert hash_words("one two") != hash_words("one, two")


def test_a_macro_alone_is_no_words_to_translate() -> None:
    text = "# T\n\n## Help {#help}\n\n{{ section.other }}\n\nCall {{ emergency }}.\n"
    assert [unit.text for unit in topic_units(text)] == ["T", "Help", "Call {{ emergency }}."]


def test_the_header_says_how_the_file_is_written() -> None:
    header = polib.pofile(translated(STAY), wrapwidth=0).metadata
    assert header["Content-Type"] == "text/plain; charset=UTF-8"
    assert header["Content-Transfer-Encoding"] == "8bit"
    assert header["Language"] == "es"


def test_catalogs_of_topics_are_opened_one_at_a_time_and_read_as_they_were(library: Path) -> None:
    shelf = loaded(library).catalogs
    assert isinstance(shelf, Shelf)
    assert not [key for key in shelf.shared if key[1] == HERNIA]
    for (tag, stem), catalog in shelf.items():
        path = library / "docs" / "translations" / tag / f"{stem}.po"
        if stem != "interface":
            text = path.read_text("utf-8")
            assert catalog == catalog_of(path.relative_to(library).as_posix(), entries_of(text), method_of(text))
    assert len(shelf) == len(list(shelf))
    assert dict(pickle.loads(pickle.dumps(shelf))) == dict(shelf)
    assert shelf["ar", HERNIA] is shelf["ar", HERNIA]  # it stays open for a while
    with pytest.raises(KeyError):
        shelf["ar", "no-such-topic"]


def test_other_words_of_a_topic_make_another_mark_of_its_language_alone(library: Path) -> None:
    before = loaded(library).catalogs
    path = library / "docs" / "translations" / "ar" / f"{HERNIA}.po"
    replace(path, 'msgstr "كتلة', 'msgstr "! كتلة')
    after = loaded(library).catalogs
    assert isinstance(before, Shelf)
    assert isinstance(after, Shelf)
    assert [before.mark(tag) == after.mark(tag) for tag in ("ar", "fr")] == [False, True]
