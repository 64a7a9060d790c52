"""A form on a phone that asks where somebody lives lets them not say it, as the kiosk does."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from central.phone.asking import Form
from central.written.site_words import SiteFacts, words_in
from kiosk.site.load import load_site

HELP = load_site(None).journeys["internet-help"]


def form(said: str) -> Form:
    return Form(HELP, words_in("nl", SiteFacts()), ("nl", "fr"), QueryDict(said))


def place_of(filled: Form) -> str:
    [question] = [one for one in filled.questions() if one.id == "place"]
    return render_to_string("phone/question.html", {"question": question, "w": {"phone": {"optional": ""}}})


@pytest.mark.parametrize("said", ["place=&place=none", "place=9900&place=none"])
def test_who_ticks_no_address_is_taken_at_their_word(said: str) -> None:
    filled = form(said)
    filled.check()
    assert "place" not in filled.errors
    assert filled.answers["place"] == "none"
    shown = place_of(filled)
    assert "Geen adres, of zeg ik liever niet" in shown
    assert 'type="checkbox" checked' in shown
    assert 'value="none"' in shown.partition("<label")[2]
    assert 'type="text" value=""' in shown


def test_who_leaves_it_empty_is_told_what_to_do_and_sees_no_word_of_ours() -> None:
    filled = form("place=")
    assert not filled.check()
    assert filled.errors["place"] == "Raak een antwoord aan, of typ je postcode."
    shown = place_of(filled)
    assert shown.count("none") == 1, "only the tick"
    assert "checked" not in shown
