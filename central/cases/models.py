"""A case: one person who asked for help, and what is done about it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models
from django.utils import timezone

from central.accounts.models import OwnedRow, User
from central.cases.amendments import Amendment
from central.cases.contact import contact_key_of
from central.cases.endings import Outcome, SamePerson, StageReached, Withdrawal
from central.cases.found_by import CaseScheme, FilterChoice, SearchWord
from central.intake.models import Device
from central.written.tracks import tracks
from kiosk.journeys.places import place_in_words

__all__ = [
    "Amendment",
    "Case",
    "CaseEvent",
    "CaseScheme",
    "FilterChoice",
    "Outcome",
    "SamePerson",
    "SearchWord",
    "StageReached",
    "Step",
    "Withdrawal",
]


def _of_filter(column: str) -> list[str]:
    """Return the columns of the index for a filter of the list, with those of the other filters behind."""
    others = [one for one in ("status", "channel", "postcode", "language") if one != column]
    return ["organisation", column, "-received_at", "-id", *others]


class Case(OwnedRow):
    """What one person asked, from one record. Everything the person said is here and nowhere else."""

    class Status(models.TextChoices):
        NEW = "new", "Nieuw"
        BUSY = "busy", "Bezig"
        DONE = "done", "Klaar"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    CLOSED = (Status.DONE, Status.WITHDRAWN)  # nothing more is to be done

    class Source(models.TextChoices):
        KIOSK = "kiosk", "Kiosk"
        PHONE = "phone", "Telefoon"
        STAFF = "staff", "Ingevuld door ons"

    class ReachBy(models.TextChoices):
        PHONE = "phone", "Telefoon"
        EMAIL = "email", "E-mail"
        VISIT = "visit", "Langsgaan"

    # Where it was filled in; for a phone the kiosk that showed the square, None when that was a flyer.
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.KIOSK)
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT)
    record_id = models.UUIDField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)

    # On the paper. `code` is empty (None) when another paper of this organisation has the same one.
    code = models.CharField(max_length=8, null=True)
    code_on_paper = models.CharField(max_length=8)
    token_hash = models.CharField(max_length=64)  # SHA-256 of the token in the QR

    name = models.CharField(max_length=80)
    reach_by = models.CharField(max_length=10, choices=ReachBy.choices)
    reach_value = models.CharField(max_length=400)
    contact_key = models.CharField(max_length=254, blank=True, default="")  # kept by save(): contact_key_of
    postcode = models.CharField(max_length=4, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    # Where that was on the day it was said; '' when no table told (central.cases.places).
    municipality = models.CharField(max_length=80, blank=True, default="")
    nis = models.CharField(max_length=5, blank=True, default="")
    language = models.CharField(max_length=3)

    site = models.CharField(max_length=60)
    journey = models.CharField(max_length=60)
    journey_revision = models.PositiveIntegerField()
    from_check = models.BooleanField(default=False)  # asked after a quick-check at the kiosk
    answers = models.JSONField(default=dict)
    screen_language = models.CharField(max_length=3)
    channel = models.CharField(max_length=60)
    helper = models.CharField(max_length=60)
    stand = models.UUIDField(null=True)

    notice_id = models.CharField(max_length=60)
    notice_version = models.CharField(max_length=40)
    notice_ground = models.CharField(max_length=20)
    notice_agreed = models.BooleanField(null=True)

    made_at = models.DateTimeField()  # by the device's clock
    clock_synced = models.BooleanField()
    boot_id = models.CharField(max_length=64, blank=True)
    monotonic_ms = models.BigIntegerField(default=0)
    received_at = models.DateTimeField()  # by ours

    # Where they are on the way (central.cases.stages) and who follows them (central.cases.steps).
    track = models.CharField(max_length=40, blank=True, default="")
    stage = models.CharField(max_length=40, blank=True, default="")
    stage_since = models.DateTimeField(null=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="follows")
    given_at = models.DateTimeField(null=True)  # to the owner by a colleague; empty once the owner looked
    waiting_since = models.DateTimeField(null=True)  # the first thing they said that nobody answered yet
    last_reached_at = models.DateTimeField(null=True)
    misses = models.PositiveSmallIntegerField(default=0)  # times nobody answered, since then
    step_due_on = models.DateField(null=True)  # of the open step; empty: there is none
    # Random, 0 to 255, and of no meaning: for figures that leave us by more ways at once (docs/figures.md).
    record_key = models.PositiveSmallIntegerField(default=partial(secrets.randbelow, 256), editable=False)

    class Meta:
        ordering = ["-received_at", "-record_id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "device", "record_id"], name="case_once"),
            # One form of a phone makes one case, however often it is sent; NULL devices are never equal.
            models.UniqueConstraint(
                fields=["organisation", "record_id"],
                condition=models.Q(source="phone"),
                name="phone_case_once",
            ),
            models.UniqueConstraint(fields=["organisation", "code"], name="code_once"),
        ]
        indexes = [
            # Each list and each of its filters in the order of the list (central.cases.which).
            models.Index(fields=["organisation", "-received_at", "-id"], name="case_newest"),
            # Behind the order stand the columns of the other filters: of three at once no case is read.
            models.Index(fields=_of_filter("status"), name="case_of_status"),
            models.Index(fields=_of_filter("channel"), name="case_of_channel"),
            models.Index(fields=_of_filter("postcode"), name="case_of_place"),
            models.Index(fields=_of_filter("language"), name="case_of_language"),
            models.Index(fields=["organisation", "code_on_paper"], name="case_by_paper"),
            models.Index(fields=["organisation", "stand"], name="case_by_stand"),
            models.Index(fields=["token_hash"], name="case_by_token"),  # the token alone: 128 random bits
            models.Index(
                fields=["organisation", "contact_key", "-received_at", "-id"], name="case_of_contact"
            ),
            models.Index(fields=["organisation", "waiting_since"], name="case_waiting"),
            models.Index(fields=["organisation", "owner", "given_at"], name="case_given"),
            models.Index(fields=["organisation", "owner", "step_due_on"], name="case_of_owner"),
            models.Index(fields=["organisation", "track", "stage", "stage_since"], name="case_by_stage"),
            models.Index(
                fields=["organisation", "status", "-received_at", "-id"],
                condition=models.Q(step_due_on=None),
                name="case_no_step",
            ),
            # Nobody has to do anything for them: the list of who might be forgotten, and nobody else.
            models.Index(
                fields=["organisation", "received_at", "id"],
                condition=models.Q(step_due_on=None, waiting_since=None, status__in=("new", "busy")),
                name="case_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.id}"  # never the name: this lands in error messages

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keep the key of the way to reach in step with it."""
        self.contact_key = contact_key_of(self.reach_by, self.reach_value)
        if update_fields is not None and {"reach_by", "reach_value"} & set(update_fields):
            update_fields = {*update_fields, "contact_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def lives_in(self) -> str:
        """Where the person lives, in words: 'Aalter (9880 Poeke)'."""
        return place_in_words(self.postcode, self.place_name, self.municipality)

    @property
    def next_step(self) -> Step | None:
        """The one open step, or None. Uses what was prefetched where there is one."""
        return next((step for step in self.steps.all() if step.done_at is None), None)


class Step(OwnedRow):
    """Something done for a person, or the one thing to be done next (`done_at` empty)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=40)  # the id of a step of the track (config/tracks)
    who = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="steps")
    due_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    planned_at = models.DateTimeField(default=timezone.now)  # when its day was chosen last
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "case"],
                condition=models.Q(done_at__isnull=True),
                name="one_next_step",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "done_at", "due_on"], name="step_by_due"),
            models.Index(
                fields=["organisation", "due_on", "case"],
                condition=models.Q(done_at__isnull=True),
                name="step_still_to_do",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is, in words. The case it is for must be at hand: it says which track."""
        return tracks().step_title(self.case.track, self.kind)

    @property
    def is_overdue(self) -> bool:
        return self.done_at is None and self.due_on < timezone.localdate()


class CaseEvent(OwnedRow):
    """One line of the log of a case, in plain Dutch; never changed afterwards."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "Binnengekomen"
        NOTE = "note", "Notitie"
        STATUS = "status", "Status"
        PLANNED = "planned", "Volgende stap"
        DONE = "done", "Stap gedaan"
        CONTACT = "contact", "Contact"
        PAPER = "paper", "Met het papier"
        OFFER = "offer", "Aanbod"
        HANDOVER = "handover", "Overdracht"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["organisation", "case", "-at"], name="event_by_case")]
