"""A case: one person who asked for help, and what is done about it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User
from central.cases.amendments import Amendment
from central.intake.models import Device
from kiosk.journeys.places import place_in_words

__all__ = ["Amendment", "Case", "CaseEvent", "CaseScheme", "Step", "Withdrawal"]


class Case(OwnedRow):
    """What one person asked, from one record. Everything the person said is here and nowhere else."""

    class Status(models.TextChoices):
        NEW = "new", "Nieuw"
        BUSY = "busy", "Bezig"
        DONE = "done", "Klaar"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    class Source(models.TextChoices):
        KIOSK = "kiosk", "Kiosk"
        PHONE = "phone", "Telefoon"

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
    postcode = models.CharField(max_length=4, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    # Where that was on the day it was said; '' when no table told (central.cases.places).
    municipality = models.CharField(max_length=80, blank=True, default="")
    nis = models.CharField(max_length=5, blank=True, default="")
    language = models.CharField(max_length=3)

    site = models.CharField(max_length=60)
    journey = models.CharField(max_length=60)
    journey_revision = models.PositiveIntegerField()
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
            models.Index(fields=["organisation", "-received_at"], name="case_newest"),
            models.Index(fields=["organisation", "status", "-received_at"], name="case_by_status"),
            models.Index(fields=["organisation", "code_on_paper"], name="case_by_paper"),
            models.Index(fields=["token_hash"], name="case_by_token"),  # the token alone: 128 random bits
        ]

    def __str__(self) -> str:
        return f"case {self.id}"  # never the name: this lands in error messages

    @property
    def lives_in(self) -> str:
        """Where the person lives, in words: 'Aalter (9880 Poeke)'."""
        return place_in_words(self.postcode, self.place_name, self.municipality)

    @property
    def next_step(self) -> Step | None:
        """The one open step, or None. Uses what was prefetched where there is one."""
        return next((step for step in self.steps.all() if step.done_at is None), None)


class SearchWord(models.Model):
    """The beginning of something a case is found by; central.cases.search_words keeps them in step.

    Kept as bytes: first some of the organisation, then folded letters. So every database orders them alike,
    whatever its locale, and what begins with `x` lies between `x` and `x` with a byte that UTF-8 never has.
    """

    pk = models.CompositePrimaryKey("word", "case")
    word = models.BinaryField(max_length=132)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="search_words")

    def __str__(self) -> str:
        return f"word of case {self.case_id}"  # never the word: it is part of a name


class CaseScheme(OwnedRow):
    """The person touched 'ask for this' for this scheme."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="schemes")
    scheme = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "case", "scheme"], name="scheme_once")]
        indexes = [models.Index(fields=["organisation", "scheme"], name="case_by_scheme")]


class Step(OwnedRow):
    """Something done for a person, or the one thing to be done next (`done_at` empty)."""

    class Kind(models.TextChoices):
        INFORM = "inform", "Uitleg geven"
        APPLY = "apply", "Samen aanvragen"
        PAYMENT = "payment", "Helpen met betalen"
        PROVIDER = "provider", "Navragen bij het internetbedrijf"
        INSTALL = "install", "Internet installeren"
        MAIL = "mail_address", "Mailadres maken"
        STAY = "stay_available", "Bereikbaar blijven"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    who = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="steps")
    due_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
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
        indexes = [models.Index(fields=["organisation", "done_at", "due_on"], name="step_by_due")]

    @property
    def is_overdue(self) -> bool:
        return self.done_at is None and self.due_on < timezone.localdate()


class Withdrawal(models.Model):
    """What went when a case was withdrawn, so that one slip of a finger takes nothing away for good."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="withdrawal")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    step_kind = models.CharField(max_length=20, choices=Step.Kind.choices, blank=True)
    step_who = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    step_due_on = models.DateField(null=True)
    let_go = models.JSONField(default=list)  # what receivers of case_withdrawn answered


class CaseEvent(OwnedRow):
    """One line of the log of a case, in plain Dutch; never changed afterwards."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "Binnengekomen"
        NOTE = "note", "Notitie"
        STATUS = "status", "Status"
        PLANNED = "planned", "Volgende stap"
        DONE = "done", "Stap gedaan"
        PAPER = "paper", "Met het papier"
        OFFER = "offer", "Aanbod"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["organisation", "case", "-at"], name="event_by_case")]
