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
