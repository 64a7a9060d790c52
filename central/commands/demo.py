"""`central demo`: set up everything, and a login 'demo' that gets a fresh password every time."""

from __future__ import annotations

import argparse
import json
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people", action="store_true", help="with three made-up people, where nobody is yet"
    )
    parser.add_argument("--json", action="store_true", help="print the login as JSON on stdout")


def run(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from central.accounts.models import Membership, Organisation, User
    from central.commands.demo_people import put_people_in
    from central.commands.init import set_up, warn
    from central.commands.staff import give_password

    for line in set_up(say=lambda line: print(line, file=sys.stderr)):
        warn(line)  # the demo goes on with what is good
    user = User.objects.filter(username="demo").first() or User(username="demo", name="Demo")
    user.is_active = True
    password = give_password(user)
    for organisation in Organisation.objects.all():
        Membership.objects.get_or_create(user=user, organisation=organisation)
    if args.people:
        put_people_in(Organisation.objects.order_by("name")[0], user, timezone.now())
    if args.json:
        print(json.dumps({"schema": 1, "username": "demo", "password": password}))
    else:
        print(f"login demo  password {password}")
    return 0
