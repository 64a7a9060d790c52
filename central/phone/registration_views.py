"""A request for help on an own phone: the same journeys as on the kiosk, begun there or here.

What was begun at a kiosk stands behind the # of its square, which no server gets: a script of the page fills
it in (central/static/central/begun.js). Who has no script, or no square, has the same form, empty.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from central.accounts.models import Organisation
from central.mail.paper_text import facts_of
from central.phone import registering
from central.phone.asking import Form
from central.phone.form_page import FormPage
from central.phone.page import Page
from central.phone.record import Filled, kiosk_of
from central.phone.which import gone, which
from central.written import labels
from central.written.site_words import SiteFacts, Words, site_of
from kiosk.journeys.ending import ending_of
from kiosk.journeys.model import Journey
from kiosk.receipts.code import shown
from kiosk.receipts.facts import steps_of
from kiosk.receipts.promise import promised
from kiosk.wire.phone_page import Carried, read_carried


@csrf_exempt  # see central.phone.views
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, journey_id: str) -> HttpResponse:
    """The questions of one journey, to be looked over and sent."""
    carried = read_carried(request.GET)
    mine = _organisations(carried)
    if len(mine) != 1:
        return which(request, carried, "phone-registration", mine, journey_id)
    page = Page(request, mine[0], carried)
    journey = _journey(page.site, journey_id)
    if journey is None or not page.site.may_take_names:
        return gone(request, carried)
    said = request.POST if request.method == "POST" else QueryDict()
    schemes = _schemes(page.site, page.words, journey)
    form = Form(journey, page.words, page.site.languages, said, page.carried.language, schemes)
    title = page.words.of(f"journey.{journey.id}.title", journey.title)
    about = page.words.of(f"journey.{journey.id}.about", journey.about) if journey.about else ""
    shown_form = FormPage(page, form, "phone/registration.html", {"title": title, "about": about})
    if request.method != "POST":
        return shown_form.show()
    return shown_form.answer(request, "page /v/", lambda: _send(page, form))


def _send(page: Page, form: Form) -> HttpResponse:
    assert page.organisation is not None
    filled = Filled(
        page.organisation,
        form.journey,
        page.site,
        page.carried,
        form.answers,
        timezone.now(),
        form.asked_schemes,
        mark=form.said.get("mark", ""),
    )
    done = registering.take(form.said.get("form", ""), filled)
    return _done(page, form.journey, done)


def _done(page: Page, journey: Journey, done: registering.Done) -> HttpResponse:
    """Say what the last screen and the paper of a kiosk say: what happens now, by when, what to bring."""
    case, words, language = done.case, page.words, page.carried.language
    facts = facts_of(case, done.token, words, page.site)
    ending = ending_of(journey, {**case.answers, "reach_by": case.reach_by})
    what = {
        "title": words.of(ending.title.key, ending.title.dutch) if ending.title else words.say("done.title"),
        "steps": steps_of(facts, words.say),
        "promise": promised(facts.call, facts.answer_by, language, words.say, facts.promise),
        "bring": facts.bring,
        "changed": words.say("phone.changed") if done.changed else "",
        "code": shown(case.code_on_paper),
        "token": done.token,
        "square": page.square(done.token) if done.token else None,
        "others": [],
    }
    return page.show("phone/registered.html", what)


def _journey(site: SiteFacts, journey_id: str) -> Journey | None:
    """Return a journey this site asks, of its tiles or behind one; None for any other."""
    known = labels.words().journeys
    journey = known.get((site.id, journey_id)) or known.get(("", journey_id))
    if journey is None or journey.kind != "registration":
        return None
    tiles = [known.get((site.id, one)) or known.get(("", one)) for one in site.journeys]
    asked = {*site.journeys, *(one.leads_to for one in tiles if one)}
    return journey if not site.journeys or journey_id in asked else None


def _schemes(site: SiteFacts, words: Words, journey: Journey) -> dict[str, str]:
    """Return the schemes somebody may ask for in this journey: where a quick-check leads to it."""
    known = labels.words()
    if not any(one.leads_to == journey.id for one in known.journeys.values()):
        return {}
    return {one: words.of(f"scheme.{one}.name", known.scheme(one)) for one in site.schemes}


def _organisations(carried: Carried) -> list[Organisation]:
    known = [one for one in Organisation.objects.filter(ended_at=None) if site_of(one).may_take_names]
    if carried.organisation:
        return [one for one in known if one.slug == carried.organisation] or known
    if len(known) > 1 and carried.kiosk:
        return [one for one in known if kiosk_of(one, carried.kiosk)] or known
    return known
