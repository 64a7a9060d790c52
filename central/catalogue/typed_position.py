"""Where a place lies, as staff type it: two numbers, or a link to a map from which they are read.

Nothing is looked up anywhere. The box around Belgium tells latitude from longitude, so the order does not
matter; what could mean two positions is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from kiosk.way.position import DECIMALS, Position, is_near

MOST = 2000  # characters of a link
_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"({_NUMBER})\s*[,;/ ]\s*({_NUMBER})"
# What names the place itself, before what only says where the map was looked at.
_IN_LINKS = (
    rf"!3d({_NUMBER})!4d({_NUMBER})",
    rf"[?&]mlat=({_NUMBER})&mlon=({_NUMBER})",
    rf"^geo:0,0\?q={_PAIR}",
    rf"^geo:{_PAIR}",
    rf"[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?{_PAIR}",
    rf"/(?:search|place)/{_PAIR}",
    rf"#map=[\d.]+/({_NUMBER})/({_NUMBER})",
    rf"/@({_NUMBER}),({_NUMBER})",
)
_DEGREES = re.compile(
    r"""(\d{1,3})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''))?\s*([NZSOEW])""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORT = re.compile(r"//(?:maps\.app\.goo\.gl|goo\.gl|g\.co|osm\.org/go|w3w\.co|what3words)", re.IGNORECASE)
EXAMPLE = "51.05, 3.72"


class NotAPosition(ValueError):
    """It says no position; the message is one plain Dutch sentence."""


def typed_position(typed: str) -> Position | None:
    """Return the position that was typed or pasted; None where nothing was. Raises NotAPosition."""
    said = " ".join(typed.split())
    if not said:
        return None
    if len(said) > MOST:
        raise NotAPosition("Dit is te lang. Plak alleen de link van de kaart.")
    if _SHORT.search(said):
        raise NotAPosition(
            "Deze korte link zegt niet waar het is. Open hem, en plak het lange adres dat bovenaan staat."
        )
    pairs = list(_pairs(said))
    found = {_placed(*pair) for pair in pairs} - {None}
    if not pairs:
        raise NotAPosition(f"Hier staan geen twee getallen in. Schrijf ze zo: {EXAMPLE}")
    if not found:
        raise NotAPosition(f"Dit ligt niet in België. Kijk na of de twee getallen kloppen, zoals {EXAMPLE}")
    if len(found) > 1:
        raise NotAPosition("Hier staan meer dan twee getallen in. Plak er maar één plek van.")
    [(latitude, longitude)] = found
    return Position(latitude=latitude, longitude=longitude)


def written_position(at: Position) -> str:
    """Return a position as it stands in the field: `typed_position` reads it back."""
    return f"{at.latitude:.{DECIMALS}f}, {at.longitude:.{DECIMALS}f}"


def _pairs(said: str) -> Iterator[tuple[float, float]]:
    """Yield the pairs of numbers in a text: of a link the one that names the place, else all there are."""
    degrees = [_of_degrees(*one.groups()) for one in _DEGREES.finditer(said)]
    if degrees:
        yield from zip(degrees[::2], degrees[1::2], strict=False)
        return
    if re.match(r"(?:https?://|geo:|www\.)", said, re.IGNORECASE):
        link = unquote(said).replace("+", " ") if "%" in said else said
        for pattern in _IN_LINKS:
            if found := re.findall(pattern, link, re.IGNORECASE):
                yield from ((float(one), float(other)) for one, other in found[:1])
                return
        return
    plain = re.sub(r"(?<=\d)\s*°|(?<=[\d° ])[NOEnoe](?![a-z])|^[NOEnoe](?=[ \d])", " ", said)
    yield from _plain_pairs(plain)


def _plain_pairs(said: str) -> Iterator[tuple[float, float]]:
    """Two numbers, with a point or as Belgians write them: '51,0543 3,7174', '51,0543; 3,7174'."""
    if comma := re.fullmatch(r"\D*(\d{1,3},\d+)\s*[;,/ ]\s*(\d{1,3},\d+)\D*", said):
        yield float(comma[1].replace(",", ".")), float(comma[2].replace(",", "."))
        return
    numbers = re.findall(_NUMBER, said)
    yield from ((float(one), float(other)) for one, other in zip(numbers[::2], numbers[1::2], strict=False))
    if len(numbers) > 2 and len(numbers) % 2:
        yield float(numbers[-2]), float(numbers[-1])


def _of_degrees(degrees: str, minutes: str, seconds: str | None, _: str) -> float:
    small = float(minutes.replace(",", ".")) / 60 + float((seconds or "0").replace(",", ".")) / 3600
    return int(degrees) + small


def _placed(one: float, other: float) -> tuple[float, float] | None:
    """Return latitude and longitude of two numbers in whichever order; None where both lead elsewhere."""
    if is_near(one, other):
        return round(one, DECIMALS), round(other, DECIMALS)
    if is_near(other, one):
        return round(other, DECIMALS), round(one, DECIMALS)
    return None
