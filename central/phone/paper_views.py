"""The page behind the QR on a paper. It never looks the token up and never shows a record (contract).

Whoever holds the paper may stop or change what they asked. What they ask is written down, and the worker does
it when the token is on a paper of ours: so the page is the same, and as quick, for a right and a wrong token.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from central.accounts.throttle import too_many
from central.cases.amending import write_down_from_a_phone
from central.pages.stale_forms import SentTwice, claim, last_done
from central.phone import how_it_is
from central.phone.asking import INPUTS, Question
from central.phone.form_page import TRAP
from central.phone.page import Page
from kiosk.journeys.fields import NotAccepted, check_answer
from kiosk.journeys.model import Step
from kiosk.wire.phone_page import read_carried

TWICE = timedelta(minutes=15)  # the same again within this is a finger or a slow network, not a second wish
# What can be changed from here. The kiosk asks the same with pictures (journey 'paper-correct').
FIELDS = {
    "name": Step(id="name", field="text", title="-", required=False, max_length=60),
    "phone": Step(id="phone", field="phone", title="-", required=False),
    "email": Step(id="email", field="email", title="-", required=False, max_length=120),
    "said": Step(id="said", field="text", title="-", required=False, max_length=160),
}


@csrf_exempt  # see central.phone.views: the paper is the proof, not a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a paper stop or change something; says the same for every token."""
    page = Page(request, None, read_carried(request.GET))
    if request.method != "POST":
        return _show(page, QueryDict(), {})
    if too_many(request, "page /p/", settings.PHONE_SIGN_UPS):
        return _show(page, request.POST, {}, "phone.busy", 429)
    if request.POST.get(TRAP):
        return _show(page, request.POST, {}, "phone.refused", 422)
    if request.POST.get("action") == "withdraw":
        return _noted(page, token, "withdraw", {})
    if request.POST.get("action") == "how":
        return _how_it_is(page, token, request.POST)
    new, refused = _changes(request.POST)
    if refused or not new:
        return _show(page, request.POST, refused, "phone.wrong" if refused else "phone.paper.nothing", 422)
    return _noted(page, token, "correct", new)


def _how_it_is(page: Page, token: str, said: QueryDict) -> HttpResponse:
    """Ask the next of the two, or take both and say thanks, whether or not it counts."""
    how = how_it_is.asking(page.words, said)
    if how is not None:
        return _private(page.show("phone/paper_how.html", {"title": how.title, "how": how}))
    how_it_is.tell(token, said, timezone.now())
    title = page.words.say("phone.paper.how_done")
    return _private(page.show("phone/paper_how_done.html", {"title": title, "others": []}))


def _noted(page: Page, token: str, action: str, new: dict[str, str]) -> HttpResponse:
    if re.fullmatch(r"[A-Za-z0-9_-]{22}", token):  # any other is on no paper at all
        with suppress(SentTwice), transaction.atomic():
            _refuse_twice(token, action, new)
            write_down_from_a_phone(token, action, new, timezone.now())
    title = page.words.say("phone.paper.done")
    return _private(page.show("phone/paper_done.html", {"title": title, "others": []}))


def _refuse_twice(token: str, action: str, new: dict[str, str]) -> None:
    """Raise SentTwice when this is what the holder of the paper said last, just now.

    What they say after something else counts again. The page carries no number for this: it is the same page
    for every token, to the byte.
    """
    about = f"paper {salted_hmac('paper', token).hexdigest()}"
    said = salted_hmac(about, repr((action, sorted(new.items())))).hexdigest()
    before = last_done(about)
    if before and before.what == said and before.at > timezone.now() - TWICE:
        raise SentTwice
    # Of two at the same moment both follow the same one: the second is refused by its number.
    claim(salted_hmac(said, str(before.id if before else "")).hexdigest(), about=about, what=said)


def _changes(said: QueryDict) -> tuple[dict[str, str], dict[str, NotAccepted]]:
    """Return (new values by column of a case, refusals by field)."""
    answers, refused = {}, {}
    for name, step in FIELDS.items():
        try:
            answers[name] = str(check_answer(step, said.get(name, "")))
        except NotAccepted as why:
            refused[name] = why
    new = {name: answers[name] for name in ("name", "said") if answers.get(name)}
    for way in ("email", "phone"):  # who fills in both is called
        if answers.get(way):
            new |= {"reach_by": way, "reach_value": answers[way]}
    return new, refused


def _show(
    page: Page, said: QueryDict, refused: dict[str, NotAccepted], message: str = "", status: int = 200
) -> HttpResponse:
    questions = []
    for name, step in FIELDS.items():
        kind, autocomplete = INPUTS[step.field]
        why = refused.get(name)
        questions.append(
            Question(
                id=name,
                kind="line",
                label=page.words.say(f"phone.paper.{name}"),
                hint="",
                optional=False,
                value=said.get(name, "")[:400],
                error=page.words.say(why.key, **why.values) if why else "",
                meant=why.offers if why and step.field == "phone" else (),
                type=kind,
                autocomplete="name" if name == "name" else autocomplete,
                max_length=step.max_length + 60,
            )
        )
    what = {
        "title": page.words.say("phone.paper.title"),
        "questions": questions,
        "trap": TRAP,
        "how": how_it_is.asking(page.words, {}),
        "message": page.words.say(message) if message else "",
    }
    return _private(page.show("phone/paper.html", what, status))


def _private(answer: HttpResponse) -> HttpResponse:
    """The address holds the token: no other site may ever hear it."""
    answer["Referrer-Policy"] = "no-referrer"
    return answer
