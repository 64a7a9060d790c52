"""One check per field type: what a person typed or touched becomes a clean answer, or a kind refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kiosk.journeys.email_address import check_email, suggest_email
from kiosk.journeys.model import Step
from kiosk.journeys.phone import check_phone, shown_phone
from kiosk.journeys.place_typed import NOT_TOLD, is_no_whole_postcode
from kiosk.journeys.places import PlaceIndex
from kiosk.journeys.refusals import DUTCH, NotAccepted
from kiosk.journeys.register_number import hides_register_number
from kiosk.journeys.typed import LONGEST, clean, cut, says_something

__all__ = [
    "DUTCH", "NOTICE", "YES_NO", "Answer", "NotAccepted", "check_answer", "shown_phone", "suggest_email",
]  # fmt: skip

Answer = str | list[str]  # as a record holds it: a list only for a field of kind `several`
YES_NO = ("yes", "no", "unknown")
NOTICE = ("read", "agreed")  # agreed: only where the legal ground is consent; refusing is no answer


def check_answer(
    step: Step,
    value: str | Sequence[str],
    *,
    places: PlaceIndex | None = None,
    languages: Sequence[str] = (),
) -> Answer:
    """Return the answer to `step` as it is kept; checking it again changes nothing.

    `languages` are the codes the site offers (empty: any code). An empty answer to a step that is not
    required is `""`, or `[]` for a `several`. Raises NotAccepted and nothing else, whatever was typed.
    """
    if step.field == "several":
        return _several(step, value)
    if not isinstance(value, str) or step.field == "facts":  # the quick-check is checked by eligibility
        raise NotAccepted("field.choice.unknown")
    if step.field in ("choice", "yesno", "notice", "language"):
        return _one_of(step, value, languages)
    if len(value) > LONGEST:
        raise NotAccepted("field.text.long", max=step.max_length)
    text = clean(value)
    if not text:
        if step.may_decline:
            home = (places.home.shown,) if places and places.home else ()
            raise NotAccepted("field.place.empty", offers=(*home, NOT_TOLD))
        if step.required:
            raise NotAccepted("field.text.letters" if value.strip() else "field.empty")
        return ""
    if step.field == "place":
        return text if step.may_decline and text == NOT_TOLD else _place(text, places)
    return _TYPED[step.field](text, step)


def _one_of(step: Step, value: str, languages: Sequence[str]) -> str:
    if value == "" and not step.required:
        return ""
    if step.field == "language":
        if value in languages or (not languages and re.fullmatch(r"[a-z]{2,3}", value)):
            return value
        raise NotAccepted("field.language.unknown")
    if step.field == "notice":
        if value in NOTICE:
            return value
        raise NotAccepted("field.notice.unread")
    if value in (YES_NO if step.field == "yesno" else [choice.value for choice in step.choices]):
        return value
    raise NotAccepted("field.choice.unknown" if value else "field.choice.none")


def _several(step: Step, value: str | Sequence[str]) -> list[str]:
    """Check touched tiles; they come back in the order of the step, each once."""
    touched = {value} - {""} if isinstance(value, str) else set(value)
    if touched - {choice.value for choice in step.choices}:
        raise NotAccepted("field.choice.unknown")
    if not touched and step.required:
        raise NotAccepted("field.choice.none")
    if len(touched) > 1 and any(choice.alone and choice.value in touched for choice in step.choices):
        raise NotAccepted("field.several.alone")
    return [choice.value for choice in step.choices if choice.value in touched]


def _text(text: str, step: Step) -> str:
    if not says_something(text):
        raise NotAccepted("field.text.letters")
    if hides_register_number(text):
        raise NotAccepted("field.digits.eleven")
    if len(text) > step.max_length:
        raise NotAccepted("field.text.long", max=step.max_length, offers=(cut(text, step.max_length),))
    return text


def _place(text: str, places: PlaceIndex | None) -> str:
    if hides_register_number(text):
        raise NotAccepted("field.digits.eleven")
    if places is None:  # no table on this device: a postcode with a name will do
        if re.fullmatch(r"[1-9][0-9]{3} .{1,80}", text) and says_something(text[5:]):
            return text
        raise NotAccepted("field.place.unknown")
    found = places.exact(text)
    if not found and is_no_whole_postcode(text):
        raise NotAccepted("field.place.digits")
    if len(found) == 1:
        return found[0].shown
    if found:
        raise NotAccepted("field.place.which", offers=tuple(row.shown for row in found))
    near = tuple(row.shown for row in places.suggest(text, limit=6))
    raise NotAccepted("field.place.meant" if near else "field.place.unknown", offers=near)


_TYPED: dict[str, Callable[[str, Step], str]] = {
    "text": _text,
    "phone": lambda text, step: check_phone(text),
    "email": lambda text, step: check_email(text),
}
