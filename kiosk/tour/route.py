"""The route: every journey of the site from tile to paper, then what happens beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.tour.advice import look_at_results, paper_ended
from kiosk.tour.bell import call_for_help
from kiosk.tour.clock import SkippingClock
from kiosk.tour.desk import DeskRoute
from kiosk.tour.failing import fail_to_begin, fail_to_keep
from kiosk.tour.guide import Guide, NotReached
from kiosk.tour.holding import uncover
from kiosk.tour.offers import look_at_offers, other_pages
from kiosk.tour.places import look_at_places
from kiosk.tour.returning import come_back_with_a_paper
from kiosk.tour.telling import tell_or_pass_over
from kiosk.tour.typing import type_answer
from kiosk.tour.walks import Walker
from kiosk.visit.access import Switch
from kiosk.visit.check import Check
from kiosk.visit.paper_wish import PAPER
from kiosk.visit.registration import Registration
from kiosk.visit.stage import Stage
from kiosk.visit.telling import Telling
from kiosk.visit.typed_code import TypedCode

MOST_SCREENS, MOST_WALKS = 80, 12  # of one walk, of one journey; more means that the tour turns in circles


class Route:
    """Walks the guide along. Raises NotReached when a screen does not come."""

    def __init__(
        self,
        guide: Guide,
        walker: Walker,
        clock: SkippingClock,
        state_dir: Path,
        language: str,
        eased: Sequence[Switch] = (),
    ) -> None:
        self.eased = eased
        guide.hears = "hear" in eased
        self.guide, self.walker, self.clock, self.state_dir = guide, walker, clock, state_dir
        self.visit, self.language = guide.visit, language
        self.friendly: set[str] = set()  # kinds of field whose friendly refusal was shown
        self.broke_down = self.thought_better = self.turned_away = False
        self.photographed = False  # the last screen without a paper was shown

    def walk_all(self, journeys: Sequence[str]) -> None:
        """Walk every journey until everything it can ask was asked, then the screens beside it."""
        for journey_id in journeys:
            journey = self.walker.journeys[journey_id]
            for _ in range(MOST_WALKS):
                before = self.walker.left(journey)
                self.walk(journey_id)
                if not self.walker.left(journey):
                    break
                if self.walker.left(journey) == before:
                    raise NotReached(f"journey {journey_id!r} never asks {', '.join(before)}")
        self.beside(journeys[0])

    def walk(self, journey_id: str) -> None:
        """Walk one journey from the attract screen to the end of the visit."""
        guide = self.guide
        guide.look()
        uncover(guide)
        guide.look()
        self._begin()
        guide.look()
        if not self.turned_away and self.walker.journeys[journey_id].kind == "registration":
            self.turned_away = True
            fail_to_begin(guide, journey_id, self.state_dir)
        guide.touch(f"journey:{journey_id}")
        for _ in range(MOST_SCREENS):
            match self.visit.stage:
                case Stage.OFFERS:
                    look_at_offers(guide, all_of_them="offers" not in self.friendly)
                    self.friendly.add("offers")
                case Stage.CODE:
                    self._code()
                case Stage.PAPER:
                    guide.look()
                    guide.touch("correct")
                case Stage.CHANGED | Stage.TOLD:
                    guide.look()
                    guide.touch("done")
                    return
                case Stage.STEP | Stage.QUESTION | Stage.TELL:
                    self._answer()
                case Stage.RESULT:
                    look_at_results(guide, self.friendly)
                case Stage.REVIEW:
                    self._review()
                case Stage.DONE:
                    self._take_paper()
                    tell_or_pass_over(guide, self._answer, self.walker)
                    return
                case Stage.HOME:
                    guide.touch("stop")
                    self.visit.wipe()
                    guide.app.render()
                    return
                case stage:
                    raise NotReached(f"the walk through {journey_id!r} ended at {stage.value!r}")
        raise NotReached(f"the walk through {journey_id!r} does not end")

    def _begin(self) -> None:
        """Uncover a tablet, turn the switches on, touch the language or the button of a site with one."""
        uncover(self.guide)
        if self.eased:
            self.guide.touch("access")
            for switch in self.eased:
                self.guide.touch(f"ease:{switch}")
            self.guide.touch("close")
        self.guide.touch("begin" if self.guide.find("begin") else f"begin:{self.language}")

    def _answer(self) -> None:
        """Answer the question on the screen; whatever is said, the end may not move away from who answers."""
        talk = self.visit.talk
        assert talk is not None
        step, steps = talk.progress()
        self._say(talk)
        now, whole = talk.progress() if self.visit.talk is talk else (1, 1)
        if now * steps <= step * whole < steps:
            self.guide.note(f"progress goes back: {now} van {whole} after {step} van {steps}")

    def _say(self, talk: Registration | Check | TypedCode | Telling) -> None:
        ask, guide = self.visit.ask, self.guide
        assert ask is not None and not isinstance(talk, TypedCode)
        self.walker.meet(talk.journey, ask)
        guide.look()
        if ask.typed:
            type_answer(guide, ask, self.friendly)
        elif ask.options:
            value = self.walker.pick(talk, ask)
            if value not in talk.entry.picked:
                guide.touch(f"option:{value}")
                if self.visit.ask is None or self.visit.ask.id != ask.id:
                    return  # it went on by itself
                guide.look("touched")
        guide.touch("next")

    def _code(self) -> None:
        self.guide.look()
        type_answer(self.guide, self.visit.ask, self.friendly)
        self.guide.touch("next")

    def _review(self) -> None:
        registration, guide = self.visit.registration, self.guide
        assert registration is not None
        guide.look()
        if guide.find("page"):
            guide.touch("page")
            guide.look("page-2")
        if not self.thought_better:
            self.thought_better = True
            guide.touch("stop")
            guide.look()
            guide.touch("close")
        for step in registration.journey.steps:
            met = self.walker.knows(registration.journey, step.id)
            shown = step.id in {line.step for line in registration.review()}
            if step.on_review_only and not met and shown:
                guide.touch(f"change:{step.id}")
                ask = self.visit.ask
                assert ask is not None
                self.walker.meet(registration.journey, ask)
                guide.look("change")
                guide.touch("next")
                return  # the review comes again, on its first page
        if not self.photographed and self.visit.frame.setting.prints:
            self.photographed = True
            guide.touch(f"change:{PAPER}")
            guide.look("change")
            guide.touch("option:photo")
            if guide.find("next"):
                guide.touch("next")
        if not self.broke_down:
            self.broke_down = True
            fail_to_keep(guide, self.state_dir)
        guide.touch("send")

    def _take_paper(self) -> None:
        prints = self.visit.frame.setting.prints
        if self.visit.ticket is None and prints:
            self.guide.look("photo")
            self.guide.touch("again")
        with self.clock.standing_still():  # on a busy machine the last screen wipes itself before it is seen
            if prints:
                self.guide.wait(lambda: paper_ended(self.guide), "the paper did not come")
            self.guide.look()
            self.guide.touch("done")

    def beside(self, journey_id: str) -> None:
        """Walk the screens that belong to no journey."""
        guide, visit = self.guide, self.visit
        if any(one.kind == "correction" for one in visit.frame.journeys.values()):
            come_back_with_a_paper(guide, self._begin, self.language)
        self._begin()
        other_pages(guide, "page")
        look_at_places(guide)
        guide.touch("language")
        guide.look()
        guide.touch("back")
        guide.touch("away")
        guide.look()
        visit.close()
        guide.app.render()
        call_for_help(guide, self.state_dir)
        for beside in ("help", "access"):
            guide.touch(beside)
            guide.look()
        guide.touch("close")  # to the raised hand
        guide.touch("close")
        guide.touch(f"journey:{journey_id}")
        self.clock.skip((visit.quiet_seconds() or 0) + 1)
        guide.wait(lambda: visit.warned, "the warning did not come")
        guide.look()
        guide.touch("stay")
        guide.touch("stop")
        guide.look()
        if visit.stage is Stage.WIPED:  # a tablet is covered at once
            guide.touch("done")
        visit.fail("queue-broken")
        guide.app.render()
        guide.look()
        visit.out_of_order = None
        visit.wipe()
        guide.app.render()
        DeskRoute(guide, self.state_dir).walk()
