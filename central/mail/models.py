"""What waits to be mailed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation
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
