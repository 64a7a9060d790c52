"""The pages about people. Each view begins with who may see it (central.accounts.access)."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, staff_only
from central.cases.access import my_case, note_view
from central.cases.forms import ListForm
from central.cases.listing import (
    LIST_KEY,
    PER_PAGE,
    SESSION_KEY,
    Filters,
    choices_of,
    filtered,
    whereabouts,
)
from central.cases.page import show_case
from central.pages.text import readable
from central.written import labels


@staff_only
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Everybody who asked for help, newest first."""
    mine = my_organisations(request)
    filters = Filters.of(request.GET)
    typed = readable(request.session.get(SESSION_KEY, ""))  # also of a session of before words were made so
    words = labels.words()
    found = filtered(mine, filters, typed).select_related("organisation").prefetch_related("steps__who")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("bladzijde"))
    for case in page:
        case.about = words.title(case)
    here = whereabouts(request.GET)
    if request.session.get(LIST_KEY, "") != here:
        request.session[LIST_KEY] = here
    form = ListForm(
        initial={"zoek": typed, **{name: getattr(filters, name) for name in Filters.__dataclass_fields__}},
        choices=choices_of(mine, words),
    )
    shown = {
        "page": page,
        "form": form,
        "typed": typed,
        "filters": filters,
        "address": filters.address(),
        "here": here,
        "nobody_yet": not page.paginator.count and not filters.any and not typed,
    }
    return render(request, "cases/list.html", shown)


@staff_only
@by_post("case-list")
def search_cases(request: HttpRequest) -> HttpResponse:
    """Take the search words into the session and go to the list; see central.cases.listing for why."""
    typed = request.POST.get("zoek", "").strip()[:100]
    if typed:
        request.session[SESSION_KEY] = typed
    else:
        request.session.pop(SESSION_KEY, None)
    address = Filters.of(request.POST).address()
    return redirect(reverse("case-list") + (f"?{address}" if address else ""))


@staff_only
@require_GET
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One person: how to reach them, what they asked, what was done and what comes next."""
    case = my_case(request, case_id)
    note_view(request, case)
    return show_case(request, case)
