"""A registration in progress: the steps of a journey, the answers, and the review."""

from __future__ import annotations

from kiosk.journeys.fields import NotAccepted, check_answer, shown_phone
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.visit import paper_wish
from kiosk.visit.ask import OFFER, REFUSES, SCHEMES, TYPED, Ask, ask_of_schemes, ask_of_step
from kiosk.visit.meant import certain, doubt, suggestions
from kiosk.visit.path import (
    applies,
    asked_steps,
    first_missing_step,
    first_open_step,
    step_after,
    still_holding,
)
from kiosk.visit.review import ReviewLine, review_lines
from kiosk.visit.setting import Setting
from kiosk.visit.submission import NoticeShown, Submission
from kiosk.visit.talk import Entry


class Registration:
    """The talk behind one journey of kind 'registration'."""

    def __init__(
        self,
        journey: Journey,
        setting: Setting,
        language: str,
        schemes: tuple[str, ...] = (),
        offer: str = "",
    ) -> None:
        self.journey = journey
        self.setting = setting
        self.schemes = schemes
        self.offered = schemes
        self.offer = offer
        self.language = language
        self._wish: paper_wish.Wish = "printed"
        self.answers: dict[str, object] = {}
        self._own_choice: set[str] = set()  # presets that the person looked at and took or changed
        self._preset()
        self.current: str | None = asked_steps(journey, self.answers)[0].id
        self.changing = False  # came from the review screen to change one answer
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

    # --- the question on the screen

    def ask(self) -> Ask:
        if self.current == SCHEMES:
            return ask_of_schemes(SCHEMES, self.offered, self.setting.scheme_icons)
        if self.current == paper_wish.PAPER:
            return paper_wish.ask_of_paper(self.answers)
        step = self._step().for_offer(self.setting.offer_kind(self.offer))
        return ask_of_step(self.journey.id, step, self.setting.spoken, self.setting.must_agree)

    @property
    def said(self) -> bool:  # to have read and agreed costs nobody a thing: it is not counted
        return bool(self._own_choice - {"notice"}) or (self.current != "notice" and self.entry.said)

    def progress(self) -> tuple[int, int]:
        order = [step.id for step in asked_steps(self.journey, self.answers)]
        place = order.index(self.current) + 1 if self.current in order else len(order) + 1
        return place, len(order) + 1  # the review is the last step

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
        return "" if self.current in (None, SCHEMES, paper_wish.PAPER) else self._step().field

    # --- moving

    def advance(self) -> bool:
        if not self._take():
            return True
        self.answers = still_holding(self.journey, self.answers)
        self._preset()
        upcoming = self._next_step()
        self._go(upcoming.id if upcoming else None)
        return upcoming is not None

    def retreat(self) -> bool:
        """Go one step back; from a change, back to the review without taking the entry.

        A change can open a question (another way to reach the person): there is no review without it.
        """
        missing = first_open_step(self.journey, self.answers)
        if self.changing and missing is None:
            self._go(None)
            return True
        order = [step.id for step in asked_steps(self.journey, self.answers)]
        place = order.index(self.current) if self.current in order else len(order)
        if place == 0:
            return False
        self._go(order[place - 1])
        return True

    def change(self, step_id: str) -> None:
        """A line of the review was touched."""
        self.changing = True
        self._go(step_id)

    @property
    def at_review(self) -> bool:
        return self.current is None

    @property
    def refused_consent(self) -> bool:
        """'No, rather not' where the ground is consent: the visit leads to a person, not to a wall."""
        return self.current == "notice" and self.entry.picked == (REFUSES,)

    def _next_step(self) -> Step | None:
        if self.changing:
            return first_open_step(self.journey, self.answers)
        return step_after(self.journey, self.answers, self.current or "")

    def _go(self, step_id: str | None) -> None:
        self.current = step_id
        self.entry = Entry()
        if step_id is None:
            self.changing = False
        elif step_id == SCHEMES:
            self.entry.picked = self.schemes
        elif step_id == paper_wish.PAPER:
            self.entry.picked = (self.paper,)
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
            return True
        if self.current == paper_wish.PAPER:
            self._wish = paper_wish.chosen(self.entry.picked, self.answers)
            return True
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

    # --- review and handing in

    def review(self) -> list[ReviewLine]:
        """Return the lines of the review: what is asked for, then the answers in the order of the journey."""
        lines = []
        if self.offer:
            said = ((False, self.setting.offer_title(self.offer)),)
            lines.append(ReviewLine(OFFER, "review.signs_up", "calendar", said))
        if self.offered:
            keys = tuple((True, f"scheme.{scheme}.short") for scheme in self.schemes)
            lines.append(ReviewLine(SCHEMES, "review.asks_for", "wifi", keys))
        asked = self.journey.for_offer(self.setting.offer_kind(self.offer))
        lines += review_lines(asked, self.answers, self.setting.spoken)
        if self.journey.kind == "correction":  # nothing new to take along
            return lines
        return [*lines, paper_wish.line_of_paper(self.paper)]

    @property
    def paper(self) -> paper_wish.Wish:
        """How the person takes the paper along."""
        return paper_wish.still_possible(self._wish, self.answers)

    def go_to_missing(self) -> bool:
        """Go to the first question without the answer it needs; False, as it should be, where none is."""
        missing = first_missing_step(self.journey, self.answers)
        if missing is None and self.setting.must_agree and self.answers.get("notice") != "agreed":
            # A correction has no notice: the person agreed when the record was made.
            missing = next((step for step in self.journey.steps if step.id == "notice"), None)
        if missing is not None:
            self.change(missing.id)
        return missing is not None

    def submission(self, language: str) -> Submission:
        """Return what is handed in; empty answers are left out."""
        shown = self.setting.notice
        agreed = True if self.setting.must_agree and self.answers.get("notice") == "agreed" else None
        notice = NoticeShown(shown.id, shown.version, shown.ground, agreed)
        answers = {
            step_id: said
            for step_id, said in self.answers.items()
            if step_id != "notice" and said not in ("", [], None)
        }
        answers |= paper_wish.answers_of(self.paper)
        journey = self.journey
        return Submission(
            journey.id, journey.revision, language, answers, self.schemes, notice, self.paper, self.offer
        )
