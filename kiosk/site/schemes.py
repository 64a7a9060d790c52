"""The schemes and questions of a site, read and checked.

Shared files live in config/schemes and config/check; a site folder may hold its own schemes/ and check/,
which add to the shared files or replace the one of the same name.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.eligibility.check import RuleBase
from kiosk.eligibility.question import Question, QuestionList
from kiosk.eligibility.scheme import Scheme
from kiosk.site.lines import did_you_mean, line_of, read_model, read_text
from kiosk.site.problems import BadSite
from kiosk.state import config_dir

DEFAULT_SITE = "eeklo"


def default_site() -> Path:
    """Return the folder of the site that ships with the kiosk."""
    return config_dir() / "sites" / DEFAULT_SITE


def load_rules(site_dir: Path | None = None) -> RuleBase:
    """Return the quick-check of a site (default: the one that ships); raises BadSite."""
    return RuleBase(load_schemes(site_dir), load_questions(site_dir))


def load_schemes(site_dir: Path | None = None) -> tuple[Scheme, ...]:
    """Return the schemes a site shows: those that site.toml names, in its order, or else all of them.

    Raises BadSite, also when a scheme's own worked example fails.
    """
    site_dir = _existing(site_dir)
    schemes: dict[str, Scheme] = {}
    for path in files(site_dir, "schemes"):
        scheme = read_model(Scheme, path)
        if path.stem != scheme.id:
            line = line_of(read_text(path), ("id",))
            raise BadSite(path, line, f"scheme {scheme.id!r} belongs in a file named {scheme.id}.toml")
        schemes[scheme.id] = scheme
    if not schemes:
        raise BadSite(site_dir, None, "there is no scheme at all in schemes/, here or in the shared config/")
    return tuple(schemes[scheme_id] for scheme_id in _wanted(site_dir, schemes))


def load_questions(site_dir: Path | None = None) -> tuple[Question, ...]:
    """Return the questions of the quick-check; raises BadSite."""
    site_dir = _existing(site_dir)
    for path in files(site_dir, "check"):
        if path.name == "questions.toml":
            return read_model(QuestionList, path).questions
    raise BadSite(site_dir, None, "there is no check/questions.toml, here or in the shared config/")


def files(site_dir: Path, kind: str) -> tuple[Path, ...]:
    """Return the *.toml of `kind` ("schemes", "check", …) for a site, by file name; its own win.

    The shared ones stand two folders up; a site folder copied on its own uses those of the installation.
    """
    shared = site_dir.resolve().parent.parent / kind
    if not shared.is_dir():
        shared = config_dir() / kind
    found = {path.name: path for folder in (shared, site_dir / kind) for path in folder.glob("*.toml")}
    return tuple(found[name] for name in sorted(found))


def _existing(site_dir: Path | None) -> Path:
    site_dir = site_dir or default_site()
    if not site_dir.is_dir():
        raise BadSite(site_dir, None, "there is no such site folder")
    return site_dir


def _wanted(site_dir: Path, schemes: dict[str, Scheme]) -> list[str]:
    """Return what `schemes = […]` in site.toml asks for. What else is wrong there is for others to say."""
    path = site_dir / "site.toml"
    if not path.exists():
        return list(schemes)
    text = read_text(path)
    try:
        wanted = tomllib.loads(text).get("schemes")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSite(path, None, str(error)) from None
    if not isinstance(wanted, list) or not wanted:
        return list(schemes)
    for number, scheme_id in enumerate(wanted):
        if scheme_id not in schemes:
            line = line_of(text, ("schemes", number))
            raise BadSite(path, line, f"there is no scheme {scheme_id!r}" + did_you_mean(scheme_id, schemes))
    return list(dict.fromkeys(wanted))
