"""Somebody walks through 'help with internet', all of it by touch."""

from __future__ import annotations

from kiosk.tour.guide import Guide

# What is touched, and what is typed (in capitals: the word to type in its place).
TO_NAME = ("begin:nl", "journey:internet-help", "next")
TO_REVIEW = {
    "phone": (
        "NAME", "next", "option:phone", "next", "REACH", "next", "PLACE", "next", "option:too_dear", "next",
        "option:yes", "next", "option:home", "next", "option:morning", "next",
    ),
    "email": (
        "NAME", "next", "option:email", "next", "REACH", "next", "PLACE", "next", "option:slow", "next",
        "option:no", "next", "option:any", "next", "option:evening", "next",
    ),
    "visit": (
        "NAME", "next", "option:visit", "next", "REACH", "next", "PLACE", "next", "option:other", "next",
        "OTHER", "next", "option:unknown", "next", "option:digipunt", "next", "option:any", "next",
    ),
}  # fmt: skip


def walk_to_review(guide: Guide, name: str, reach: str, by: str = "phone", other: str = "") -> None:
    """Go from the first screen to the review, to be reached `by` phone, email or visit."""
    typed = {"NAME": name, "REACH": reach, "PLACE": "9900", "OTHER": other}
    for what in (*TO_NAME, *TO_REVIEW[by]):
        if what in typed:
            guide.type(typed[what])
        else:
            guide.touch(what)
    assert guide.screen() == "review"
