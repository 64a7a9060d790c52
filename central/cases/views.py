"""The pages about people. Each view begins with who may see it (central.accounts.access)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, current_organisation, may, needs
from central.accounts.models import AccessLog, Organisation
from central.accounts.printing import nothing_to_see
from central.accounts.roles import Right
from central.cases import which
from central.cases.access import my_case, note_view
from central.cases.choices import choices_of
from central.cases.forms import ListForm
from central.cases.handed_views import handed_list, open_by_code
from central.cases.list_file import MOST, as_csv
from central.cases.listing import ALONE_KEY, LIST_KEY, PER_PAGE, SESSION_KEY, Filters, whereabouts
from central.cases.page import back_address, show_case, to_case
from central.cases.people import any_judged, twice
from central.cases.steps import looked_at
from central.pages import keyset
from central.pages.text import readable
from central.written import labels
from central.written.tracks import tracks


@needs(Right.PEOPLE, log=AccessLog.Kind.LIST)
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Everybody who asked for help, newest first; of a volunteer only who was handed to them."""
    if not may(request, Right.LIST):
        return handed_list(request)
    mine = [current_organisation(request)]
    filters = Filters.of(request.GET)
    typed = readable(request.session.get(SESSION_KEY, ""))  # also of a session of before words were made so
    words = labels.words()
    found = which.lists(mine, filters, typed)
    page = keyset.take(found.rows, found.order, keyset.Place.of(request.GET, found.order), PER_PAGE)
    cases = which.shown(page.keys, mine)
    known = tracks()  # once: it looks at its files
    for case in cases:
        case.about, step = words.title(case), case.next_step
        case.to_do = known.step_title(case.track, step.kind) if step else ""
    number = keyset.count_some(found.counted)
    here = whereabouts(request.GET)
    if request.session.get(LIST_KEY, "") != here:
        request.session[LIST_KEY] = here
    if request.session.get(ALONE_KEY, False) is not (number == 1):
        request.session[ALONE_KEY] = number == 1
    form = ListForm(
        initial={"zoek": typed, **{name: getattr(filters, name) for name in Filters.__dataclass_fields__}},
        choices=choices_of(mine, words),
    )
    shown = {
        "page": page,
        "cases": cases,
        "number": number,
        "people": number - _twice(mine[0], number, found),
        "form": form,
        "typed": typed,
        "filters": filters,
        "address": filters.address(),
        "here": here,
        "may_choose": may(request, Right.MANY),
        "may_carry_off": may(request, Right.EXPORT),
        "nobody_yet": not number and not filters.any and not typed,
    }
    return render(request, "cases/list.html", shown)


@needs(Right.EXPORT, log=AccessLog.Kind.EXPORT)
@require_GET
def list_file(request: HttpRequest) -> HttpResponseBase:
    """The same people under the same filters and search words, as a file for a spreadsheet."""
    here, filters = current_organisation(request), Filters.of(request.GET)
    found = which.lists([here], filters, readable(request.session.get(SESSION_KEY, "")))
    if found.counted[0].order_by()[MOST : MOST + 1].exists():
        most = f"{MOST:,}".replace(",", ".")
        messages.error(request, f"Dit zijn er meer dan {most}. Kies eerst op status, plaats of taal.")
        return redirect(f"{reverse('case-list')}?{filters.address()}")
    named = {"Content-Disposition": 'attachment; filename="mensen.csv"'}
    return StreamingHttpResponse(as_csv(found), content_type="text/csv; charset=utf-8", headers=named)


def _twice(here: Organisation, number: int, found: which.Lists) -> int:
    """Return how many of a list are counted by another of theirs; of more than are counted, none."""
    if not 1 < number <= keyset.MANY or not any_judged(here):
        return 0
    listed = (rows.order_by().values_list(found.order.id, flat=True) for rows in found.counted)
    return twice(here, [id_ for rows in listed for id_ in rows[: keyset.MANY]])


@needs(Right.PEOPLE, log=AccessLog.Kind.SEARCH)
@by_post("case-list")
def search_cases(request: HttpRequest) -> HttpResponse:
    """Take the search words into the session and go to the list; see central.cases.listing for why."""
    if not may(request, Right.LIST):
        return open_by_code(request)
    typed = request.POST.get("zoek", "").strip()[:100]
    if typed:
        request.session[SESSION_KEY] = typed
    else:
        request.session.pop(SESSION_KEY, None)
    address = Filters.of(request.POST).address()
    return redirect(reverse("case-list") + (f"?{address}" if address else ""))


@needs(Right.PEOPLE)
@require_GET
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One person: how to reach them, what they asked, what was done and what comes next."""
    case = my_case(request, case_id)
    note_view(request, case)
    looked_at(case, request.user)
    return show_case(request, case)


@needs(Right.PEOPLE)
@require_GET
def printed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page of a person was printed (central.accounts.printing)."""
    note_view(request, my_case(request, case_id), AccessLog.Kind.PRINT)
    return nothing_to_see()


@needs(Right.PEOPLE)
@require_GET
def beside_in_list(request: HttpRequest, case_id: UUID, back: bool) -> HttpResponse:
    """Go from a person to the one before or after them in the list somebody came from."""
    mine, filters = [current_organisation(request)], Filters.of(request.GET)
    found = which.lists(mine, filters, readable(request.session.get(SESSION_KEY, "")))
    key = which.key_of(my_case(request, case_id), found.order)
    other = keyset.beside(found.rows, found.order, keyset.Place(key, back)) if key else None
    if other:
        return to_case(request, other.id)
    messages.info(request, "Dit was de eerste van de lijst." if back else "Dit was de laatste van de lijst.")
    return redirect(back_address(request))
