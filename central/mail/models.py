"""What waits to be mailed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User
from central.cases.models import Case


class PaperMail(models.Model):
    """A paper somebody wants by mail, until it is sent: the only place where the token of a paper is kept.

    It goes with the mail, with the case, or after some days without a mail server (central.mail.mails).
    """

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="paper_mail")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    token = models.CharField(max_length=22)
    made_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"paper of case {self.case_id}"  # never the token


class LetterMail(OwnedRow):
    """A letter of config/letters that somebody chose to mail to a person, until it is sent."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letter_mails")
    letter = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "case", "letter"], name="letter_waits_once")
        ]

    def __str__(self) -> str:
        return f"letter to case {self.case_id}"  # never the name
