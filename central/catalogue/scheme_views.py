"""/regelingen/: the schemes with their sources and worked examples; staff change texts, days and prices."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import current_organisation, needs, typed, user_of
from central.accounts.roles import Right
from central.catalogue.putting_out import NotPublished
from central.catalogue.scheme_forms import SchemeForm
from central.catalogue.scheme_words import VERDICTS, answers_in_words, rule_in_words
from central.catalogue.schemes import (
    Known,
    SchemeRefused,
    Worked,
    drop_scheme,
    keep_scheme,
    put_out_scheme,
    read_scheme,
    scheme_of,
    schemes_of,
    work_out,
)
from central.keyring.folder import KeysMissing
from central.pages.stale_forms import carry_out, fingerprint

STALE = "Een collega was net voor. Er is niets veranderd. Kijk wat er nu staat."


@needs(Right.CATALOGUE)
@require_GET
def scheme_list(request: HttpRequest) -> HttpResponse:
    """Every scheme this organisation shows: when it was checked, and when it has to be again."""
    today = timezone.localdate()
    rows = []
    for known in schemes_of(current_organisation(request)):
        scheme = known.newest
        review = scheme.checked_on + timedelta(days=scheme.stale_after_days) if scheme.checked_on else None
        rows.append((known, _address(scheme.id), review, scheme.is_stale(today)))
    return render(request, "catalogue/schemes.html", {"rows": rows})


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def scheme_page(request: HttpRequest, scheme: str) -> HttpResponse:
    """One scheme: its rules in words, its examples as they come out, and the form."""
    here = current_organisation(request)
    slug = scheme.replace("_", ".")
    known = scheme_of(here, slug)
    if known is None:
        raise Http404
    if request.method == "POST" and ("publiceer" in request.POST or "weg" in request.POST):
        return _act(request, known)
    form, status, tried = SchemeForm(known.newest), 200, None
    if request.method == "POST":
        form, status = SchemeForm(known.newest, request.POST), 422
        if form.is_valid():
            said, by = form.said(), user_of(request)
            tried = work_out(known.newest, said["example"])
            try:
                read_scheme(said)
                about = f"scheme {here.id} {slug}"
                old = carry_out(
                    request, lambda: keep_scheme(here, known, said, by), lambda: _seen(here, slug), about
                )
                if old is None:
                    messages.success(request, "Bewaard. De kiosken tonen het als je het publiceert.")
                    return redirect("scheme", scheme=_address(slug))
                messages.error(request, STALE)
                return redirect("scheme", scheme=_address(slug))
            except SchemeRefused as error:
                for field, line in error.wrong.items():
                    form.add_error(field if field in form.fields else None, line)
    return render(request, "catalogue/scheme.html", _shown(here, known, form, tried), status=status)


def _shown(here: Any, known: Known, form: SchemeForm, tried: list[Worked] | None) -> dict[str, Any]:
    scheme = known.newest
    worked = tried or work_out(scheme)
    return {
        "known": known,
        "scheme": scheme,
        "form": form,
        "seen": _seen(here, scheme.id),
        "rules": [
            (VERDICTS["unlikely"], rule_in_words(scheme.rules.unlikely)),
            (VERDICTS["likely"], rule_in_words(scheme.rules.likely)),
        ],
        "worked": [
            (one, answers_in_words(one.answers), VERDICTS[one.expected], VERDICTS.get(one.got, "niets"))
            for one in worked
        ],
        "all_right": all(one.is_right for one in worked),
        "stale": scheme.is_stale(timezone.localdate()),
    }


def _act(request: HttpRequest, known: Known) -> HttpResponse:
    """Publish what was kept of a scheme, or let go of it."""
    here, by, row = current_organisation(request), user_of(request), known.row
    answer = redirect("scheme", scheme=_address(known.scheme.id))
    if row is None or row.draft is None:
        messages.info(request, "Er wacht niets. De kiosken hebben deze regeling zoals ze hier staat.")
        return answer
    done: list[int] = []

    def act() -> None:
        done.append(put_out_scheme(here, row, by)) if "publiceer" in request.POST else drop_scheme(row, by)

    try:
        old = carry_out(request, act, lambda: _seen(here, row.slug), f"scheme {here.id} {row.slug}")
    except SchemeRefused as error:
        messages.error(request, f"Niet gepubliceerd. {' '.join(error.wrong.values())}")
    except NotPublished as error:
        messages.error(request, f"Niet gepubliceerd. {' '.join(error.lines)}")
    except KeysMissing:
        messages.error(
            request, "Niet gepubliceerd: de sleutel van de lijst is er niet. Vraag het aan je beheerder."
        )
    else:
        if old is not None:
            messages.error(request, STALE)
        elif done:
            messages.success(
                request, f"Gepubliceerd: lijst {done[0]}. Kiosken tonen het na hun volgende start."
            )
        else:
            messages.success(request, "Weg. Alles blijft zoals het was.")
    return answer


def _address(slug: str) -> str:
    """Return a scheme's id as it stands in an address: no id has a low line, and each has a dot."""
    return slug.replace(".", "_")


def _seen(here: Any, slug: str) -> str:
    known = scheme_of(here, slug)
    return fingerprint(known.newest.model_dump(mode="json"), known.waits) if known else ""
