"""What readers type leads to the section that answers: an index of made-up pages, in a real browser, from a disk."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from leafwright.model import Language, Sought
from leafwright.reading.layers import shipped
from leafwright.setup.places import DEFAULTS, THEME
from leafwright.website.search.entries import numbers
from leafwright.website.search.folding import terms
from leafwright.website.search.pages import FoundPage, Part
from leafwright.website.search.romanizing import Romanize, romanizer
from leafwright.website.search.writing import write

pytestmark = pytest.mark.browser

Ask = Callable[[str], list[str]]
PARTS = {
    "": ("", "A treatment for worn joints"),
    "condition": ("What is it?", "The joint hurts because it is worn. We can do something for you."),
    "before": ("How do I get ready?", "Eat and drink nothing from midnight. Tell us of your tablets."),
    "risks": ("What are the risks?", "About 3 of 100 people had a clot."),
    "wound": ("How do I care for the wound?", "Keep it dry for two days."),
    "driving": ("When can I drive?", "After six weeks, when you can brake hard."),
    "work": ("When can I work and travel?", "After three months. In an office, after six weeks."),
    "pain": ("Why do I have pain?", "The cut is sore. This is what we can do for you, and what you can do."),
    "medicines": ("What about my medicines?", "Ask us about each of them."),
    "contacts": ("Whom can I contact?", ""),
}
SHELL = '<!doctype html><meta charset="utf-8"><script src="assets/search-engine.js"></script>'
LINKS = """text => leafwrightSearch.answer(text)
  .then(({results, near}) => [results.flatMap(one => one.parts.map(part => part.href)), near])"""
TITLES = {"hip": "Hip replacement", "knee": "Knee replacement", "hernia": "Hernia of the groin"}


def made(titles: dict[str, str] | None = None, parts: dict[str, tuple[str, str]] | None = None) -> list[FoundPage]:
    """Topics that differ in their titles and numbers."""
    found = []
    for number, (slug, title) in enumerate((titles or TITLES).items(), 1):
        sections = tuple(Part(id_, heading, text) for id_, (heading, text) in (parts or PARTS).items())
        found.append(FoundPage(f"topics/{slug}.html", title, numbers(f"LH-0{number}"), sections))
    return found


def sought(tag: str) -> Sought:
    return Sought.model_validate(shipped(DEFAULTS / "search" / f"{tag}.toml")[0])


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def asking(window: Page, tmp_path: Path) -> Callable[..., Ask]:
    """Writes an index of pages; gives what asks it."""

    def written(pages: list[FoundPage], words: Sought, roman: Romanize = lambda _: iter(())) -> Ask:
        write(tmp_path, "patients", pages, words, {"words": {}}, roman)
        shutil.copy(THEME / "assets" / "search-engine.js", tmp_path / "assets")
        (tmp_path / "index.html").write_text(SHELL, "utf-8")
        window.goto((tmp_path / "index.html").as_uri())
        return lambda typed: _found(window, typed)

    return written


def _found(page: Page, typed: str) -> list[str]:
    """The sections found, best first, as topic#id; of nothing found, near words with a question mark."""
    found, near = page.evaluate(LINKS, typed)
    links = [link.split("/")[-1].replace(".html", "") for link in found]
    return links or [f"{word}?" for word in near]


