"""A track: what is done for people who ask one kind of thing, in stages and steps (config/tracks/*.toml).

A stage says where somebody is, a step what a colleague does. Whoever writes a track is told in one line what
is wrong with it: a circle, a stage nobody comes to, a step that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.eligibility.facts import nearest as did_you_mean
from kiosk.words.working_days import MOST_DAYS

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Title = Annotated[str, Field(min_length=1, max_length=60)]
WaitsOn = Literal["us", "person", "provider", "partner"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Stage(_Model):
    """Where somebody is. Only the last stage has no `moves`: there it is over."""

    id: Id
    title: Title
    moves: tuple[Id, ...] = ()  # stages that may come after it; closing is always allowed
    waits_on: WaitsOn = "us"
    # Days after it was reached, from which the page behind the paper takes 'how is it now?'; None: never.
    asks_after_days: Annotated[int, Field(ge=1, le=365)] | None = None


class TrackStep(_Model):
    """What somebody does for a person."""

    id: Id
    title: Title
    days: Annotated[int, Field(ge=0, le=MOST_DAYS)] | None = None  # working days; None: as the site promises
    who: Literal["owner", "anybody"] = "owner"  # whose name is proposed: who follows the person, or nobody's
    contact: bool = False  # with the person: it ends in 'gesproken', 'geen antwoord' or 'bericht nagelaten'
    letter: bool = False  # what is proposed where somebody was not reached three times
    reaches: Id | None = None  # the stage somebody is in once it is done
    then: tuple[Id, ...] = ()  # steps that mostly come after it; the first one is proposed


class Ending(_Model):
    """How it may end for somebody; `amount`: with how much a month less, `why`: with a reason."""

    id: Id
    title: Title
    amount: bool = False
    why: bool = False


ENDINGS = (
    Ending(id="helped", title="Geholpen"),
    Ending(id="gave-up", title="Gaf het op", why=True),
)


class Track(_Model):
    """What is done for who asks this; the first step is the first thing a colleague does."""

    id: Id
    title: Title
    journeys: tuple[str, ...] = ()  # whose requests follow it
    schemes: bool = False  # whoever asks for a scheme follows it, whatever else they asked
    others: bool = False  # the one track of requests that no other names
    stages: Annotated[tuple[Stage, ...], Field(alias="stage", min_length=2)]
    steps: Annotated[tuple[TrackStep, ...], Field(alias="step", min_length=1)]
    endings: Annotated[tuple[Ending, ...], Field(alias="ending", min_length=1)] = ENDINGS

    @model_validator(mode="after")
    def _hangs_together(self) -> Track:
        moves = {stage.id: stage.moves for stage in self.stages}
        then = {step.id: step.then for step in self.steps}
        _once("stage", [stage.id for stage in self.stages])
        _once("step", [step.id for step in self.steps])
        _once("ending", [ending.id for ending in self.endings])
        _known("stage", moves, "moves", moves)
        _known("step", then, "then", then)
        for step in self.steps:
            if step.reaches is not None and step.reaches not in moves:
                raise ValueError(
                    f"{step.reaches!r} in `reaches` of step {step.id!r} is no stage here"
                    + did_you_mean(step.reaches, list(moves))
                )
        _no_circle("stage", moves, "moves")
        _no_circle("step", then, "then")
        _one_end(self.stages)
        return self

    @property
    def start(self) -> Stage:
        return self.stages[0]

    @property
    def end(self) -> Stage:
        return self.stages[-1]

    @property
    def first(self) -> TrackStep:
        return self.steps[0]

    @property
    def letter(self) -> TrackStep | None:
        return next((step for step in self.steps if step.letter), None)

    def stage(self, id_: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == id_), None)

    def step(self, id_: str) -> TrackStep | None:
        return next((step for step in self.steps if step.id == id_), None)

    def may_move(self, now: str, to: str) -> bool:
        """Say whether somebody in stage `now` may come to stage `to`."""
        here = self.stage(now)
        return here is not None and to in here.moves

    def steps_in(self, now: str) -> list[TrackStep]:
        """Return what can be done for somebody in this stage, without what moves them where they may not go.

        Of a stage that is not known here, such as one of an older file, nothing is left out.
        """
        if self.stage(now) is None:
            return list(self.steps)
        return [
            step
            for step in self.steps
            if step.reaches in (None, now) or self.may_move(now, str(step.reaches))
        ]

    def after(self, done: str, now: str) -> TrackStep | None:
        """Return the step to propose once step `done` is done ('' for none) in stage `now`."""
        possible = {step.id: step for step in self.steps_in(now)}
        last = self.step(done)
        if last is None:
            return possible.get(self.first.id)
        return next((possible[id_] for id_ in last.then if id_ in possible), None)


def clashes(tracks: Sequence[Track], journeys: Iterable[str]) -> list[tuple[Track | None, str]]:
    """Return what is wrong between tracks: (the track it stands in; None: no track, one sentence)."""
    found: list[tuple[Track | None, str]] = []
    there, owner = sorted(journeys), dict[str, Track]()
    for track in tracks:
        for journey in track.journeys:
            if journey not in there:
                found.append((track, f"journey {journey!r} is not there" + did_you_mean(journey, there)))
            elif journey in owner:
                found.append(
                    (track, f"journey {journey!r} follows {owner[journey].id!r} already; name it once")
                )
            else:
                owner[journey] = track
    for missing in there:
        if missing not in owner:
            found.append((None, f"no track follows journey {missing!r}; put it in `journeys` of one of them"))
    rest = [track for track in tracks if track.others]
    if tracks and not rest:
        found.append((None, "no track has `others = true`; say which one takes what no other names"))
    with_schemes = [track for track in tracks if track.schemes]
    for key, named in (("others", rest), ("schemes", with_schemes)):
        for track in named[1:]:
            found.append((track, f"`{key} = true` stands in {named[0].id!r} already; say it once"))
    return found


def _once(what: str, ids: Sequence[str]) -> None:
    for at, id_ in enumerate(ids):
        if id_ in ids[:at]:
            raise ValueError(f"two {what}s are called {id_!r}")


def _known(what: str, named: Mapping[str, Sequence[str]], key: str, known: Mapping[str, object]) -> None:
    for id_, others in named.items():
        for other in others:
            if other not in known:
                raise ValueError(
                    f"{other!r} in `{key}` of {what} {id_!r} is no {what} here"
                    + did_you_mean(other, list(known))
                )


def _no_circle(what: str, onward: Mapping[str, Sequence[str]], key: str) -> None:
    """Refuse a way that comes back to where it began: nobody would ever be done."""
    finished: set[str] = set()

    def walk(id_: str, way: tuple[str, ...]) -> None:
        if id_ in way:
            circle = " → ".join([*way[way.index(id_) :], id_])
            raise ValueError(f"{what} {way[-1]!r} leads back: {circle}; take {id_!r} out of its `{key}`")
        if id_ in finished:
            return
        for other in onward[id_]:
            walk(other, (*way, id_))
        finished.add(id_)

    for id_ in onward:
        walk(id_, ())


def _one_end(stages: Sequence[Stage]) -> None:
    """Everybody begins in the first stage, can come to each, and ends in the last."""
    for stage in stages[:-1]:
        if not stage.moves:
            raise ValueError(f"nothing comes after stage {stage.id!r}; give it `moves`, or put it last")
    if stages[-1].moves:
        raise ValueError(f"the last stage is {stages[-1].id!r}, so it has no `moves`")
    to_see, seen = [stages[0].id], set()
    moves = {stage.id: stage.moves for stage in stages}
    while to_see:
        here = to_see.pop()
        if here not in seen:
            seen.add(here)
            to_see += moves[here]
    for stage in stages:
        if stage.id not in seen:
            raise ValueError(f"nobody comes to stage {stage.id!r}; put it in `moves` of a stage before it")
