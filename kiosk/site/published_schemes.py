"""A site with the schemes that central published since its files were written.

Only a scheme of an id the site shows, with a higher revision, takes the place of the one in the file; its
words in other languages hold for as far as their Dutch is still the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.eligibility.scheme import Scheme, with_published
from kiosk.machine.folders import assets_dir
from kiosk.site import keys
from kiosk.site.load import Site


def with_published_schemes(site: Site, published: Sequence[Scheme]) -> Site:
    """Return the site as it is with these schemes; itself where none of them is newer."""
    schemes = with_published(site.schemes, [one for one in published if _is_drawable(one)])
    if schemes == site.schemes:
        return site
    gone = {key for scheme in site.schemes for key, _ in keys.of_scheme(scheme)}
    dutch = {key: text for key, text in site.texts.dutch.items() if key not in gone}
    for scheme in schemes:
        dutch |= dict(keys.of_scheme(scheme))
    return replace(site, schemes=schemes, texts=site.texts.with_dutch(dutch))


def _is_drawable(scheme: Scheme) -> bool:
    """Say whether every picture it names is here: another version of the program may know others."""
    outcomes = [one for one in (scheme.likely, scheme.unlikely, scheme.ask) if one is not None]
    named = {scheme.icon, *(icon for one in outcomes for icon in (*one.next_icons, *one.bring_icons))}
    return all((assets_dir() / "icons" / f"{icon}.png").exists() for icon in named)
