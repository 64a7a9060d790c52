"""What is done for one colleague after asking once more: out, in again, a new password, a lost phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts import first_password, password_link, staff
from central.accounts.access import by_post, needs, user_of
from central.accounts.leaving import left_behind
from central.accounts.models import Membership
from central.accounts.roles import Right
from central.accounts.staff_views import LAST, STALE, administered, link_mailed, my_colleague, show_password
from central.pages.stale_forms import carry_out

ELSEWHERE = "{name} werkt ook elders. Dit doet alleen wie de hele dienst beheert."


class Act(NamedTuple):
    """What the page asks and says; `stops` colours its button as something that keeps somebody out."""

    title: str
    question: str
    button: str
    done: str
    stops: bool = False
    shows_password: bool = False


ACTS = {
    "block": Act(
        "{name} blokkeren?",
        "{name} komt hier meteen niet meer binnen, ook niet op een pagina die open staat. Wat {name} deed, "
        "blijft staan. Je kunt dit terugdraaien.",
        "Blokkeer",
        "{name} komt hier niet meer binnen.",
        stops=True,
    ),
    "unblock": Act(
        "{name} weer binnenlaten?",
        "{name} komt weer binnen als {role}.",
        "Laat weer binnen",
        "{name} komt hier weer binnen, met het eigen wachtwoord.",
        shows_password=True,
    ),
    "password": Act(
        "Een nieuw wachtwoord voor {name}?",
        "Het vorige werkt dan niet meer, en waar {name} nog aangemeld is, stopt dat. {name} kiest zelf "
        "een nieuw.",
        "Maak een nieuw wachtwoord",
        "",
        shows_password=True,
    ),
    "phone": Act(
        "De tweede stap van {name} wegnemen?",
        "Doe dit als de gsm kwijt is. De codes op papier werken dan ook niet meer. {name} stelt bij het "
        "volgende aanmelden een nieuwe gsm in. Weet je zeker dat {name} het vraagt? Bel even.",
        "Neem de tweede stap weg",
        "{name} stelt bij het volgende aanmelden een nieuwe gsm in.",
        stops=True,
    ),
}


@needs(Right.STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, member_id: UUID, what: str) -> HttpResponse:
    """Ask; and when it was asked, do it."""
    found = my_colleague(request, member_id)
    words = {"name": found.user.name, "role": found.get_role_display().lower()}
    asked = ACTS[what]
    if request.method != "POST":
        page = {
            "member": found,
            "act": asked,
            "title": asked.title.format(**words),
            "question": asked.question.format(**words),
            "seen": staff.stands(found),
            "can_mail": what == "password" and _can_mail(found),
            "left": left_behind(found.organisation, found.user) if what == "block" else [],
        }
        return render(request, "accounts/staff_sure.html", page)
    by_mail = what == "password" and request.POST.get("hoe") == "mail" and _can_mail(found)
    what = "link" if by_mail else what
    password = first_password.made_by(request, f"{what} {found.id}")
    try:
        doing = _doing(request, found, what, password)
        old = carry_out(request, doing, lambda: staff.standing(found), f"staff {found.id}", what)
    except staff.LastAdministrator:
        return _back(request, found, LAST.format(**words))
    except staff.NotWhollyYours:
        return _back(request, found, ELSEWHERE.format(**words))
    if old:
        return _back(request, found, STALE)
    found.user.refresh_from_db()
    if by_mail:
        return link_mailed(request, found)
    if asked.shows_password and first_password.still_shown(found.user, password):
        return show_password(request, found, password)
    if asked.done:
        messages.success(request, asked.done.format(**words))
    return redirect("staff-member", member_id=found.id)


@needs(Right.STAFF)
@by_post("staff")
def give(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Give whom a colleague still followed, who is kept out now, to another."""
    found = my_colleague(request, member_id)
    by = user_of(request)
    wanted = request.POST.get("aan", "")
    to = next((one for one in found.organisation.colleagues() if str(one.id) == wanted), None)
    if to is None or found.is_in:
        return _back(request, found, "Kies eerst een collega.")
    carry_out(request, lambda: staff.give_on(found, by, to), None)
    messages.success(request, f"{to.name} volgt dit nu op, en ziet het onder Nieuw voor jou.")
    return redirect("staff-member", member_id=found.id)


def _can_mail(found: Membership) -> bool:
    return password_link.can_mail(found.organisation, found.user.email)


def _doing(request: HttpRequest, found: Membership, what: str, password: str) -> Callable[[], object]:
    by, mine = user_of(request), administered(request)
    return {
        "block": lambda: staff.block(found, by),
        "unblock": lambda: staff.let_in(found, by, mine, password),
        "password": lambda: staff.new_password(found, by, mine, password),
        "link": lambda: staff.mail_link(found, by, mine),
        "phone": lambda: staff.forget_phone(found, by, mine),
    }[what]


def _back(request: HttpRequest, found: Membership, line: str) -> HttpResponse:
    messages.error(request, line)
    return redirect("staff-member", member_id=found.id)
