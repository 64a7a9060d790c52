"""An offer that one organisation lets another show: asked by who holds it, agreed to by who shows it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User


class OfferShare(OwnedRow):
    """One offer, shared with one other organisation; `organisation` is the one that holds the offer.

    `slug` is the id under which the devices of the other know it: of its own, since both may have an offer
    of the same name, and the same for ever, since it stands on paper.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Wacht op hun antwoord"
        SHOWN = "shown", "Zij tonen het"
        REFUSED = "refused", "Zij tonen het niet"
        ENDED = "ended", "Gestopt"

    offer = models.ForeignKey("catalogue.Offer", on_delete=models.CASCADE, related_name="shares")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shared_with_us")
    slug = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "offer", "to"], name="shared_once")]
        indexes = [models.Index(fields=["to", "state"], name="shared_with_whom")]

    def __str__(self) -> str:
        return f"{self.slug} ({self.state})"

    @property
    def runs(self) -> bool:
        """Say whether there is something to end."""
        return self.state in (self.State.ASKED, self.State.SHOWN)
