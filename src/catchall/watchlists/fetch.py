"""Fetch the files of a list from its publisher, on the user's machine.

A download that breaks off goes on where it stopped, if the publisher still has the same
file; a file is in its place only when it is complete.
"""

import http.client
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from catchall.errors import SnapshotError

ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "ofac_sdn": tuple(
        f"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/{name}.CSV"
        for name in ("SDN", "ALT", "ADD")
    ),
    "un_sc": ("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
    "us_csl": (
        "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",
    ),
    "uk_sanctions": (
        "https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.csv",
    ),
}
"""Official addresses as recalled; a publisher may move a file, so any can be given instead."""

_CHUNK = 1 << 16
_LARGEST = 1 << 29
"""Half a gigabyte: no list is larger, and a disk must not be filled by mistake."""


def fetch(
    url: str, folder: Path, *, timeout: float = 60, expected_sha256: str | None = None
) -> Path:
    """Download one file into a folder and return its path.

    Args:
        url: http or https address of the file.
        folder: where the file is put, under the last part of the address.
        timeout: seconds to wait for the publisher at each step.
        expected_sha256: where it is given, a file with another hash is refused.

    Raises:
        SnapshotError: the address is not http or https, the publisher cannot be reached or
            breaks off, or the file is not the expected one.
    """
    parts = urlsplit(url)
    name = Path(parts.path).name
    if parts.scheme not in {"http", "https"} or not name:
        raise SnapshotError(f"not the address of a file: {url[:80]!r}", remedy="give an http one")
    folder.mkdir(parents=True, exist_ok=True)
    part, mark = folder / f"{name}.part", folder / f"{name}.etag"
    try:
        _download(url, part, mark, timeout)
    except (URLError, OSError, http.client.HTTPException) as error:
        raise SnapshotError(
            f"the download broke off ({type(error).__name__}: {error})",
            file=name,
            remedy="try again: it goes on where it stopped",
        ) from error
    found = sha256(part.read_bytes()).hexdigest()
    mark.unlink(missing_ok=True)
    if expected_sha256 and found != expected_sha256:
        part.unlink()
        raise SnapshotError(
            "the file is not the expected one", file=name, remedy=f"its SHA-256 is {found}"
        )
    return part.replace(folder / name)


def _download(url: str, part: Path, mark: Path, timeout: float) -> None:
    headers = {"User-Agent": "catchall"}
    have = part.stat().st_size if part.exists() and mark.exists() else 0
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark.read_text(encoding="utf-8")}
    with urlopen(Request(url, headers=headers), timeout=timeout) as answer:  # noqa: S310 - checked
        resumed = answer.status == http.client.PARTIAL_CONTENT
        etag = answer.headers.get("ETag")
        if etag and not etag.startswith("W/"):
            mark.write_text(etag, encoding="utf-8")
        length = answer.headers.get("Content-Length")
        total = (have if resumed else 0) + int(length) if length else None
        with part.open("ab" if resumed else "wb") as file:
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                if file.tell() > _LARGEST:
                    raise OSError("the file is too large")
            written = file.tell()
    if total is not None and written != total:
        raise OSError(f"{written} of {total} bytes came")
