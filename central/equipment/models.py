"""Gifts, the devices in them, each move of a device, proof of its wipe, and who has it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from central.accounts.models import OwnedRow, User
from central.cases.models import Case
from central.equipment import labels
from central.equipment.states import WORDS, State

STATES = [(state.value, WORDS[state]) for state in State]


class Kind(models.TextChoices):
    LAPTOP = "laptop", "Laptop"
    CHROMEBOOK = "chromebook", "Chromebook"
    TABLET = "tablet", "Tablet"
    PC = "pc", "Vaste computer"


class Lot(OwnedRow):
    """What somebody gave at once. Who gave it stands in their case, or is typed here."""

    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="gifts")
    typed_donor = models.CharField(max_length=120, blank=True)  # goes by its term (config/retention.toml)
    received_on = models.DateField(default=timezone.localdate)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.LAPTOP)
    announced = models.PositiveSmallIntegerField(default=1)  # how many they said it was
    made_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    thanked_at = models.DateTimeField(null=True)  # when the letter was made last

    class Meta:
        ordering = ["-received_on", "-id"]
        indexes = [models.Index(fields=["organisation", "-received_on", "-id"], name="lot_newest")]

    def __str__(self) -> str:
        return f"gift of {self.received_on}"

    @property
    def donor(self) -> str:
        """Who gave it; '' where nobody knows any more."""
        return self.case.name if self.case else self.typed_donor


class Laptop(OwnedRow):
    """One device of ours, whatever it is; `label` is on its sticker, without the L and the dashes."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="laptops")
    label = models.CharField(max_length=8)
    serial = models.CharField(max_length=60, blank=True)  # of the maker
    about = models.CharField(max_length=80, blank=True)  # make and model
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=STATES, default=State.IN.value)
    since = models.DateTimeField(default=timezone.now)  # when it came to that state
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "label"], name="label_once"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in State]), name="laptop_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-since", "-id"], name="laptop_newest"),
            models.Index(fields=["organisation", "state", "-since", "-id"], name="laptop_by_state"),
            models.Index(fields=["organisation", "serial"], name="laptop_by_serial"),
        ]

    def __str__(self) -> str:
        return labels.in_words(self.label)

    @property
    def is_out(self) -> bool:
        return self.state == State.OUT


class Move(OwnedRow):
    """A device came to a state: who said so, and when. Never changed afterwards; holds no citizen."""

    laptop = models.ForeignKey(Laptop, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=10, choices=STATES)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=200, blank=True)  # about the device, never about a person

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["organisation", "laptop", "-at"], name="move_of_laptop"),
            models.Index(fields=["organisation", "at"], name="move_by_day"),
        ]


class WipeProof(OwnedRow):
    """What a report tells of the wipe of one disk. `proven` False: it happened, and proves nothing."""

    laptop = models.ForeignKey(Laptop, on_delete=models.CASCADE, related_name="proofs")
    tool = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    method = models.CharField(max_length=20)  # of central.equipment.judging.Method
    how = models.CharField(max_length=60)  # as the tool calls it
    exit_status = models.SmallIntegerField()
    read_back = models.PositiveSmallIntegerField()  # passes that were read back and right
    disk_serial = models.CharField(max_length=60)
    disk_model = models.CharField(max_length=60, blank=True)
    flash = models.BooleanField(null=True)
    wiped_at = models.DateTimeField()
    report_hash = models.CharField(max_length=64)  # SHA-256 of the report, which itself is not kept
    is_log = models.BooleanField()  # read from the log of nwipe; else typed beside its report
    proven = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "report_hash", "disk_serial"], name="report_once_a_disk"
            )
        ]
        indexes = [models.Index(fields=["organisation", "laptop", "-at"], name="proof_of_laptop")]


class Group(OwnedRow):
    """Where many devices go together: a class, a school, a course."""

    name = models.CharField(max_length=120)
    due_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "-made_at", "-id"], name="group_newest")]

    def __str__(self) -> str:
        return self.name


class Loan(OwnedRow):
    """Somebody, or a group, has a device until `ended_at`. The database keeps it at one at a time.

    The person goes when they are erased (`case` becomes empty); that the device was out stays.
    """

    laptop = models.ForeignKey(Laptop, on_delete=models.PROTECT, related_name="loans")
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="loans")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="loans")
    began_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)  # None: they may keep it
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    came_back = models.CharField(max_length=10, blank=True)  # of central.equipment.lending.How
    mail_tried_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-began_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "laptop"], condition=Q(ended_at=None), name="never_given_twice"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "ended_at", "due_on"], name="loan_by_due"),
            models.Index(fields=["organisation", "began_at"], name="loan_by_day"),
            models.Index(fields=["organisation", "group", "-began_at"], name="loan_of_group"),
        ]


class Signature(OwnedRow):
    """What somebody signed when they got a device, or brought it back. It goes with the person."""

    class When(models.TextChoices):
        OUT = "out", "Bij het krijgen"
        BACK = "back", "Bij het terugbrengen"

    loan = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="signatures")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="signatures")
    when = models.CharField(max_length=5, choices=When.choices)
    language = models.CharField(max_length=20)
    text = models.TextField(max_length=4000)  # the words that stood on the screen
    name = models.CharField(max_length=80)  # as they typed it
    drawn = models.TextField(max_length=40_000, blank=True)  # strokes.strokes_of; '': a name and a tick
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["organisation", "loan", "when"], name="signed_once")]
