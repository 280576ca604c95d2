"""What the cache may answer, and what it must not: the same question to the same code, and nothing damaged."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from leafwright.cache import Cache, code, installed, questions
from leafwright.disk.linking import linked
from leafwright.website.unchanged import tool

OPTIONS = TypeAdapter(list[int])
LONG = TypeAdapter(str)


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> list[int]:
        self.done += 1
        return [self.done]


def answered(folder: Path, work: Work, *question: str) -> list[int]:
    cache = Cache(folder)
    found = cache.answer(OPTIONS, work, *question)
    cache.close()
    return found


def test_the_same_question_is_worked_out_once(tmp_path: Path) -> None:
    work = Work()
    cache = Cache(tmp_path)
    assert [cache.answer(OPTIONS, work, "a", "b") for _ in range(2)] == [[1], [1]]
    cache.close()
    assert answered(tmp_path, work, "a", "b") == [1]
    assert answered(tmp_path, work, "ab") == [2]  # where a part ends counts


def test_without_a_folder_nothing_is_kept() -> None:
    work = Work()
    for _ in range(2):
        cache = Cache()
        cache.answer(OPTIONS, work, "a")
        cache.close()
    assert work.done == 2


def test_a_long_answer_comes_back_whole(tmp_path: Path) -> None:
    text = "long " * 10_000
    for _ in range(2):
        cache = Cache(tmp_path)
        assert cache.answer(LONG, lambda: text, "a") == text
        cache.close()


def test_an_answer_is_the_same_the_first_time_as_ever_after_and_as_small(tmp_path: Path) -> None:
    text = "\u0645\u0631\u062d\u0628\u0627 " * 10_000
    texts = [Cache(tmp_path).answer(LONG, lambda: "".join(text), "a"), text[:6] * 10_000]
    assert texts[0] == texts[1]
    assert sys.getsizeof(texts[0]) == sys.getsizeof(texts[1])  # what was written holds what it was written as, too


def test_whether_an_answer_is_there_is_told_without_a_look_at_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.answer(LONG, lambda: "long " * 10_000, "a")
    assert [cache.knows("a"), cache.knows("b")] == [True, False]
    cache.close()
    _altered(tmp_path / "answers.sqlite")
    damaged = Cache(tmp_path)
    assert damaged.knows("a")
    assert damaged.answer(LONG, lambda: "new", "a") == "new"


def _altered(file: Path) -> None:
    with sqlite3.connect(file) as answers:
        answers.execute("UPDATE answers SET answer = ?", (b"[7]",))
    answers.close()


def _exchanged(file: Path) -> None:
    with sqlite3.connect(file) as answers:
        (one, *first), (other, *second) = answers.execute("SELECT key, seal, answer FROM answers").fetchall()
        answers.executemany("REPLACE INTO answers VALUES (?, ?, ?)", [(other, *first), (one, *second)])
    answers.close()


def _of_another_shape(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as answers:
        answers.execute("CREATE TABLE answers (key TEXT)")
    answers.close()


@pytest.mark.parametrize(
    "damage",
    [
        _altered,
        _exchanged,
        _of_another_shape,
        lambda file: file.write_bytes(file.read_bytes()[:-3000]),
        lambda file: file.write_bytes(b"\xff\xfe"),
        lambda file: file.write_text("", "utf-8"),
        lambda file: file.unlink(),
        lambda file: shutil.rmtree(file.parent),
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    folder, work = tmp_path / "cache", Work()
    cache = Cache(folder)
    for name in ("a", "b"):
        cache.answer(OPTIONS, work, name)
    cache.close()
    damage(folder / "answers.sqlite")
    again = Work()
    assert answered(folder, again, "a") == [1]
    assert again.done == 1
    assert answered(folder, again, "a") == [1]  # and is kept from now on


def test_an_answer_of_another_shape_is_worked_out(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.remember(LONG, "words", "a")
    cache.close()
    assert answered(tmp_path, Work(), "a") == [1]


def test_what_nobody_asks_is_forgotten_by_a_whole_build_only(tmp_path: Path) -> None:
    work = Work()
    cache = Cache(tmp_path)
    for name in ("a", "b"):
        cache.answer(OPTIONS, work, name)
    cache.close()
    cache = Cache(tmp_path)
    cache.answer(OPTIONS, work, "a")
    cache.close(whole=False)  # a build that stopped half-way asks for little
    cache = Cache(tmp_path)
    assert cache.known(OPTIONS, "b") == [2]
    cache = Cache(tmp_path)
    cache.answer(OPTIONS, work, "a")
    cache.close()
    assert Cache(tmp_path).known(OPTIONS, "b") is None


def test_a_build_that_is_killed_keeps_what_it_saved(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.remember(OPTIONS, [1], "a")
    cache.save()  # and no end
    assert Cache(tmp_path).known(OPTIONS, "a") == [1]


def test_a_file_is_given_only_while_it_is_what_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    name = cache.keep_file(b"whole")
    assert cache.file(name).read_bytes() == b"whole"
    assert Cache(tmp_path).has_file(name)
    linked(cache.file(name), tmp_path / "elsewhere" / "file")
    (tmp_path / "elsewhere" / "file").write_bytes(b"changed where it was linked to")
    damaged = cache.file(name).read_bytes() != b"whole"
    assert Cache(tmp_path).has_file(name) != damaged
    assert cache.keep_file(b"whole") == name
    assert cache.file(name).read_bytes() == b"whole"


def test_code_that_changed_is_another_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "leafwright"
    for name in ("one/a.py", "two/b.py"):
        (package / name).parent.mkdir(parents=True)
        (package / name).write_text("", "utf-8")
    monkeypatch.setattr(questions, "_PACKAGE", package)
    code.cache_clear()
    before = code("one"), code("two/b")
    (package / "one" / "a.py").write_text("x = 1\n", "utf-8")
    code.cache_clear()
    after = code("one"), code("two/b")
    code.cache_clear()
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_what_is_made_with_the_html_of_blocks_is_made_anew_when_that_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "text" / "blocks.html"
    template.parent.mkdir()
    monkeypatch.setattr(questions, "_PACKAGE", tmp_path)
    template.write_text("<p>", "utf-8")
    before = code.__wrapped__("text")
    template.write_text("<div>", "utf-8")
    assert code.__wrapped__("text") != before


def test_without_a_disk_a_long_answer_is_kept_at_hand() -> None:
    cache = Cache()
    cache.remember(LONG, "long " * 1000, "question")
    assert cache.known(LONG, "question") == "long " * 1000


def test_another_release_of_a_package_is_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> tuple[str, str]:
        installed.cache_clear()
        return code.__wrapped__("text"), tool()

    release, before = metadata.version, told()
    assert told() == before
    newer = {"weasyprint": "999"}
    monkeypatch.setattr(metadata, "version", lambda name: newer.get(name) or release(name))
    after = told()
    monkeypatch.undo()
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False]
    assert told() == before
