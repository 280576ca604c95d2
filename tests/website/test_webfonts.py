"""Fonts are cut to what pages show, each once, in as many processes as there are cores, and not again."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from leafwright.cache import Cache
from leafwright.setup import places
from leafwright.website import webfonts


def planned() -> dict[str, list[webfonts.Cut]]:
    """Two languages that share a script, and one of another."""
    fonts = [places.fonts()]
    latin = webfonts.cuts(fonts, ["Noto Sans"], "Liver ż", ["Noto Naskh Arabic"])
    arabic = webfonts.cuts(fonts, ["Noto Naskh Arabic", "Noto Sans"], "الكبد")
    return {"en": latin, "pl": latin, "ar": arabic}


def written(folder: Path, cache: Cache | None = None) -> dict[str, bytes]:
    webfonts.write({folder / tag: cuts for tag, cuts in planned().items()}, cache)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_each_character_comes_from_the_first_font_that_has_it(tmp_path: Path) -> None:
    (names,) = {tuple(cut.name for cut in planned()[tag]) for tag in ("en", "pl")}
    assert names == ("NotoSans_400Regular.woff2", "NotoSans_700Bold.woff2")
    files = written(tmp_path)
    with TTFont(tmp_path / "ar" / "NotoNaskhArabic_400Regular.woff2") as font:
        assert set(map(ord, "الكبد")) <= font.getBestCmap().keys()
    assert b'url("NotoSans_700Bold.woff2")' in files["en/fonts.css"]


def test_many_threads_cut_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = written(tmp_path / "together")
    monkeypatch.setattr(webfonts, "ThreadPoolExecutor", lambda: ThreadPoolExecutor(1))
    assert written(tmp_path / "alone") == together


def test_a_font_is_cut_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[webfonts.Cut] = []

    def once(font: webfonts.Cut) -> bytes:
        cut.append(font)
        return font.name.encode()

    monkeypatch.setattr(webfonts, "_cut", once)
    cache = Cache()
    first = written(tmp_path / "first", cache)
    assert len(cut) == len({(each.source, each.shown) for each in cut}) == 4
    assert written(tmp_path / "second", cache) == first
    assert len(cut) == 4


def _shaped(font: bytes, words: str) -> list[tuple[int, int, int]]:
    """Where HarfBuzz puts the letters of words in a font: how far each goes on, and how far it is moved."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font))), buffer, {})
    return [(place.x_advance, place.x_offset, place.y_offset) for place in buffer.glyph_positions]


@pytest.mark.parametrize(
    ("family", "words"),
    [("Noto Nastaliq Urdu", "خون کی نالیاں"), ("Noto Naskh Arabic", "الكبدُ"), ("Noto Sans Bengali", "যকৃতের শিরা")],
)
def test_letters_join_in_a_cut_font_as_in_the_whole_one(family: str, words: str, tmp_path: Path) -> None:
    [regular, *_] = webfonts.cuts([places.fonts()], [family], words)
    known = "".join(sign for sign in words if ord(sign) in regular.shown)
    webfonts.write({tmp_path: [regular]})
    plain = BytesIO()
    with TTFont(tmp_path / regular.name) as font:
        font.flavor = None
        font.save(plain)
    assert _shaped(plain.getvalue(), known) == _shaped(regular.source.read_bytes(), known)


def test_neighboring_characters_are_told_as_one_range() -> None:
    assert webfonts._ranges({0x7E, 0x20, 0x21, 0x22, 0xE9}) == "U+20-22,U+7E,U+E9"
    assert webfonts._ranges(()) == ""
