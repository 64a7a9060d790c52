"""Where somebody is on the way: the stages of their track (config/tracks), and when each was reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Case, StageReached
from central.written.site_words import site_of
from central.written.track import Track, TrackStep
from central.written.tracks import Tracks, tracks
from kiosk.words.opening import COMMUNITIES
from kiosk.words.working_days import working_day_after

UNPROMISED = 3  # working days for a first answer, where the site promises nothing


class Passed(NamedTuple):
    """A stage somebody came to, and how long they were in it; `until` None: they are there now."""

    title: str
    since: datetime
    until: datetime | None

    @property
    def days(self) -> int:
        """Nights between the two, as people count: today is 0."""
        last = timezone.localtime(self.until) if self.until else timezone.localtime()
        return (last.date() - timezone.localtime(self.since).date()).days


def track_of(case: Case) -> Track:
    return tracks().get(case.track, case.journey)


def begin(case: Case, with_schemes: bool, known: Tracks | None = None) -> None:
    """Put a case that is not kept yet at the start of its track; `known`: the tracks, looked up for many."""
    track = (known or tracks()).of_request(case.journey, with_schemes)
    case.track, case.stage, case.stage_since = track.id, track.start.id, case.received_at


def come_to(case: Case, stage: str) -> None:
    """Write down that somebody is in this stage now. The caller holds the case."""
    if case.stage == stage:
        return
    case.stage, case.stage_since = stage, timezone.now()
    case.save(update_fields=["stage", "stage_since"])
    StageReached.objects.create(
        organisation=case.organisation, case=case, track=case.track, stage=stage, at=case.stage_since
    )


def step_done(case: Case, step: TrackStep | None) -> None:
    """Move on, where this step brings somebody further and they may go there."""
    if step and step.reaches and track_of(case).may_move(case.stage, step.reaches):
        come_to(case, step.reaches)


def close(case: Case) -> None:
    come_to(case, track_of(case).end.id)


def open_again(case: Case) -> None:
    """Whoever was done goes on where they were before."""
    track = track_of(case)
    if case.stage == track.end.id:
        before = [one.stage for one in case.stages.filter(track=track.id) if track.stage(one.stage)]
        earlier = [stage for stage in before if stage != track.end.id]
        come_to(case, earlier[-1] if earlier else track.start.id)


def change_track(case: Case, track: Track) -> None:
    """It was about something else after all: begin at the start of that track. The caller holds the case."""
    if not case.stages.exists():  # where they were until now stays to be read
        was, since = track_of(case).id, case.stage_since or case.received_at
        StageReached.objects.create(
            organisation=case.organisation, case=case, track=was, stage=case.stage, at=since
        )
    case.track, case.stage = track.id, ""
    case.save(update_fields=["track"])
    come_to(case, track.start.id)


def passed(case: Case, reached: Sequence[StageReached] | None = None) -> list[Passed]:
    """Return the stages in the order they were reached, with their times; `reached`: read already."""
    known = tracks()
    reached = list(case.stages.all()) if reached is None else reached
    first = known.of_journey(case.journey)
    if not reached or reached[0].at > case.received_at:
        begun = known.by_id.get(reached[0].track, first) if reached else track_of(case)
        rows = [(begun.id, begun.start.id, case.received_at)]
    else:
        rows = []
    rows += [(one.track, one.stage, one.at) for one in reached]
    ends: list[datetime | None] = [at for _, _, at in rows[1:]]
    return [
        Passed(_title(case, track, stage), at, until)
        for (track, stage, at), until in zip(rows, [*ends, None], strict=True)
    ]


def _title(case: Case, track: str, stage: str) -> str:
    found = tracks().get(track, case.journey).stage(stage)
    return found.title if found else stage


def step_after_last(case: Case) -> TrackStep | None:
    """Return what mostly comes after the step that was done last; None after the last of all."""
    done = sorted((one.done_at, one.kind) for one in case.steps.all() if one.done_at)
    return track_of(case).after(done[-1][1] if done else "", case.stage)


def proposed_day(case: Case, step: TrackStep) -> date:
    """Return the day to propose for a step: so many working days from now, or the day that was promised."""
    today = timezone.localdate()
    if step.days is None:
        return max(today, promised_day(case.organisation, timezone.localdate(case.received_at)))
    return working_days_on(case.organisation, today, step.days)


def promised_day(organisation: Organisation, came: date) -> date:
    """Return by which day whoever came on `came` hears from us."""
    promised = site_of(organisation).answer_by(came)
    return promised or working_days_on(organisation, came, UNPROMISED)


def working_days_on(organisation: Organisation, day: date, count: int) -> date:
    """Return the day `count` working days after `day`; 0: the day itself."""
    if count < 1:
        return day
    school = next((one for one in COMMUNITIES if one == organisation.school_holidays), COMMUNITIES[0])
    found = _working_day_after(day, count, tuple(organisation.closed), school)
    return found or day + timedelta(days=count)


_working_day_after = lru_cache(maxsize=4096)(working_day_after)  # Vandaag asks of the same twenty all day


def working_days_ago(organisation: Organisation, day: date, count: int) -> date:
    """Return the last day since which at least `count` working days went by."""
    back = day
    while working_days_on(organisation, back, count) > day:
        back -= timedelta(days=1)
    return back
