"""/plekken/kaart/: staff draw what people know around a place, on the map or by positions in fields."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from central.accounts import audit
from central.accounts.access import current_organisation, needs, typed, user_of
from central.accounts.models import Organisation, User
from central.accounts.roles import Right
from central.catalogue.drawing_board import board_of
from central.catalogue.ground import map_of, sketch_of
from central.catalogue.models import Place, Sketch
from central.catalogue.sketch_forms import Strokes, as_fields, set_aside
from central.pages import drafts
from central.pages.safety import with_our_script
from central.pages.stale_forms import carry_out, fingerprint, last_done
from central.written.site_words import SOURCE, site_of, words_in
from kiosk.way.sketch import MOST_STROKES, Stroke
from kiosk.wire.catalogue import Place as WirePlace

KEPT = "Bewaard. De kiosken tonen het na enkele minuten."


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def sketch(request: HttpRequest) -> HttpResponse:
    """All that was drawn, around one of the places; `plek` says which."""
    here = current_organisation(request)
    about = f"place-sketch {here.id}"
    places = _places(here)
    chosen = next((one for one in places if one.id == request.GET.get("plek")), places[0] if places else None)
    kept = drafts.find(request, request.get_full_path())
    rows = set_aside(kept.said) if kept else as_fields(sketch_of(here))
    forms, status = Strokes(initial=rows), 200
    page: dict[str, Any] = {"places": places, "chosen": chosen, "kept": kept}
    if request.method == "POST":
        more = "nog" in request.POST
        forms = Strokes(_one_more(request.POST) if more else request.POST)
        page["kept"] = None
        fine = forms.is_valid()
        if fine and not (more or "kijk" in request.POST):
            old = carry_out(
                request, lambda: _keep(here, forms.strokes, user_of(request)), lambda: _seen(here), about
            )
            if old is None:
                messages.success(request, KEPT)
                return redirect(f"{reverse('place-sketch')}{f'?plek={chosen.id}' if chosen else ''}")
            page |= {"old": True, "meanwhile": last_done(about)}
            status = 409
        page["looked"] = fine and "kijk" in request.POST
        status = status if fine else 422
    page |= {"forms": forms, "seen": _seen(here), "is_full": forms.total_form_count() >= MOST_STROKES}
    if chosen is not None:
        shown = forms.strokes if forms.is_bound else sketch_of(here)
        words = words_in(SOURCE, site_of(here))
        page |= {"board": board_of(here, chosen), "map": map_of(here, chosen, words, drawn_here=shown)}
    return with_our_script(render(request, "catalogue/sketch.html", page, status=status))


def _places(here: Organisation) -> list[WirePlace]:
    """Return the places of which somebody said where they lie."""
    found = []
    for row in Place.objects.filter(organisation=here, leaves=False):
        try:
            place = WirePlace.model_validate(row.newest, strict=False)
        except ValidationError:
            continue
        found += [place] if place.position and (row.published or row.draft is not None) else []
    return found


def _one_more(said: QueryDict) -> QueryDict:
    """Return what was sent, with one more empty line; what cannot be counted stays as it is."""
    more, total = said.copy(), said.get("form-TOTAL_FORMS", "")
    if total.isascii() and total.isdigit():
        more["form-TOTAL_FORMS"] = str(min(int(total) + 1, MOST_STROKES))
        more.setdefault(f"form-{total}-kind", "street")
    return more


def _seen(here: Organisation) -> str:
    return fingerprint([one.model_dump_json() for one in sketch_of(here)])


def _keep(here: Organisation, strokes: tuple[Stroke, ...], by: User) -> None:
    """Keep what was drawn: from now on it follows the site's file no more. The worker publishes it."""
    said = [one.model_dump(mode="json") for one in strokes]
    now = {"strokes": said, "from_file": False, "kept_by": by, "kept_at": timezone.now()}
    Sketch.objects.update_or_create(organisation=here, defaults=now)
    audit.changed(here, by, "sketch-kept", ", ".join(one.name or one.kind for one in strokes))
