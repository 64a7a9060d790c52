"""Inviting a device and letting it join, once."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from central.accounts.models import Organisation
from central.intake.gate import Refused
from central.intake.models import Device, Invitation
from central.keyring import public
from central.pages.text import storable
from kiosk.wire.enrolment import TOKEN_LIFE, EnrolAnswer, EnrolRequest, TokenFile
from kiosk.wire.signing import from_base64url, to_base64url


def invite(
    organisation: Organisation,
    url: str,
    device_name: str,
    now: datetime,
    profile: str = Device.Profile.KIOSK,
    rolls: Device | None = None,
) -> TokenFile:
    """Return the token file for one new device, valid for 24 hours. The secret is nowhere else in clear.

    With `rolls` it is for that device alone, which gets new keys and stays who it is. Raises ValueError
    (from the model) for an address a device may not use.
    """
    secret = secrets.token_urlsafe(32)
    token = TokenFile(
        url=url,
        ca_certificate=public.ca_certificate(),
        root_public_key=to_base64url(public.root_public_key()),
        secret=secret,
        expires=now + TOKEN_LIFE,
        device_id=str(rolls.id) if rolls else None,
    )
    Invitation.objects.create(
        organisation=organisation,
        secret_hash=_hash(secret),
        device_name=device_name,
        profile=profile,
        rolls=rolls,
        expires_at=token.expires,
    )
    return token


def join(wish: EnrolRequest, now: datetime) -> EnrolAnswer:
    """Register the device and return what it keeps.

    The invitation is used up in one UPDATE, so of two devices with the same secret one joins. Raises
    Refused: 403 for a secret that was never given out, 410 for one that was used or is too old.
    """
    secret_hash = _hash(wish.secret)
    found = Invitation.objects.select_related("organisation").filter(secret_hash=secret_hash).first()
    if found is None:
        raise Refused(403, "token-refused", "this secret was not given out here")
    keys = public.key_list(found.organisation.slug)  # before the secret is used up: nothing may fail after
    with transaction.atomic():
        fresh = Invitation.objects.filter(secret_hash=secret_hash, used_at=None, expires_at__gt=now)
        if not fresh.update(used_at=now):
            used = Invitation.objects.filter(secret_hash=secret_hash).exclude(used_at=None).exists()
            raise Refused(410, *(("token-used", "a secret works once") if used else _TOO_OLD))
        device = _roll(found, wish, now) if found.rolls_id else _register(found, wish, now)
        Invitation.objects.filter(secret_hash=secret_hash).update(device=device)
    return EnrolAnswer(
        device_id=str(device.id),
        organisation=found.organisation.slug,
        organisation_name=found.organisation.name,
        keys=keys,
    )


def _register(found: Invitation, wish: EnrolRequest, now: datetime) -> Device:
    return Device.objects.create(
        organisation=found.organisation,
        name=found.device_name,
        profile=found.profile,
        public_key=from_base64url(wish.device_public_key),
        version=storable(wish.version),
        hardware=storable(wish.hardware),
        last_contact=now,
    )


def _roll(found: Invitation, wish: EnrolRequest, now: datetime) -> Device:
    """Give the device its new key; with the old one nothing can be signed any more.

    The counter starts anew: a new card in an old kiosk may have its clock in 1970, and no request signed with
    the new key was ever seen. Raises Refused for a device that left service meanwhile.
    """
    device = Device.objects.select_for_update().get(id=found.rolls_id)
    if device.status != Device.Status.ACTIVE:
        raise Refused(403, "device-retired", "this device is out of service")
    device.public_key = from_base64url(wish.device_public_key)
    device.version, device.hardware = storable(wish.version), storable(wish.hardware)
    device.counter, device.last_contact = -1, now
    device.save(update_fields=["public_key", "version", "hardware", "counter", "last_contact"])
    return device


_TOO_OLD = ("token-refused", "this secret was valid for 24 hours")


def _hash(secret: str) -> str:
    # A plain hash is enough: 256 random bits cannot be guessed, so there is nothing to slow down.
    return sha256(secret.encode()).hexdigest()
