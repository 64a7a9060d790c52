"""How a pretended person walks: which answers bring the tour past every screen of every journey.

Computed from the journeys of the site, so that a new question is toured without anybody touching this.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.eligibility.question import answers_from_tiles
from kiosk.eligibility.quick_check import RuleBase
from kiosk.journeys.model import Journey, Step
from kiosk.visit.ask import SCHEMES, Ask
from kiosk.visit.carrying import CARRY
from kiosk.visit.check import Check
from kiosk.visit.registration import Registration
from kiosk.visit.telling import Telling

CODE, TOKEN = "K7QM3X9R", "Ab3_-ZkPq7LmNo9RsTuVwX"  # of a paper nobody has
TYPED = {
    "text": "Zoë",
    "phone": "0471123456",
    "email": "zoe@voorbeeld.be",
    "place": "9900",
    "code": CODE,
    "amount": "45",
}
REFUSED = {  # shown once, for the friendly line
    "text": (),
    "phone": ("047",),
    "email": ("zoe.be", "zoe@gmial.com"),  # no address, a slip of the finger
    "place": ("1", "xx", "9880"),  # what was probably meant, nothing known, three villages of one postcode
    "code": (CODE[::-1],),
    "amount": ("0",),
}


class Walker:
    """Answers what is asked; remembers which steps were met, to choose what has not been seen yet.

    A question that several journeys share in the same words (`same_as`) is met in one of them.
    """

    def __init__(self, journeys: Mapping[str, Journey], rules: RuleBase) -> None:
        self.journeys = journeys
        self.rules = rules
        self.met: set[tuple[str, str]] = set()

    def left(self, journey: Journey) -> list[str]:
        """Return the ids of what is asked in `journey` and was not met yet."""
        if journey.kind == "check":
            asked = self.rules.ever_asked()
            return [question.id for question in asked if (journey.id, question.id) not in self.met]
        return [step.id for step in journey.steps if not self.knows(journey, step.id)]

    def knows(self, journey: Journey, step_id: str) -> bool:
        """Say whether a question was met, in this journey or in one that asks it in the same words."""
        return _words_of(journey, step_id) in self.met

    def meet(self, journey: Journey, ask: Ask) -> None:
        self.met.add(_words_of(journey, ask.id))

    def pick(self, talk: Registration | Check | Telling, ask: Ask) -> str:
        """Return the tile to touch."""
        if isinstance(talk, Check):
            return self._longest(talk, ask)
        if ask.id in (SCHEMES, CARRY):
            return ask.options[0].value
        unseen = [
            option.value
            for option in ask.options
            if any(not self.knows(talk.journey, step.id) for step in _opened(talk, ask.id, option.value))
        ]
        return (unseen or [option.value for option in ask.options])[0]

    def _longest(self, check: Check, ask: Ask) -> str:
        """Return the answer after which the most screens may follow; among equals the most hopeful one."""
        question = check.question
        assert question is not None

        def following(value: str) -> tuple[int, bool, int]:
            facts = {**check.facts, **answers_from_tiles(question, {value})}
            verdicts = [one.verdict for one in self.rules.check(facts, check.on).schemes]
            return self.rules.remaining(facts), value != "unknown", verdicts.count("likely")

        return max((option.value for option in ask.options), key=following)


def _words_of(journey: Journey, step_id: str) -> tuple[str, str]:
    """Return the journey whose words a step is asked in, and its id."""
    sources = {step.id: step.same_as for step in journey.steps}
    return sources.get(step_id) or journey.id, step_id


def _opened(talk: Registration | Telling, step_id: str, value: str) -> list[Step]:
    """Return the steps that `step_id` answered with `value` leads to, at once or by way of another one."""
    opened: list[Step] = []
    for step in talk.journey.steps:
        if step.when.get(step_id) == value or any(one.id in step.when for one in opened):
            opened.append(step)
    return opened
