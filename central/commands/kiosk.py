"""`central kiosk invite|list|roll|retire`: devices join, get new keys, and leave service."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.journeys.typed import clean, cut, says_something
from kiosk.wire.problems import Problem
from kiosk.words.days import in_belgium

if TYPE_CHECKING:
    from central.accounts.models import Organisation
    from central.intake.models import Device
    from kiosk.wire.enrolment import TokenFile

URL = "http://127.0.0.1:8800"


class CannotInvite(Problem):
    """No invitation can be made like this."""

    code = "bad-input"


class WhichDevice(Problem):
    """The device was not named well enough, or is not there."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    invite = actions.add_parser("invite", help="make a token for one new device, valid for 24 hours")
    invite.add_argument("--name", default="", help="what staff call the device, e.g. 'Kiosk Zonneheem'")
    invite.add_argument(
        "--profile", choices=["kiosk", "tablet"], default="kiosk", help="what kind of device; default kiosk"
    )
    actions.add_parser("list", help="every device, whether it is in service and when it was last heard")
    roll = actions.add_parser("roll", help="make a token that gives a device new keys; it stays who it is")
    retire = actions.add_parser("retire", help="end a device's service, signed with the root key")
    for named in (roll, retire):
        named.add_argument("device", help="its name, or the first letters of its id, as 'list' shows them")
    for tokens in (invite, roll):
        tokens.add_argument("--url", default=URL, help="where the device finds this service")
        tokens.add_argument(
            "--out", metavar="FILE", help="a new file, readable by you alone, and its QR as FILE.png"
        )
        tokens.add_argument("--qr", action="store_true", help="show the QR on this terminal")
    retire.add_argument(
        "--reason",
        choices=["revoked", "stolen"],
        required=True,
        help="revoked: it hands over what it has, then wipes; stolen: it wipes at once",
    )
    retire.add_argument("--root", metavar="FILE", type=Path, help="the root key, when it is kept elsewhere")
    for action in actions.choices.values():
        action.add_argument(
            "--organisation", metavar="ID", help="as in site.toml; needed when there are several"
        )


def run(args: argparse.Namespace) -> int:
    from central.accounts.choose import the_organisation
    from central.service.database_fits import require_set_up

    require_set_up()
    if args.action == "list":
        return _list(args.organisation)
    organisation = the_organisation(args.organisation)
    if args.action == "invite":
        return _invite(args, organisation)
    device = _named(organisation, args.device)
    return _roll(args, device) if args.action == "roll" else _retire(args, device)


def _invite(args: argparse.Namespace, organisation: Organisation) -> int:
    from central.intake.models import Device

    name = cut(clean(args.name), 80)  # on every page and terminal: nothing that acts, nothing unseen
    if args.name.strip() and not says_something(name):
        raise CannotInvite("--name is how staff know the device, with a letter or a digit: 'Kiosk Zonneheem'")
    name = name or f"Toestel {Device.objects.filter(organisation=organisation).count() + 1}"
    return _hand_out(args, organisation, name)


def _roll(args: argparse.Namespace, device: Device) -> int:
    if device.status != "active":
        raise CannotInvite(f"{device.name} is out of service ({device.status}): invite it as a new device")
    return _hand_out(args, device.organisation, device.name, device)


def _hand_out(
    args: argparse.Namespace, organisation: Organisation, name: str, rolls: Device | None = None
) -> int:
    from django.utils import timezone
    from pydantic import ValidationError

    from central.intake.enrolment import invite
    from kiosk.wire.document import first_error

    out = Path(args.out) if args.out else None
    picture = out.with_name(f"{out.name}.png") if out else None
    for path in (out, picture):
        if path and path.exists():
            raise CannotInvite(f"{path} is there already: choose another file")
    profile = rolls.profile if rolls else args.profile
    try:
        token = invite(organisation, args.url, name, timezone.now(), profile, rolls)
    except ValidationError as error:
        raise CannotInvite(first_error(error, "the invitation")) from None
    if out and picture:
        _write(token, out, picture)
        until = f"{in_belgium(token.expires):%Y-%m-%d %H:%M}"
        print(f"{out}: for {name} of {organisation.slug}, once, until {until} in Belgium")
    if args.qr:
        from central.intake.invitation_qr import for_terminal

        sys.stdout.write(for_terminal(token))
    elif not out:
        sys.stdout.write(token.canonical().decode() + "\n")
    return 0


def _write(token: TokenFile, out: Path, picture: Path) -> None:
    from central.intake.invitation_qr import png
    from central.service.state import write_private

    write_private(out, token.canonical() + b"\n")
    write_private(picture, png(token))


def _list(slug: str | None) -> int:
    from central.accounts.choose import the_organisation
    from central.intake.models import Device
    from central.intake.retirement import missing_of

    devices = Device.objects.select_related("organisation", "heartbeat")
    if slug:
        devices = devices.filter(organisation=the_organisation(slug))
    for device in devices:
        heard = f"{in_belgium(device.last_contact):%Y-%m-%d %H:%M}" if device.last_contact else "never"
        line = f"{str(device.id)[:8]}  {device.status:<7}  {device.profile:<6}  heard {heard}  {device.name}"
        if device.status == Device.Status.STOLEN:
            line += f"  ({missing_of(device).count} records missing)"
        print(line)
    if not devices:
        print("no device yet: central kiosk invite")
    return 0


def _retire(args: argparse.Namespace, device: Device) -> int:
    from django.utils import timezone

    from central.intake.retirement import missing_of, retire
    from central.keyring.making import check_root

    retire(device, args.reason, check_root(args.root), timezone.now())
    if args.reason == "stolen":
        missing = missing_of(device)
        print(f"{device.name} wipes itself when it next calls; {missing.count} records are missing so far")
    else:
        print(f"{device.name} takes no new records; it hands over what it has, then wipes itself")
    return 0


def _named(organisation: Organisation, wanted: str) -> Device:
    """Return the device with this name, or whose id begins so. Raises WhichDevice."""
    from central.intake.models import Device

    devices, wanted = list(Device.objects.filter(organisation=organisation)), clean(wanted)
    found = [one for one in devices if wanted in (one.name, str(one.id))]
    found = found or [one for one in devices if len(wanted) >= 4 and str(one.id).startswith(wanted.lower())]
    if not found:
        raise WhichDevice(f"no device '{wanted}' here; 'central kiosk list' shows them")
    if len(found) > 1:
        raise WhichDevice(f"'{wanted}' is more than one device: use its id, see 'central kiosk list'")
    return found[0]
