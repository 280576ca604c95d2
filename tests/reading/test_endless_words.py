"""A word without end is a finding at its line: each rule that looks for words would look at its letters for days."""

import pytest

from breaking import HERNIA, TAKE_TIME, replace, topic
from conftest import copy_library
from leafwright.reading.files import Reader
from leafwright.reading.topics import topics_of


@pytest.mark.parametrize("sign", ["9", "a,", "’", " ", "肝"])
def test_a_word_without_end_is_refused_at_its_line(tmp_path_factory: pytest.TempPathFactory, sign: str) -> None:
    root = copy_library(tmp_path_factory.mktemp("library"), (), ("en",))
    before = topic(root).read_text("utf-8")
    replace(topic(root), TAKE_TIME, f"x{sign * 1001}x")
    reader = Reader(root)
    _, unread = topics_of(reader, root / "docs" / "topics")
    (finding,) = reader.findings
    assert (finding.code, finding.at.line) == ("S002", before[: before.index(TAKE_TIME)].count("\n") + 1)
    assert unread == (HERNIA,)


def test_a_long_paragraph_of_chinese_is_no_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = copy_library(tmp_path_factory.mktemp("library"), (), ("en",))
    replace(topic(root), TAKE_TIME, "您可以慢慢决定，也可以改变主意。" * 200)
    reader = Reader(root)
    topics, unread = topics_of(reader, root / "docs" / "topics")
    assert (reader.findings, unread) == ([], ())
    assert len(topics) == 3
