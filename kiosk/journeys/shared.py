"""Questions that several journeys ask in the same words: written, and translated, once.

A step that says `same_as = "internet-help"` is the step with the same id there. It may be asked at another
moment, but it has no words of its own: they are looked up under the journey they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN = {"id", "same_as", "when", "required", "preset", "on_review_only", "may_decline"}


class NotShared(ValueError):
    """A step takes over what is not there; `step` is its place in the journey, `key` where the slip is."""

    def __init__(self, step: int, key: str, message: str) -> None:
        super().__init__(message)
        self.step, self.key = step, key


def shares(journey: Mapping[str, Any]) -> bool:
    """Say whether any step takes its words from another journey."""
    steps = journey.get("step")
    return isinstance(steps, list) and any(isinstance(step, dict) and "same_as" in step for step in steps)


def with_shared_steps(journey: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the table of a journey with every shared step filled in from `others`, by id.

    Raises NotShared. What is no journey at all is left as it is: its model says what is wrong.
    """
    steps = journey.get("step")
    if not isinstance(steps, list):
        return dict(journey)
    return {**journey, "step": [_filled(index, step, others) for index, step in enumerate(steps)]}


def _filled(index: int, step: Any, others: Mapping[str, Mapping[str, Any]]) -> Any:
    if not isinstance(step, dict) or "same_as" not in step:
        return step
    source = step["same_as"]
    if own := sorted(set(step) - OWN):
        raise NotShared(
            index, own[0], f"{own[0]!r} stands in the journey {source!r}; only there it can change"
        )
    found = others.get(source, {}).get("step", [])
    shared = next((one for one in found if isinstance(one, dict) and one.get("id") == step.get("id")), None)
    if shared is None or "same_as" in shared:
        raise NotShared(
            index, "same_as", f"no journey {source!r} asks {step.get('id')!r} in words of its own"
        )
    return {**shared, **step}
