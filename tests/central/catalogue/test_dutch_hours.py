"""Hours as staff type them: what was understood is what people read, and what is shown can be typed again."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.catalogue.dutch_hours import HoursRefused, as_lines, days_from, hours_from
from central.catalogue.price import price_in_words
from kiosk.words.opening import read_hours
from kiosk.words.rules import DAYS

TUESDAY = datetime(2026, 12, 1, tzinfo=ZoneInfo("Europe/Brussels"))
HOUR = st.integers(min_value=16, max_value=80).map(lambda quarter: quarter * 15)


@st.composite
def spans(draw: st.DrawFn) -> str:
    first, second = sorted(draw(st.lists(HOUR, min_size=2, max_size=2, unique=True)))
    return f"{first // 60:02d}:{first % 60:02d}-{second // 60:02d}:{second % 60:02d}"


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Opening hours as files have them: days of the week, days of the calendar, what is closed."""
    days = draw(st.permutations(DAYS))
    cut = draw(st.integers(min_value=1, max_value=6))
    rules = [f"{','.join(sorted(days[:cut], key=DAYS.index))} {draw(spans())}"]
    if draw(st.booleans()):
        rules.append(f'{days[cut]} {draw(spans())} "op afspraak: bel 09 000 00 00"')
    if draw(st.booleans()):
        rules.append(f"{days[-1]}[{draw(st.sampled_from(['1', '2,4', '-1']))}] {draw(spans())}")
    rules += draw(st.sampled_from([[], ["SH off"], ["PH off"], ["SH off", "PH off"]]))
    if draw(st.booleans()):
        rules.append(f'2026 Dec {draw(st.integers(min_value=2, max_value=28)):02d} off "gaat niet door"')
    return "; ".join(rules)


@given(expressions())
def test_what_stands_in_the_form_is_read_as_the_hours_it_came_from(expression: str) -> None:
    again = read_hours(hours_from(as_lines(expression)).expression)
    for half_hours in range(0, 28 * 48, 5):
        at = TUESDAY + timedelta(minutes=30 * half_hours)
        assert again.status(at)[:3] == read_hours(expression).status(at)[:3]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ma-vr 9-12, 13-16", "Mo-Fr 09:00-12:00,13:00-16:00"),
        ("Maandag en donderdag van 13u30 tot 16u", "Mo,Th 13:30-16:00"),
        ("di 14-16, do 18-20 uur", "Tu 14:00-16:00; Th 18:00-20:00"),
        ("ma, wo 9u-12u en 13u-16u za 10-12", "Mo,We 09:00-12:00,13:00-16:00; Sa 10:00-12:00"),
        ("di 14-16 op afspraak, do 9-12", 'Tu 14:00-16:00 "op afspraak"; Th 09:00-12:00'),
        ("feestdagen dicht\nma 9.30-12", "Mo 09:30-12:00; PH off"),
        ("eerste en derde zaterdag van de maand: 10 tot 13 uur", "Sa[1,3] 10:00-13:00"),
        ("om de 2 weken vanaf 2/12/2026 14-16", "2026 Dec 02+/14 14:00-16:00"),
        ("2, 9 en 16 december 2026: 14-16", "2026 Dec 02,2026 Dec 09,2026 Dec 16 14:00-16:00"),
        ("woensdag vanaf 14 uur", "We 14:00+"),
        ("op afspraak", '"op afspraak"'),
        ("1 september 2026 - 30 juni 2027, ma: 9-12", "2026 Sep 01-2027 Jun 30 Mo 09:00-12:00"),
        ("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"),
        ("zondag en feestdagen 10-12", "PH,Su 10:00-12:00"),
        ("juli en augustus: ma-vr 9-11", "Jul,Aug Mo-Fr 09:00-11:00"),
        ("schoolvakanties: ma 9-11", "SH Mo 09:00-11:00"),
        ("vr 20-2", "Fr 20:00-02:00"),
        ("ma 9-12 (langs de zijdeur)", 'Mo 09:00-12:00 open "langs de zijdeur"'),
    ],
)
def test_what_people_type_is_what_they_meant(typed: str, meant: str) -> None:
    assert hours_from(typed).expression == meant


@pytest.mark.parametrize(
    "typed", ["we 9-12", "9-12", "ma 25-26", "maandag", "om de 2 weken 14-16", "ma 9-12 enz"]
)
def test_what_could_mean_something_else_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(HoursRefused, match=r"Schrijf"):
        hours_from(typed)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("ma-vr 9-5", "Schrijf 17 voor 5 uur"),
        ("di 18-20 (niet in schoolvakanties)", "schoolvakanties gesloten"),
        ("za 10-12 (even weken)", "om de 2 weken vanaf"),
        ("ma-vr 9-12, feestdagen gesloten", "op een lijn apart"),
    ],
)
def test_who_would_send_people_to_a_closed_door_reads_what_to_write(typed: str, cure: str) -> None:
    with pytest.raises(HoursRefused, match=cure):
        hours_from(typed)


def test_a_closing_day_of_every_week_is_none() -> None:
    with pytest.raises(HoursRefused, match="noemt geen dag"):
        days_from("elke maandag gesloten", closing=True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5", "5 euro"),
        ("€ 2,5", "2,50 euro"),
        ("0", "gratis"),
        ("Gratis", "gratis"),
        ("€ 19 per maand", "19 euro per maand"),
        ("7,50 euro", "7,50 euro"),
        ("vrije bijdrage", "vrije bijdrage"),
        ("5 tot 10 euro", "5 tot 10 euro"),
    ],
)
def test_a_price_is_said_in_words(typed: str, said: str) -> None:
    assert price_in_words(typed) == said
