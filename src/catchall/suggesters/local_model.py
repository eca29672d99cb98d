"""A model on this machine, asked over loopback: words of one portion in, quotes out.

The service answers ``POST`` of ``{"text": "..."}`` with
``{"suggestions": [{"kind": "party" | "item", "quote": "..."}]}``. Any language model or
recognizer can be put behind such an address; catchall ships none.
"""

import http.client
import json
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import ValidationError

from catchall.errors import InputError
from catchall.intake.suggestions import Suggestion

_LARGEST = 1 << 20
_OK = 200


class LocalModel:
    """Asks the model at one loopback address.

    Args:
        url: ``http://127.0.0.1:PORT/path``; an address of another machine is refused.
        timeout: seconds to wait for each portion.

    Raises:
        InputError: the address is not one of this machine.
    """

    def __init__(self, url: str, *, timeout: float = 30) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not _is_loopback(parts.hostname or ""):
            raise InputError(
                f"{url[:80]!r} is not a loopback address",
                remedy="run the model on this machine and give http://127.0.0.1:PORT/",
            )
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._path = parts.path or "/"
        self._timeout = timeout
        self.method = f"local-model/{self._port}{self._path}"

    def __call__(self, text: str) -> Iterator[Suggestion]:
        """Suggestions for the words of one portion.

        Raises:
            InputError: the model does not answer, or not in the agreed form.
        """
        answer = self._ask(text)
        try:
            for row in json.loads(answer)["suggestions"]:
                yield Suggestion(kind=row["kind"], quote=row["quote"], method=self.method)
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            raise InputError(
                f"the model at port {self._port} does not answer in the agreed form",
                remedy='answer {"suggestions": [{"kind": "party" or "item", "quote": "..."}]}',
            ) from error

    def _ask(self, text: str) -> bytes:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            body = json.dumps({"text": text}).encode()
            connection.request("POST", self._path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = response.read(_LARGEST)
        except (OSError, http.client.HTTPException) as error:
            raise InputError(
                f"the model at port {self._port} does not answer",
                remedy="start it, or leave it out",
            ) from error
        finally:
            connection.close()
        if response.status != _OK:
            raise InputError(f"the model at port {self._port} answers {response.status}")
        return answer


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine by number; a name could lead anywhere, but ``localhost``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
