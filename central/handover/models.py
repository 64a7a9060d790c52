"""One person shared with one other organisation: what, with which consent, until when, and how it stands."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from central.accounts.models import OwnedRow, User
from central.cases.models import Case


class HandOver(OwnedRow):
    """Part of what we know of somebody, shown to whoever has the link; only its hash is here.

    A state is left by one of the two sides alone: the receiver answers, we take back or end.
    """

    class State(models.TextChoices):
        OPEN = "open", "Wacht op antwoord"
        LOOKING = "looking", "Ze bekijken het"
        ACCEPTED = "accepted", "Aangenomen"
        REFUSED = "refused", "Kan niet"
        RETURNED = "returned", "Geen antwoord, terug bij ons"
        ENDED = "ended", "Gestopt"

    class Consent(models.TextChoices):
        SPOKEN = "spoken", "Gezegd, aan tafel of aan de telefoon"
        SIGNED = "signed", "Getekend op papier"
        WRITTEN = "written", "Geschreven, in een mail of bericht"

    class Refusal(models.TextChoices):
        FULL = "full", "Er is geen plaats"
        AREA = "area", "Woont niet in ons werkgebied"
        OTHER_HELP = "other_help", "Dit doen wij niet"
        NOT_REACHED = "not_reached", "Wij kregen de persoon niet te pakken"
        NOT_WANTED = "not_wanted", "De persoon wil niet"

    class Mail(models.TextChoices):
        LINK = "link", "De link"
        AGAIN = "again", "De herinnering"

    class Trouble(models.TextChoices):
        SERVER = "server", "De mailserver neemt het nu niet aan. We proberen het opnieuw."
        ADDRESS = "address", "De mailserver weigert dit adres."
        GAVE_UP = "gave_up", "Het lukte een week lang niet. Geef de link zelf door."

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers")
    to_name = models.CharField(max_length=120)
    to_email = models.EmailField(blank=True)
    fields = models.JSONField(default=list)  # ids of central.handover.sharing.FIELDS
    message = models.CharField(max_length=1000, blank=True)

    consent = models.CharField(max_length=10, choices=Consent.choices)
    consent_text = models.CharField(max_length=40)  # the version of what the person agreed to
    consent_until = models.DateField()

    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    refusal = models.CharField(max_length=12, choices=Refusal.choices, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField(null=True)  # the receiver opened it first
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    # What the worker still has to mail (central.handover.mailing), and how it went.
    mail = models.CharField(max_length=6, choices=Mail.choices, blank=True)
    mail_asked_at = models.DateTimeField(null=True)
    mail_tried_at = models.DateTimeField(null=True)
    mail_trouble = models.CharField(max_length=10, choices=Trouble.choices, blank=True)
    mailed_at = models.DateTimeField(null=True)  # the link, or the reminder: the last that went
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["organisation", "state", "made_at"], name="handover_by_state"),
            models.Index(fields=["organisation", "case"], name="handover_of_case"),
            models.Index(fields=["mail", "made_at"], name="handover_to_mail"),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.id}"  # never the name

    def is_shown(self, today: date) -> bool:
        """Say whether the receiver still sees what is shared."""
        waits = self.state in (self.State.OPEN, self.State.LOOKING, self.State.ACCEPTED)
        return waits and self.consent_until >= today
