"""Pages for when something is not there or went wrong: plain words, and JSON for devices."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from central.accounts.access import set_aside
from central.cases.access import CaseGone
from central.intake.gate import problem_answer
from central.pages import drafts
from central.pages.stale_forms import read_mark
from central.pages.templatetags.dutch import moment


def _page(request: HttpRequest, status: int, title: str, line: str, typed: str = "") -> HttpResponse:
    return render(request, "error.html", {"title": title, "line": line, "typed": typed}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(404, "bad-input", "there is no such call")
    if isinstance(exception, CaseGone):
        who = f"{exception.deletion.user.name} verwijderde alles, {moment(exception.deletion.at)}."
        # Shown once more, to take over elsewhere: of this form, or of one from before the session ended.
        typed = (request.POST.get("text") or drafts.text_for(request, exception.deletion.case_id))[:2000]
        return _page(request, 404, "Deze persoon staat hier niet meer.", who, typed)
    line = "Misschien is ze weg, of hoort ze bij een ander team."
    return _page(request, 404, "Deze pagina is er niet.", line, request.POST.get("text", "")[:2000])


def went_wrong(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(500, "server-error")
    return _page(
        request,
        500,
        "Er ging iets mis bij ons.",
        "Probeer het zo meteen opnieuw. Wat je al bewaarde, is er nog.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(400, "bad-input")
    if isinstance(exception, RequestDataTooBig):
        line = "Dat is meer dan er in één keer bij kan. Ga terug en maak het korter."
        return _page(request, 413, "Dit is te veel tekst.", line)
    return _page(request, 400, "Dit begrijpen we niet.", "Ga terug en probeer het opnieuw.")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that does not carry our own mark: cookies off, or a page that was open since yesterday.

    What was typed goes back into its field, when the form is one of ours and says whose it is.
    """
    view = getattr(request.resolver_match, "func", None)
    if getattr(view, "typed", False):
        if not request.user.is_authenticated:
            return set_aside(request, view)
        mark = read_mark(request.POST)
        answer = redirect(request.get_full_path())
        if mark and mark.user == request.user.pk and drafts.keep(request, answer, request.user):
            return answer
    return _page(
        request,
        403,
        "Deze pagina stond te lang open.",
        "Wat je net deed of typte, is niet bewaard. Ga terug, ververs de pagina en probeer het opnieuw.",
    )
