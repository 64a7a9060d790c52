"""Organisations, staff, and the log of who looked at a person's case."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

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
    school_holidays = models.CharField(max_length=10, default="Flemish")
    sites = models.JSONField(default=list)  # the folders of config/sites it had when they were last read

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short or self.name


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
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    organisations = models.ManyToManyField(Organisation, through="Membership", related_name="staff")

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(OwnedRow):
    """Somebody works for an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]


class AccessLog(OwnedRow):
    """Somebody opened a case. Holds no name of a citizen, so it may outlive the case (who, when, which)."""

    case_id = models.UUIDField()  # no foreign key: the log stays when the case is wiped
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["organisation", "case_id", "at"], name="access_by_case")]


class Deletion(OwnedRow):
    """Somebody took away a case and everything in it. Who, when and why; nothing about the person."""

    class Reason(models.TextChoices):
        ASKED = "asked", "De persoon vroeg het"
        OVER = "over", "Niet meer nodig"
        DOUBLE = "double", "Twee keer dezelfde aanvraag"
        TRIAL = "trial", "Het was een proef"

    case_id = models.UUIDField()
    user = models.ForeignKey(User, on_delete=models.PROTECT)
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
