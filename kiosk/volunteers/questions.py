"""What a volunteer is asked when a stand opens and when it closes, one question a screen.

Implements what a screen needs of a talk (kiosk.visit.talk), with the lists of the site and the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.journeys.refusals import NotAccepted
from kiosk.journeys.register_number import hides_register_number
from kiosk.journeys.typed import clean, says_something
from kiosk.site.model import Listed as SiteListed
from kiosk.site.model import Stand
from kiosk.visit.ask import Ask, Option
from kiosk.visit.talk import Entry
from kiosk.volunteers.stand import Closing, Opening
from kiosk.wire.catalogue import Place
from kiosk.wire.planned import PlannedStand
from kiosk.wire.stand import Listed, StandPlace
from kiosk.words.days import BELGIUM

ELSEWHERE, NOBODY = "elsewhere", "nobody"  # answers that are no line of a list
INITIALS = 4  # letters


class Questions:
    """The questions on the way, the answers so far, and the one on the screen."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        self._asks = tuple(asks)
        self._at = 0
        self.answers: dict[str, tuple[str, ...]] = {}
        self.entry = Entry()

    @property
    def _way(self) -> tuple[Ask, ...]:
        """The questions as far as can be known now: the place is typed only when it is on no list."""
        elsewhere = self.answers.get("place", (ELSEWHERE,)) == (ELSEWHERE,)
        return tuple(ask for ask in self._asks if ask.id != "place_typed" or elsewhere)

    def ask(self) -> Ask:
        return self._way[self._at]

    def progress(self) -> tuple[int, int]:
        return self._at + 1, len(self._way)

    def advance(self) -> bool:
        """Take the entry as the answer; False at the end. `entry.refusal` says why it is not taken."""
        ask = self.ask()
        try:
            answer = checked(ask, self.entry)
        except NotAccepted as why:
            self.entry.refuse(why)
            return True
        self.answers[ask.id] = answer
        if self._at + 1 == len(self._way):
            return False
        self._at += 1
        self._recall()
        return True

    def retreat(self) -> bool:
        """Go one question back; False when this was the first."""
        if self._at == 0:
            return False
        self._at -= 1
        self._recall()
        return True

    def _recall(self) -> None:
        ask, self.entry = self.ask(), Entry()
        before = self.answers.get(ask.id, ())
        if ask.typed:
            self.entry.draft = before[0] if before else ""
        else:
            self.entry.picked = before


def checked(ask: Ask, entry: Entry) -> tuple[str, ...]:
    """Return the answer as it is kept. Raises NotAccepted."""
    if not ask.typed:
        if ask.required and not entry.picked:
            raise NotAccepted("field.choice.none")
        return entry.picked
    text = clean(entry.draft)
    if not text:
        if ask.required:
            raise NotAccepted("field.empty")
        return ("",)
    if not says_something(text):
        raise NotAccepted("field.text.letters")
    if hides_register_number(text):
        raise NotAccepted("field.digits.eleven")
    if ask.id == "initials" and (" " in text or len(text) > INITIALS):
        raise NotAccepted("desk.initials.wrong")
    return (text,)


INITIALS_ASK = Ask("initials", "text", "desk.initials.title", "desk.initials.hint", max_length=INITIALS)
NOTE_ASK = Ask("note", "text", "desk.note.title", "desk.note.hint", required=False, max_length=200)

USED_UP = (("paper", "receipt"), ("leaflets", "news"), ("forms", "file-text"), ("pens", "pencil"))
USED_UP_ASK = Ask(
    "used_up",
    "several",
    "desk.used_up.title",
    "desk.used_up.hint",
    options=tuple(Option(what, f"desk.used_up.{what}", icon) for what, icon in USED_UP),
    required=False,
)
INCIDENT_ASK = Ask(
    "incident", "text", "desk.incident.title", "desk.incident.hint", required=False, max_length=200
)


