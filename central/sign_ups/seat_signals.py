"""A seat that comes free goes to the first who waits, whatever freed it.

Told by the tables themselves, so that no way of deleting a person, of changing a sign-up or of adding seats
can forget it. All hold things in one order: the case, then its offers by id, then their sign-ups; any other
order is a deadlock of two who each wait for the other.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete

from central.cases.models import Case
from central.catalogue.models import Offer
from central.sign_ups import sign_ups
from central.sign_ups.models import SignUp


def connect() -> None:
    """Listen to the tables (central.sign_ups.apps)."""
    pre_delete.connect(_before_a_case_goes, Case, dispatch_uid="seats-hold")
    post_delete.connect(_gone, SignUp, dispatch_uid="seats-gone")
    post_save.connect(_stopped, SignUp, dispatch_uid="seats-stopped")
    post_save.connect(_edited, Offer, dispatch_uid="seats-edited")


def _before_a_case_goes(instance: Case, **_: Any) -> None:
    """Hold its offers before its sign-ups are touched; Django deletes inside one transaction."""
    Case.objects.select_for_update(no_key=True).filter(id=instance.id).first()
    sign_ups.hold_offers_of(instance)


def _gone(instance: SignUp, **_: Any) -> None:
    sign_ups.refill(instance.offer)


def _stopped(instance: SignUp, created: bool, **_: Any) -> None:
    if instance.state == SignUp.State.WITHDRAWN and not created:
        sign_ups.refill(instance.offer)


def _edited(instance: Offer, created: bool, update_fields: frozenset[str] | None, **_: Any) -> None:
    """Staff, the site's file or a command wrote it: there may be more seats, or a later end."""
    if not created and (update_fields is None or "entry" in update_fields):
        sign_ups.refill(instance)
