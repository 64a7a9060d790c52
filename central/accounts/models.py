"""Organisations, staff, and the log of who looked at a person's case."""

from __future__ import annotations

import unicodedata
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from central.accounts.roles import Role, needs_second_factor
from central.service.rows import Row


class Organisation(Row):
    """One organisation; everything in this service belongs to exactly one."""

    slug = models.CharField(max_length=60, unique=True)  # as in site.toml: be.eeklo.de-kring
    name = models.CharField(max_length=120)
    short = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    # As its site.toml says: closing days of its own (rules as in opening hours), whose school holidays.
    closed = models.JSONField(default=list)
    closed_here = models.BooleanField(default=False)  # staff changed them here: the file says no more of it
    school_holidays = models.CharField(max_length=10, default="Flemish")
    sites = models.JSONField(default=list)  # the folders of config/sites it had when they were last read
    ended_at = models.DateTimeField(null=True)  # nobody works for it any more; what it has goes by its terms

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short or self.name

    def colleagues(self) -> models.QuerySet[User]:
        """Return who works here now; not who is kept out."""
        here = Membership.objects.filter(organisation=self, blocked_at=None)
        return User.objects.filter(is_active=True, membership__in=here)


class OwnedRow(Row):
    """A row that belongs to an organisation, which nobody takes away while anything of it is left."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)

    class Meta:
        abstract = True


def login_name(typed: str) -> str:
    """Return a user name as it is kept: in small letters, and the same from each keyboard.

    Zoë typed on a Mac is z-o-e and a mark, elsewhere z-o-ë; İ made small would keep a second dot.
    """
    small = unicodedata.normalize("NFKC", typed).strip().lower()
    return unicodedata.normalize("NFKC", small.replace("i\u0307", "i"))


class UserManager(BaseUserManager["User"]):
    """Makes staff; user names are kept by `login_name` so that 'An' and 'an' are one person."""

    def create_user(self, username: str, password: str | None = None, name: str = "", **fields: Any) -> User:
        user = self.model(username=login_name(username), name=name or username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        as_typed = (username or "").strip().lower()  # as names were kept before
        return self.filter(username=as_typed).first() or self.get(username=login_name(as_typed))


class User(Row, AbstractBaseUser):
    """A member of staff. What somebody may see follows from `organisations` alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    # Not null: the password was made by somebody else, works until then, and another is chosen first.
    own_password_by = models.DateTimeField(null=True)
    runs_service = models.BooleanField(default=False)  # adds and ends organisations; given by command alone
    is_demo = models.BooleanField(default=False)  # of 'central demo' alone: a password is enough
    created_at = models.DateTimeField(auto_now_add=True)
    organisations = models.ManyToManyField(Organisation, through="Membership", related_name="staff")

    read_memberships: list[Membership] | None = None  # read with the user (central.accounts.backend)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(OwnedRow):
    """Somebody works for an organisation, as what (central.accounts.roles says what that lets them do)."""

    class As(models.TextChoices):
        RECEPTION = Role.RECEPTION.value, "Onthaal"
        WORKER = Role.WORKER.value, "Begeleider"
        COORDINATOR = Role.COORDINATOR.value, "Coördinator"
        ADMINISTRATOR = Role.ADMINISTRATOR.value, "Beheerder"
        READER = Role.READER.value, "Lezer van cijfers"
        VOLUNTEER = Role.VOLUNTEER.value, "Vrijwilliger"

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    role = models.CharField(max_length=15, choices=As.choices, default=As.WORKER)
    blocked_at = models.DateTimeField(null=True)  # kept out of this organisation, not of another

    @property
    def is_in(self) -> bool:
        """Say whether this person can come in here."""
        return self.blocked_at is None and self.user.is_active

    @property
    def needs_two_steps(self) -> bool:
        return needs_second_factor(self.role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]


class SecondFactor(Row):
    """The app on somebody's phone that says the second step of coming in (central.accounts.second_factor)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE)
    sealed = models.BinaryField()  # the secret, under the key of the keyring
    last_step = models.PositiveBigIntegerField()  # of the code that was used last: none works twice
    since = models.DateTimeField(auto_now_add=True)


class RecoveryCode(Row):
    """A printed code that lets its owner in once, as a keyed hash."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    key = models.CharField(max_length=64, unique=True)


class PasswordLink(OwnedRow):
    """A link by mail with which somebody chooses a password (central.accounts.password_link)."""

    class Why(models.TextChoices):
        NEW = "new", "Komt hier werken"
        AGAIN = "again", "Een beheerder stuurde een nieuwe"
        FORGOTTEN = "forgotten", "Wachtwoord vergeten"

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    mail_tried_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    trouble = models.BooleanField(default=False)  # a mail server refused it for good

    def __str__(self) -> str:
        return f"password link {self.id}"


class AccessLog(OwnedRow):
    """Somebody looked at people, or decided who works here.

    Holds no name of a citizen, so it may outlive a case (who, when, which).
    """

    class Kind(models.TextChoices):
        CASE = "case", "Opende een persoon"
        LIST = "list", "Bekeek een lijst"
        SEARCH = "search", "Zocht"
        EXPORT = "export", "Nam een bestand mee"
        PRINT = "print", "Drukte af"
        CHANGE = "change", "Veranderde iets"
        STAFF = "staff", "Beheerde medewerkers"
        REFUSED = "refused", "Mocht dit niet zien"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CASE)
    page = models.CharField(max_length=40, blank=True)  # the name of its address
    # No foreign key: the log stays when the case is wiped. Of what was refused, the id that was asked for.
    case_id = models.UUIDField(null=True)
    # None: by command. Its index is `access_by_user`.
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, db_index=False)
    about = models.ForeignKey(  # of staff: about whom
        User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    said = models.CharField(max_length=120, blank=True)  # of staff: what; never a word about a citizen
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["organisation", "case_id", "at"], name="access_by_case"),
            models.Index(fields=["organisation", "at"], name="access_by_age"),
            models.Index(fields=["organisation", "kind", "at"], name="access_by_kind"),
            models.Index(fields=["user", "organisation", "at"], name="access_by_user"),
        ]

    @classmethod
    def of_case(cls, organisation: UUID, case_id: UUID) -> models.QuerySet[AccessLog]:
        """Return who saw or took along one person; not who was refused."""
        rows = cls.objects.filter(organisation=organisation, case_id=case_id)
        return rows.exclude(kind=cls.Kind.REFUSED)


class Deletion(OwnedRow):
    """Somebody took away a case and everything in it. Who, when and why; nothing about the person."""

    class Reason(models.TextChoices):
        ASKED = "asked", "De persoon vroeg het"
        OVER = "over", "Niet meer nodig"
        DOUBLE = "double", "Twee keer dezelfde aanvraag"
        TRIAL = "trial", "Het was een proef"

    case_id = models.UUIDField()
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT)  # None: by command
    reason = models.CharField(max_length=10, choices=Reason.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["organisation", "-at"], name="deletion_newest")]


class LoginTry(Row):
    """Failed logins per name and address, as a keyed hash: neither name nor address is kept."""

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
