"""One object and no other: a memo by what it is, without comparing all that it holds."""

from typing import Generic, TypeVar

Kind = TypeVar("Kind")


class Same(Generic[Kind]):
    """An object that is equal to itself alone. It lives as long as a memo knows it, so no other takes its place."""

    def __init__(self, it: Kind) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)
