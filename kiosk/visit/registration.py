"""A registration in progress: the steps of a journey, the answers, and the review."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.journeys.fields import NotAccepted, check_answer, shown_phone
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.visit import paper_wish
from kiosk.visit.ask import REFUSES, SCHEMES, TYPED, Ask, ask_of_schemes, ask_of_step
from kiosk.visit.carrying import CARRY, YES, ask_of_carrying, asked_in_order, found_in, told_by_schemes
from kiosk.visit.handing_in import HandingIn
from kiosk.visit.helped import HELPER, asking_who, still_ahead
from kiosk.visit.meant import certain, doubt, suggestions
from kiosk.visit.path import applies, first_open_step, most_to_come, still_holding
from kiosk.visit.same_person import NOTHING_KNOWN, Known, known_in, never_asked, without_known
from kiosk.visit.setting import Setting
from kiosk.visit.talk import Entry, Refusal


class Registration(HandingIn):
    """The talk behind one journey of kind 'registration'."""

    def __init__(
        self,
        journey: Journey,
        setting: Setting,
        language: str,
        schemes: tuple[str, ...] = (),
        offer: str = "",
        facts: Mapping[str, str] | None = None,
        known: Known = NOTHING_KNOWN,
    ) -> None:
        """`facts`: what was answered in the quick-check it came from. `known`: who it is, said before."""
        self.found = found_in(facts or {}, journey)
        self.journey = journey = told_by_schemes(journey, schemes, self.found)
        self.setting = setting
        self.schemes = self.offered = schemes
        self.offer = offer
        self.language = language
        self._wish: paper_wish.Wish = "printed"
        self.answers: dict[str, object] = known_in(known, journey)
        self.known = tuple(self.answers)  # asked no more; on the review, where it can be changed
        self._own_choice: set[str] = set(self.known)  # presets that the person looked at and took or changed
        self.from_check = facts is not None
        self.carried = ""  # may that be taken along?
        self._preset()
        self.current: str | None = self._order()[0]
        self.changing = False  # came from the review screen to change one answer
        self.seen = False  # all of the review, once: before that nothing is sent
        self.entry = Entry()

    def _preset(self) -> None:
        """Fill in beforehand what applies and has no answer yet."""
        from_context = {"visit.language": self.language, "site.channel": self.setting.channel}
        for step in self.journey.steps:
            if step.preset is not None and step.id not in self.answers and applies(step, self.answers):
                self.answers[step.id] = from_context.get(step.preset, step.preset)

    def speak(self, language: str) -> None:
        """The screen speaks another language: most likely that is the one to call back in as well."""
        self.language = language
        for step in self.journey.steps:
            if step.preset == "visit.language" and step.id not in self._own_choice:
                self.answers.pop(step.id, None)
        self._preset()

    def ask_who(self) -> None:
        """Two read together from now on: who fills this in is asked, unless that place is passed already."""
        if not self.changing and HELPER not in self._own_choice and still_ahead(self.journey, self.current):
            self.journey = asking_who(self.journey)
            self.answers.pop(HELPER, None)

    # --- the question on the screen

    def ask(self) -> Ask:
        if self.current == SCHEMES:
            return ask_of_schemes(SCHEMES, self.offered, self.setting.scheme_icons)
        if self.current == paper_wish.PAPER:
            return paper_wish.ask_of_paper(self.answers, self.setting.prints)
        if self.current == CARRY:
            return ask_of_carrying(self.journey, self.found)
        step = self._step().for_offer(self.setting.offer_kind(self.offer))
        return ask_of_step(self.journey.id, step, self.setting.spoken, self.setting.must_agree)

    @property
    def said(self) -> bool:  # to have read and agreed costs nobody a thing
        return bool(self._own_choice - {"notice"}) or (self.current != "notice" and self.entry.said)

    def progress(self) -> tuple[int, int]:
        """Count from the longest way there is: who is asked less jumps ahead, and nobody is set back."""
        steps = most_to_come(self.journey, {}, leave_out=never_asked(self.known)) + bool(self.found) + 1
        return steps - self._to_come(), steps

    def _to_come(self) -> int:
        """Return how many screens may follow this one, the review among them."""
        order = self._order()
        if self.current not in order:
            return 0
        before = order[: order.index(CARRY)][-1:] if self.current == CARRY else [self.current]
        found = tuple(self.found) if self.carried == YES and self.current != CARRY else ()
        left_out = (*found, *never_asked(self.known))
        ahead = CARRY in order[order.index(self.current) + 1 :]
        return most_to_come(self.journey, self.answers, "".join(before), left_out) + ahead + 1

    def _order(self) -> list[str]:
        order = asked_in_order(self.journey, self.answers, self.found, self.carried == YES)
        return without_known(order, self.known)

    def suggestions(self) -> tuple[str, ...]:
        """Return answers that fit what is typed so far; none where a refusal brings its own."""
        if self.entry.refusal and self.entry.refusal.offers:
            return ()
        return suggestions(self._field, self.entry.draft, self.setting.places)

    @property
    def sure(self) -> str:
        """The suggestion that is taken as it stands; empty while none is."""
        return certain(self._field, self.entry.draft, self.setting.places)

    @property
    def _field(self) -> str:
        return "" if self.current in (None, CARRY, SCHEMES, paper_wish.PAPER) else self._step().field

    # --- moving

    def advance(self) -> bool:
        if not self._take():
            return True
        self.answers = still_holding(self.journey, self.answers)
        self._preset()
        upcoming = self._next_step()
        self._go(upcoming)
        return upcoming is not None

    def retreat(self) -> bool:
        """Go one step back; from a change, back to the review without taking the entry.

        A change can open a question (another way to reach the person): there is no review without it.
        """
        missing = first_open_step(self.journey, self.answers)
        if self.changing and missing is None:
            self._go(None)
            return True
        order = self._order()
        place = order.index(self.current) if self.current in order else len(order)
        if place == 0:
            return False
        self._go(order[place - 1])
        return True

    def change(self, step_id: str) -> None:
        """A line of the review was touched."""
        self.changing = True
        self.known = tuple(without_known(self.known, (step_id,)))
        self._go(step_id)

    @property
    def at_review(self) -> bool:
        return self.current is None

    @property
    def refused_consent(self) -> bool:
        """'No, rather not' where the ground is consent: the visit leads to a person, not to a wall."""
        return self.current == "notice" and self.entry.picked == (REFUSES,)

    def _next_step(self) -> str | None:
        if self.changing:
            missing = first_open_step(self.journey, self.answers)
            return missing.id if missing else None
        order = self._order()
        later = order[order.index(self.current) + 1 :] if self.current in order else []
        return later[0] if later else None

    def _go(self, step_id: str | None) -> None:
        self.current = step_id
        self.entry = Entry()
        if step_id is None:
            self.changing = False
        elif step_id == SCHEMES:
            self.entry.picked = self.schemes
        elif step_id == paper_wish.PAPER:
            self.entry.picked = (self.paper,)
        elif step_id == CARRY:
            self.entry.picked = (self.carried,) if self.carried else ()
        else:
            self._recall(self._step())

    def _recall(self, step: Step) -> None:
        """Show an earlier answer again, so that nobody has to type it twice (WCAG 3.3.7)."""
        said = self.answers.get(step.id)
        if said is None:
            return
        if step.field == "phone":
            self.entry.draft = shown_phone(str(said))
        elif step.field in TYPED and not (step.may_decline and said == NOT_TOLD):
            self.entry.draft = str(said)
        elif step.field != "notice" or self.setting.must_agree:
            self.entry.picked = tuple(said) if isinstance(said, (list, tuple)) else (str(said),)

    def _take(self) -> bool:
        if self.current == SCHEMES:
            self.schemes = tuple(scheme for scheme in self.offered if scheme in self.entry.picked)
            self.journey = told_by_schemes(self.journey, self.schemes, self.found)
            return True
        if self.current == paper_wish.PAPER:
            self._wish = paper_wish.chosen(self.entry.picked, self.answers, self.setting.prints)
            return True
        if self.current == CARRY:
            return self._take_along()
        step = self._step()
        try:
            value = check_answer(
                step, self._entered(step), places=self.setting.places, languages=self.setting.spoken
            )
            if step.field == "email":
                doubt(self.entry, str(value))
        except NotAccepted as refused:
            self.entry.refuse(refused)
            return False
        self.answers[step.id] = value
        self._own_choice.add(step.id)
        return True

    def _take_along(self) -> bool:
        """Take what the check knows as said here, or let go of it again; what was said here itself stays."""
        if not self.entry.picked:
            self.entry.refusal = Refusal("field.choice.none")
            return False
        self.carried = self.entry.picked[0]
        for step_id, said in self.found.items():
            if step_id not in self._own_choice:
                self.answers.pop(step_id, None)
                self.answers |= {step_id: said} if self.carried == YES else {}
        return True

    def _entered(self, step: Step) -> str | list[str]:
        """Return what is typed or picked, in the shape `check_answer` takes."""
        if step.field in TYPED and not self.entry.picked:
            return self.entry.draft
        if step.field == "several":
            return list(self.entry.picked)
        if step.field == "notice" and not self.setting.must_agree:
            return "read"
        return self.entry.picked[0] if self.entry.picked else ""

    def _step(self) -> Step:
        assert self.current is not None
        return self.journey.by_id(self.current)
