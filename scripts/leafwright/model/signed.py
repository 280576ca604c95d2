"""Records: who signed an edition, who reviewed a topic, and which versions were given to patients."""

import datetime
from typing import Annotated

from pydantic import Field

from leafwright.model.shapes import Strict, Text

SHA256 = r"^[0-9a-f]{64}$"


class Reviewed(Strict):
    """A record that a named person, in a role, reviewed a topic on a day, and when it is due again."""

    role: Annotated[str, Field(pattern=r"^[a-z][a-z ]*$")]
    name: Text
    qualification: str = ""
    date: datetime.date
    next_review: datetime.date
    signature: str = ""  # an SSH signature over all of the above, armored


class SignOff(Strict):
    """A record that a named person, in a role, approved exactly the words whose hash it holds."""

    role: Annotated[str, Field(pattern=r"^[a-z][a-z ]*$")]
    name: Text
    qualification: str = ""
    date: datetime.date
    words: Annotated[str, Field(pattern=SHA256)]
    signature: str = ""  # an SSH signature over all of the above (ssh-keygen -Y sign), armored


class SignOffs(Strict):
    """What docs/signoffs/<language>/<topic>.toml holds: sign-offs, and in the source language reviews, oldest first."""

    signoff: tuple[SignOff, ...] = ()
    review: tuple[Reviewed, ...] = ()


class Released(Strict):
    """A record that a version of an edition was given to patients: its day, its words and its files, for good.

    `because` is the interface word, after "because_", that tells patients why it took the place of the one before.
    """

    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    date: datetime.date
    words: Annotated[str, Field(pattern=SHA256)]
    because: Annotated[str, Field(pattern=r"^[a-z]*$")] = ""
    files: dict[str, Annotated[str, Field(pattern=SHA256)]]  # leaflets by name, with their SHA-256


class Releases(Strict):
    """What docs/releases/<language>/<topic>.toml holds: the versions that were released, oldest first.

    The number is that of the topic; it is kept so that a version can be found when the topic is gone.
    """

    number: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2,4}$")]
    released: Annotated[tuple[Released, ...], Field(min_length=1)]
