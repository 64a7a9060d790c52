"""Which key each Dutch text of a journey, question, scheme or problem has, for other languages to translate.

The rooms behind this one ask for their texts by these keys: `kiosk.journeys.model.Step.key`,
`kiosk.visit.ask` and `kiosk.eligibility.quick_check`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.eligibility.question import Question
from kiosk.eligibility.scheme import Scheme
from kiosk.journeys.ending import everything_told
from kiosk.journeys.model import Journey, Step
from kiosk.problems import TABLE
from kiosk.site.model import Stand

KeyedTexts = Iterator[tuple[str, str]]


def of_problems() -> KeyedTexts:
    """Yield (key, Dutch) for what can go wrong: what happened and what a volunteer does."""
    for code, row in TABLE.items():
        yield f"problem.{code}.title", row.title
        yield f"problem.{code}.do", row.what_to_do


def of_journey(journey: Journey) -> KeyedTexts:
    """Yield (key, Dutch) for every text of a journey."""
    yield f"journey.{journey.id}.title", journey.title
    yield f"journey.{journey.id}.tile", journey.tile
    if journey.about:
        yield f"journey.{journey.id}.about", journey.about
    yield from ((said.key, said.dutch) for said in everything_told(journey))
    for step in journey.steps:
        yield from _of_step(journey.id, step)


def _of_step(journey_id: str, step: Step) -> KeyedTexts:
    yield step.key(journey_id, "title"), step.title
    if step.hint:
        yield step.key(journey_id, "hint"), step.hint
    if step.review:
        yield step.key(journey_id, "review"), step.review
    for kind in step.for_kind:
        asked = step.for_offer(kind)
        yield asked.key(journey_id, "title"), asked.title
        yield asked.key(journey_id, "review"), asked.review or ""
    for choice in step.choices:
        yield step.key(journey_id, f"choice.{choice.value}"), choice.label
        if choice.explain:
            yield step.key(journey_id, f"explain.{choice.value}"), choice.explain


def of_question(question: Question) -> KeyedTexts:
    """Yield (key, Dutch) for every text of a question of the quick-check."""
    key = f"question.{question.id}"
    yield f"{key}.title", question.title
    if question.hint:
        yield f"{key}.hint", question.hint
    for tile in question.tiles:
        yield f"{key}.tile.{tile.value}", tile.label
        if tile.explain:
            yield f"{key}.explain.{tile.value}", tile.explain
    for fact, sentences in question.because.items():
        for word, sentence in sentences.items():
            yield f"fact.{fact}.{word}", sentence


def of_stand(stand: Stand) -> dict[str, str]:
    """Return key → Dutch of the lists a volunteer chooses from."""
    return {
        f"site.stand.{name}.{one.id}": one.name
        for name in ("actions", "partners", "groups")
        for one in getattr(stand, name)
    }


def own_names(stand: Stand) -> frozenset[str]:
    """Return the keys of what is called the same in every language: nobody translates those."""
    return frozenset(
        f"site.stand.{name}.{one.id}"
        for name in ("actions", "partners", "groups")
        for one in getattr(stand, name)
        if one.own_name
    )


def of_scheme(scheme: Scheme) -> KeyedTexts:
    """Yield (key, Dutch) for every text of a scheme."""
    key = f"scheme.{scheme.id}"
    yield f"{key}.name", scheme.name
    yield f"{key}.short", scheme.short or scheme.name
    yield f"{key}.about", scheme.about
    yield f"{key}.stale.text", scheme.stale.text
    yield f"{key}.stale.unchecked", scheme.stale.unchecked
    yield f"{key}.unlikely.alternative", scheme.unlikely.alternative
    for verdict, outcome in (("likely", scheme.likely), ("unlikely", scheme.unlikely), ("ask", scheme.ask)):
        if outcome is None:
            continue
        yield f"{key}.{verdict}.text", outcome.text
        for part in ("next_steps", "bring"):
            for number, line in enumerate(getattr(outcome, part)):
                yield f"{key}.{verdict}.{part}.{number}", line
    for number, branch in enumerate(scheme.rules.branches):
        if branch.reason:
            yield f"{key}.unlikely.reason.{number}", branch.reason
    for guard in scheme.rules.guard:
        yield f"{key}.guard.{guard.fact}", guard.text
    for ask in scheme.rules.ask_because:
        if ask.text:
            yield f"{key}.ask_because.{ask.fact}", ask.text