FASTING = {
    "en": ("nil by mouth", "fasting"), "es": ("en ayunas",), "fr": ("à jeun", "a jeun"), "pl": ("na czczo",),
    "ar": ("الصيام", "صيام"), "ur": ("خالی پیٹ",), "bn": ("খালি পেটে",), "zh-Hans": ("空腹",),
    "fa": ("ناشتا",), "he": ("צום", "בצום"), "hi": ("ख़ाली पेट", "खाली पेट"), "pa": ("ਖਾਲੀ ਪੇਟ",),
    "th": ("งดน้ำงดอาหาร", "ต้องงดอาหารกี่ชั่วโมง"),
}  # fmt: skip
SIDE_EFFECTS = {
    "en": ("side effects",), "es": ("efectos secundarios",), "fr": ("effets secondaires",), "pl": ("skutki uboczne",),
    "ar": ("الاعراض الجانبية", "آثار جانبية"), "ur": ("سائیڈ ایفیکٹ", "مضر اثرات"),
    "bn": ("পার্শ্বপ্রতিক্রিয়া",), "zh-Hans": ("副作用",),
    "fa": ("عوارض جانبی",), "he": ("תופעות לוואי",), "hi": ("साइड इफेक्ट",), "pa": ("ਮਾੜੇ ਅਸਰ",), "th": ("ผลข้างเคียง",),
}  # fmt: skip
BATHING = {
    "en": ("bath", "swimming"), "es": ("bañarme", "bano"), "fr": ("prendre un bain",), "pl": ("kapiel",),
    "ar": ("الاستحمام",), "ur": ("نہانا",), "bn": ("গোসল",), "zh-Hans": ("洗澡", "什么时候可以洗澡"),
    "fa": ("حمام",), "he": ("מקלחת",), "hi": ("नहाना",), "pa": ("ਨਹਾਉਣਾ",), "th": ("อาบน้ำ", "อาบน้ำได้เมื่อไหร่"),
}  # fmt: skip


@pytest.mark.parametrize("tag", FASTING)
def test_everyday_words_lead_to_the_section_that_answers(asking: Callable[..., Ask], tag: str) -> None:
    ask = asking(made(), sought(tag))
    for words, section in ((FASTING, "before"), (SIDE_EFFECTS, "risks"), (BATHING, "wound")):
        for typed in words[tag]:
            assert ask(typed)[0].endswith(f"#{section}"), (typed, ask(typed))


@pytest.mark.parametrize("typed", ["hi", "my hi", "what is the hi"])
def test_the_last_word_finds_while_it_is_typed_whatever_stands_before_it(
    asking: Callable[..., Ask], typed: str
) -> None:
    assert asking(made(), sought("en"))(typed)[0].startswith("hip")


def test_names_of_medicines_lead_to_what_is_said_of_them(asking: Callable[..., Ask]) -> None:
    ask = asking(made(), sought("en"))
    for typed in ("warfarin", "aspirin", "ibuprofen"):
        assert ask(typed)[0].split("#")[1] in ("medicines", "before", "pain"), typed


def test_title_and_heading_count_for_each_section(asking: Callable[..., Ask]) -> None:
    ask = asking(made(parts={**PARTS, "scar": ("What of the scar?", "The replacement of the knee.")}), sought("en"))
    assert ask("drive after hip replacement")[0] == "hip#driving"
    assert ask("knee work")[0] == "knee#work"
    assert ask("hernia care")[0] == "hernia#wound"  # a word of the heading alone
    assert ask("knee replacement")[0] == "knee"  # nothing but the title: the top of the page


def test_words_that_say_little_count_little(asking: Callable[..., Ask]) -> None:
    ask = asking(made(), sought("en"))
    assert ask("what can I do for the drive")[0].endswith("#driving")


def test_small_words_inside_chinese_count_little(asking: Callable[..., Ask]) -> None:
    parts = {"driving": ("我什么时候可以开车？", "六周后。"), "wound": ("怎样护理伤口？", "保持干燥。")}
    assert asking(made(parts=parts), sought("zh-Hans"))("什么时候可以洗澡")[0].endswith("#wound")


def test_one_chinese_sign_for_another_is_forgiven(asking: Callable[..., Ask]) -> None:
    ask = asking(made({"other": "副手做主", "this": "副作用"}, {"": ("", "Zzz")}), sought("zh-Hans"))
    assert ask("副做用")[0] == "this"


def test_where_a_pair_of_signs_is_unknown_a_small_word_of_it_says_nothing(asking: Callable[..., Ask]) -> None:
    ask = asking(made({"other": "了解更多了解", "this": "长瘤的肝"}, {"": ("", "Zzz")}), sought("zh-Hans"))
    assert ask("肝了瘤") == ["this"]


