"""A stand's quick mode: a volunteer writes down one person after the other, each on one screen.

The rules are those of the journeys (kiosk.journeys), the record goes the way of every record. What somebody
says is held here until it is sealed; `next_person` and the desk's `forget` let go of it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Literal

from kiosk.journeys.fields import NotAccepted, check_answer, shown_phone
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.problems import code_of
from kiosk.visit.ask import Ask, Option, ask_of_step
from kiosk.visit.machine import Visit
from kiosk.visit.meant import doubt, suggestions
from kiosk.visit.ports import Kept, NoPaper, Ticket
from kiosk.visit.submission import NoticeShown, Submission
from kiosk.visit.talk import Entry
from kiosk.wire.compose import REACH_STEP

log = logging.getLogger(__name__)

SUBJECT, VOLUNTEER = "subject", "volunteer"
ASKED = ("name", "reach_by", "place", "helper", "channel")  # of a journey that can be a subject here
Page = Literal["quick", "quick-review", "quick-sent"]


def subjects(journeys: Mapping[str, Journey]) -> list[Journey]:
    """Return what people can ask for here: registrations for oneself that a volunteer may fill in."""
    found = []
    for journey in journeys.values():
        steps = {step.id: step for step in journey.steps}
        if journey.kind == "registration" and all(step in steps for step in ASKED):
            helpers = [choice.value for choice in steps["helper"].choices]
            if VOLUNTEER in helpers and steps["helper"].on_review_only:
                found.append(journey)
    return found


class Quick:
    """One person at a time: five things on one screen, a look at them, the paper, the next."""

    def __init__(self, visit: Visit) -> None:
        self._visit, self._language = visit, visit.language
        self._setting = visit.frame.setting
        self.subjects = subjects(visit.frame.journeys)
        self._begin()

    def _begin(self) -> None:
        self.answers: dict[str, str] = {"reach_by": "phone"}
        self.at, self.entry = "name", Entry()
        self.page: Page = "quick"
        self.agreed = False  # where the ground is consent: the person said yes to the volunteer
        self.kept: Kept | None = None
        self.ticket: Ticket | None = None
        self.problem = ""

    # --- what is asked

    @property
    def slots(self) -> tuple[str, ...]:
        """The five things, in the order in which they are asked."""
        return "name", "reach_by", REACH_STEP[self.answers["reach_by"]], "place", SUBJECT

    def ask(self, slot: str = "") -> Ask:
        """Return the question of a slot; of the one on the screen when none is named."""
        slot = slot or self.at
        if slot == SUBJECT:
            options = tuple(Option(one.id, f"journey.{one.id}.title", one.icon) for one in self.subjects)
            return Ask(SUBJECT, "choice", "quick.subject", options=options)
        return ask_of_step(self.subjects[0].id, self._step(slot), self._setting.spoken, False)

    def said(self, slot: str) -> tuple[bool, str]:
        """Return what was said to a slot, as (is it a text key?, text); an empty text where nothing was."""
        value = self.answers.get(slot, "")
        if slot == self.at and self.ask().typed and self.entry.draft:
            return False, self.entry.draft
        if value == NOT_TOLD:
            return True, "typed.not_told"
        for option in self.ask(slot).options:
            if option.value == value:
                return True, option.label
        return False, shown_phone(value) if slot == "phone" and value else value

    def suggestions(self) -> tuple[str, ...]:
        """Return answers that fit what is typed so far, or what would be taken instead."""
        if self.entry.refusal and self.entry.refusal.offers:
            return tuple(one for one in self.entry.refusal.offers if one != NOT_TOLD)
        field = self.ask().kind
        return suggestions(field, self.entry.draft, self._setting.places)

    @property
    def must_agree(self) -> bool:
        return self._setting.must_agree

    @property
    def prints(self) -> bool:
        """Say whether there is a printer; without one the person takes the code along."""
        return self._setting.prints

    @property
    def missing(self) -> str:
        """The first slot without an answer; empty when all have one."""
        return next((slot for slot in self.slots if not self.answers.get(slot)), "")

    # --- touches

    def touch(self, value: str) -> None:
        """A tile was touched: it is the answer, and the next question comes by itself."""
        if self.ask().typed:
            self.entry.touch(self.ask(), value)
        else:
            self.answers[self.at] = value
            self.entry = Entry()
        self.next()

    def choose(self, shown: str) -> None:
        """A suggestion was touched."""
        self.entry.choose(shown)
        self.next()

    def go(self, slot: str) -> None:
        """A slot was touched. What stands half-way is taken first; a wrong one stays on the screen."""
        if slot not in self.slots or (self._typed_something and not self._take()):
            return
        self._show(slot)

    def next(self) -> None:
        """Take what is typed and ask the next thing; look at all of it when nothing is missing."""
        if not self._take():
            return
        later = self.slots[self.slots.index(self.at) + 1 :]
        open_ones = [slot for slot in later if not self.answers.get(slot)]
        upcoming = next(iter(open_ones), self.missing)
        if upcoming:
            self._show(upcoming)
        else:
            self.page = "quick-review"

    def back(self) -> bool:
        """Go one step back; False where that leads out of quick mode."""
        if self.page == "quick-review":
            self.page = "quick"
            self._show(self.slots[-1])
            return True
        place = self.slots.index(self.at) if self.page == "quick" and self.at in self.slots else 0
        if place:
            self._show(self.slots[place - 1])
        return bool(place)

    def agree(self) -> None:
        """The person says yes to the volunteer, or takes it back."""
        self.agreed = not self.agreed

    # --- handing in

    @property
    def may_send(self) -> bool:
        return not self.missing and (self.agreed or not self.must_agree)

    def send(self) -> None:
        """Seal and store; only then the paper comes and the answers go."""
        if self.page != "quick-review" or not self.may_send:
            return
        try:
            self.kept = self._visit.frame.store.keep(self._submission())
        except Exception as error:  # a named Problem, or what nobody foresaw: it is not kept
            log.error("not kept: %s", type(error).__name__)
            self.problem = code_of(error)
            return
        self.answers, self.entry, self.problem = {"reach_by": "phone"}, Entry(), ""
        self.page = "quick-sent"
        if self.prints:
            self.print_paper()

    def print_paper(self) -> None:
        """Print the paper of the person who was just kept."""
        assert self.kept is not None
        try:
            self.ticket = self._visit.frame.press.paper_of_record(self.kept, self._visit.language)
        except Exception as error:
            log.error("no paper: %s", type(error).__name__)
            self.ticket = NoPaper()

    def next_person(self) -> None:
        """Nothing of the one before stays, not even their language."""
        self._visit.frame.press.forget()
        self._visit.frame.press.next_visit()
        self._visit.speak(self._language)
        self._begin()

    def _submission(self) -> Submission:
        journey = next(one for one in self.subjects if one.id == self.answers[SUBJECT])
        shown = self._setting.notice
        agreed = True if self.must_agree else None
        language = self._visit.language
        answers = {slot: said for slot, said in self.answers.items() if slot != SUBJECT}
        answers |= {"helper": VOLUNTEER, "channel": self._setting.channel, "preferred_language": language}
        notice = NoticeShown(shown.id, shown.version, shown.ground, agreed)
        return Submission(journey.id, journey.revision, language, answers, (), notice)

    # --- inside

    @property
    def _typed_something(self) -> bool:
        return self.ask().typed and bool(self.entry.draft or self.entry.picked)

    def _take(self) -> bool:
        """Take the entry as the answer; `entry.refusal` says why it is not taken."""
        ask = self.ask()
        if not ask.typed:
            return True
        entered = self.entry.picked[0] if self.entry.picked else self.entry.draft
        try:
            value = check_answer(self._step(self.at), entered, places=self._setting.places)
            if ask.kind == "email":
                doubt(self.entry, str(value))
        except NotAccepted as why:
            self.entry.refuse(why)
            return False
        self.answers[self.at] = str(value)
        return True

    def _show(self, slot: str) -> None:
        before = self.answers.get(slot, "")
        self.at, self.entry = slot, Entry()
        if self.ask().typed and before and before != NOT_TOLD:
            self.entry.draft = shown_phone(before) if slot == "phone" else before

    def _step(self, slot: str) -> Step:
        return self.subjects[0].by_id(slot)
