"""The address of a printer, read to its last letter: nothing that an installer wrote is passed over.

An option that is ignored without a word (`?bauds=9600`, `#flow=none`, a port behind a dot) is a paper that
never comes, and nobody knows why. So whatever is no part of an address is refused, with what would be right.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from kiosk.devices.printer.problems import PrinterSetting

KINDS = "network://, usb://, serial://, file://, cups://, simulated: or none"
NETWORK_PORT = 9100
BAUDS = (1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600)
FLOWS = ("dsrdtr", "xonxoff", "none")
_OPTIONS = {"serial": ("baud", "flow"), "simulated": ("fault",)}
_RIGHT = {
    "network": "write network://HOST:9100",
    "usb": "write usb://VID:PID as `lsusb` shows them, such as usb://04b8:0e15",
    "serial": "write three slashes, such as serial:///dev/ttyUSB0?baud=19200",
    "file": "write three slashes, such as file:///dev/usb/lp0",
    "cups": "write cups://QUEUE, a name that `lpstat -e` shows",
    "simulated": "write simulated:FOLDER, or simulated:FOLDER?fault=no-paper",
}
_FOUR_NUMBERS = "write the four numbers of its address, each up to 255 and without a 0 in front: 192.0.2.10"


class Address(NamedTuple):
    """What an address says: its kind, the place (host, numbers, queue), the path and the options."""

    kind: str
    place: str
    path: Path
    options: dict[str, str]
    port: int = NETWORK_PORT

    @property
    def usb(self) -> tuple[int, int]:
        """The numbers of maker and product."""
        maker, product = self.place.split(":")
        return int(maker, 16), int(product, 16)

    @property
    def baud(self) -> int:
        return int(self.options.get("baud", "19200"))

    @property
    def flow(self) -> str:
        return self.options.get("flow", "dsrdtr")


def read_address(address: str) -> Address:
    """Return what an address says, one of `KINDS` but none. Raises PrinterSetting."""
    if odd := next((char for char in address if not char.isprintable()), ""):
        raise PrinterSetting(f"{address!r}: it holds U+{ord(odd):04X}, which nobody sees; type it anew")
    try:
        parts = urlsplit(address)
    except ValueError:  # half a bracket
        raise PrinterSetting(f"{address!r}: {_RIGHT['network']}") from None
    if parts.scheme not in _RIGHT:
        raise PrinterSetting(f"{address!r} is no printer address; it starts with {KINDS}{_meant(address)}")
    if parts.fragment or "#" in address:
        raise PrinterSetting(f"{address!r}: nothing stands behind a #; {_RIGHT[parts.scheme]}")
    options = _options(parts, address)
    if parts.scheme == "network":
        return _network(parts, address)
    _check_place(parts, address)
    return Address(parts.scheme, parts.netloc, Path(unquote(parts.path)), options)


def _check_place(parts: SplitResult, address: str) -> None:
    """Refuse a place or a path that is none of its kind."""
    whole, bare = unquote(parts.path), parts.path in ("", "/")
    fits = {
        "usb": bare and re.fullmatch(r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}", parts.netloc),
        "cups": bare and re.fullmatch(r"[A-Za-z0-9_.][A-Za-z0-9_.-]*", parts.netloc),
        "simulated": not parts.netloc,
    }.get(parts.scheme, not parts.netloc and whole.startswith("/") and whole.strip("/"))
    if not fits:
        raise PrinterSetting(f"{address!r}: {_RIGHT[parts.scheme]}")
    if parts.scheme == "serial" and re.search(r"[&,;]|[:=]\d{4,6}$", whole):
        raise PrinterSetting(f"{address!r}: how fast it is stands behind a ?, such as ?baud=19200&flow=none")


def _options(parts: SplitResult, address: str) -> dict[str, str]:
    """Return the options behind the ?, each once, known and with a value that can be."""
    known = _OPTIONS.get(parts.scheme, ())
    said = parse_qsl(parts.query, keep_blank_values=True)
    for name, _ in said:
        if name not in known:
            right = f"known are {', '.join(known)}" if known else _RIGHT[parts.scheme]
            raise PrinterSetting(f"{address!r}: there is no option {name!r}; {right}")
    options = dict(said)
    if len(options) < len(said):
        raise PrinterSetting(f"{address!r}: an option stands there twice; once is enough")
    if options.get("baud", "19200") not in map(str, BAUDS):
        raise PrinterSetting(f"{address!r}: baud must be a number such as 19200, one of {_listed(BAUDS)}")
    if options.get("flow", "none") not in FLOWS:
        raise PrinterSetting(f"{address!r}: flow must be one of {_listed(FLOWS)}")
    return options


def _network(parts: SplitResult, address: str) -> Address:
    found = re.fullmatch(r"(\[[^\[\]]+\]|\w[\w.-]*)(?::([0-9]{1,5}))?", parts.netloc)
    port = int(found[2] or NETWORK_PORT) if found else 0
    if found is None or not 0 < port <= 65535 or parts.path not in ("", "/"):
        raise PrinterSetting(f"{address!r}: {_RIGHT['network']}")
    host = found[1].strip("[]")
    try:
        if found[1][0] == "[":
            IPv6Address(host)
        elif re.fullmatch(r"[0-9.]+", host):
            IPv4Address(host)  # 192.168.1.050 is another host than 192.168.1.50 to the network
    except AddressValueError:
        raise PrinterSetting(f"{address!r}: {_FOUR_NUMBERS}; a port stands behind a colon") from None
    if "" in host.removesuffix(".").split(".") and found[1][0] != "[":
        raise PrinterSetting(f"{address!r}: {_RIGHT['network']}")
    return Address("network", host, Path(), {}, port)


def _meant(address: str) -> str:
    """Say what was probably meant by an address of no kind of ours; empty where nobody knows."""
    bare = re.sub(r"^[A-Za-z]+:/*|^/+", "", address.strip(" \"'"))
    meant = ""
    if re.fullmatch(r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}", bare):
        meant = f"usb://{bare}"
    elif re.fullmatch(r"dev/[\w./-]+", bare):
        meant = f"{'serial' if 'tty' in bare else 'file'}:///{bare}"
    elif re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?/?", bare):
        meant = f"network://{bare.rstrip('/')}"
    elif address.strip(" \"'").lower() == "none":
        meant = "none"
    return f"; did you mean {meant}?" if meant else ""


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(map(str, values))