def test_a_word_mistyped_counts_beside_one_that_is_not(asking: Callable[..., Ask]) -> None:
    parts = {"hot": ("Is the temperature normal?", ""), "dose": ("What is given?", "High doses are rare.")}
    found = asking(made(parts=parts), sought("en"))("high temprature")
    assert {each.split("#")[1] for each in found} == {"hot"}


def test_a_number_tells_less_than_a_word(asking: Callable[..., Ask]) -> None:
    parts = {"hot": ("A fever", ""), "cold": ("Chills", "39 of them")}
    parts |= {each: (each, "A fever.") for each in ("rest", "sleep", "walks")}
    assert asking(made(parts=parts), sought("en"))("fever 39")[0].endswith("#hot")


@pytest.mark.parametrize("typed", ["lh02", "LH-02", "LH 02", "lh2", "LH-2", "LH-٠٢"])
def test_a_leaflet_is_found_by_its_number(asking: Callable[..., Ask], typed: str) -> None:
    assert asking(made(), sought("en"))(typed)[0] == "knee"


@pytest.mark.parametrize(
    "typed", ["replacment", "repalcement", "replacementt", "rwplacement", "eplacement", "replacemen", "erplacement"]
)
def test_one_slip_of_the_finger_is_forgiven_anywhere(asking: Callable[..., Ask], typed: str) -> None:
    titles = {f"a{number}": f"Word{number} plan" for number in range(40)} | TITLES
    assert {each.split("#")[0] for each in asking(made(titles), sought("en"))(typed)} == {"hip", "knee"}


FORMS = [
    ("ar", "الإصابة بأورام", "اصابه"),
    ("ar", "الإصابة بأورام", "بأورام"),
    ("ar", "كبد", "الكبد"),
    ("ar", "الكَبِد", "كبـــد"),
    ("ar", "الكبد", "وبالكبد"),
    ("ur", "جگر کی بیماری", "بيماري"),
    ("ur", "جگر كي بيماري", "بیماری"),
    ("fr", "Œdème à l’hôpital", "oedeme"),
    ("pl", "Łąkotka", "lakotka"),
    ("es", "Riñón", "rinon"),
    ("ru", "Лёгкие", "легкие"),
    ("tr", "KAN TESTİ", "testi"),
    ("tr", "Isı ve ilaç", "ISI"),
    ("uk", "Пам’ятка", "пам'ятка"),
    ("vi", "Xét nghiệm đường huyết", "duong"),
    ("zh-Hans", "肝血管瘤的治疗", "血管瘤"),
    ("zh-Hans", "肝血管瘤", "肝"),
    ("th", "การผ่าตัดไส้เลื่อนที่ขาหนีบ", "ไส้เลื่อน"),  # inside a phrase
    ("th", "การผ่าตัดไส้เลื่อนที่ขาหนีบ", "ไสเลือน"),  # without its tones
    ("th", "การผ่าตัดไส้เลื่อนที่ขาหนีบ", "ขาหนีบ"),
    ("he", "הכבד שלכם", "כבד"),
    ("he", "כבד", "הכבד"),
    ("hi", "ख़ून की जाँच", "खून"),
    ("hi", "ख़ून की जाँच", "जांच"),
    ("pa", "ਹੱਥ ਦੀ ਜ਼ਖ਼ਮ", "ਹਥ"),
    ("fa", "سیاهرگ‌ها", "سياهرگها"),
]


ROMAN = [
    ("ur", "جگر کی رسولی", "jigar"),
    ("ur", "جگر کی رسولی", "rasoli"),
    ("ur", "مرض", "marz"),
    ("ar", "ورم الكبد", "kabid"),
    ("ar", "ورم الكبد", "alkabd"),
    ("ar", "مرض", "marad"),
    ("ar", "عملية", "3amaleya"),
    ("ar", "خلية", "5alaya"),
    ("bn", "লিভার টিউমার", "liver"),
    ("bn", "ব্যথা", "betha"),
    ("bn", "বাড়ি", "bari"),
    ("bn", "ক্ষত", "khoto"),
    ("bn", "ইংরেজি", "ingreji"),
    ("ru", "Жёлчный пузырь", "zhelchnyy"),
    ("uk", "Щеплення", "shcheplennia"),
    ("uk", "Гарячка", "hariachka"),
    ("zh-Hans", "肝血管瘤", "ganxueguanliu"),
    ("zh-Hans", "肝血管瘤", "xue guan liu"),
    ("zh-Hans", "肝血管瘤", "xueguan"),
    ("fa", "کبد چرب", "kabed"),
    ("hi", "ख़ून की जाँच", "khoon"),
    ("pa", "ਖ਼ੂਨ ਦਾ ਟੈਸਟ", "khoon"),
]


