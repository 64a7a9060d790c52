"""What devices bring: who they are, their invitations, sealed envelopes, and how each is doing."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow, User


class Device(OwnedRow):
    """A kiosk or tablet that joined. Its id is the `device_id` of the protocol."""

    class Status(models.TextChoices):
        ACTIVE = "active", "In dienst"
        REVOKED = "revoked", "Uit dienst"
        STOLEN = "stolen", "Gestolen"

    class Profile(models.TextChoices):
        """What kind of device it is; central.intake.allowed says which calls it may make."""

        KIOSK = "kiosk", "Kiosk"
        TABLET = "tablet", "Tablet"

    name = models.CharField(max_length=80)
    public_key = models.BinaryField(max_length=32)  # Ed25519, raw
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    profile = models.CharField(max_length=10, choices=Profile.choices, default=Profile.KIOSK)
    retired_at = models.DateTimeField(null=True)
    # What staff asked of whoever keeps the root key: its end of service. Nothing follows from it by itself.
    wish = models.CharField(max_length=10, blank=True)
    wish_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    wish_at = models.DateTimeField(null=True)
    notice = models.JSONField(null=True)  # Signed Retirement, told at every heartbeat
    notice_serial = models.PositiveIntegerField(default=0)
    counter = models.BigIntegerField(default=-1)  # of the last signed request; only rises
    version = models.CharField(max_length=40, blank=True)
    hardware = models.CharField(max_length=120, blank=True)
    enrolled_at = models.DateTimeField(auto_now_add=True)
    last_contact = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation", "name"]
        indexes = [models.Index(fields=["organisation", "name"], name="device_by_organisation")]

    def __str__(self) -> str:
        return self.name


class Invitation(OwnedRow):
    """A one-time token to join with. Only the SHA-256 of its secret is kept."""

    secret_hash = models.CharField(max_length=64, unique=True)
    device_name = models.CharField(max_length=80)
    profile = models.CharField(max_length=10, choices=Device.Profile.choices, default=Device.Profile.KIOSK)
    rolls = models.ForeignKey(
        Device, null=True, on_delete=models.CASCADE, related_name="+"
    )  # new keys for it
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    device = models.ForeignKey(Device, null=True, on_delete=models.SET_NULL, related_name="invitations")


class InboxEnvelope(OwnedRow):
    """One sealed record as a device handed it over.

    (organisation, device, record_id) and the hash stay for ever, so that a record that was wiped here can
    never come back from a device that was off for a year. The sealed bytes go once the case exists.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Wacht op openen"
        OPENED = "opened", "Geopend"
        FAILED = "failed", "Niet geopend"
        HELD = "held", "Apart gezet"  # from a device out of service: see central.intake.quarantine
        DROPPED = "dropped", "Niet binnengelaten"

    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    record_id = models.UUIDField()
    seq = models.BigIntegerField()  # the device's own order
    sha256 = models.CharField(max_length=64)
    kid = models.CharField(max_length=16, blank=True)  # key it is sealed to; "" when the blob is not readable
    sealed = models.BinaryField(null=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=40, blank=True)  # key of central.intake.reasons.REASONS
    detail = models.CharField(max_length=300, blank=True)  # names a field, never a value
    opened_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "device", "record_id"], name="envelope_once")
        ]
        indexes = [
            models.Index(fields=["state", "received_at", "seq"], name="envelope_oldest_first"),
            models.Index(fields=["organisation", "state", "device"], name="envelope_problems"),
        ]


class EnvelopeConflict(OwnedRow):
    """A device offered other bytes under an id that is already here. The first stays; staff see this."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    record_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "device", "record_id", "sha256"], name="conflict_once"
            )
        ]


class Heartbeat(OwnedRow):
    """The newest heartbeat of one device; `told` is the document as it came (kiosk.wire.heartbeat)."""

    device = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="heartbeat")
    at = models.DateTimeField()  # by our clock
    queue = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)
    oldest_unsent = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)


class BootAnchor(OwnedRow):
    """Our time when a device's boot had run for `monotonic_ms`: what true times are counted from.

    A heartbeat carries both, so a kiosk whose clock stands in 1970 or 2106 still tells when things happened.
    """

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="boots")
    boot_id = models.CharField(max_length=64)
    monotonic_ms = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "device", "boot_id"], name="anchor_once")
        ]
