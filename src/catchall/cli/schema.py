"""``catchall schema``: the published JSON Schema of a noun."""

from typing import Annotated

import typer

from catchall import model
from catchall.cli.output import print_json
from catchall.errors import InputError
from catchall.intake import forms
from catchall.model.base import Value
from catchall.release.sharing import CasePackage

NOUNS: dict[str, type[Value]] = {
    noun.__name__: noun
    for noun in (
        model.Message,
        model.Tip,
        model.Item,
        model.Party,
        model.Transaction,
        model.Classification,
        model.Hit,
        model.Link,
        model.EarlierCase,
        model.Determination,
        forms.Facts,
        CasePackage,
    )
}


def schema(
    noun: Annotated[str, typer.Argument(help=f"One of: {', '.join(NOUNS)}.")],
) -> None:
    """Print the JSON Schema (2020-12) of a noun, for files that you write or read."""
    kinds = {name.casefold(): kind for name, kind in NOUNS.items()}
    kind = kinds.get(noun.casefold())
    if kind is None:
        raise InputError(f"no noun {noun!r}", remedy=f"name one of: {', '.join(NOUNS)}")
    print_json(document(kind))


def document(kind: type[Value]) -> dict[str, object]:
    """The JSON Schema of a noun as a document of its own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **kind.model_json_schema(mode="serialization"),
    }
