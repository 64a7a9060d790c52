"""An invitation as one line of text, small enough for a QR: the same five things as the token file.

    "KIOSK1:" + base32 without padding (letters and digits only: a QR packs these closer, and a scanner that
    types like a keyboard gets them right in any layout it is set up for) of:

    bytes  what
    1      flags: 1 = new keys for a device that joined before, its id follows the secret
    5      expires, Unix seconds, big-endian
    32     root public key
    1+n    secret
    0/16   device id, with flag 1
    2+n    url, UTF-8
    1      number of certificates, then for each 2+n its DER
    4      the first bytes of SHA-256 over all before: a scan that lost a letter says so

The certificate is 417 of about 500 bytes. Its hash alone would make a far smaller square, but then a device
would have to fetch the certificate before it knows whom to believe.
"""

from __future__ import annotations

import base64
import binascii
from codecs import BOM_UTF8
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from kiosk.wire.document import BadDocument, canonical_json, read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.signing import from_base64url, to_base64url

MARK = "KIOSK1:"
ROLLS = 1
CHECK_BYTES = 4
LATEST = 253_402_300_799  # the last second of the year 9999; five bytes hold more
NAME = "the token file"


def read_invitation(body: bytes) -> TokenFile:
    """Return the token in a token file or in the text of its QR. Raises BadDocument, NewerDocument."""
    body = body.removeprefix(BOM_UTF8)  # as some editors save it
    text = body.strip()
    if text[: len(MARK)].upper() != MARK.encode():
        return read_document(TokenFile, body, NAME, by_hand=True)
    # A line that was wrapped or typed in small letters by the scanner still holds the same.
    packed = b"".join(text[len(MARK) :].split()).upper()
    try:
        raw = base64.b32decode(packed + b"=" * (-len(packed) % 8))
    except binascii.Error:
        raise BadDocument("the code of the invitation was not read well: scan it again") from None
    # The last letter has bits that carry nothing (RFC 4648, §3.5): a letter read wrong there is seen only so.
    if base64.b32encode(raw).rstrip(b"=") != packed:
        raise BadDocument("the code of the invitation was not read well: scan it again")
    if len(raw) < CHECK_BYTES or _check(raw[:-CHECK_BYTES]) != raw[-CHECK_BYTES:]:
        raise BadDocument("the code of the invitation is not whole: scan it again")
    return read_document(
        TokenFile, canonical_json(_unpack(_Reader(raw[:-CHECK_BYTES]))), "the invitation", by_hand=True
    )


def compact(token: TokenFile) -> str:
    """Return the text that goes into the QR."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_pem_x509_certificates

    secret, url = from_base64url(token.secret), token.url.encode()
    parts = [bytes([ROLLS if token.device_id else 0])]
    parts.append(int(token.expires.timestamp()).to_bytes(5, "big"))
    parts.append(from_base64url(token.root_public_key))
    parts.append(bytes([len(secret)]) + secret)
    parts.append(UUID(token.device_id).bytes if token.device_id else b"")
    parts.append(len(url).to_bytes(2, "big") + url)
    certificates = load_pem_x509_certificates(token.ca_certificate.encode())
    parts.append(bytes([len(certificates)]))
    for one in certificates:
        der = one.public_bytes(Encoding.DER)
        parts.append(len(der).to_bytes(2, "big") + der)
    raw = b"".join(parts)
    return MARK + base64.b32encode(raw + _check(raw)).decode().rstrip("=")


def _check(raw: bytes) -> bytes:
    return sha256(raw).digest()[:CHECK_BYTES]


class _Reader:
    """Takes bytes off the front; raises BadDocument where there are too few."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def take(self, count: int) -> bytes:
        if len(self.raw) < count:
            raise BadDocument("the code of the invitation is of another version: update the program")
        taken, self.raw = self.raw[:count], self.raw[count:]
        return taken

    def number(self, count: int) -> int:
        return int.from_bytes(self.take(count), "big")


def _unpack(reader: _Reader) -> dict[str, Any]:
    flags = reader.number(1)
    seconds = reader.number(5)
    if seconds > LATEST:
        raise BadDocument("the code of the invitation is of another version: update the program")
    expires = datetime.fromtimestamp(seconds, UTC)
    root = reader.take(32)
    secret = reader.take(reader.number(1))
    device_id = str(UUID(bytes=reader.take(16))) if flags & ROLLS else None
    url = reader.take(reader.number(2))
    certificates = [reader.take(reader.number(2)) for _ in range(reader.number(1))]
    if flags & ~ROLLS or reader.raw:
        raise BadDocument("the code of the invitation is of another version: update the program")
    return {
        "schema": 1,
        "url": url.decode(errors="replace"),
        "ca_certificate": "".join(_pem(one) for one in certificates),
        "root_public_key": to_base64url(root),
        "secret": to_base64url(secret),
        "expires": expires.isoformat(),
        "device_id": device_id,
    }


def _pem(der: bytes) -> str:
    text = base64.b64encode(der).decode()
    lines = "\n".join(text[start : start + 64] for start in range(0, len(text), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
