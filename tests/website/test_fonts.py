"""Fonts are cut to what pages show, each once, in as many threads as there are cores, and not again."""

import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from leafwright.cache import Cache
from leafwright.model import Language
from leafwright.setup import places
from leafwright.website import fonts
from leafwright.website.fonts import Passage, Plan, choosing, standing_in, writing
from leafwright.website.fonts.bold import bold_words
from leafwright.website.fonts.cutting import Cut, cut
from leafwright.website.fonts.shaping import shapes
from leafwright.website.fonts.slicing import PIECE, slices
from leafwright.website.fonts.standing_in import stand_ins


def tongue(tag: str) -> Language:
    """A language that comes with the tool."""
    text = (places.DEFAULTS / "languages" / f"{tag}.toml").read_text("utf-8")
    return Language.model_validate({"tag": tag, **tomllib.loads(text)})


def planned(*passages: tuple[str, str, str], exact: bool = False) -> Plan:
    """What is cut for words in some languages, and for those of them that are bold."""
    given = [Passage(tongue(tag), (words,) if words else (), (bold,) if bold else ()) for tag, words, bold in passages]
    return fonts.planned([places.fonts()], given, exact)


def plans() -> dict[str, Plan]:
    """Two languages that share a script, and one of another."""
    return {
        "en": planned(("en", "Liver z", "Liver"), ("ar", "العربية", "")),
        "pl": planned(("pl", "Liver z", "Liver"), ("ar", "العربية", "")),
        "ar": planned(("ar", "الكبد z", "الكبد z")),
    }


def written(folder: Path, cache: Cache | None = None) -> dict[str, bytes]:
    fonts.write({folder / tag: plan for tag, plan in plans().items()}, cache)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_each_character_comes_from_the_first_font_that_has_it(tmp_path: Path) -> None:
    (names,) = {tuple(cut.name for cut in plans()[tag].cuts) for tag in ("en", "pl")}
    assert names == ("NotoSans_400Regular.woff2", "NotoSans_700Bold.woff2", "NotoNaskhArabic_400Regular.woff2")
    files = written(tmp_path)
    with TTFont(tmp_path / "ar" / "NotoNaskhArabic_400Regular.woff2") as font:
        assert set(map(ord, "الكبد")) == font.getBestCmap().keys()
    assert b'url("NotoSans_700Bold.woff2")' in files["en/fonts.css"]


def test_a_vowel_that_is_drawn_as_two_signs_keeps_both() -> None:
    """Else browsers draw its whole syllable from another font: not bold inside a bold word."""
    plan = planned(("th", "สำ", "สำ"))
    assert {each.weight for each in plan.cuts} == {400, 700}
    assert all({0x0E33, 0x0E4D, 0x0E32} <= each.shown for each in plan.cuts)
    plan = planned(("bn", "রো", ""), exact=True)
    assert all({0x09CB, 0x09C7, 0x09BE} <= each.shown for each in plan.cuts)


def test_two_languages_of_one_script_keep_their_own_faces() -> None:
    plan = planned(("en", "Home", ""), ("ar", "العربية", ""), ("ur", "اردو", ""))
    shown = {cut.family: cut.shown for cut in plan.cuts}
    assert set(map(ord, "اردو")) <= shown["Noto Nastaliq Urdu"]
    assert set(map(ord, "العربية")) == shown["Noto Naskh Arabic"]
    rules = writing.sheet(plan)
    assert rules.count("woff2") == 2 * len({cut.family for cut in plan.cuts}) == 6
    stack = '[lang="{}"]{{font-family:"Leafwright Noto Sans","Leafwright {}","Leafwright Noto Sans as'
    assert stack.format("ur", "Noto Nastaliq Urdu") in rules
    assert stack.format("ar", "Noto Naskh Arabic") in rules


