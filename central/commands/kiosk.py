"""`central kiosk invite`: a one-time token file that lets one new device join."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.wire.problems import Problem


class CannotInvite(Problem):
    """No invitation can be made like this."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    invite = actions.add_parser("invite", help="make a token file for one new device, valid for 24 hours")
    invite.add_argument("--organisation", metavar="ID", help="as in site.toml; needed when there are several")
    invite.add_argument("--url", default="http://127.0.0.1:8800", help="where the device finds this service")
    invite.add_argument("--name", default="", help="what staff call the device, e.g. 'Kiosk Zonneheem'")
    invite.add_argument(
        "--out", metavar="FILE", help="a new file, readable by you alone; default: to the screen"
    )


def run(args: argparse.Namespace) -> int:
    from django.utils import timezone
    from pydantic import ValidationError

    from central.accounts.choose import the_organisation
    from central.intake.enrolment import invite
    from central.intake.models import Device
    from central.setup_state import require_set_up
    from central.state import write_private
    from kiosk.wire.document import first_error

    require_set_up()
    organisation = the_organisation(args.organisation)
    out = Path(args.out) if args.out else None
    if out and out.exists():
        raise CannotInvite(f"{out} is there already: choose another file")
    name = args.name.strip()[:80] or f"Toestel {Device.objects.filter(organisation=organisation).count() + 1}"
    try:
        token = invite(organisation, args.url, name, timezone.now())
    except ValidationError as error:
        raise CannotInvite(first_error(error, "the invitation")) from None
    if out:
        write_private(out, token.canonical() + b"\n")
        print(f"{out}: for {name} of {organisation.slug}, once, until {token.expires:%Y-%m-%d %H:%M %Z}")
    else:
        sys.stdout.write(token.canonical().decode() + "\n")
    return 0
