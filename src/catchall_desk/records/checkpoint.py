"""Signed checkpoints: what a rewritten chain cannot agree with.

The form is a signed note (as used by transparency logs; recalled from C2SP): a text of
origin, size and head, an empty line, and an Ed25519 signature line. The head is that of
a chain, not of a Merkle tree.
"""

import base64
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from catchall_desk.errors import DeskError
from catchall_desk.records import clock
from catchall_desk.records.models import Event

NAME = "catchall-desk"
_ED25519 = b"\x01"


def load_key(path: Path) -> Ed25519PrivateKey:
    """The signing key of the desk; made on first use, readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(
            Ed25519PrivateKey.generate().private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise DeskError("the checkpoint key is not an Ed25519 key", file=path.name)
    return key


def verifier_key(key: Ed25519PrivateKey) -> str:
    """The public half, as one line for the verifier."""
    encoded = base64.b64encode(_ED25519 + _public(key)).decode()
    return f"{NAME}+{_key_id(key).hex()}+{encoded}"


def sign(key: Ed25519PrivateKey) -> str:
    """A checkpoint of the chain as it stands.

    Raises:
        DeskError: the ledger is empty.
    """
    head = Event.objects.order_by("-seq").first()
    first = Event.objects.order_by("seq").first()
    if head is None or first is None:
        raise DeskError("an empty ledger has no checkpoint")
    digest = base64.b64encode(bytes.fromhex(head.hash)).decode()
    origin = f"{NAME}/{first.hash[:16]}"
    text = f"{origin}\n{head.seq}\n{digest}\n{clock.stamp(clock.now())}\n"
    signature = base64.b64encode(_key_id(key) + key.sign(text.encode())).decode()
    return f"{text}\n\u2014 {NAME} {signature}\n"


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _key_id(key: Ed25519PrivateKey) -> bytes:
    return sha256(NAME.encode() + b"\n" + _ED25519 + _public(key)).digest()[:4]
