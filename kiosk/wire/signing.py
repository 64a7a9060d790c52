"""Who says so: Ed25519 signatures over a prefix and the exact bytes that travel.

    what                  key            prefix                   carried in
    a batch               device         b"kiosk-batch/1\\n"      Kiosk-Signature: <device_id>:<base64url>
    every other request   device         b"kiosk-request/1\\n"    Kiosk-Signature, with Kiosk-Counter
    an answer of central  answer key     b"kiosk-answer/1\\n"     Central-Signature: <base64url>
    the catalogue answer  catalogue key  b"kiosk-catalogue/1\\n"  Central-Signature: <base64url>
    the key list          offline root   b"kiosk-keys/1\\n"       a Signed part
    the end of a device   offline root   b"kiosk-retire/1\\n"     a Signed part
    a new release         offline root   b"kiosk-release/1\\n"    a Signed part beside the archive

On a stick a batch is NAME.json and NAME.sig; NAME.sig holds what Kiosk-Signature would. The answer to it is
NAME.answer.json and NAME.answer.sig; the latter holds what Central-Signature would.

What is signed of a request: METHOD + "\\n" + path + "\\n" + sha256(body) in lowercase hex + "\\n" + counter.
The path is canonical: as in PATHS, from /api/ on, without host, query or a prefix a proxy may add. The
counter only rises per device, so a recorded request is worth nothing. Keys are raw 32 bytes; base64url
goes without padding. The prefixes keep a signature of one kind from ever passing as another.
"""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256
from typing import Annotated, ClassVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import StringConstraints

from kiosk.problems import Problem
from kiosk.wire.record import Wire

BATCH = b"kiosk-batch/1\n"
REQUEST = b"kiosk-request/1\n"
ANSWER = b"kiosk-answer/1\n"
CATALOGUE = b"kiosk-catalogue/1\n"
KEYS = b"kiosk-keys/1\n"
RETIRE = b"kiosk-retire/1\n"
RELEASE = b"kiosk-release/1\n"

ENROL_PATH = "/api/v1/enrol"
ENVELOPES_PATH = "/api/v1/envelopes"
CATALOGUE_PATH = "/api/v1/catalogue"
HEARTBEAT_PATH = "/api/v1/heartbeat"
HELP_PATH = "/api/v1/help"
RELEASE_PATH = "/api/v1/release"
RELEASE_PART_PATH = "/api/v1/release-part"
PATHS = (
    ENROL_PATH,
    ENVELOPES_PATH,
    CATALOGUE_PATH,
    HEARTBEAT_PATH,
    HELP_PATH,
    RELEASE_PATH,
    RELEASE_PART_PATH,
)

DEVICE_HEADER = "Kiosk-Signature"
COUNTER_HEADER = "Kiosk-Counter"
CENTRAL_HEADER = "Central-Signature"

BATCH_FILE, BATCH_SIGNATURE_FILE = ".json", ".sig"
ANSWER_FILE, ANSWER_SIGNATURE_FILE = ".answer.json", ".answer.sig"

Base64url = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$")]
Key32 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]  # 32 bytes
Signature64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{86}$")]  # 64 bytes


class BadSignature(Problem):
    """A signature that is missing, unreadable or not over these bytes by this key."""

    code: ClassVar[str] = "bad-signature"


class Signed(Wire):
    """A document that carries its own signature: `body` are its exact bytes, base64url."""

    body: Base64url
    signature: Signature64

    def verified(self, public_key: bytes, prefix: bytes) -> bytes:
        """Return the bytes of the document, once its signature holds. Raises BadSignature."""
        body = from_base64url(self.body)
        verify(public_key, from_base64url(self.signature), prefix, body)
        return body


def signed(private_key: bytes, prefix: bytes, body: bytes) -> Signed:
    """Return `body` as a Signed part."""
    return Signed(body=to_base64url(body), signature=to_base64url(sign(private_key, prefix, body)))


def to_base64url(data: bytes) -> str:
    """Return base64url without padding."""
    text = binascii.b2a_base64(data, newline=False).rstrip(b"=")
    return text.replace(b"+", b"-").replace(b"/", b"_").decode()  # half the time of base64's own translation