def test_fonts_of_the_device_stand_in_as_wide_as_ours() -> None:
    source = places.fonts() / "NotoSansBengali_400Regular.ttf"
    faces = {400: source, 700: places.fonts() / "NotoSansBengali_700Bold.ttf"}
    near = {each.name: each for each in stand_ins("Noto Sans Bengali", faces) if each.weight == 400}
    same = near["Noto Sans Bengali as Noto Bengali"]
    with TTFont(source, lazy=True) as font:
        rise = 100 * font["hhea"].ascent / font["head"].unitsPerEm
    assert (round(same.size), round(same.ascent)) == (100, round(rise))
    larger = next(each for each in stand_ins("Noto Sans Bengali", faces, 1.5) if each.name == same.name)
    assert round(larger.size) == 150
    assert round(larger.ascent) == round(same.ascent)  # it grows with the letters
    narrow = near["Noto Sans Bengali as Lohit Bengali"]
    assert narrow.size > 100
    rules = writing.sheet(planned(("bn", "বাংলা", "")))
    assert "size-adjust:101.1%" in rules
    assert 'local("Lohit Bengali")' in rules


def test_small_letters_are_enlarged_as_on_paper() -> None:
    rules = writing.sheet(planned(("ar", "العربية Ar", "")))
    [naskh] = [line for line in rules.splitlines() if "Naskh" in line and "woff2" in line]
    assert "size-adjust:116%" in naskh
    [latin] = [line for line in rules.splitlines() if "NotoSans_" in line]
    assert "size-adjust" not in latin


def test_a_language_that_needs_no_other_face_is_set_as_the_page_around_it() -> None:
    plan = planned(("zh-Hans", "肝 Liver", ""), ("en", "English", ""))
    assert plan.stacks["en"] == plan.stacks["zh-Hans"] == ("Noto Sans SC", "Noto Sans")
    assert {cut.family for cut in plan.cuts} == {"Noto Sans SC"}


def test_what_is_exact_holds_each_weight_by_itself() -> None:
    plan = planned(("ur", "معلومات", "اردو"), exact=True)
    shown = {cut.weight: cut.shown for cut in plan.cuts}
    assert shown == {400: frozenset(map(ord, "معلومات")), 700: frozenset(map(ord, "اردو"))}


def test_a_large_face_comes_in_pieces_and_its_bold_has_what_is_bold() -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    chinese = tongue("zh-Hans")
    given = Passage(chinese.model_copy(update={"drawn_bold": ()}), (many,), ("一丁",))
    plan = fonts.planned([places.fonts()], [given])
    regular = [cut for cut in plan.cuts if cut.weight == 400]
    bold = [cut for cut in plan.cuts if "700Bold" in cut.name]
    assert [cut.shown for cut in bold] == [frozenset(map(ord, "一丁"))]
    assert plan.cuts[-1] == bold[0], "of two rules for a character the later one counts"
    assert {cut.name for cut in plan.cuts if cut.weight == 700} == {cut.name for cut in (*regular, bold[0])}
    drawn = planned(("zh-Hans", many, "一丁"))
    assert [cut.shown for cut in drawn.cuts] == [cut.shown for cut in regular]
    assert {cut.weight for cut in drawn.cuts} == {400}


def test_what_is_set_as_the_page_around_it_has_its_bold_from_there_too() -> None:
    plan = planned(("zh-Hans", "肝 Liver", ""), ("en", "Draft", "Draft"))
    assert plan.emboldened == {"zh-Hans", "en"}


def test_a_page_finds_its_rare_characters_in_few_pieces() -> None:
    texts = [set(range(100)) | set(range(1000 + 100 * page, 1050 + 100 * page)) for page in range(20)]
    pieces = slices(texts)
    assert sorted(sign for piece in pieces for sign in piece) == sorted(set().union(*texts))
    assert pieces[0] == set(range(100))
    assert all(len(piece) <= PIECE for piece in pieces[1:])
    assert max(sum(not text.isdisjoint(piece) for piece in pieces) for text in texts) <= 3


@pytest.mark.parametrize(
    ("markdown", "bold"),
    [
        ("# 一\n\n二", "一"),
        ("二 **一** 二", "一"),
        ("---\ntitle: 一\nhref: 二\n---\n", "一"),
        ("二\n\n| 一 | 一 |\n|---|---|\n| 二 | 二 |", "一"),
        ("一\n: 二", "一"),
        ('!!! urgent "一"\n\n    二', "一"),
        ("<summary>一</summary><p>二</p>", "一"),
    ],
)
def test_what_is_bold_is_known_from_the_markdown(markdown: str, bold: str) -> None:
    found = bold_words(markdown)
    assert bold in found
    assert "二" not in found


