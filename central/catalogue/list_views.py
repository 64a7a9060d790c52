"""The pages around places and offers: the list of places, what is to be published, what to look at again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import current_organisation, may, needs, typed, user_of
from central.accounts.roles import Right
from central.catalogue import closing
from central.catalogue.changes import changes_of, standing, waiting
from central.catalogue.dutch_hours import HoursRefused, closing_in_words, in_words
from central.catalogue.entry_views import seen_of
from central.catalogue.freshness import Terms, assured_on, hidden, keep_terms, terms_of, to_ask
from central.catalogue.models import Offer, Place, Publication
from central.catalogue.offer_notes import offer_notes
from central.catalogue.putting_out import NotPublished, put_out
from central.keyring.folder import KeysMissing
from central.pages import sorted_rows
from central.pages.fields import LinesField
from central.pages.stale_forms import carry_out, fingerprint
from kiosk.words.opening import BadHours, read_hours

A_PAGE = 50
STALE = "Een collega was net voor. Er is niets veranderd. Kijk wat er nu staat."


@needs(Right.OFFERS)
@require_GET
def place_list(request: HttpRequest) -> HttpResponse:
    """Every place of this organisation, when it is open, and who looked at it last."""
    here = current_organisation(request)
    places = list(Place.objects.filter(organisation=here).select_related("checked_by"))
    places.sort(key=lambda one: (not (one.published or one.waits), one.name.casefold()))
    shown, page = sorted_rows.take(places, lambda one: one.id, request.GET, A_PAGE)
    gone = {one.id for one in hidden(places, terms_of(here), timezone.localdate())}
    rows = [(one, _hours(one), assured_on(one.newest), one.id in gone) for one in shown]
    told = {"rows": rows, "page": page, "edits": may(request, Right.CATALOGUE)}
    return render(request, "catalogue/places.html", told)


def _hours(place: Place) -> tuple[str, ...]:
    said = str(place.newest.get("opening_hours") or "")
    try:
        return in_words(read_hours(said).reading) if said else ()
    except BadHours:
        return (said,)


@needs(Right.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """What publishing would change, and the button that does it."""
    here = current_organisation(request)
    if request.method == "POST":
        return _publish(request)
    latest = Publication.objects.filter(organisation=here).first()
    changes = [(one, seen_of(one.row)) for one in changes_of(here)]
    page = {"changes": changes, "seen": standing(here), "latest": latest, "notes": offer_notes([here])}
    return render(request, "catalogue/publish.html", page)


def _publish(request: HttpRequest) -> HttpResponse:
    here, by = current_organisation(request), user_of(request)
    found = []
    if not waiting(here):
        messages.info(request, "Er wacht niets. De kiosken hebben alles.")
        return redirect("publish")
    try:
        old = carry_out(
            request, lambda: found.append(put_out(here, by)), lambda: standing(here), f"publish {here.id}"
        )
    except NotPublished as error:
        messages.error(request, f"Niet gepubliceerd. De kiosken zouden dit weigeren: {' '.join(error.lines)}")
        return redirect("publish")
    except KeysMissing:
        messages.error(
            request, "Niet gepubliceerd: de sleutel van de lijst is er niet. Vraag het aan je beheerder."
        )
        return redirect("publish")
    if old is not None:
        messages.error(request, "Niet gepubliceerd: een collega veranderde net iets. Kijk wat er nu staat.")
    elif found:
        done = found[0]
        messages.success(
            request, f"Gepubliceerd: lijst {done.revision}. De kiosken tonen het na enkele minuten."
        )
    return redirect("publish")


class TermsForm(forms.Form):
    ask_after = forms.IntegerField(label="Vraag het na (dagen)", min_value=7, max_value=3650)
    hide_after = forms.IntegerField(
        label="Toon het niet meer na (dagen)",
        min_value=14,
        max_value=3650,
        help_text="Zonder dat iemand keek.",
    )

    def clean(self) -> dict[str, int]:
        said: dict[str, int] = super().clean() or {}
        if said.get("ask_after", 0) >= said.get("hide_after", 9999):
            self.add_error("hide_after", "Dit moet langer zijn dan de dagen hierboven.")
        return said


@needs(Right.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def freshness(request: HttpRequest) -> HttpResponse:
    """What nobody looked at for long: one button says that it is still right."""
    here, today = current_organisation(request), timezone.localdate()
    terms = terms_of(here)
    form = TermsForm(request.POST or None, initial=terms._asdict())
    if request.method == "POST" and form.is_valid():
        said = Terms(**form.cleaned_data)
        old = carry_out(
            request,
            lambda: keep_terms(here, said, user_of(request)),
            lambda: fingerprint(terms_of(here)),
            "freshness",
        )
        messages.success(request, "Bewaard.") if old is None else messages.error(request, STALE)
        return redirect("freshness")
    places = list(Place.objects.filter(organisation=here).select_related("checked_by"))
    offers = [
        one for one in Offer.objects.filter(organisation=here).select_related("checked_by") if not one.over
    ]
    gone = {one.pk for one in (*hidden(places, terms, today), *hidden(offers, terms, today))}
    asked = [*to_ask(places, terms, today), *to_ask(offers, terms, today)]
    rows = [
        (
            one,
            "place" if isinstance(one, Place) else "offer",
            assured_on(one.said),
            one.pk in gone,
            seen_of(one),
        )
        for one in asked
    ]
    page = {"rows": rows, "form": form, "seen": fingerprint(terms), "terms": terms}
    return render(request, "catalogue/freshness.html", page, status=422 if form.errors else 200)


class ClosingForm(forms.Form):
    first = forms.DateField(
        label="Dicht op", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label="Tot en met",
        required=False,
        help_text="Leeg: één dag.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    each_year = forms.BooleanField(label="Elk jaar", required=False)
    reason = LinesField(
        label="Waarom", max_length=80, required=False, help_text="Mensen lezen dit: brugdag, feestdag."
    )

    def clean(self) -> dict[str, object]:
        said: dict[str, object] = super().clean() or {}
        if not self.errors:
            try:
                said["rule"] = closing.rule_of(
                    said["first"], said["last"], said["each_year"], str(said["reason"])
                )  # type: ignore[arg-type]
            except HoursRefused as error:
                self.add_error("first", str(error))
        return said


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def closing_days(request: HttpRequest) -> HttpResponse:
    """The closing days of this organisation: one more, or one less."""
    here = current_organisation(request)
    about = f"closing-days {here.id}"

    def now() -> str:
        return fingerprint(type(here).objects.get(pk=here.pk).closed)

    if request.method == "POST" and (rule := request.POST.get("weg")):
        old = carry_out(request, lambda: closing.take_off(here, rule, user_of(request)), now, about)
        said = f"Niet meer dicht: {closing_in_words(rule)}"
        messages.success(request, said) if old is None else messages.error(request, STALE)
        return redirect("closing-days")
    form = ClosingForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            rule = str(form.cleaned_data["rule"])
            try:
                old = carry_out(request, lambda: closing.add(here, rule, user_of(request)), now, about)
            except HoursRefused as error:
                form.add_error(None, str(error))
            else:
                said = f"Bewaard. {closing_in_words(rule)}. De kiosken weten het na enkele minuten."
                messages.success(request, said) if old is None else messages.error(request, STALE)
                return redirect("closing-days")
    here.refresh_from_db(fields=["closed", "closed_here"])
    days = closing.closing_days(here, timezone.localdate())
    page = {"days": days, "form": form, "seen": now(), "at_home": here.closed_here or not here.sites}
    return render(request, "catalogue/closing_days.html", page, status=status)
