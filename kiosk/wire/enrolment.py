"""How a device joins central, which keys it trusts afterwards, and how its service ends.

The token file (or QR) pins everything a device needs to know whom to trust: address, CA certificate, root
public key. The offline root signs the key list; the key list names the keys of daily use. So a stolen
server key can be replaced, and no server, not even central's own, can put in keys the root did not sign.

A key list is Signed with prefix b"kiosk-keys/1\\n"; the notice that ends a device's service is Signed with
prefix b"kiosk-retire/1\\n". Keys and the secret are base64url without padding; times are ISO 8601 with zone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, field_validator, model_validator

from kiosk.problems import Problem
from kiosk.wire.batch import DeviceId
from kiosk.wire.document import Document, read_document
from kiosk.wire.moment import Moment
from kiosk.wire.record import Slug, Wire
from kiosk.wire.sealing import SUITES, kid_of
from kiosk.wire.signing import KEYS, RETIRE, Base64url, Key32, Signed, from_base64url, to_base64url
from kiosk.words.days import in_belgium

TOKEN_LIFE = timedelta(hours=24)
SLACK = timedelta(minutes=10)  # between the clock that wrote a token and the one that reads it


class TokenRefused(Problem):
    """A token file that this device does not take: expired, for too long, or over plain HTTP."""

    code: ClassVar[str] = "token-refused"


class KeysRefused(Problem):
    """A key list that is not the root's, or older than the one in use."""

    code: ClassVar[str] = "keys-refused"


class TokenFile(Document):
    """A one-time invitation: all five of url, CA, root key, secret and expiry, or nothing.

    With `device_id` it gives new keys to that device, which keeps its identity and what waits on it.
    """

    url: Annotated[str, StringConstraints(max_length=300)]
    ca_certificate: Annotated[str, StringConstraints(max_length=20_000)]  # PEM, one or two (rotation)
    root_public_key: Key32
    secret: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22,200}$")]
    expires: Moment
    device_id: DeviceId | None = None

    @field_validator("url")
    @classmethod
    def _https_or_loopback(cls, value: str) -> str:
        return safe_url(value)

    @field_validator("ca_certificate")
    @classmethod
    def _is_pem(cls, value: str) -> str:
        from cryptography.x509 import InvalidVersion, load_pem_x509_certificates  # slow to load

        try:
            load_pem_x509_certificates(value.encode())
        except (ValueError, InvalidVersion):
            raise ValueError("must be a certificate in PEM") from None
        return value

    def usable(self, now: datetime) -> None:
        """Return when the token may be used at `now`. Raises TokenRefused."""
        if now >= self.expires:
            raise TokenRefused(
                f"the token expired on {in_belgium(self.expires):%Y-%m-%d at %H:%M} "
                f"(this device's clock says {in_belgium(now):%Y-%m-%d %H:%M}): ask for a new one"
            )
        if self.expires - now > TOKEN_LIFE + SLACK:
            raise TokenRefused("the token is valid for more than 24 hours, or this device's clock is behind")


class EnrolRequest(Document):
    """What a device sends once. Its private key is not in it and never will be."""

    secret: str
    device_public_key: Key32  # Ed25519
    version: Annotated[str, StringConstraints(max_length=40)]
    hardware: Annotated[str, StringConstraints(max_length=120)]


class EnrolAnswer(Document):
    """What a device keeps: who and whose it is, which keys it may use. Signed by the answer key in `keys`."""

    device_id: DeviceId
    organisation: Slug
    organisation_name: Annotated[str, StringConstraints(max_length=120)] = ""
    keys: Signed  # KeyList, prefix KEYS


class SealingKey(Wire):
    """One public key records are sealed to, from `not_before` until `retire_after`."""

    kid: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    suite: Literal[1, 2] = 1  # kiosk.wire.sealing.SUITES
    public: Base64url
    not_before: Moment
    retire_after: Moment

    @model_validator(mode="after")
    def _fits(self) -> SealingKey:
        if self.suite not in SUITES or kid_of(from_base64url(self.public)).hex() != self.kid:
            raise ValueError("kid is not the id of this public key")
        if self.retire_after <= self.not_before:
            raise ValueError("retire_after must be later than not_before")
        return self

    @classmethod
    def around(
        cls, public: bytes, not_before: datetime, retire_after: datetime, suite: Literal[1, 2] = 1
    ) -> SealingKey:
        """Return the entry for a raw public key."""
        return cls(
            kid=kid_of(public).hex(),
            suite=suite,
            public=to_base64url(public),
            not_before=not_before,
            retire_after=retire_after,
        )


class KeyList(Document):
    """The keys of daily use, signed by the offline root. `serial` only rises."""

    serial: Annotated[int, Field(ge=1)]
    issued: Moment
    organisation: Slug
    sealing: Annotated[tuple[SealingKey, ...], Field(min_length=1, max_length=20)]
    answer_key: Key32
    catalogue_key: Key32

    def sealing_key(self, now: datetime | None, current: str | None = None) -> SealingKey:
        """Return the key to seal to; `now` is None when the clock is not known, `current` the kid in use.

        The newest valid one. Without a clock it is at least as late as the root says it issued the list, so
        keys that had begun by then are taken up; one in use that begins later was chosen when the clock was
        known, and stays. A person is never sent away because keys are late: when none is valid, the one in
        use, else the one that was valid longest (central keeps private keys well beyond).
        """
        in_use = next((key for key in self.sealing if key.kid == current), None)
        at = max(now, self.issued) if now else self.issued
        begun = [key for key in self.sealing if key.not_before <= at or (now is None and key is in_use)]
        valid = [key for key in begun if at < key.retire_after]
        if valid:
            return max(valid, key=lambda key: key.not_before)
        return in_use or max(self.sealing, key=lambda key: key.retire_after)


class Retirement(Document):
    """The end of a device's service, signed by the offline root.

    `revoked`: take no new records, deliver or export what is sealed, then wipe. `stolen`: wipe at once.
    """

    device_id: DeviceId
    serial: Annotated[int, Field(ge=1)]
    reason: Literal["revoked", "stolen"]
    issued: Moment


def read_keys(part: Signed, root_key: bytes, known: KeyList | None = None) -> KeyList:
    """Return the key list in `part`. Raises BadSignature, BadDocument, or KeysRefused for a lower serial."""
    keys = read_document(KeyList, part.verified(root_key, KEYS), "the key list")
    if known and keys.organisation != known.organisation:
        raise KeysRefused("the key list is of another organisation: the one in use stays")
    if known and keys.serial < known.serial:
        raise KeysRefused(f"key list {keys.serial} is older than {known.serial}, the one in use stays")
    return keys


def read_retirement(part: Signed, root_key: bytes, device_id: str) -> Retirement:
    """Return the notice in `part`. Raises BadSignature, BadDocument, KeysRefused (about another device)."""
    notice = read_document(Retirement, part.verified(root_key, RETIRE), "the notice")
    if notice.device_id != device_id:
        raise KeysRefused("the notice is about another device")
    return notice


def safe_url(value: str) -> str:
    """Return `value` without a trailing slash when a device may talk to it: https, or http on loopback.

    Raises ValueError with what would be right.
    """
    parts = urlsplit(value)
    host = parts.hostname or ""
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("must be a plain address like https://central.example.be")
    if not host or parts.scheme not in ("https", "http"):
        raise ValueError("must start with https://")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ValueError("must start with https:// (http is for this machine alone)")
    return value.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