def test_many_threads_cut_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = written(tmp_path / "together")
    monkeypatch.setattr(writing, "ThreadPoolExecutor", lambda: ThreadPoolExecutor(1))
    assert written(tmp_path / "alone") == together


def test_a_font_is_cut_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Cut] = []

    def once(font: Cut) -> bytes:
        made.append(font)
        return font.name.encode()

    monkeypatch.setattr(writing, "cut", once)
    cache = Cache()
    first = written(tmp_path / "first", cache)
    assert len(made) == len({(each.source, each.shown) for each in made}) == 7
    assert written(tmp_path / "second", cache) == first
    assert len(made) == 7


def _shaped(font: bytes, words: str) -> list[tuple[int, int, int]]:
    """Where HarfBuzz puts the letters of words in a font: how far each goes on, and how far it is moved."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font))), buffer, {})
    return [(place.x_advance, place.x_offset, place.y_offset) for place in buffer.glyph_positions]


def test_a_font_that_is_put_in_place_of_another_is_read_anew(tmp_path: Path) -> None:
    font, found = tmp_path / "HouseSans_400Regular.ttf", []
    for name in ("NotoSans", "NotoSansBengali"):
        new = tmp_path / "new"
        shutil.copyfile(places.fonts() / f"{name}_400Regular.ttf", new)
        new.replace(font)  # as an editor or a copy from a share would
        wanted = Cut("House Sans", font, 400, frozenset(map(ord, "12")))
        found.append((wanted.question, cut(wanted), choosing._characters(font), standing_in._heights(font)))
    assert all(one != other for one, other in zip(*found, strict=True))


@pytest.mark.parametrize(
    ("family", "words"),
    [("Noto Nastaliq Urdu", "خون کی نالیاں"), ("Noto Naskh Arabic", "الكبدُ"), ("Noto Sans Bengali", "রোগী")],
)
def test_letters_join_in_a_cut_font_as_in_the_whole_one(family: str, words: str) -> None:
    source = places.fonts() / f"{family.replace(' ', '')}_700Bold.ttf"
    with TTFont(source, lazy=True) as font:
        shown = frozenset(map(ord, words)) & font.getBestCmap().keys()
    for kept in (frozenset[int](), shapes(source, [words])):  # with all that letters may turn into, and with these
        plain = BytesIO()
        with TTFont(BytesIO(cut(Cut(family, source, 700, frozenset(shown), shapes=kept)))) as font:
            font.flavor = None
            font.save(plain)
        assert _shaped(plain.getvalue(), words) == _shaped(source.read_bytes(), words)


def test_shapes_that_no_word_needs_are_left_out() -> None:
    source = places.fonts() / "NotoNastaliqUrdu_700Bold.ttf"
    shown = frozenset(map(ord, "مریضوںصفحہنہیںملا"))
    every = Cut("Noto Nastaliq Urdu", source, 700, shown)
    few = Cut("Noto Nastaliq Urdu", source, 700, shown, shapes=shapes(source, ["مریضوں صفحہ نہیں ملا"]))
    assert len(cut(few)) < 0.6 * len(cut(every))


def test_browsers_draw_the_bold_of_a_font_that_is_too_heavy() -> None:
    plan = planned(("ur", "خون blood", "خون blood"), ("ar", "العربية", ""))
    assert {cut.family for cut in plan.cuts if cut.weight == 700} == {"Noto Sans"}
    rules = {line.partition("{")[0]: line for line in writing.sheet(plan).splitlines()}
    assert "font-synthesis:weight" in rules['[lang="ur"]']
    assert "font-synthesis:none" in rules['[lang="ar"]']


def test_neighboring_characters_are_told_as_one_range() -> None:
    assert writing._ranges({0x7E, 0x20, 0x21, 0x22, 0xE9}) == "U+20-22,U+7E,U+E9"
    assert writing._ranges(()) == ""


def test_a_browser_fetches_a_cut_font_for_its_own_letters_and_weight_only() -> None:
    bold = Cut("Noto Sans", places.fonts() / "NotoSans_700Bold.ttf", 700, frozenset({65, 66, 67, 99}))
    rule = writing._font_face(bold, 1)
    assert f'src:url("{bold.name}") format("woff2")' in rule
    for part in ("font-weight:700", "font-display:swap", "unicode-range:U+41-43,U+63"):
        assert part in rule.replace(", ", ",")
