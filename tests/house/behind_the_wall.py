"""Who may reach what, alone in a network: `unshare --net python behind_the_wall.py RULES KIOSK SYNC OTHER`.

The three numbers are those of user kiosk, group kiosk-sync and somebody else. Nothing leaves this machine.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress

WORLD, PRINTER = "198.51.100.7", "192.0.2.10"  # addresses of documentation (RFC 5737)
NETWORK = """ip link add d0 type veth peer name d1 && ip addr add 192.0.2.1/24 dev d0 && ip link set d0 up
ip link set d1 up && ip link set lo up && ip route add default dev d0"""
UDP, TCP = socket.SOCK_DGRAM, socket.SOCK_STREAM


class Wire:
    """The other end of the cable: what came out of this machine."""

    def __init__(self) -> None:
        self._end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
        self._end.bind(("d1", 0))

    def sent(self) -> list[int]:
        """Return the ports called since the last time. A question for the time (123) marks the end."""
        with socket.socket(socket.AF_INET, UDP) as mark:
            mark.sendto(b"end", (WORLD, 123))
        ports: list[int] = []
        while not ports or ports[-1] != 123:
            packet = self._end.recv(2048)
            ports.append(int.from_bytes(packet[36:38], "big"))  # behind 14 of Ethernet, 20 of IP, the source
        return ports[:-1]


def call(user: int, group: int, port: int, kind: int, host: str) -> None:
    """Let a process of this user and group send a word; the kernel says nothing to it of what was dropped."""
    child = os.fork()
    if not child:
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)
        with suppress(OSError), socket.socket(socket.AF_INET, kind) as line:
            line.setblocking(False)
            line.connect((host, port))
            line.send(b"x")
        os._exit(0)
    os.waitpid(child, 0)


def may(wire: Wire, user: int, group: int, port: int, kind: int = TCP, host: str = WORLD) -> bool:
    """Say whether a word of this user and group gets out to this port."""
    call(user, group, port, kind, host)
    return port in wire.sent()


def main(rules: str, kiosk: int, sync: int, other: int) -> None:
    """Build the wall, then try each door."""
    subprocess.run(["sh", "-ec", NETWORK], check=True)
    for host in (WORLD, PRINTER):
        subprocess.run(["ip", "neigh", "add", host, "dev", "d0", "lladdr", "02:00:00:00:00:01"], check=True)
    subprocess.run(["nft", "-f", rules], check=True)
    wire = Wire()
    told = {
        "sync": may(wire, kiosk, sync, 443),
        "sync asks for a name": may(wire, kiosk, sync, 53, UDP),
        "security updates": may(wire, 0, 0, 443),
        "the printer": may(wire, kiosk, kiosk, 9100, host=PRINTER),
        "the screen": may(wire, kiosk, kiosk, 443),
        "the screen asks for a name": may(wire, kiosk, kiosk, 53, UDP),
        "another port of the printer": may(wire, kiosk, kiosk, 9101, host=PRINTER),
        "root elsewhere": may(wire, 0, 0, 22),
        "somebody": may(wire, other, other, 443),
        "somebody in the group of sync": may(wire, other, sync, 443),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], *(int(word) for word in sys.argv[2:5]))
