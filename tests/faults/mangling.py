"""Documents as somebody mean, or a bad cable, would change them."""

from __future__ import annotations

import json
import random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 2**31, 2**63, 2**64, -(2**63) - 1, 10**400, 1.5, -0.0, 1e308,
    float("nan"), float("inf"), "", " ", "0", "-1", "x" * 70_000, "é", "\u0000", "\ud800", "\u202e",
    "🙂" * 50, "<b>", "' OR 1=1 --", "../../etc/passwd", "%s%n", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59", "2026-11-25T18:00:00Z", "2026-11-25",
    "01980000-0000-7000-8000-000000000000", "00000000-0000-0000-0000-000000000000", "A" * 43,
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "https://[::1",
    "http://127.0.0.1:99999", "https://a\u2100b", [], {}, [[]], [None], {"schema": 2}, {"": ""},
)  # fmt: skip
BITS = (
    b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"null", b"NaN", b"Infinity", b"-", b"1e999", b"9" * 400,
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\\ud800", b"\\u0000", b"[" * 2000, b'{"a":' * 500, b"\n",
    b"\r\n\r\n", b"%00",
)  # fmt: skip
OF_FILES = (  # what people edit: TOML and gettext
    b"\nx = " + b"[" * 2000, b"\nx = " + b"9" * 5000, b"\nx = 0x" + b"f" * 5000, b"\nx = nan\n", b"\n[x]\n",
    b"\n[[x]]\n", b"\nx = 2026-02-30\n", b"\nx = 24:00:00\n", b"\nx" + b".x" * 2000 + b" = 1\n",
    b'\nx = "\\U00110000"\n', b"'''", b"#", b'\nmsgctxt "x"\n', b'\nmsgid ""\n',
    b'\nmsgid_plural "x"\nmsgstr[0] "x"\n', b'\nmsgstr[99999999999] "x"\n', b"\n#, fuzzy, python-format\n",
    b"\n#~ msgid", b"{", b"{x", b"{0}", b"{x!r}", b"{x:{y}}",
)  # fmt: skip


def mangled(seed: bytes, chance: random.Random) -> bytes:
    """Return `seed` with one to three changes: in its structure where it is JSON, else in its bytes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        seed = _structure(seed, chance) if chance.random() < 0.6 else _bytes(seed, chance)
    return seed


def _structure(body: bytes, chance: random.Random) -> bytes:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return _bytes(body, chance)
    spots = list(_spots(data))
    if not spots:
        return _bytes(body, chance)
    holder, key = chance.choice(spots)
    what = chance.random()
    if what < 0.55:
        holder[key] = chance.choice(ODD)
    elif what < 0.7:
        del holder[key]
    elif what < 0.85:  # something from elsewhere in the document
        other, name = chance.choice(spots)
        holder[key] = other.get(name) if isinstance(other, dict) else other[min(name, len(other) - 1)]
    elif isinstance(holder, dict):
        holder[chance.choice(("schema", "Schema", "x", "", "__proto__", key + " "))] = chance.choice(ODD)
    else:
        holder.extend([holder[key]] * chance.choice((1, 60)))
    try:
        return json.dumps(data, ensure_ascii=chance.random() < 0.5).encode(errors="surrogatepass")
    except (ValueError, RecursionError):  # put inside itself
        return _bytes(body, chance)


def _spots(data: Any, depth: int = 0) -> Any:
    """Every place in a document: (what holds it, key or number)."""
    if depth > 8:
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, inner in list(pairs):
        yield data, key
        yield from _spots(inner, depth + 1)


def _bytes(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    to = min(len(body), at + chance.choice((1, 1, 2, 8, 200)))
    match chance.randrange(6):
        case 0:
            return body[:at]
        case 1:
            return body[:at] + body[to:]
        case 2:
            return body[:at] + chance.choice((*BITS, *OF_FILES)) + body[at:]
        case 3:
            return body[:to] + body[at:to] * chance.choice((1, 3)) + body[to:]
        case 4:
            return body[:at] + chance.randbytes(to - at) + body[to:]
    changed = bytearray(body or b"\0")
    changed[min(at, len(changed) - 1)] ^= 1 << chance.randrange(8)
    return bytes(changed)
