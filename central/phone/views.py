"""What is behind a square for whoever has a phone: all offers, one offer, signing up, the calendar file.

No login, no cookie, and no script but where a kiosk began (central.phone.form_page). A form here acts for
nobody who is logged in, so there is nothing a page elsewhere could forge in somebody's name: these views ask
for no CSRF cookie, which some phones refuse.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from central.accounts.models import Organisation
from central.catalogue.models import Offer
from central.catalogue.moments import next_moment
from central.catalogue.said import said, where_it_is
from central.catalogue.sharing import offer_behind
from central.phone import sign_up as phone_sign_up
from central.phone.agenda import calendar_file
from central.phone.asking import Form
from central.phone.form_page import FormPage
from central.phone.linked import linked
from central.phone.page import Page
from central.phone.record import Filled, kiosk_of
from central.phone.sign_up import JOURNEY
from central.phone.which import gone, which
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import OfferIsOver, place_in_line
from central.written import labels
from central.written.site_words import SiteFacts
from kiosk.journeys.model import Journey
from kiosk.receipts.code import shown
from kiosk.wire.phone_page import Carried, read_carried


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """All offers of an organisation, for the square on a flyer."""
    carried = read_carried(request.GET)
    mine = _organisations(carried)
    if len(mine) != 1:
        return which(request, carried, "phone-start", mine)
    page = Page(request, mine[0], carried)
    offers = Offer.objects.filter(organisation=mine[0], published=True).order_by("name")
    cards = page.cards(one for one in offers if one.is_whole and not one.over)
    return page.show("phone/start.html", {"title": page.words.say("phone.title"), "cards": cards})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """One offer, and the form to sign up for it; what is over says so and has none."""
    carried = read_carried(request.GET)
    found = _offers(slug, carried)
    if not found:
        return gone(request, carried)
    if len(found) > 1:
        return which(request, carried, "phone-offer", [one.organisation for one in found], slug)
    page = Page(request, found[0].organisation, carried)
    if found[0].over:
        return _form_page(page, found[0], None).show("phone.over", 410 if request.method == "POST" else 200)
    journey = _journey(page.site)
    journey = journey and journey.for_offer(str(found[0].said.get("kind", "course")))
    said = request.POST if request.method == "POST" else QueryDict()
    form = Form(journey, page.words, page.site.languages, said) if journey else None
    shown_form = _form_page(page, found[0], form)
    if request.method == "POST" and shown_form.form and form:
        return shown_form.answer(request, "page /o/", lambda: _sign_up(page, found[0], form))
    return shown_form.show()


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The .ics file of the next time an offer is on; it holds nothing of who asks for it."""
    found = _offers(slug, read_carried(request.GET))
    moment = next_moment(found[0], timezone.now()) if len(found) == 1 else None
    if moment is None:
        return gone(request, read_carried(request.GET))
    page = Page(request, found[0].organisation, read_carried(request.GET))
    told = said(found[0], page.words)
    body = calendar_file(found[0], told, moment, where_it_is(found[0]), timezone.now())
    named = {"Content-Disposition": f'attachment; filename="{slug}.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=named)


def _form_page(page: Page, offer: Offer, form: Form | None) -> FormPage:
    card = page.cards([offer])[0]
    asked = form if card["sign_up"] and page.site.may_take_names else None
    facts = {"title": card["title"].text, "title_in": card["title"], "card": card}
    facts["linked"] = "" if offer.over else linked(offer, page.request.get_host())
    return FormPage(page, asked, "phone/offer.html", facts)


def _sign_up(page: Page, offer: Offer, form: Form) -> HttpResponse:
    filled = Filled(
        offer.organisation,
        form.journey,
        page.site,
        page.carried,
        form.answers,
        timezone.now(),
        offer=offer.slug,
        mark=form.said.get("mark", ""),
    )
    try:
        done = phone_sign_up.take(offer, form.said.get("form", ""), filled)
    except OfferIsOver:
        return _form_page(page, offer, None).show("phone.over", 410)
    has_place = done.sign_up.state == SignUp.State.PLACE
    return page.show(
        "phone/done.html",
        {
            "title": page.words.say("phone.place_title" if has_place else "phone.waiting_title"),
            "card": page.cards([offer])[0],
            "has_place": has_place,
            "changed": page.words.say("phone.changed") if done.changed else "",
            "number": None if has_place else page.words.say(
                "phone.waiting_number", number=place_in_line(done.sign_up)
            ),
            "code": shown(done.code),
            "token": done.token,
            "square": page.square(done.token) if done.token else None,
            "others": [],  # another language would be another form
        },
    )  # fmt: skip


def _offers(slug: str, carried: Carried) -> list[Offer]:
    """Return the offers of this name: one of each organisation where the address does not say whose.

    What another organisation shows on its kiosks is that of who holds it: there somebody signs up.
    """
    if (shared := offer_behind(slug)) is not None:
        return [shared] if shared.is_whole else []
    rows = Offer.objects.filter(slug=slug, published=True, organisation__ended_at=None).select_related(
        "organisation"
    )
    if carried.organisation:
        rows = rows.filter(organisation__slug=carried.organisation)
    found = [one for one in rows.order_by("organisation__name") if one.is_whole]
    if len(found) > 1:
        found = [one for one in found if not one.over] or found
    if len(found) > 1 and carried.kiosk:
        found = [one for one in found if kiosk_of(one.organisation, carried.kiosk)] or found
    return found


def _organisations(carried: Carried) -> list[Organisation]:
    known = list(Organisation.objects.filter(offer__published=True, ended_at=None).distinct())
    if carried.organisation:
        return [one for one in known if one.slug == carried.organisation] or known
    if len(known) > 1 and carried.kiosk:
        return [one for one in known if kiosk_of(one, carried.kiosk)] or known
    return known


def _journey(site: SiteFacts) -> Journey | None:
    known = labels.words().journeys
    return known.get((site.id, JOURNEY)) or known.get(("", JOURNEY))
