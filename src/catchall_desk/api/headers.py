"""Headers of every write."""

from typing import Annotated

from ninja.params.functions import Header

IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=80)]
"""The same command with the same key is carried out once."""

IfMatch = Annotated[str, Header(alias="If-Match", pattern=r'^"?[0-9]{1,9}"?$')]
"""The version of the record that was read."""
