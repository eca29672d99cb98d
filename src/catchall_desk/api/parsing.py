"""Bodies of requests: JSON whose texts a database can hold."""

import json
from typing import Any, cast

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.parser import Parser
from ninja.types import DictStrAny


class CleanParser(Parser):
    """Refuses what no store can keep: NUL, halves of surrogate pairs, NaN, deep nesting."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body as data; raises HttpError 400 where it is not clean JSON."""
        try:
            data = json.loads(request.body, parse_constant=_refuse)
            text = json.dumps(data, ensure_ascii=False)
            text.encode()
        except (ValueError, RecursionError) as error:
            raise HttpError(400, "the body is not clean JSON") from error
        if "\\u0000" in text:
            raise HttpError(400, "a text holds a NUL character")
        return cast("DictStrAny", data)


def _refuse(name: str) -> Any:
    raise ValueError(name)
