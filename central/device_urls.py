"""The calls of devices, /api/v1/: all that `central serve --only devices` answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from central.catalogue import api as catalogue_api
from central.duty import api as duty_api
from central.fleet import api as fleet_api
from central.intake import views as intake
from central.intake.gate import problem_answer

urlpatterns = [
    path("api/v1/envelopes", intake.envelopes),
    path("api/v1/enrol", intake.enrol),
    path("api/v1/catalogue", catalogue_api.catalogue),
    path("api/v1/heartbeat", intake.heartbeat),
    path("api/v1/help", duty_api.call_for_help),
    path("api/v1/release", fleet_api.which_release),
    path("api/v1/release-part", fleet_api.release_part),
    re_path(r"^api/", intake.no_such_call),
]


def nothing_else(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer whatever is no call of a device; pages for people are served beside this, not here."""
    return problem_answer(404, "bad-input", "devices alone are answered here")


def went_wrong(request: HttpRequest) -> HttpResponse:
    return problem_answer(500, "server-error")


handler400 = handler403 = handler404 = nothing_else
handler500 = went_wrong
