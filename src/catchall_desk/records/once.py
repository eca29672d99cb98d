"""Idempotency: the same command with the same key is carried out once."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from catchall.model import canonical_json
from catchall_desk.errors import DeskError, KeyReused
from catchall_desk.records import statements
from catchall_desk.records.models import Command
from catchall_desk.records.writing import writing

Answer = dict[str, Any]
_EARLIER = "SELECT digest, answer FROM records_command WHERE actor = %s AND key = %s"


def once(
    *, actor: str, key: str, command: Mapping[str, Any], do: Callable[[], Answer]
) -> tuple[Answer, bool]:
    """Carry a command out, or give the answer that it was given before.

    Args:
        actor: id of the person; keys of different people do not meet.
        key: chosen by the client, 8 to 80 characters.
        command: what is asked, as plain JSON data.
        do: the work; it runs inside the writing transaction and gives the answer to keep.

    Returns:
        The answer, and whether it is a repeated one.

    Raises:
        KeyReused: the key was used before for another command.
        DeskError: the key is too short or too long.
    """
    if not 8 <= len(key) <= 80:
        raise DeskError("an idempotency key has 8 to 80 characters")
    digest = sha256(canonical_json(dict(command))).hexdigest()
    with writing():
        earlier = statements.first(_EARLIER, actor, key)
        if earlier is None:
            answer = do()
            statements.insert(Command(actor=actor, key=key, digest=digest, answer=answer))
            return answer, False
        if earlier[0] != digest:
            raise KeyReused(
                "the idempotency key was used before for something else",
                remedy="use a new key for a new command",
            )
        return dict(json.loads(earlier[1])), True
