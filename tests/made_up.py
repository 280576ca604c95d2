"""Made-up values that many tests share: a language, front matter, a kind, a hospital, evidence."""

import datetime
from collections.abc import Sequence

from leafwright.model import (
    Department,
    Fact,
    FrontMatter,
    Hospital,
    HospitalWords,
    Kind,
    Language,
    LocalChoice,
    Phone,
    Photo,
    Reference,
    State,
    Term,
)
from leafwright.website.staff.listing import Cell, File, Row

SPANISH = Language(
    tag="es", name="Español", english="Spanish", direction="ltr", fonts=("Noto Sans",),
    line_height=1.45, babel="es", material="es", scripts=("Latin",), refused="ſ", negations=("no", "nunca"),
    half_negations=("ni", "ningún"),
    fear=("aterradora", "horrible"), opens_question="¿", about=("unos", "unas"),
    contrasts={
        "order": {"before": ("antes",), "after": ("después",)},
        "side": {"left": ("izquierd-",), "right": ("derech-",)},
    },
)  # fmt: skip
ENGLISH = SPANISH.model_copy(
    update={
        "tag": "en",
        "name": "English",
        "english": "English",
        "babel": "en_US",
        "source": True,
        "fear": ("what dies", "time bomb", "terrifying"),
        "negations": ("not", "no", "never", "cannot"),
        "half_negations": ("nor",),
        "near_negations": ("avoid-",),
        "about": ("about", "around"),
        "figures": ("{count} out of {of}",),
        "other_figures": ("{count} in {of}", "{count} of {of}"),
        "figures_joined": ("to", "and", "or"),
        "opens_question": "",
        "contrasts": {
            "order": {"before": ("before",), "after": ("after",)},
            "side": {"left": ("left",), "right": ("right",), "other": ("right away",)},
        },
    }
)
META = FrontMatter.model_validate(
    {
        "number": "XX-01", "kind": "tiny", "version": "0.1", "written": "2026-01-01", "last_review": None,
        "next_review": None, "owner": "ward-7", "audience": "adults", "funding": "none", "conflicts": "none",
        "patient_readers": 0, "search_terms": "lump",
    }
)  # fmt: skip
KIND = Kind.model_validate(
    {
        "name": "Tiny",
        "sections": [
            {"id": "what_is", "required": True},
            {"id": "when_to_seek_help"},
            {"id": "risks"},
            {"id": "benefits"},
        ],
    }
)
HOSPITAL = Hospital(
    sample=True, address="https://example.org/", accent="#0B5563", emergency="911",
    words=HospitalWords(name="H", interpreter="I", feedback="F"),
    phones={"office": Phone(number="555 010 0198", name="Office", hours="mornings")},
    local={"food": LocalChoice(value="6", unit="hours", range="4 to 8", references=("r",))},
)  # fmt: skip
WARD = Department(
    name="Ward 7", phones={"ward": Phone(number="555 010 0199", name="Ward", hours="day and night", always=True)}
)
FACT = Fact(
    statement="S",
    shown=((90, 100), (10, 100)),
    basis="b",
    time="t",
    population="p",
    references=("r",),
    certainty="low",
)
REFERENCE = Reference(id="r", title="T")
CATHETER = Term(term="catheter", forms=("catheters",), short="a thin tube", meaning="A thin tube.")
NUMBERED = '<g class="callout"><circle/></g>' * 2
PLACED = "".join(f'<g class="panel" data-x="{x}" data-width="90"></g>' for x in (5, 105))
PHOTOS = {"ward.jpg": Photo("jpg", 4, 3, b"", (), "A Hospital"), "nobodys.jpg": Photo("jpg", 4, 3, b"", ())}
DRAWINGS = {
    "a.svg": "<svg><title>A</title></svg>",
    "good.svg": "<svg><title>A</title><path d='M0 0'/></svg>",
    "script.svg": "<svg><title>A</title><script>1</script></svg>",
    "words.svg": "<svg><title>A</title><text>Liver</text></svg>",
    "kept.svg": f'<svg data-mirror="keep"><title>A</title>{NUMBERED}</svg>',
    "steps.svg": f'<svg data-mirror="panels"><title>A</title>{PLACED}</svg>',
    "unmarked.svg": f"<svg><title>A</title>{NUMBERED}</svg>",
    "flipped.svg": f'<svg data-mirror="flip"><title>A</title>{PLACED}</svg>',
    "unplaced.svg": f'<svg data-mirror="panels"><title>A</title>{NUMBERED}</svg>',
    "away.svg": "<svg><title>A</title><image href='https://example.org/x.png'/></svg>",
}
TODAY = datetime.date(2026, 6, 1)
SYLLABLES = {
    "temperature": 4,
    "interventional": 5,
    "comorbidities": 5,
    "friend": 1,
    "tired": 2,
    "rehydration": 4,
    "microliter": 4,
    "color": 2,
}


def many_rows(topics: int, tongues: Sequence[Language]) -> list[Row]:
    """Made-up topics, each in several languages with the files of seven formats."""
    formats = ("a4", "dual", "a5-booklet", "trifold", "large-print", "text", "poster")
    made = []
    for number in range(topics):
        slug = f"a-topic-of-some-length-{number}"
        files = tuple(
            File(f"{slug}.{name}", "A4", f"Format {name}", "PDF, 90 KB", 90_000, name, office)
            for name in formats
            for office in (False, True)
        )
        cells = tuple(
            Cell(each, State.TRANSLATED, f"../{each.tag}/topics/{slug}.html", files[: 14 - number % 3])
            for each in tongues
        )
        due = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
        title = f"जिगर का इलाज और घर लौटना {number}"  # three bytes a letter, as in the longest lists
        made.append(Row(f"LH-{number:04}", slug, title, True, "", f"Ward {number % 12}", "1.0", due, cells))
    return made
