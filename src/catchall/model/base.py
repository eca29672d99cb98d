"""Value: what every noun of catchall is made of."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2 code in capitals; whether it exists is checked where data comes in."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]


class Value(BaseModel):
    """A frozen, validated, JSON-serializable value; two with equal content are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    def canonical_json(self) -> bytes:
        """The same bytes for the same content: sorted keys, no spaces, UTF-8, one newline."""
        return canonical_json(self.model_dump(mode="json"))


def canonical_json(data: Any) -> bytes:
    """Serialize plain JSON data to its one canonical form, ended by a newline."""
    text = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode() + b"\n"
