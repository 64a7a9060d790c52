"""`kiosk doctor`: looks at everything on this device and says in one line each how it is.

`ok` needs nothing, `warn` deserves a look, `broken` does not work: a check that crashes is broken as well.
"""

from __future__ import annotations

import argparse
import json
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

from kiosk.catalogue.health import catalogue_health
from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.standing import place_health
from kiosk.catalogue.store import open_catalogue
from kiosk.commands.doctor_public import print_lacking
from kiosk.commands.doctor_site import fonts, languages, pictures, started_site
from kiosk.devices.health.battery import DeviceBattery, battery_health
from kiosk.devices.health.clock import DeviceClock, clock_health
from kiosk.devices.health.power import DevicePower, power_health
from kiosk.devices.health.storage import DeviceStorage
from kiosk.devices.health.system import system_health
from kiosk.devices.health.temperature import DeviceHeat, heat_health
from kiosk.devices.paper.image import draw
from kiosk.devices.printer.health import printer_health
from kiosk.devices.scanner.health import scanner_health
from kiosk.devices.screen.health import screen_health
from kiosk.devices.settings.health import settings_health
from kiosk.devices.settings.settings import printer_settings, standing, tablet
from kiosk.devices.speech.open import speech_health
from kiosk.machine.folders import state_dir
from kiosk.outbox.clock import trusted_now
from kiosk.outbox.database import NAME as QUEUE_FILE
from kiosk.outbox.enrolment import KEY_FILE, Enrolment, load_enrolment
from kiosk.outbox.kept import MOST_DAYS, setting_fits
from kiosk.outbox.kept import SETTING as KEEP_DAYS
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.refusals import NoNetwork, NotEnrolled
from kiosk.outbox.transport import Transport
from kiosk.problems import Problem
from kiosk.site.load import Site, load_site
from kiosk.site.paper import trial_paper
from kiosk.site.problems import BadSite
from kiosk.volunteers.desk import RESTING_KEY
from kiosk.volunteers.pin import FILE as PIN_FILE
from kiosk.volunteers.pin import Pin

State = Literal["ok", "warn", "broken"]
JOIN = "not joined to a central service yet; type: kiosk enrol TOKEN-FILE"
NO_SITE = "cannot be checked before the site is right"
NETWORK_SECONDS = 5.0
OLD_DAYS = 3  # a record that waits longer was forgotten by somebody


@dataclass(frozen=True)
class Finding:
    """One line."""

    name: str
    state: State
    detail: str


