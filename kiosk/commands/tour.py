"""`kiosk tour`: drive the real app through every journey by touch, take pictures, measure, list defects."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.run import PANEL, size
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.screen.screen import ensure_display
from kiosk.problems import Problem
from kiosk.site.load import Site, load_site
from kiosk.visit.access import SWITCHES, Switch


class TourStopped(Problem):
    """A screen could not be reached, or the tour was asked for what is not there."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where pictures and tour.json go"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument("--lang", metavar="CODE", help="language of the tour (default: the site's first)")
    parser.add_argument(
        "--size", type=size, default=PANEL, metavar="WxH", help="size of the window (1280x800)"
    )
    parser.add_argument(
        "--ease", type=switches, default=(), metavar="LIST", help=f"switches on, of {','.join(SWITCHES)}"
    )
    parser.add_argument(
        "--tablet", action="store_true", help="as a tablet on the road: covered between people, no printer"
    )
    parser.add_argument(
        "--journey", action="append", metavar="ID", help="only this journey; may be given again"
    )
    parser.add_argument(
        "--also-pictures", action="store_true", help="… and measure contrast in each of these ways"
    )
    parser.add_argument(
        "--no-pictures", action="store_true", help="only check, in a third of the time: nothing is drawn"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 for any defect that is seen")
    parser.add_argument(
        "--also", metavar="LIST", default="", help="at each screen also check it in these languages, or all"
    )
    parser.add_argument(
        "--also-ease", type=switches, default=(), metavar="LIST", help="… and with each of these switches on"
    )


def switches(text: str) -> tuple[Switch, ...]:
    """Read `bigger,contrast`; argparse turns the error into exit 2."""
    wanted = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in wanted if name not in SWITCHES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no switch; they are {', '.join(SWITCHES)}")
    return tuple(name for name in SWITCHES if name in wanted)


def run(args: argparse.Namespace) -> int:
    """Walk the tour; exit 1 when a screen could not be reached. Raises Problem."""
    site = load_site(args.site)
    language = args.lang or site.file.languages[0]
    if language not in site.file.languages:
        raise TourStopped(
            f"site {site.id!r} does not speak {language!r}; it speaks {', '.join(site.file.languages)}"
        )
    also = site.file.languages if args.also == "all" else tuple(filter(None, args.also.split(",")))
    if strange := set(also) - set(site.file.languages):
        raise TourStopped(f"site {site.id!r} does not speak {', '.join(sorted(strange))}")
    for journey in args.journey or ():
        if journey not in site.file.journeys:
            raise TourStopped(f"unknown journey {journey!r}; known are {', '.join(site.file.journeys)}")
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        for old in (*args.out.glob("*.png"), *(args.out / "papers").glob("*")):
            old.unlink()
    except OSError as error:
        raise TourStopped(f"cannot write in {args.out}: {error.strerror}") from None
    width, height = args.size
    with ensure_display(f"{width}x{height}"), tempfile.TemporaryDirectory(prefix="kiosk-tour-") as state:
        from kiosk.app.door import prepare_screen

        prepare_screen(width, height, windowed=True)
        way = Way(
            language,
            args.out.resolve(),
            args.journey or list(site.file.journeys),
            args.ease,
            also or ((language,) if args.also_ease else ()),
            ((), *((switch,) for switch in args.also_ease)),
            args.strict,
            args.also_pictures,
            not args.no_pictures,
            args.tablet,
        )
        return _walk(site, way, Path(state))


@dataclass(frozen=True)
class Way:
    """Which way a tour goes, and in which other languages and with which switches each screen is checked."""

    language: str
    out: Path
    journeys: list[str]
    eased: tuple[Switch, ...]
    also: tuple[str, ...]
    also_eased: tuple[tuple[Switch, ...], ...]
    strict: bool = False
    also_pictures: bool = False
    pictures: bool = True
    tablet: bool = False


def _walk(site: Site, way: Way, state: Path) -> int:
    from kiosk.app.kiosk import Clocks, Kiosk
    from kiosk.devices.health.battery import Charge, SimulatedBattery
    from kiosk.tour.clock import SkippingClock
    from kiosk.tour.cross import Cross
    from kiosk.tour.guide import Guide, NotReached
    from kiosk.tour.practice import Mute, enrol_for_practice
    from kiosk.tour.renderer import renderer
    from kiosk.tour.route import Route
    from kiosk.tour.walks import Walker

    enrol_for_practice(state, site.file.organisation.id)
    clock, out = SkippingClock(time.monotonic, at_once=1.0), way.out
    printer = open_printer("none" if way.tablet else f"simulated:{out / 'papers'}")
    clocks, battery = Clocks(monotonic=clock, was_set=lambda: True), SimulatedBattery()
    if way.tablet:
        battery.charge = Charge(9, False)  # low: then all that can be said of it is on the screen
    kiosk = Kiosk(site, state, printer, clocks, Mute(site), carried=way.tablet, battery=battery)
    app = kiosk.window()
    app.start_stepwise()
    guide = Guide(app, out, way.pictures)
    cross = Cross(guide, clock, way.also, way.also_eased, way.also_pictures)
    guide.also = cross
    walker = Walker(site.journeys, kiosk.visit.frame.rules)
    stopped = ""
    try:
        Route(guide, walker, clock, state, way.language, way.eased).walk_all(way.journeys)
    except (NotReached, TimeoutError) as reason:
        stopped = str(reason)
    finally:
        kiosk.close()
    papers = sorted(str(path.relative_to(out)) for path in (out / "papers").glob("*.png"))
    about = {"site": site.id, "lang": way.language, "papers": papers, "not_reached": stopped}
    if way.pictures:
        about["renderer"] = renderer()
    guide.write({**about, "also_checked": cross.screens})
    wrong = [f"{step.picture}: {defect}" for step in guide.steps for defect in step.defects]
    others = f" (and {cross.screens} in other ways)" if cross.screens else ""
    print(f"{len(guide.steps)} screens{others}, {len(papers)} papers, {len(wrong)} defects in {out}")
    for line in wrong:
        print(f"  {line}", file=sys.stderr)
    if stopped:
        raise TourStopped(f"a screen could not be reached: {stopped}")
    return int(way.strict and bool(wrong))
