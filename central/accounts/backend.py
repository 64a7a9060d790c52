"""Who somebody is and where they work, read together: every page asks both."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from central.accounts.models import Membership, User


class WithMemberships(ModelBackend):
    """As Django's own, for names and passwords; the user it returns knows their memberships."""

    def get_user(self, user_id: Any) -> User | None:
        rows = list(Membership.objects.filter(user=user_id).select_related("user", "organisation"))
        if not rows:
            return super().get_user(user_id)  # type: ignore[return-value]
        user = rows[0].user
        user.read_memberships = rows
        return user if self.user_can_authenticate(user) else None
