#!/usr/bin/env python3
"""Verify a ledger of the catchall desk offline: needs Python 3.11 and nothing else.

    python verify_ledger.py LEDGER [--checkpoint FILE --key KEY]

LEDGER is a desk's SQLite file or an export of one JSON object a line. Exit code 0: the
chain holds; 1: it does not, each problem on a line; 2: it could not be read. KEY is the
verifier key that ``catchall desk audit key`` prints: keep it, and the checkpoints, away
from the database, because who can rewrite all three can rewrite the chain.
"""

import argparse
import base64
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

FIELDS = ("seq", "at", "actor", "kind", "subject", "content_sha256", "previous")


class Checkpoint(NamedTuple):
    """A signed statement: the chain had this many events, the last with this hash."""

    origin: str
    size: int
    head: str


class Report(NamedTuple):
    """What the verification found; the chain holds where ``problems`` is empty."""

    size: int
    head: str
    problems: tuple[str, ...]


def verify(rows: Iterable[dict[str, Any]], checkpoint: Checkpoint | None = None) -> Report:
    """Recompute the chain and compare it with a checkpoint."""
    problems: list[str] = []
    unseen: dict[str, int] = {}
    erased: set[str] = set()
    size, head, at_checkpoint, origin = 0, "0" * 64, None, ""
    for row in rows:
        problems += _link_problems(row, size + 1, head)
        if row.get("content") is None:
            unseen[f"event:{row['seq']}"] = row["seq"]
        if row["kind"] == "content.erased":
            erased.add(row["subject"])
        size, head = size + 1, row["hash"]
        origin = origin or _origin(head)
        if checkpoint and size == checkpoint.size:
            at_checkpoint = head
    problems += [f"event {unseen[s]}: content is missing" for s in unseen if s not in erased]
    if checkpoint:
        problems += _checkpoint_problems(checkpoint, size, at_checkpoint, origin)
    return Report(size, head, tuple(problems))


def _link_problems(row: dict[str, Any], seq: int, previous: str) -> list[str]:
    found = []
    if row["seq"] != seq:
        found.append(f"event {row['seq']}: number {seq} was expected")
    if row["previous"] != previous:
        found.append(f"event {row['seq']}: it does not follow the event before it")
    text = json.dumps(
        {name: row[name] for name in FIELDS},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    if hashlib.sha256(text.encode("utf-8", "surrogatepass") + b"\n").hexdigest() != row["hash"]:
        found.append(f"event {row['seq']}: it is not what was recorded")
    body = row.get("content")
    if body is not None and _digest(body) != row["content_sha256"]:
        found.append(f"event {row['seq']}: its content is not what was recorded")
    return found


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _origin(first_hash: str) -> str:
    return f"catchall-desk/{first_hash[:16]}"


def _checkpoint_problems(
    checkpoint: Checkpoint, size: int, at_checkpoint: str | None, origin: str
) -> list[str]:
    if checkpoint.origin != origin:
        return [f"the checkpoint is of another chain, {checkpoint.origin}"]
    if size < checkpoint.size:
        return [f"truncated: {checkpoint.size - size} events of the checkpoint are missing"]
    if at_checkpoint != checkpoint.head:
        return [f"event {checkpoint.size}: it is not the one that the checkpoint signs"]
    return []


def read_checkpoint(note: str, key: str) -> Checkpoint:
    """Read a signed note and check its signature; raises ValueError where it fails."""
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    name, key_id, encoded = key.strip().split("+", 2)
    public = base64.b64decode(encoded)[1:]
    signed = next((s for s in signatures.splitlines() if s.startswith(f"\u2014 {name} ")), None)
    if signed is None:
        raise ValueError(f"no signature of {name}")
    blob = base64.b64decode(signed.rsplit(" ", 1)[1])
    if blob[:4].hex() != key_id or not ed25519_verify(public, text.encode(), blob[4:]):
        raise ValueError("the signature does not verify")
    origin, size, head = text.splitlines()[:3]
    return Checkpoint(origin, int(size), base64.b64decode(head).hex())


# Ed25519 (RFC 8032) with plain integers: slow, and enough for one signature.
_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_Point = tuple[int, int, int, int]


def _add(one: _Point, two: _Point) -> _Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % _P
    b = (one[1] + one[0]) * (two[1] + two[0]) % _P
    c = 2 * one[3] * two[3] * _D % _P
    d = 2 * one[2] * two[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _multiply(scalar: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point, scalar = _add(point, point), scalar >> 1
    return result


def _equal(one: _Point, two: _Point) -> bool:
    return (one[0] * two[2] - two[0] * one[2]) % _P == 0 and (
        one[1] * two[2] - two[1] * one[2]
    ) % _P == 0


def _point(encoded: bytes) -> _Point | None:
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if x * x % _P != square or (x == 0 and sign):
        return None
    x = _P - x if x & 1 != sign else x
    return x, y, 1, x * y % _P


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is that of ``public`` over ``message``."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, nonce = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or nonce is None or scalar >= _ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % _ORDER
    base = _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little"))
    return base is not None and _equal(
        _multiply(scalar, base), _add(nonce, _multiply(challenge, key))
    )


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The events of a desk's SQLite file, or of an export."""
    if path.read_bytes()[:15] == b"SQLite format 3":
        yield from _sqlite_rows(path)
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sqlite_rows(path: Path) -> Iterator[dict[str, Any]]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        columns = ", ".join(f"e.{name}" for name in (*FIELDS, "hash"))
        query = (
            f"SELECT {columns}, c.body FROM records_event e "  # noqa: S608 - fixed names
            "LEFT JOIN records_content c ON c.event_id = e.seq ORDER BY e.seq"
        )
        for values in connection.execute(query):
            yield dict(zip((*FIELDS, "hash", "content"), values, strict=True))
    finally:
        connection.close()


def main(arguments: list[str] | None = None) -> int:
    """Run the verifier; gives its exit code."""
    parser = argparse.ArgumentParser(description="Verify a ledger of the catchall desk.")
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--key", help="the verifier key, or a file that holds it")
    options = parser.parse_args(arguments)
    try:
        report = verify(read_rows(options.ledger), _checkpoint_from(options))
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error) as error:
        print(f"cannot verify: {error}", file=sys.stderr)  # noqa: T201
        return 2
    for problem in report.problems:
        print(problem)  # noqa: T201
    verdict = "BROKEN" if report.problems else "holds"
    print(f"chain of {report.size} events {verdict}; head {report.head}")  # noqa: T201
    return 1 if report.problems else 0


def _checkpoint_from(options: argparse.Namespace) -> Checkpoint | None:
    if options.checkpoint is None:
        return None
    if options.key is None:
        raise ValueError("a checkpoint needs --key")
    named = Path(options.key)
    key = named.read_text(encoding="utf-8") if named.is_file() else options.key
    return read_checkpoint(options.checkpoint.read_text(encoding="utf-8"), key)


if __name__ == "__main__":
    sys.exit(main())
