"""The state of an edition, computed from its words, its sign-offs and the day; never typed.

Pure. What a sign-off holds for is a hash over everything that an edition shows: a changed word, drawing,
figure or phone number gives another hash, and the approval is gone.
"""

import datetime
from collections.abc import Iterable, Sequence

from leafwright.model import Approval, Reviewed, SignOff, State, Topic


def state_of(
    topic: Topic,
    *,
    started: bool,
    reasons: Sequence[str],
    signoffs: Sequence[SignOff],
    words: str,
    approval: Approval,
    source: bool,
    today: datetime.date,
) -> State:
    """The state of an edition whose shown words hash to `words`; `reasons` say why segments cannot be shown."""
    if topic.meta.withdrawn:
        return State.WITHDRAWN
    if not started:
        return State.MISSING
    if "fuzzy" in reasons:
        return State.STALE
    if reasons:
        return State.PARTIAL
    if topic.review and topic.review.next_review < today:
        return State.EXPIRED
    if not unsigned(signoffs, words, approval, source):
        return State.APPROVED
    return State.REVISED if "reviser" in _signed(signoffs, words, approval) else State.TRANSLATED


def unsigned(signoffs: Iterable[SignOff], words: str, approval: Approval, source: bool) -> tuple[str, ...]:
    """The roles that must still sign the words that hash to `words`."""
    signed = _signed(signoffs, words, approval)
    return tuple(role for role in (approval.source if source else approval.translation) if role not in signed)


def _signed(signoffs: Iterable[SignOff], words: str, approval: Approval) -> dict[str, str]:
    """Who signed in which role. One person's second signature does not count where two must differ."""
    signed = {record.role: record.name for record in signoffs if record.words == words}
    for one, other in approval.different:
        if one in signed and signed.get(other) == signed[one]:
            del signed[other]
    return signed


def statement(edition: str, record: SignOff) -> bytes:
    """What an SSH signature of a sign-off is made over: all of the record but the signature, one fact a line."""
    parts = [edition, record.words, record.role, record.name, record.qualification, record.date.isoformat()]
    parts += [f"qualified until {record.qualified_until.isoformat()}"] if record.qualified_until else []
    parts += [f"scan {record.scan}", f"entered by {record.entered_by}"] if record.scan else []
    return ("\n".join(parts) + "\n").encode()


def review_statement(edition: str, record: Reviewed) -> bytes:
    """What an SSH signature of a review is made over, likewise; its second line tells it from a sign-off."""
    days = [record.date.isoformat(), record.next_review.isoformat()]
    return ("\n".join([edition, "review", record.role, record.name, record.qualification, *days]) + "\n").encode()
