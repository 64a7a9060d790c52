"""`central demo`: set up everything, and a login 'demo' that gets a fresh password every time."""

from __future__ import annotations

import argparse
import json
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people",
        type=int,
        default=0,
        metavar="N",
        help="with a year of so many made-up people ('demo-year'), where nobody is yet",
    )
    parser.add_argument("--json", action="store_true", help="print the login as JSON on stdout")


def run(args: argparse.Namespace) -> int:
    from central.accounts.models import Membership, Organisation, User
    from central.accounts.roles import Role
    from central.commands import year_filled
    from central.commands.init import set_up, warn
    from central.commands.staff import give_password

    for line in set_up(say=lambda line: print(line, file=sys.stderr)):
        warn(line)  # the demo goes on with what is good
    user = User.objects.filter(username="demo").first() or User(username="demo", name="Demo")
    user.is_active = user.is_demo = True  # made anew for each demo: a password is enough
    password = give_password(user)
    for organisation in Organisation.objects.all():
        Membership.objects.update_or_create(
            user=user, organisation=organisation, defaults={"role": Role.ADMINISTRATOR}
        )
    year_filled.fill_where_nobody_is(args.people)
    if args.json:
        print(json.dumps({"schema": 1, "username": "demo", "password": password}))
    else:
        print(f"login demo  password {password}")
    return 0
