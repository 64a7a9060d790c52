"""While somebody types: the caret where they touch, a number in its groups, letters they can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.rig import Rig
from tests.ui.walks import TO_NAME

if TYPE_CHECKING:
    from kiosk.ui.widgets.field import Field

pytestmark = pytest.mark.screen


def at_name(kiosk: Rig, language: str = "nl") -> None:
    kiosk.guide.touch(f"begin:{language}")
    for action in TO_NAME[1:]:
        kiosk.guide.touch(action)
    kiosk.step()


def field(kiosk: Rig) -> Field:
    return kiosk.app.screens["typed"].field


def touch_field(kiosk: Rig, share: float) -> None:
    """Touch the line in the field at a share of its width, 0 at its left end."""
    box = field(kiosk)
    _, left, low = box._rows[0]
    width, line = box.laid.rows[0].width, box.laid.line
    kiosk.tap(box.to_window(box.x + left + width * share, box.y + low + line / 2), every=1)
    kiosk.step(0.3)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "ZAnna"), (1.0, "AnnaZ")], ids=["before the first letter", "behind the last"]
)
def test_who_touches_the_name_types_on_where_the_finger_was(kiosk: Rig, share: float, said: str) -> None:
    at_name(kiosk)
    kiosk.guide.type("Anna")
    touch_field(kiosk, share)
    kiosk.guide.type("Z")
    assert kiosk.visit.registration.entry.draft == said


def test_a_letter_that_was_forgotten_goes_in_between(kiosk: Rig) -> None:
    at_name(kiosk)
    kiosk.guide.type("Ana")
    touch_field(kiosk, 0.66)
    assert field(kiosk).caret == 2
    kiosk.guide.type("n")
    assert kiosk.visit.registration.entry.draft == "Anna"


def test_a_number_stands_in_its_groups_and_is_kept_without_them(kiosk: Rig) -> None:
    at_name(kiosk)
    kiosk.guide.type("An")
    for action in ("next", "option:phone"):
        kiosk.guide.touch(action)
    kiosk.step()
    kiosk.guide.type("047112")
    assert field(kiosk).draft == "0471 12"
    touch_field(kiosk, 1.0)
    kiosk.guide.type("3456")
    assert field(kiosk).draft == "0471 12 34 56"
    assert kiosk.visit.registration.entry.draft == "0471123456"
    touch_field(kiosk, 0.0)
    kiosk.guide.touch("key:0")
    assert kiosk.visit.registration.entry.draft == "00471123456"


def test_who_asks_for_letters_from_a_to_z_has_them_on_the_question_they_were_at(kiosk: Rig) -> None:
    at_name(kiosk)
    kiosk.guide.type("An")
    kiosk.visit.access = kiosk.visit.access.turned("abc")
    kiosk.app.render()
    kiosk.step()
    keys = [key for key in kiosk.app.screens["typed"].keyboard.children if key.types]
    top = max(key.y for key in keys)
    row = sorted((key for key in keys if key.y == top), key=lambda key: key.x)
    assert "".join(key.name for key in row).startswith("abcdefghij")
    assert kiosk.visit.registration.entry.draft == "An"
