"""The schemes and questions of a site, read and checked.

Shared files live in config/schemes and config/check; a site folder may hold its own schemes/ and check/,
which add to the shared files or replace the one of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.eligibility.question import Question, QuestionList
from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.scheme import Scheme
from kiosk.machine.folders import config_dir, default_site
from kiosk.site.icons import check_icons
from kiosk.site.lines import did_you_mean, line_of, read_model, read_text, read_toml
from kiosk.site.problems import BadSite
from kiosk.written.folder import files_in


def load_rules(site_dir: Path | None = None) -> RuleBase:
    """Return the quick-check of a site (default: the one that ships); raises BadSite."""
    return RuleBase(load_schemes(site_dir), load_questions(site_dir))


def load_schemes(site_dir: Path | None = None) -> tuple[Scheme, ...]:
    """Return the schemes a site shows: those that site.toml names, in its order, or else all of them.

    Raises BadSite, also when a scheme's own worked example fails.
    """
    site_dir = _existing(site_dir)
    schemes = read_schemes(files(site_dir, "schemes"))
    if not schemes:
        raise BadSite(site_dir, None, "there is no scheme at all in schemes/, here or in the shared config/")
    return tuple(schemes[scheme_id] for scheme_id in _wanted(site_dir, schemes))


def read_schemes(paths: Sequence[Path]) -> dict[str, Scheme]:
    """Return the schemes in these files by id; raises BadSite."""
    schemes: dict[str, Scheme] = {}
    for path in paths:
        scheme = read_model(Scheme, path)
        if path.stem != scheme.id:
            line = line_of(read_text(path), ("id",))
            raise BadSite(path, line, f"scheme {scheme.id!r} belongs in a file named {scheme.id}.toml")
        check_icons(path, [(("icon",), scheme.icon)])
        schemes[scheme.id] = scheme
    return schemes


def load_questions(site_dir: Path | None = None) -> tuple[Question, ...]:
    """Return the questions of the quick-check; raises BadSite."""
    site_dir = _existing(site_dir)
    questions = read_questions(files(site_dir, "check"))
    if not questions:
        raise BadSite(site_dir, None, "there is no check/questions.toml, here or in the shared config/")
    return questions


def read_questions(paths: Sequence[Path]) -> tuple[Question, ...]:
    """Return the questions in the questions.toml among these files, none without it; raises BadSite."""
    for path in paths:
        if path.name == "questions.toml":
            questions = read_model(QuestionList, path).questions
            check_icons(path, _icons(questions))
            return questions
    return ()


def _icons(questions: Sequence[Question]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, question in enumerate(questions):
        yield ("question", index, "icon"), question.icon
        for number, tile in enumerate(question.tiles):
            yield ("question", index, "tile", number, "icon"), tile.icon
            yield ("question", index, "tile", number, "picture"), tile.picture


def files(site_dir: Path, kind: str) -> tuple[Path, ...]:
    """Return the *.toml of `kind` ("schemes", "check", …) for a site, by file name; its own win."""
    folders = (shared(site_dir, kind), site_dir / kind)
    found = {path.name: path for folder in folders for path in files_in(folder, "*.toml")}
    return tuple(found[name] for name in sorted(found))


def shared(site_dir: Path, name: str) -> Path:
    """Return what the site shares with others: two folders up, or in the installation's config/."""
    beside = site_dir.resolve().parent.parent / name
    return beside if beside.exists() else config_dir() / name


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
    text, data = read_toml(path)
    wanted = data.get("schemes")
    if not isinstance(wanted, list) or not wanted:
        return list(schemes)
    for number, scheme_id in enumerate(wanted):
        if scheme_id not in schemes:
            line = line_of(text, ("schemes", number))
            raise BadSite(path, line, f"there is no scheme {scheme_id!r}" + did_you_mean(scheme_id, schemes))
    return list(dict.fromkeys(wanted))