@pytest.mark.parametrize(("tag", "title", "typed"), ROMAN)
def test_words_typed_in_latin_letters_are_found(asking: Callable[..., Ask], tag: str, title: str, typed: str) -> None:
    language = Language.model_validate({**shipped(DEFAULTS / "languages" / f"{tag}.toml")[0], "tag": tag})
    ask = asking(made({"other": "Xxx yyy", "this": title}, {"": ("", "Zzz")}), sought(tag), romanizer(language))
    assert ask(typed) == ["this"]


@pytest.mark.parametrize(("tag", "title", "typed"), FORMS)
def test_forms_of_a_word_meet(asking: Callable[..., Ask], tag: str, title: str, typed: str) -> None:
    ask = asking(made({"other": "Xxx yyy", "this": title}, {"": ("", "Zzz")}), sought(tag))
    assert ask(typed) == ["this"]


AT_ONCE = """async typed => {
  await leafwrightSearch.open("patients");
  const asked = new Set(), {append} = document.head, {take} = leafwrightSearch;
  let came = false;
  document.head.append = script => {
    if (!came) asked.add(script.src.match(/-(.)[.]/)[1]);
    append.call(document.head, script);
  };
  leafwrightSearch.take = (...piece) => { came = true; take(...piece); };
  await leafwrightSearch.answer(typed);
  return [...asked].sort().join("");
}"""  # the kinds of pieces that are asked for before any has come


@pytest.mark.parametrize(("typed", "kinds"), [("hemangoma", "bft"), ("the hemangoma", "bft"), ("hemangoma bath", "t")])
def test_words_alike_are_asked_for_at_once_where_one_word_is(
    asking: Callable[..., Ask], window: Page, typed: str, kinds: str
) -> None:
    asking(made(), sought("en"))
    assert window.evaluate(AT_ONCE, typed) == kinds


def test_where_nothing_is_found_near_words_are_told(asking: Callable[..., Ask]) -> None:
    assert asking(made(), sought("en"))("replxxcement") == ["replacement?"]


def test_a_piece_that_is_missing_is_an_error_and_no_empty_answer(asking: Callable[..., Ask], tmp_path: Path) -> None:
    ask = asking(made(), sought("en"))
    for path in (tmp_path / "assets" / "search").glob("*-t*.js"):
        path.unlink()
    with pytest.raises(Exception, match="cannot load"):
        ask("hip")


@pytest.mark.parametrize("tag", FASTING)
def test_what_is_typed_is_folded_as_the_index_is(asking: Callable[..., Ask], browser: Browser, tag: str) -> None:
    """The same terms in Python and JavaScript, for all words of the tool in its languages."""
    values = shipped(DEFAULTS / "search" / f"{tag}.toml")[0]
    catalog = DEFAULTS / "translations" / tag / "interface.po"
    text = json.dumps(values, ensure_ascii=False) + (catalog.read_text("utf-8") if catalog.exists() else "")
    words = sorted({*text.split(), "Ströme", "Straße", "ﬁn", "Ⅳ", "x²", "l’eau", "co\u00adop", "أُمّ", "মাথাব্যথা১২", "²"})
    asking(made(), sought(tag))
    page = browser.contexts[-1].pages[-1]
    typed = page.evaluate("words => words.map(word => leafwrightSearch.terms(word))", words)
    assert [(w, t, terms(w)) for w, t in zip(words, typed, strict=True) if not set(t) <= set(terms(w))] == []
    assert sum(map(len, typed)) > len(words) / 2
