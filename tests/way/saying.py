"""The Dutch of the way, as the texts say it: small enough to read a test without opening them."""

from __future__ import annotations

_DUTCH = {
    "way.north": "N",
    "way.m": "{count} m",
    "way.km": "{count} km",
    "way.metres": "{metres} meter",
    "way.kilometres": "{count} kilometer",
    "way.kilometres_and": "{whole},{tenth} kilometer",
    "way.straight": "{distance} in rechte lijn",
    "way.sentence": "Het is {distance} {direction}.",
    "way.at_the_door": "Dit is hier vlakbij.",
    "way.to.n": "naar het noorden",
    "way.to.ne": "naar het noordoosten",
}


def say(key: str, **values: object) -> str:
    return _DUTCH[key].format(**values)
