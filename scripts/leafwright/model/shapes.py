"""What the schemas share: strict objects, and the values that people mistype."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def hex_color(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError("must be a color such as #0B5563")
    return value


def phone_number(value: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]{1,18}[0-9]", value):
        raise ValueError("must be a phone number of digits, spaces and brackets, such as 020 7946 0018")
    return value


def web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?(/[\w./~-]*)?", value):
        raise ValueError("must be a web address such as https://leaflets.example.org/")
    return value.rstrip("/") + "/"


def composed(value: str) -> str:
    """A name with its letters as they are typed, whichever disk it comes from (Unicode's form C)."""
    return unicodedata.normalize("NFC", value)


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
Tag = Annotated[str, Field(pattern=TAG)]
Name = Annotated[Text, AfterValidator(composed)]  # of a file that is named without its ending
Email = Annotated[str, Field(pattern=r"^([\w.+-]+@[\w-]+(\.[\w-]+)+)?$")]

_LONGEST = 80  # of a name: addresses and names of files are made of it
_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")  # else two names are one file where letters are not told by case
_TAKEN = re.compile(r"con|prn|aux|nul|com\d|lpt\d|hospital|glossary|interface|index")  # devices; files of our own


def names_a_topic(name: str) -> bool:
    """Whether a topic can be named so, on every disk and server, beside the files that are there already."""
    return bool(_NAME.fullmatch(name)) and len(name) <= _LONGEST and not _TAKEN.fullmatch(name)
