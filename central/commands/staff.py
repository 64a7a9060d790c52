"""`central staff add|password|block`: who may log in. A password is made here and shown once."""

from __future__ import annotations

import argparse
import secrets

from kiosk.wire.problems import Problem

# Four groups that can be read out over the phone: no 0 O 1 I L.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class StaffRefused(Problem):
    """A wish about staff that cannot be granted."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="let somebody in; also for one more organisation")
    add.add_argument("username")
    add.add_argument("--name", default="", help="as colleagues see it")
    add.add_argument("--organisation", metavar="ID", help="as in site.toml; needed when there are several")
    for action, summary in (("password", "give a new password"), ("block", "keep somebody out")):
        actions.add_parser(action, help=summary).add_argument("username")


def run(args: argparse.Namespace) -> int:
    from central.accounts.choose import the_organisation
    from central.accounts.models import User
    from central.setup_state import require_set_up

    require_set_up()
    username = args.username.strip().lower()
    user = User.objects.filter(username=username).first()
    if args.action == "add":
        return _add(user, username, args.name, the_organisation(args.organisation))
    if user is None:
        raise StaffRefused(f"nobody is called '{username}' here")
    if args.action == "block":
        user.is_active = False
        user.set_unusable_password()  # also ends the sessions that are open
        user.save()
        print(f"{username} cannot log in any more")
        return 0
    user.is_active = True
    print(f"password of {username}: {give_password(user)}")
    return 0


def _add(user, username: str, name: str, organisation) -> int:  # type: ignore[no-untyped-def]
    from central.accounts.models import Membership, User

    if user is None:
        user = User(username=username, name=name or username)
        print(f"password of {username}: {give_password(user)}")
    Membership.objects.get_or_create(user=user, organisation=organisation)
    print(f"{username} works for {organisation.name}")
    return 0


def new_password() -> str:
    """Return a fresh password of about 79 bits, in groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def give_password(user) -> str:  # type: ignore[no-untyped-def]
    """Give this person a fresh password, save them, return it."""
    password = new_password()
    user.set_password(password)
    user.save()
    return password
