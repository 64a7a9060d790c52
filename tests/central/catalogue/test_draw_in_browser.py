"""A worker draws the streets around a place on the map, with a pointer and with the keyboard alone."""

from __future__ import annotations

import pytest

from central.accounts.roles import Role
from tests.central.chromium import CHECKS, DESK, PHONE, complaints, log_in, new_page
from tests.central.staffed import password_of, staffed

pytestmark = pytest.mark.slow
LIES = "51.00413, 4.00655"  # made up


def first_position(page, number: int) -> tuple[float, float]:
    north, east = page.input_value(f"[name=form-{number}-at]").split("\n")[0].split(", ")
    return float(north), float(east)


def lines(page, number: int) -> list[str]:
    return page.input_value(f"[name=form-{number}-at]").split("\n")


def save(page) -> None:
    with page.expect_navigation():
        page.click('button:text-is("Bewaar")')


def place_somewhere(page, service) -> None:
    """Say of the first place where it lies."""
    page.goto(f"{service.url}/plekken/")
    with page.expect_navigation():
        page.click("main th a.name >> nth=0")
    page.fill("[name=position]", LIES)
    save(page)


def test_a_worker_draws_with_a_pointer_and_on_a_phone_with_the_keyboard_alone(browser, service):
    staffed(service)
    page = log_in(new_page(browser, DESK), service, Role.WORKER, password_of(Role.WORKER))
    place_somewhere(page, service)
    page.goto(f"{service.url}/plekken/kaart/")
    board = page.locator("#bord")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.35)
    assert len(lines(page, 0)) == 2
    assert "Punt 2 van 2, het einde." in page.text_content("#bord-zegt")
    west, east = (float(line.split(", ")[1]) for line in lines(page, 0))
    assert west < float(LIES.split(", ")[1]) < east, "the place lies between them"
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.2)
    page.mouse.up()
    assert len(lines(page, 0)) == 2, "a point that is dragged is no new one"
    north, _ = first_position(page, 0)
    board.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert first_position(page, 0)[0] < north
    page.fill("[name=form-0-name]", "Grote Weg")
    save(page)
    assert "Bewaard." in page.text_content("[role=status]")
    named = page.locator(".as-shown text", has_text="Grote Weg")
    assert named.evaluate("one => getComputedStyle(one).stroke") == "none", "letters, not a stripe as wide"
    assert page.evaluate(CHECKS) == []
    assert complaints(page) == []
    page.context.close()
    page = log_in(new_page(browser, PHONE), service, Role.WORKER, password_of(Role.WORKER))
    page.goto(f"{service.url}/plekken/kaart/")
    page.focus("[name=form-1-name]")
    page.keyboard.type("Kerk")
    page.select_option("[name=form-1-kind]", "landmark")
    page.select_option("#welke", "1")
    page.focus("#punt-erbij")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert len(lines(page, 1)) == 1
    assert page.evaluate(CHECKS) == []
    assert complaints(page) == []
    save(page)
    assert page.locator(".as-shown text", has_text="Kerk").count() == 1
