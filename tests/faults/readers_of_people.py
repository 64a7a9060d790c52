"""What people type or hold before the scanner, what a printer says back, what an address carries."""

from __future__ import annotations

import base64
from hashlib import sha256
from urllib.parse import parse_qsl

from kiosk.devices.printer.status import paper_from
from kiosk.eligibility.facts import parse_answers
from kiosk.receipts.code import is_valid, normalise
from kiosk.receipts.scanned import sort_scan
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.invitation import CHECK_BYTES, MARK, compact, read_invitation
from kiosk.wire.phone_page import read_carried
from tests.faults.readers import Reader
from tests.outbox.device import ROOT
from tests.outbox.fake_central import FakeCentral

EXAMPLES = ROOT / "docs" / "examples"
HOST = "hulp.example.be"


def of_people() -> dict[str, Reader]:
    """What comes in through the scanner, the keyboard and the printer's cable."""
    invitation = compact(read_document(TokenFile, canonical_json(FakeCentral().token()), "it")).encode()
    packed = invitation.removeprefix(MARK.encode())
    inside = base64.b32decode(packed + b"=" * (-len(packed) % 8))[:-CHECK_BYTES]
    return {
        "text of an invitation": (invitation, read_invitation),
        "invitation with a right sum": (inside, _with_its_sum),
        "scanned paper": (f"https://{HOST}/p/{'A' * 22}".encode(), _scanned),
        "scanned offer": (f"https://{HOST}/o/digi-cafe?l=nl".encode(), _scanned),
        "address of a page for phones": (
            b"l=ar&c=stand&s=AAAAAAAAAAAAAAAAAAAAAA&k=01234567&o=be.eeklo",
            _carried,
        ),
        "answers of the quick-check": ((EXAMPLES / "answers.json").read_bytes(), parse_answers),
        "word of a printer": (b"\x12\x12\x12\x72", paper_from),
        "code somebody types": (
            b"7YK4-QW2M",
            lambda body: is_valid(normalise(body.decode("utf-8", "replace"))),
        ),
    }


def _with_its_sum(inside: bytes) -> None:
    whole = inside + sha256(inside).digest()[:CHECK_BYTES]
    read_invitation(MARK.encode() + base64.b32encode(whole).rstrip(b"="))


def _scanned(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    found = sort_scan(text, HOST)
    if found.kind == "invite":
        read_invitation(found.value.encode())


def _carried(body: bytes) -> None:
    read_carried(dict(parse_qsl(body.decode("utf-8", "replace"))))