def from_base64url(text: str) -> bytes:
    """Read base64url without padding, in the one spelling `to_base64url` writes. Raises BadSignature."""
    try:
        data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadSignature("not base64url") from None
    if to_base64url(data) != text:
        raise BadSignature("not base64url in its one spelling")
    return data


def new_signing_key() -> tuple[bytes, bytes]:
    """Return (private, public), raw Ed25519 keys of 32 bytes."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private_key: bytes) -> bytes:
    """Return the raw public key that belongs to a raw private key."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def sign(private_key: bytes, prefix: bytes, body: bytes) -> bytes:
    """Return the 64-byte signature over prefix + body."""
    return Ed25519PrivateKey.from_private_bytes(private_key).sign(prefix + body)


def verify(public_key: bytes, signature: bytes, prefix: bytes, body: bytes) -> None:
    """Return when `signature` is over prefix + body by this key. Raises BadSignature."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, prefix + body)
    except (InvalidSignature, ValueError):
        raise BadSignature("the signature does not hold") from None


def device_header(device_id: str, signature: bytes) -> str:
    """Return the value of Kiosk-Signature, also the one line of a NAME.sig."""
    return f"{device_id}:{to_base64url(signature)}"


def read_device_header(value: str | None) -> tuple[str, bytes]:
    """Return (device_id, signature) of a Kiosk-Signature. Raises BadSignature."""
    match = re.fullmatch(r"([0-9a-f-]{36}):([A-Za-z0-9_-]{86})", (value or "").strip(), re.ASCII)
    if not match:
        raise BadSignature("Kiosk-Signature is missing or unreadable")
    return match[1], from_base64url(match[2])


def request_text(method: str, path: str, body: bytes, counter: int) -> bytes:
    """Return what is signed (after the prefix) of a request other than a batch."""
    return f"{method.upper()}\n{path}\n{sha256(body).hexdigest()}\n{counter}".encode()


def sign_batch(private_key: bytes, device_id: str, body: bytes) -> dict[str, str]:
    """Return the headers that go with a batch."""
    return {DEVICE_HEADER: device_header(device_id, sign(private_key, BATCH, body))}


def verify_batch(public_key: bytes, header: str | None, body: bytes) -> str:
    """Return the device id of a batch whose signature holds. Raises BadSignature.

    The caller has looked up `public_key` by that same id (`read_device_header`).
    """
    device_id, signature = read_device_header(header)
    verify(public_key, signature, BATCH, body)
    return device_id


def sign_request(
    private_key: bytes, device_id: str, method: str, path: str, body: bytes, counter: int
) -> dict[str, str]:
    """Return the headers of any other request of a device."""
    signature = sign(private_key, REQUEST, request_text(method, path, body, counter))
    return {DEVICE_HEADER: device_header(device_id, signature), COUNTER_HEADER: str(counter)}


def verify_request(
    public_key: bytes, headers: tuple[str | None, str | None], method: str, path: str, body: bytes
) -> tuple[str, int]:
    """Return (device_id, counter) of a request; `headers` are its Kiosk-Signature and Kiosk-Counter.

    Raises BadSignature. That the counter is higher than the last one of this device, the caller checks.
    """
    device_id, signature = read_device_header(headers[0])
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", headers[1] or "", re.ASCII):
        raise BadSignature("Kiosk-Counter is missing or no number")
    counter = int(headers[1] or "")
    verify(public_key, signature, REQUEST, request_text(method, path, body, counter))
    return device_id, counter


def sign_answer(private_key: bytes, body: bytes, prefix: bytes = ANSWER) -> dict[str, str]:
    """Return the header that goes with an answer of central; the catalogue goes with prefix CATALOGUE."""
    return {CENTRAL_HEADER: to_base64url(sign(private_key, prefix, body))}


def verify_answer(public_key: bytes, header: str | None, body: bytes, prefix: bytes = ANSWER) -> None:
    """Return when an answer is central's. Raises BadSignature."""
    verify(public_key, from_base64url((header or "").strip()), prefix, body)
