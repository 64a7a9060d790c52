"""Somebody walks through 'help with internet', all of it by touch."""

from __future__ import annotations

from kiosk.tour.guide import Guide

# What is touched, and what is typed (in capitals: the word to type in its place).
TO_NAME = ("begin:nl", "journey:internet-help", "next")
TO_REVIEW = {
    "phone": (
        "NAME", "next", "option:phone", "REACH", "next", "PLACE", "next", "option:too_dear", "next",
        "option:yes", "option:home", "option:morning",
    ),
    "email": (
        "NAME", "next", "option:email", "REACH", "next", "PLACE", "next", "option:slow", "next",
        "option:no", "option:any", "option:evening",
    ),
    "visit": (
        "NAME", "next", "option:visit", "REACH", "next", "PLACE", "next", "option:other", "next",
        "OTHER", "next", "option:unknown", "option:digipunt", "option:any",
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
