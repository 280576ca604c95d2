"""The syllables of English words are counted when they are asked for."""

from pathlib import Path

from leafwright.reading.words.syllables import Syllables

LINES = """export const dictionary = {
  "'cause": "K AO1 Z",
  a: "AH0",
  "liver": "L IH1 V ER0",
  "liver(2)": "L IH1 V R",
  "psst": "P S T"
}
"""


def test_each_vowel_of_a_word_is_a_syllable(tmp_path: Path) -> None:
    file = tmp_path / "index.js"
    file.write_text(LINES, "utf-8")
    words = Syllables(file)
    assert [words[word] for word in ("'cause", "a", "liver", "psst")] == [1, 1, 2, 0]
    assert words.get("livers") is None


def test_without_the_dictionary_no_word_is_known(tmp_path: Path) -> None:
    assert dict(Syllables(tmp_path / "index.js")) == {}


def test_words_are_those_of_the_file_and_alike_where_it_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "words.js"
    file.write_text('export const dictionary = {\n  "liver": "L IH1 V ER0",\n  "rest": "R EH1 S T",\n}\n', "utf-8")
    words = Syllables(file)
    assert dict(words) == {"liver": 2, "rest": 1}
    assert len(words) == 2
    assert hash(words) == hash(Syllables(file)) != hash(Syllables(tmp_path / "other.js"))
    assert len(Syllables(tmp_path / "other.js")) == 0
