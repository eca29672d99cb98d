"""Seal a case package with Ed25519, and open one only if not a byte was changed.

The sealed document has one spelling: canonical JSON. A document in any other spelling is
refused even where its content is the same, so that every byte of it is under the seal.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from catchall.errors import PackageError
from catchall.model import canonical_json
from catchall.release.sharing.optional import need
from catchall.release.sharing.package import VERSION, CasePackage, digest

_ALGORITHM = "Ed25519"
_DOMAIN = b"catchall.case-package/1\n"
"""Put before what is signed, so that the signature fits nothing else."""
_HEX = {"public_key": re.compile(r"[0-9a-f]{64}"), "value": re.compile(r"[0-9a-f]{128}")}
_LARGEST = 64 * 1024 * 1024
_KEYS = "cryptography.hazmat.primitives.asymmetric.ed25519"


def new_key() -> bytes:
    """A new private key of 32 bytes; keep it where only the releasing office can read it."""
    key: bytes = need(_KEYS).Ed25519PrivateKey.generate().private_bytes_raw()
    return key


def public_key(private: bytes) -> bytes:
    """The public key of a private one, 32 bytes, which partners are given beforehand."""
    key: bytes = _private(private).public_key().public_bytes_raw()
    return key


def seal(package: CasePackage, private: bytes) -> bytes:
    """The signed document: the package, the public key and the signature."""
    content = package.model_dump(mode="json")
    signature = _private(private).sign(_DOMAIN + canonical_json(content))
    return canonical_json(
        {
            "package": content,
            "signature": {
                "algorithm": _ALGORITHM,
                "public_key": public_key(private).hex(),
                "value": signature.hex(),
            },
        }
    )


def open_package(data: bytes, *, trusted: Iterable[bytes], name: str) -> CasePackage:
    """Open a sealed document.

    Args:
        data: the document.
        trusted: public keys of the senders that the receiver knows.
        name: the file's name, for errors.

    Raises:
        PackageError: it is no sealed package, of another version, signed by an unknown
            key, or not byte for byte what was signed.
    """
    document = _parse(data, name)
    content, signature = document["package"], document["signature"]
    key = bytes.fromhex(signature["public_key"])
    if key not in set(trusted):
        raise PackageError(
            "signed by a key that is not known here",
            file=name,
            place="signature.public_key",
            remedy="ask the sender for the key by another way",
        )
    _verify(key, bytes.fromhex(signature["value"]), canonical_json(content), name)
    return _checked(content, name)


def _private(private: bytes) -> Any:
    if len(private) != 32:
        raise PackageError("a private key has 32 bytes", remedy="make one with new_key()")
    return need(_KEYS).Ed25519PrivateKey.from_private_bytes(private)


def _parse(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > _LARGEST:
        raise PackageError("larger than a case package may be", file=name)
    try:
        document = json.loads(data.decode("utf-8"))
        same = canonical_json(document) == data
    except (ValueError, RecursionError) as error:
        raise PackageError("not a sealed case package", file=name) from error
    if not _is_sealed(document):
        raise PackageError("not a sealed case package", file=name)
    if not same:
        raise PackageError("changed after it was sealed", file=name, remedy="ask for it again")
    return dict(document)


def _is_sealed(document: Any) -> bool:
    if not isinstance(document, dict) or set(document) != {"package", "signature"}:
        return False
    signature = document["signature"]
    return (
        isinstance(document["package"], dict)
        and isinstance(signature, dict)
        and set(signature) == {"algorithm", "public_key", "value"}
        and signature["algorithm"] == _ALGORITHM
        and all(
            isinstance(signature[part], str) and form.fullmatch(signature[part])
            for part, form in _HEX.items()
        )
    )


def _verify(key: bytes, signature: bytes, content: bytes, name: str) -> None:
    invalid = need("cryptography.exceptions").InvalidSignature
    try:
        need(_KEYS).Ed25519PublicKey.from_public_bytes(key).verify(signature, _DOMAIN + content)
    except invalid as error:
        raise PackageError(
            "changed after it was sealed", file=name, remedy="ask for it again"
        ) from error


def _checked(content: dict[str, Any], name: str) -> CasePackage:
    if content.get("version") != VERSION:
        raise PackageError(
            f"a package of version {str(content.get('version'))[:20]}",
            file=name,
            remedy=f"ask for version {VERSION}, or bring catchall up to date",
        )
    try:
        package = CasePackage.model_validate_json(json.dumps(content))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise PackageError(first["msg"], file=name, place=place) from error
    for portion in package.portions:
        if digest(portion.pieces) != portion.sha256:
            raise PackageError("a portion does not fit its hash", file=name, place=portion.id)
    return package
