"""Read config/ into one checked `Site`, or refuse with file, line and what would be right.

A site folder may hold own journeys/ and schemes/: a file with the same name replaces the shared one,
another name adds to it. The shared ones stand two folders up (config/sites/NAME → config/); for a site
folder copied elsewhere the installation's config/ is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.eligibility.question import Question
from kiosk.eligibility.scheme import Scheme
from kiosk.journeys.fields import DUTCH
from kiosk.journeys.model import Journey, Step
from kiosk.site.lines import did_you_mean, line_of, read_model, read_text
from kiosk.site.model import Language, Languages, SiteFile
from kiosk.site.problems import BadSite
from kiosk.site.schemes import default_site, files, load_questions, load_schemes
from kiosk.site.texts import SOURCE, Texts, read_dutch, read_translation
from kiosk.state import assets_dir, config_dir


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


def shared_config(site_dir: Path) -> Path:
    """Return the config/ that a site folder shares with the other sites."""
    beside = site_dir.resolve().parent.parent
    return beside if (beside / "journeys").is_dir() else config_dir()


def load_site(folder: Path | None = None) -> Site:
    """Read and check the site profile in `folder`; raises BadSite."""
    folder = folder or default_site()
    if not folder.is_dir():
        raise BadSite(folder, None, "there is no such site folder")
    shared = shared_config(folder)
    path = folder / "site.toml"
    file = read_model(SiteFile, path)
    source = read_text(path)
    languages = read_model(Languages, shared / "languages.toml").root
    for key in ("languages", "spoken"):
        for index, code in enumerate(getattr(file, key)):
            if code not in languages:
                raise BadSite(
                    path,
                    line_of(source, (key, index)),
                    f"unknown language {code!r}" + did_you_mean(code, languages),
                )
    texts = _texts(file, shared, folder)
    journeys = _journeys(file, path, source, folder, texts)
    schemes, questions = load_schemes(folder), load_questions(folder)
    _register_check(schemes, questions, texts)
    for code, language in languages.items():
        texts.add(f"language.{code}", _shown_language(language))
    return Site(folder, file, languages, journeys, schemes, questions, texts)


def _texts(file: SiteFile, shared: Path, folder: Path) -> Texts:
    dutch = DUTCH | read_dutch(shared / "texts") | read_dutch(folder / "texts")
    dutch["site.attract.title"] = file.attract.title
    if file.attract.line:
        dutch["site.attract.line"] = file.attract.line
    dutch["site.notice.title"] = file.notice.title
    for index, line in enumerate(file.notice.lines, 1):
        dutch[f"site.notice.line.{index}"] = line.text
        _check_icon(line.icon, folder / "site.toml")
    others = {}
    for code in file.languages:
        if code == SOURCE:
            continue
        translation = shared / "texts" / f"{code}.po"
        if not translation.exists():
            raise BadSite(
                folder / "site.toml", None, f"language {code!r} has no texts; {translation.name} is missing"
            )
        others[code] = read_translation(translation, dutch)
    return Texts(dutch, others)


def _journeys(file: SiteFile, path: Path, source: str, folder: Path, texts: Texts) -> dict[str, Journey]:
    known: dict[str, tuple[Journey, Path]] = {}
    for found in files(folder, "journeys"):
        journey = read_model(Journey, found)
        known[journey.id] = (journey, found)
    journeys = {}
    for index, journey_id in enumerate(file.journeys):
        if journey_id not in known:
            raise BadSite(
                path,
                line_of(source, ("journeys", index)),
                f"unknown journey {journey_id!r}" + did_you_mean(journey_id, known),
            )
        journeys[journey_id] = known[journey_id][0]
    for journey, found in [known[journey_id] for journey_id in file.journeys]:
        if journey.leads_to and journey.leads_to not in journeys:
            raise BadSite(
                found, None, f"leads_to {journey.leads_to!r} is not among the journeys of this site"
            )
        _check_journey(journey, found, file)
        _register(journey, texts)
    return journeys


def _check_journey(journey: Journey, path: Path, file: SiteFile) -> None:
    """Check what a journey needs from elsewhere: icons, and steps that a record cannot do without."""
    _check_icon(journey.icon, path)
    source = read_text(path)
    for index, step in enumerate(journey.steps):
        for icon, place in [(step.icon, ("step", index, "icon"))] + [
            (choice.icon, ("step", index, "choice", number, "icon"))
            for number, choice in enumerate(step.choices)
        ]:
            _check_icon(icon, path, line_of(source, place))
        if step.preset == "site.channel" and file.channel not in {choice.value for choice in step.choices}:
            raise BadSite(
                path,
                line_of(source, ("step", index, "preset")),
                f"the site's channel {file.channel!r} is no choice here",
            )
    if journey.kind == "registration":
        ids = {step.id for step in journey.steps}
        missing = [needed for needed in ("notice", "name", "reach_by") if needed not in ids]
        if missing:
            raise BadSite(
                path, None, f"a registration needs the step {missing[0]!r}; add [[step]] id = {missing[0]!r}"
            )


def _check_icon(name: str, path: Path, line: int | None = None) -> None:
    if not (assets_dir() / "icons" / f"{name}.png").is_file():
        known = [icon.stem for icon in (assets_dir() / "icons").glob("*.png")]
        near = did_you_mean(name, known)
        raise BadSite(
            path, line, f"unknown icon {name!r}" + (near if "mean" in near else "; see assets/icons")
        )


def _register_check(schemes: tuple[Scheme, ...], questions: tuple[Question, ...], texts: Texts) -> None:
    for scheme in schemes:
        texts.add(f"scheme.{scheme.id}.name", scheme.name)
    for question in questions:
        key = f"question.{question.id}"
        texts.add(f"{key}.title", question.title)
        if question.hint:
            texts.add(f"{key}.hint", question.hint)
        for tile in question.tiles:
            texts.add(f"{key}.tile.{tile.value}", tile.label)
            if tile.explain:
                texts.add(f"{key}.explain.{tile.value}", tile.explain)


def _shown_language(language: Language) -> str:
    """Own name; the Dutch one where the script runs right to left, which this screen cannot draw yet."""
    return language.name if language.direction == "ltr" else language.dutch


def _register(journey: Journey, texts: Texts) -> None:
    """Give every Dutch text of a journey its key, so that other languages can translate it."""
    texts.add(f"journey.{journey.id}.title", journey.title)
    texts.add(f"journey.{journey.id}.tile", journey.tile)
    if journey.about:
        texts.add(f"journey.{journey.id}.about", journey.about)
    for part in ("next_steps", "bring"):
        for index, line in enumerate(getattr(journey, part), 1):
            texts.add(f"journey.{journey.id}.{part}.{index}", line)
    for step in journey.steps:
        _register_step(journey.id, step, texts)


def _register_step(journey_id: str, step: Step, texts: Texts) -> None:
    texts.add(step.key(journey_id, "title"), step.title)
    if step.hint:
        texts.add(step.key(journey_id, "hint"), step.hint)
    if step.review:
        texts.add(step.key(journey_id, "review"), step.review)
    for choice in step.choices:
        texts.add(step.key(journey_id, f"choice.{choice.value}"), choice.label)
        if choice.explain:
            texts.add(step.key(journey_id, f"explain.{choice.value}"), choice.explain)
