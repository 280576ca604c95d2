"""What only people can see of a translation stands beside its segment, on the page that it is signed on."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from breaking import HERNIA, HOME, opened, words
from leafwright.checks import Pair
from leafwright.commands import signoff as signoff_commands
from leafwright.model import Place
from leafwright.signoff.looking import Look, at_sight
from made_up import ENGLISH, SPANISH

UNSEEN = ENGLISH.model_copy(update={"unseen": ("or", "tablet-")})


def seen(source: str, target: str, note: str = "") -> list[Look]:
    pair = Pair(source, target, Place("es/t.po"), SPANISH, note=note, said_in=UNSEEN)
    return list(at_sight(pair, {"amount.rest": "5 horas"}))


@pytest.mark.parametrize(
    ("source", "target", "looks"),
    [
        ("Do not eat.", "No coma.", [Look("denied")]),
        ("Avoid alcohol.", "No beba alcohol.", [Look("denied")]),
        ("Rest before it.", "Descanse con antelación.", [Look("unsure", ("before",))]),
        ("Tea or two tablets.", "Té o dos pastillas.", [Look("unsure", ("or", "tablet"))]),
        ("Wait {{ amount.rest }}.", "Espere {{ amount.rest }}.", [Look("filled", ("5 horas",))]),
        ("Rest before it.", "Descanse antes.", []),
        ("On the left.", "A la izquierda.", []),
        ("Phone {{ phone.ward }}.{{ fact.F1 }}", "Llame al {{ phone.ward }}.{{ fact.F1 }}", []),
        ("Rest for 5 days.", "Descanse 5 días.", []),
    ],
)
def test_only_what_software_cannot_compare_is_marked(source: str, target: str, looks: list[Look]) -> None:
    assert seen(source, target) == looks


def test_a_check_that_a_translator_silenced_is_told_and_another_comment_is_not() -> None:
    assert seen("Rest.", "Descanse.", "order: grammar asks for it") == [
        Look("silenced", ("order: grammar asks for it",))
    ]
    assert seen("Rest.", "Descanse.", "Is this the best word?") == []


def page(library: Path, tag: str, slug: str = HOME) -> lxml_html.HtmlElement:
    assert signoff_commands.show_changes([slug, tag], library) == 0
    return lxml_html.fromstring((library / "build" / "diff" / tag / f"{slug}.html").read_text("utf-8"))


def below(form: lxml_html.HtmlElement, source: str) -> list[str]:
    """What stands below the segment that begins so."""
    (row,) = form.xpath(f"//tr[td[1][starts-with(normalize-space(), '{source}')]]")
    line = row.getnext()
    return [each.text_content().strip() for each in line.xpath(".//p")] if line.xpath("td/@colspan") else []


def test_marks_stand_below_their_segments_on_the_page_to_sign(library: Path) -> None:
    form = page(library, "ar")
    assert below(form, "Do not lift anything heavy for") == [
        "Denied: still, and of the same thing?", "Filled in: 4\u00a0أسابيع. Do the words around it agree?",
    ]  # fmt: skip
    assert below(form, "Key points") == []
    (compared,) = form.xpath("//p[contains(., 'software compared')]")
    assert "numbers; their order; signs of units" in " ".join(compared.text_content().split())
    (asked,) = form.xpath("//p[contains(., 'A reader of that language understood it')]")
    assert asked.xpath("span[@class='tick']")
    assert not page(library, "en").xpath("//*[@class='tick']"), "the source has a form of its own"


def test_what_no_check_sees_in_a_language_is_told_first(library: Path) -> None:
    assert page(library, "ar").xpath("//strong[starts-with(., 'Arabic has no dictionary')]")
    path = library / "docs" / "languages" / "ar.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("negations = []\n", "utf-8")
    assert page(library, "ar").xpath("//strong[starts-with(., 'Arabic has no list of denials')]")


def test_what_a_check_finds_and_a_house_lets_pass_stands_below_its_segment(library: Path) -> None:
    (library / "docs" / "rules.toml").write_text('[T002]\nlevel = "warn"\n\n[T021]\nlevel = "off"\n', "utf-8")
    po = opened(words(library, "ar", HERNIA))
    next(entry for entry in po if entry.msgid == "Key points").msgstr += " 7"
    po.save()
    form = page(library, "ar", HERNIA)
    assert below(form, "Key points")[0].startswith("Told by a check: T002 numbers differ")
    (compared,) = form.xpath("//p[contains(., 'software compared')]")
    assert "their order" not in compared.text_content()
