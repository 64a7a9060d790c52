"""What can be wrong with the files of a site; named here for the rooms that know the site."""

from __future__ import annotations

from kiosk.written.problems import BadSite

__all__ = ["BadSite"]
