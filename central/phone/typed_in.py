"""Staff type: who phones or walks in becomes a request by the journey's own questions; a slip is corrected.

The form is that of the phone pages (central.phone.asking): a journey is read, never written twice.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import current_organisation, needs, typed
from central.accounts.models import Organisation, User
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.amending import correct_by_staff
from central.cases.arrival import Came, make_case
from central.cases.models import Case
from central.cases.places import belgian_places, lives_in
from central.catalogue.models import Offer
from central.pages import drafts
from central.pages.stale_forms import SentTwice, carry_out, claim
from central.phone.asking import Form
from central.phone.forms_sent import StaleForm, id_of, new_form, same_form
from central.phone.page import Texts
from central.phone.record import REACH_STEP, Filled
from central.phone.sign_up import JOURNEY as SIGN_UP
from central.sign_ups.sign_ups import OfferIsOver, sign_up
from central.written import labels
from central.written.site_words import SOURCE, SiteFacts, site_of, words_in
from kiosk.journeys.model import Journey
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.receipts.code import shown
from kiosk.wire.phone_page import Carried
from kiosk.wire.place import place_on_the_wire
from kiosk.wire.record import Place

KINDS = ("registration", "sign-up")
OF_THE_PERSON = ("name", "reach_by", "phone", "email", "found_at", "place", "preferred_language")


@needs(Right.LIST)
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Ask what the person wants: the journeys of this organisation."""
    organisation = current_organisation(request)
    site = site_of(organisation)
    return render(
        request,
        "cases/choose_journey.html",
        {
            "journeys": [one for one in _journeys(site) if one.id != SIGN_UP],
            "offers": _offers(organisation),
        },
    )


@needs(Right.LIST)
@typed
@require_http_methods(["GET", "POST"])
def type_in(request: HttpRequest, journey_id: str) -> HttpResponse:
    """Ask the questions of a journey; what is filled in becomes a request like any other."""
    organisation = current_organisation(request)
    site = site_of(organisation)
    journey = next((one for one in _journeys(site) if one.id == journey_id), None)
    if journey is None:
        raise Http404
    offer = _offers(organisation).get(request.GET.get("aanbod", "")) if journey.id == SIGN_UP else None
    if journey.id == SIGN_UP:
        if offer is None:
            raise Http404
        journey = journey.for_offer(str(offer.said.get("kind", "course")))
    form = _form(request, journey, site)
    told = request.POST.get("told") == "1"
    if request.method == "POST" and form.check() and told:
        try:
            return _take(request, organisation, form, site, offer)
        except StaleForm:
            messages.error(request, "Deze pagina stond te lang open. Kijk alles na, en bewaar opnieuw.")
    what = {
        "title": f"{journey.title}: {offer.name}" if offer else journey.title,
        "channels": _channels(journey),
        "channel": request.POST.get("kanaal", ""),
        "number": same_form(request.POST) if request.method == "POST" else new_form(),
        "notice": site.notice_lines(words_in(SOURCE, site)),
        "told": told,
        "untold": request.method == "POST" and not told,
    }
    return _show(request, form, "cases/type_in.html", what, 422 if request.method == "POST" else 200)