def to_open(lists: Stand, places: Sequence[Place]) -> Questions:
    """Return what is asked when a stand opens; a list that the site leaves empty is not asked."""
    asks = []
    if places:
        known = (Option(place.id, place.name, "map-pin") for place in places)
        other = Option(ELSEWHERE, "desk.place.elsewhere", "pencil")
        asks.append(Ask("place", "choice", "desk.place.title", options=(*known, other)))
    asks.append(Ask("place_typed", "text", "desk.place.typed", "desk.place.hint", max_length=60))
    if lists.actions:
        asks.append(Ask("action", "choice", "desk.action.title", options=_options("actions", lists.actions)))
    if lists.partners:
        alone = Option(NOBODY, "desk.partner.nobody", "user")
        options = (*_options("partners", lists.partners), alone)
        asks.append(Ask("partner", "choice", "desk.partner.title", options=options))
    if lists.groups:
        options = _options("groups", lists.groups)
        asks.append(
            Ask("groups", "several", "desk.groups.title", "desk.groups.hint", options=options, required=False)
        )
    return Questions((*asks, INITIALS_ASK))


def to_open_planned(plans: Sequence[PlannedStand]) -> Questions:
    """Return what is asked when a planned stand opens: which of several, and by whom."""
    if len(plans) == 1:
        return Questions((INITIALS_ASK,))
    options = tuple(Option(str(one.id), _where_and_when(one), "map-pin") for one in plans)
    return Questions((Ask("plan", "choice", "desk.planned.title", options=options), INITIALS_ASK))


def _where_and_when(plan: PlannedStand) -> str:
    """'Zonneheem 5/12 14:00': a place is called the same in every language."""
    starts = plan.starts.astimezone(BELGIUM)
    return f"{plan.place.name} {starts.day}/{starts.month} {starts:%H:%M}"


def opening_planned(questions: Questions, plans: Sequence[PlannedStand]) -> Opening:
    """Return the stand that was planned, opened by who said so."""
    said = questions.answers
    chosen = said.get("plan", (str(plans[0].id),))[0]
    plan = next(one for one in plans if str(one.id) == chosen)
    return Opening(
        place=plan.place,
        by=said["initials"][0].upper(),
        action=plan.action,
        partner=plan.partner,
        groups=plan.groups,
        plan=plan.id,
    )


def to_close() -> Questions:
    """Return what is asked when a stand closes."""
    return Questions((USED_UP_ASK, INCIDENT_ASK, NOTE_ASK, INITIALS_ASK))


def closing(questions: Questions) -> Closing:
    """Return what was said when it closed."""
    said = questions.answers
    return Closing(
        by=said["initials"][0].upper(),
        note=said["note"][0],
        used_up=said["used_up"],
        incident=said["incident"][0],
    )


def _options(name: str, listed: Sequence[SiteListed]) -> tuple[Option, ...]:
    return tuple(Option(one.id, f"site.stand.{name}.{one.id}", one.icon) for one in listed)


def opening(questions: Questions, lists: Stand, places: Sequence[Place]) -> Opening:
    """Return what was said, as the stand is opened with it."""
    said = {key: answer[0] if answer else "" for key, answer in questions.answers.items()}
    named = {place.id: place for place in places}
    at = named.get(said.get("place", ELSEWHERE))
    place = StandPlace(id=at.id, name=at.name[:80]) if at else StandPlace(name=said["place_typed"])
    groups = questions.answers.get("groups", ())
    return Opening(
        place=place,
        by=said["initials"].upper(),
        action=_line(lists.actions, said.get("action")),
        partner=_line(lists.partners, said.get("partner")),
        groups=tuple(_wire(one) for one in lists.groups if one.id in groups),
    )


def _line(listed: Sequence[SiteListed], chosen: str | None) -> Listed | None:
    return next((_wire(one) for one in listed if one.id == chosen), None)


def _wire(one: SiteListed) -> Listed:
    return Listed(id=one.id, name=one.name)