@dataclass
class Device:
    """What the checks look at, each time anew: one that cannot be read spoils only its own lines."""

    site_dir: Path | None

    @cached_property
    def state(self) -> Path:
        return state_dir()

    def site(self) -> Site:
        return load_site(self.site_dir)

    def enrolment(self) -> Enrolment | None:
        """Return the enrolment, None when this device never joined. Raises a Problem for a broken one."""
        try:
            return load_enrolment(self.state)
        except NotEnrolled:
            return None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a list of name, state and detail")
    public = "what the site still has to fill in before it may stand in a hall; exit 1 while there is any"
    parser.add_argument("--public", action="store_true", help=public)
    parser.add_argument("--test-print", action="store_true", help="let the printer print a short paper too")
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 when something is broken."""
    device = Device(args.site)
    if args.public:
        return print_lacking(device.site(), as_json=args.json)
    findings = examine(device)
    if args.test_print:
        findings.append(_isolated("paper", printed_paper, device))
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.state:<6}  {finding.name:<9}  {finding.detail}")
    if broken := [finding.name for finding in findings if finding.state == "broken"]:
        print(f"kiosk doctor: broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def examine(device: Device) -> list[Finding]:
    return [_isolated(name, check, device) for name, check in CHECKS.items()]


def _isolated(name: str, check: Callable[[Device], tuple[State, str]], device: Device) -> Finding:
    try:
        state, detail = check(device)
    except Problem as problem:
        elsewhere = isinstance(problem, BadSite) and name != "site"
        state, detail = "broken", NO_SITE if elsewhere else " ".join(str(problem).split())
    except OSError as error:
        state, detail = "broken", f"{error.filename or name}: {error.strerror or type(error).__name__}"
    except Exception as error:  # one crash may not hide the other lines
        state, detail = "broken", f"the check itself failed ({type(error).__name__})"
    return Finding(name, state, detail)


def printer(device: Device) -> tuple[State, str]:
    return printer_health(device.state)


def printed_paper(device: Device) -> tuple[State, str]:
    """Print the test paper; only a person can say whether it is right."""
    press = printer_settings(device.state).open()
    press.print(draw(trial_paper(device.site()), press.width, press.dots))
    return "ok", "a test paper was sent: look whether words, edges and square are whole"


def disk(device: Device) -> tuple[State, str]:
    health = DeviceStorage(device.state).look()
    free = f"{health.free_mb} MB free" if health.free_mb is not None else "free space unknown"
    if health.state != "ok":
        return "broken", f"{health.state}: {health.detail}"
    foreign = [path.name for path in device.state.iterdir() if not os.access(path, os.R_OK | os.W_OK)]
    if foreign:  # somebody ran the program as root, without `sudo kiosk`
        owner = f"type: sudo chown -R kiosk:kiosk {device.state}"
        return "broken", f"{', '.join(sorted(foreign))} may not be read and written by this user; {owner}"
    if health.errors:
        return "warn", f"works, but the card met {health.errors} errors: replace it soon ({free})"
    return "ok", f"writes and reads back, {free}"


def network(device: Device) -> tuple[State, str]:
    """Being offline is normal for a stand: everything is kept and goes out later."""
    enrolment = device.enrolment()
    if enrolment is None:
        return "warn", JOIN
    try:
        with Transport(enrolment.url, enrolment.ca_file, NETWORK_SECONDS) as transport:
            transport.send("GET", "/", b"", {}, 1_000_000)
    except NoNetwork as problem:
        return "warn", f"{problem}; everything is kept until it can be made"
    return "ok", f"{enrolment.url} answers"


def keys(device: Device) -> tuple[State, str]:
    enrolment = device.enrolment()
    if enrolment is None:
        return "warn", JOIN
    enrolment.private_key()
    mode = stat.S_IMODE((device.state / KEY_FILE).stat().st_mode)
    if mode & 0o077:
        return "broken", f"others on this machine can read the key; type: chmod 600 {device.state / KEY_FILE}"
    kid = enrolment.sealer(trusted_now()).key.kid
    return "ok", f"device {enrolment.device_id}, seals with key {kid}"


def queue(device: Device) -> tuple[State, str]:
    if not setting_fits():
        said = os.environ.get(KEEP_DAYS, "")
        return (
            "broken",
            f"{KEEP_DAYS} is {said[:20]!r}: write a number of days, 0 to {MOST_DAYS}; 0 is in use",
        )
    if not (device.state / QUEUE_FILE).exists():
        return "ok", "empty, nothing was ever queued here"
    with open_outbox(device.state) as outbox:
        status, resting = outbox.status(), outbox.state.get(RESTING_KEY) == "1"
    told = f"{status.waiting + status.sending} waiting, {status.delivered} delivered"
    if status.retired:
        return "broken", f"{told}; this kiosk is out of service ({status.retired}) and shows so"
    if resting:
        return "warn", f"{told}; a volunteer put this kiosk to rest, wake it at the desk"
    if status.quarantined:
        return "warn", f"{told}, {len(status.quarantined)} refused; type: kiosk outbox status"
    oldest = status.oldest_waiting
    if oldest and (age := (datetime.now(UTC) - oldest.astimezone(UTC)).days) >= OLD_DAYS:
        return "warn", f"{told}, the oldest since {age} days; type: kiosk sync --once, or write to a stick"
    return "ok", told


def pin(device: Device) -> tuple[State, str]:
    if Pin(device.state, DeviceClock()).is_chosen:
        return "ok", "chosen"
    if (device.state / PIN_FILE).exists():
        return "broken", f"{PIN_FILE} cannot be read: the desk stays shut; type: sudo kiosk pin"
    return "warn", "none yet: the desk stays shut; type: sudo kiosk pin"


def place(device: Device) -> tuple[State, str]:
    """The list in use, as the screen has it: central's, or else that of the site."""
    here, found = standing(device.state).at, device.site()
    seed = load_seed(found.folder, found.file.organisation)
    return place_health(here, open_catalogue(device.state, seed).places())


# All that `kiosk run` opens, and what it needs from outside; first the settings, which say where the rest is.
CHECKS: dict[str, Callable[[Device], tuple[State, str]]] = {
    "settings": lambda device: settings_health(device.state, os.environ),
    "site": lambda device: started_site(device.site()),
    "catalogue": lambda device: catalogue_health(device.state),
    "place": place,
    "fonts": lambda device: fonts(device.site()),
    "languages": lambda device: languages(device.site()),
    "pictures": lambda device: pictures(),
    "screen": lambda device: screen_health(os.environ),
    "printer": printer,
    "speech": lambda device: speech_health(device.state, device.site()),
    "scanner": lambda device: scanner_health(device.state),
    "disk": disk,
    "power": lambda device: power_health(DevicePower()),
    "battery": lambda device: battery_health(DeviceBattery(), tablet(device.state).carried),
    "temperature": lambda device: heat_health(DeviceHeat()),
    "machine": lambda device: system_health(),
    "clock": lambda device: clock_health(DeviceClock()),
    "network": network,
    "keys": keys,
    "queue": queue,
    "pin": pin,
}
