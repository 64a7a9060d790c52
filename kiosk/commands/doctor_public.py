"""`kiosk doctor --public`: what a site still has to fill in before it may stand in a hall, a line each."""

from __future__ import annotations

import json
import sys
from datetime import datetime

from kiosk.catalogue.to_fill_in import to_fill_in
from kiosk.site.load import Site
from kiosk.words.days import BELGIUM


def print_lacking(site: Site, as_json: bool) -> int:
    """Print what is lacking; return 1 while there is any. Raises BadSite."""
    lacking = to_fill_in(site, datetime.now(BELGIUM))
    if as_json:
        told = [{"file": str(one.file), "line": one.line or None, "what": one.what} for one in lacking]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for one in lacking:
            print(one)
    if lacking:
        print(
            f"kiosk doctor: {site.id} may not stand in a hall yet: {len(lacking)} to fill in", file=sys.stderr
        )
        return 1
    print(f"{site.id} may stand in a hall: nothing is left to fill in", file=sys.stderr)
    return 0
