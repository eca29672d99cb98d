"""What the API answers."""

from typing import Any

from pydantic import BaseModel as Schema
from pydantic import Field


class Problem(Schema):
    """Why something was not done."""

    problem: str
    place: str | None = None
    remedy: str | None = None
    codes: list[str] = []
    """Guards that are not met."""
    reasons: list[str] = []
    """Why a release was refused, portion by portion, without their words."""
    current_version: int | None = None


class Answer(Schema):
    """The record as a write has left it."""

    kind: str
    id: str
    reference: str
    state: str
    version: int


class Summary(Answer):
    """A record in a list."""

    title: str
    marking: str
    created_at: str
    changed_at: str


class Page(Schema):
    """A page of records, the newest first; ``next`` goes into ``after``."""

    records: list[Summary]
    next: str | None


class Happened(Schema):
    """One event of a record."""

    at: str
    actor: str
    kind: str


class Ground(Schema):
    """Why something is held; only for who may read the rule."""

    rule_kind: str
    rule: str
    reasons: list[str]


class Obligation(Schema):
    """What is due by when, and by which source."""

    subject: str
    code: str
    source: str
    calendar: str
    starts_on: str
    due_on: str
    state: str
    overdue_since: str | None


class Detail(Summary):
    """A record with what it says."""

    content: dict[str, Any]
    possible: list[str]
    events: list[Happened]
    grounds: list[Ground]
    due: list[Obligation]


class Count(Schema):
    """How many there are, for this reader."""

    count: int


class Portion(Schema):
    """A portion of a message that the reader may read."""

    portion: str
    text: str
    marking: str


class Digest(Schema):
    """One link of the chain."""

    seq: int
    at: str
    actor: str
    kind: str
    subject: str
    content_sha256: str
    previous: str
    hash: str


class Me(Schema):
    """Who is asking."""

    id: str
    name: str
    username: str
    nationality: str
    clearance: str
    roles: list[str]


class Way(Schema):
    """A transition as it is declared."""

    name: str
    sources: list[str]
    target: str
    roles: list[str]
    guards: list[str] = Field(description="What must hold, in words")


class Kind(Schema):
    """A kind of record with all its ways; the first is its opening."""

    kind: str
    states: list[str]
    ways: list[Way]


class EditionOut(Schema):
    """A rulebook or a list that is installed."""

    kind: str
    code: str
    title: str
    sha256: str
    as_of: str | None
    current: bool
    installed_at: str


class Replayed(Schema):
    """A past decision computed again: whether every byte is the same."""

    same: bool
    sha256: str


class Made(Schema):
    """What was made or changed."""

    id: str


class Linked(Made):
    """A link that was made."""

    kind: str
    to: str
