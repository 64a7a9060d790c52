"""Read config/ into one checked `Site`, or refuse with file, line and what would be right.

A site folder may hold own journeys/, schemes/, check/ and texts/: a file with the same name replaces the
shared one, another name adds to it; a text with the same key replaces the shared text. The shared ones stand
two folders up (config/sites/NAME → config/); a site folder copied elsewhere uses the installation's config/.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kiosk.eligibility.question import Question
from kiosk.eligibility.scheme import Scheme
from kiosk.journeys.model import Journey
from kiosk.machine.folders import default_site
from kiosk.site import keys
from kiosk.site.dutch import read_dutch
from kiosk.site.house_words import in_words_of_all, of_site, told_by
from kiosk.site.icons import check_icons
from kiosk.site.journeys import load_journeys, read_journeys
from kiosk.site.lines import did_you_mean, line_of, read_model, read_text
from kiosk.site.model import DRAFT, Language, Languages, SiteFile
from kiosk.site.named import check_named
from kiosk.site.problems import BadSite
from kiosk.site.schemes import (
    load_questions,
    load_schemes,
    read_questions,
    read_schemes,
    shared,
)
from kiosk.site.texts import ORGANISATION, SOURCE, Texts, names_in, read_translation
from kiosk.written.folder import files_in


@dataclass(frozen=True)
class Site:
    """Everything config/ says about this place."""

    folder: Path
    file: SiteFile
    languages: dict[str, Language]  # all known ones; `file.languages` are those of the screen
    journeys: dict[str, Journey]
    schemes: tuple[Scheme, ...]
    questions: tuple[Question, ...]
    texts: Texts

    @property
    def id(self) -> str:
        return self.file.id

    def is_draft(self, language: str) -> bool:
        """Say whether nobody has reviewed the translation into `language` yet."""
        return language != SOURCE and self.languages[language].review == DRAFT


def load_site(folder: Path | None = None) -> Site:
    """Read and check the site profile in `folder` with all its languages; raises BadSite."""
    site = read_site(folder)
    elsewhere = SharedTexts(site.folder)
    others = {code: _translation(site, code, elsewhere) for code in site.file.languages if code != SOURCE}
    return replace(site, texts=Texts(site.texts.dutch, others, site.file.organisation.short))


def read_site(folder: Path | None = None) -> Site:
    """Read and check the site profile in `folder` in Dutch alone; raises BadSite."""
    folder = folder or default_site()
    if not folder.is_dir():
        raise BadSite(folder, None, "there is no such site folder")
    file = read_model(SiteFile, folder / "site.toml")
    check_icons(folder / "site.toml", _icons(file))
    _check_braces(folder / "site.toml", file)
    check_named(folder, file)
    languages = _languages(file, folder)
    journeys = load_journeys(folder, file)
    schemes, questions = load_schemes(folder), load_questions(folder)
    dutch = read_dutch(shared(folder, "texts"), folder / "texts")
    dutch |= of_site(file) | {f"language.{code}": language.name for code, language in languages.items()}
    dutch |= dict(keys.of_problems()) | _keyed(tuple(journeys.values()), schemes, questions)
    return Site(
        folder, file, languages, journeys, schemes, questions, Texts(dutch, {}, file.organisation.short)
    )


def _languages(file: SiteFile, folder: Path) -> dict[str, Language]:
    path = folder / "site.toml"
    languages = read_model(Languages, shared(folder, "languages.toml")).root
    for key in ("languages", "spoken"):
        for index, code in enumerate(getattr(file, key)):
            if code not in languages:
                line = line_of(read_text(path), (key, index))
                raise BadSite(path, line, f"unknown language {code!r}" + did_you_mean(code, languages))
    for index, code in enumerate(file.languages):
        if code not in file.spoken:
            line = line_of(read_text(path), ("languages", index))
            raise BadSite(path, line, f"the screen speaks {code!r}, so it must be in 'spoken' as well")
    return languages


def _icons(file: SiteFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, line in enumerate(file.notice.lines):
        yield ("notice", "lines", index, "icon"), line.icon
    for name in ("actions", "partners", "groups"):
        for index, one in enumerate(getattr(file.stand, name)):
            yield ("stand", name, index, "icon"), one.icon


def _check_braces(path: Path, file: SiteFile) -> None:
    """What a site tells of itself may name its organisation, and leaves nothing else to be filled in."""
    for _, place, dutch in told_by(file):
        try:
            wrong = names_in(dutch) - {ORGANISATION}
        except ValueError as error:
            raise BadSite(path, line_of(read_text(path), place), str(error)) from None
        if wrong:
            told = f"{{{sorted(wrong)[0]}}} is never filled in here; only {{{ORGANISATION}}} is"
            raise BadSite(path, line_of(read_text(path), place), told)


def _keyed(
    journeys: tuple[Journey, ...], schemes: tuple[Scheme, ...], questions: tuple[Question, ...]
) -> dict[str, str]:
    texts: dict[str, str] = {}
    for journey in journeys:
        texts |= keys.of_journey(journey)
    for scheme in schemes:
        texts |= keys.of_scheme(scheme)
    for question in questions:
        texts |= keys.of_question(question)
    return texts


def translation_files(folder: Path, code: str) -> tuple[Path, Path]:
    """Return where the translations of a site stand: those it shares with all sites, and its own."""
    return shared(folder, "texts") / f"{code}.po", folder / "texts" / f"{code}.po"


def _translation(site: Site, code: str, elsewhere: Container[str]) -> dict[str, str]:
    """Return the texts of another language: the shared ones, then those of the site."""
    general, own = translation_files(site.folder, code)
    if not general.exists() and not own.exists():
        path = site.folder / "site.toml"
        line = line_of(read_text(path), ("languages", site.file.languages.index(code)))
        raise BadSite(path, line, f"language {code!r} has no texts yet; make texts/{code}.po")
    texts: dict[str, str] = {}
    if general.exists():
        texts |= read_translation(general, site.texts.dutch, elsewhere)
    if own.exists():
        texts |= read_translation(own, site.texts.dutch)
    same = in_words_of_all(site.texts.dutch)
    return {key: texts[shared] for key, shared in same.items() if shared in texts} | texts


class SharedTexts(Container[str]):
    """The texts that all sites share, also those that a site does not show or has replaced.

    Read when the first text is found that a site does not know. Mostly it is of a journey that this site does
    not offer: then that file alone is read, for a kiosk does this at each start.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journeys: dict[str, dict[str, str]] = {}  # by name, those asked for

    def __contains__(self, key: object) -> bool:
        kind, _, rest = str(key).partition(".")
        return (kind == "journey" and key in self._of_journey(rest.partition(".")[0])) or key in self.dutch

    def _of_journey(self, name: str) -> dict[str, str]:
        if name not in self._journeys:
            self._journeys[name] = {}
            path = shared(self._folder, "journeys") / f"{name}.toml"
            with suppress(BadSite):  # it takes steps of another, or is wrong: reading them all says which
                if path.is_file():
                    found = read_journeys((path,)).values()
                    self._journeys[name] = _keyed(tuple(one.journey for one in found), (), ())
        return self._journeys[name]

    @cached_property
    def dutch(self) -> dict[str, str]:
        """The Dutch by key, in the order of the files; without the languages, which keep their own names."""

        def paths(kind: str) -> tuple[Path, ...]:
            return tuple(files_in(shared(self._folder, kind), "*.toml"))

        journeys = tuple(found.journey for found in read_journeys(paths("journeys")).values())
        schemes, questions = tuple(read_schemes(paths("schemes")).values()), read_questions(paths("check"))
        dutch = read_dutch(shared(self._folder, "texts")) | dict(keys.of_problems())
        return dutch | _keyed(journeys, schemes, questions)