@needs(Right.LIST)
@typed
@require_http_methods(["GET", "POST"])
def correct_person(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Correct a name, a way to reach somebody, a place or a language; the old one stays beside it."""
    case = my_case(request, case_id)
    note_view(request, case)
    journey = labels.words().journey(case) or labels.words().journeys.get(("", "internet-help"))
    if journey is None:
        raise Http404
    asked = tuple(step for step in journey.steps if step.id in OF_THE_PERSON)
    asked = tuple(step.model_copy(update={"required": True}) if step.id == "name" else step for step in asked)
    form = _form(request, journey.model_copy(update={"step": asked}), site_of(case.organisation), _now(case))
    if request.method == "POST" and form.check():
        new = _changed(case, form)
        if new:
            carry_out(request, lambda: correct_by_staff(case, request.user, new, timezone.now()), None)
        messages.success(request, "De gegevens zijn gewijzigd." if new else "Er is niets gewijzigd.")
        return redirect("case", case_id=case.id)
    status = 422 if request.method == "POST" else 200
    return _show(request, form, "cases/correct_person.html", {"case": case}, status)


def _form(request: HttpRequest, journey: Journey, site: SiteFacts, now: QueryDict | None = None) -> Form:
    """Return the form: as sent, as it was when the session ended, or as it is now."""
    said = request.POST
    if request.method != "POST":
        kept = drafts.find(request, request.path)
        said = kept.said if kept else now or QueryDict()
    language = now.get("preferred_language", SOURCE) if now else SOURCE
    return Form(journey, words_in(SOURCE, site), site.languages, said, str(language))


def _show(
    request: HttpRequest, form: Form, template: str, what: dict[str, object], status: int
) -> HttpResponse:
    common = {"questions": form.questions(), "mend": form.to_mend(), "w": Texts(form.words)}
    return render(request, template, common | what, status=status)


def _take(
    request: HttpRequest, organisation: Organisation, form: Form, site: SiteFacts, offer: Offer | None
) -> HttpResponse:
    """Make the request, once however often the form is sent; go to the page of the person."""
    record_id, user = id_of(request.POST.get("form", "")), request.user
    try:
        with transaction.atomic():
            claim(record_id.hex, user)
            case = _make(organisation, form, site, offer, record_id, user, request.POST.get("kanaal", ""))
    except SentTwice:
        found = Case.objects.filter(organisation=organisation, record_id=record_id).first()
        if found is None:
            raise StaleForm from None
        return redirect("case", case_id=found.id)
    drafts.forget(request, request.path)
    messages.success(request, f"{case.name} staat erbij. De code is {shown(case.code_on_paper)}.")
    return redirect("case", case_id=case.id)


def _make(
    organisation: Organisation,
    form: Form,
    site: SiteFacts,
    offer: Offer | None,
    record_id: UUID,
    by: User,
    channel: str,
) -> Case:
    now = timezone.now()
    known = {value for value, _ in _channels(form.journey)}
    carried = Carried(language=SOURCE, channel=channel if channel in known else "other")
    filled = Filled(organisation, form.journey, site, carried, form.answers, now)
    record = filled.record(record_id).model_copy(update={"helper": "professional"})
    case = make_case(Came(organisation, None, now, by=by), record)
    if offer:
        try:
            sign_up(case, offer, to_confirm=False)
        except OfferIsOver:
            pass  # the page of the person then shows no seat, and the offer says it is over
    return case


def _journeys(site: SiteFacts) -> list[Journey]:
    """Return what somebody can ask of this site, also behind a tile."""
    known = labels.words().journeys
    ids = site.journeys or tuple(id_ for at, id_ in known if at in ("", site.id))
    found = [known.get((site.id, one)) or known.get(("", one)) for one in dict.fromkeys(ids)]
    behind = [
        known.get((site.id, one.leads_to)) or known.get(("", one.leads_to))
        for one in found
        if one and one.leads_to
    ]
    asked = {one.id: one for one in [*found, *behind] if one and one.kind in KINDS}
    if ("", SIGN_UP) in known:
        asked.setdefault(SIGN_UP, known["", SIGN_UP])
    return list(asked.values())


def _offers(organisation: Organisation) -> dict[str, Offer]:
    offers = Offer.objects.filter(organisation=organisation, published=True).order_by("name")
    return {one.slug: one for one in offers if one.said.get("sign_up", True) and not one.over}


def _channels(journey: Journey) -> list[tuple[str, str]]:
    return [
        (choice.value, choice.label)
        for step in journey.steps
        if step.id == "channel"
        for choice in step.choices
    ]


def _now(case: Case) -> QueryDict:
    """Return what stands in the case, as the form of its journey has it."""
    said = QueryDict(mutable=True)
    place = f"{case.postcode} {case.place_name}".strip() or NOT_TOLD
    said.update({"name": case.name, "reach_by": case.reach_by, "place": place})
    said.update({REACH_STEP[case.reach_by]: case.reach_value, "preferred_language": case.language})
    return said


def _changed(case: Case, form: Form) -> dict[str, object]:
    """Return by column what is other than what stands there, each with what belongs to it."""
    said = form.answers
    by = str(said.get("reach_by", case.reach_by))
    place = place_on_the_wire(said.get("place", NOT_TOLD) or NOT_TOLD, belgian_places())
    parts: list[dict[str, object]] = [
        {"name": said.get("name") or case.name},
        {"reach_by": by, "reach_value": said.get(REACH_STEP[by], case.reach_value)},
        {"language": said.get("preferred_language", case.language)},
    ]
    if "place" in said:
        parts.append({**lives_in(Place.model_validate(place) if place else None)})
    return {
        column: value
        for part in parts
        if any(getattr(case, name) != now for name, now in part.items())
        for column, value in part.items()
    }
