"""Addresses: Dutch words for people, /api/v1/ for devices. No address holds anything about a person."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.generic import RedirectView

from central.accounts import views as accounts
from central.cases import asked_views as asked
from central.cases import doing_views as doing
from central.cases import views as cases
from central.catalogue import api as catalogue_api
from central.catalogue import text_views
from central.catalogue import views as catalogue
from central.fleet import inbox_views as inbox
from central.fleet import views as fleet
from central.intake import views as intake
from central.phone import paper_views
from central.phone import views as phone
from central.sign_ups import views as sign_ups
from central.stands import views as stands

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="case-list"), name="start"),
    path("aanmelden/", accounts.log_in, name="login"),
    path("afmelden/", accounts.log_out, name="logout"),
    path("wachtwoord/", accounts.change_password, name="password"),
    path("concept/weg/", accounts.drop_draft, name="draft-drop"),
    path("mensen/", cases.case_list, name="case-list"),
    path("mensen/zoeken/", cases.search_cases, name="case-search"),
    path("mensen/<uuid:case_id>/", cases.case_page, name="case"),
    path("mensen/<uuid:case_id>/notitie/", doing.add_note, name="case-note"),
    path("mensen/<uuid:case_id>/stap/", doing.plan_step, name="case-step"),
    path("mensen/<uuid:case_id>/stap/gedaan/", doing.finish_step, name="case-step-done"),
    path("mensen/<uuid:case_id>/status/", doing.change_status, name="case-status"),
    path("mensen/<uuid:case_id>/verwijder/", doing.delete_case, name="case-delete"),
    path("gevraagd/", asked.asked_list, name="asked"),
    path("gevraagd/<uuid:amendment_id>/doen/", asked.confirm, name="asked-confirm"),
    path("gevraagd/<uuid:amendment_id>/niet-doen/", asked.deny, name="asked-deny"),
    path("aanbod/", catalogue.offer_list, name="offers"),
    path("aanbod/<uuid:offer_id>/", sign_ups.offer_page, name="offer"),
    path("aanbod/<uuid:offer_id>/talen/", text_views.offer_texts, name="offer-texts"),
    path("aanbod/<uuid:offer_id>/lijst.xlsx", sign_ups.export_xlsx, name="offer-xlsx"),
    path("aanbod/<uuid:offer_id>/lijst.csv", sign_ups.export_csv, name="offer-csv"),
    path("inschrijving/<uuid:sign_up_id>/bevestigd/", sign_ups.confirm, name="sign-up-confirm"),
    path("inschrijving/<uuid:sign_up_id>/stop/", sign_ups.stop, name="sign-up-stop"),
    path("inschrijving/<uuid:sign_up_id>/terug/", sign_ups.back, name="sign-up-back"),
    path("inschrijving/<uuid:sign_up_id>/aanwezig/", sign_ups.mark_present, name="sign-up-present"),
    path("postvak/", inbox.inbox_problems, name="inbox"),
    path("postvak/<uuid:envelope_id>/opnieuw/", inbox.try_again, name="inbox-again"),
    path("postvak/<uuid:problem_id>/nagekeken/", inbox.mark_seen, name="inbox-seen"),
    path("postvak/apart/<uuid:device_id>/binnen/", inbox.let_held_in, name="inbox-let-in"),
    path("postvak/apart/<uuid:device_id>/weg/", inbox.drop_held, name="inbox-drop"),
    path("toestellen/", fleet.device_list, name="devices"),
    path("stands/", stands.stand_list, name="stands"),
    re_path(r"^p/(?P<token>[A-Za-z0-9_-]{1,64})$", paper_views.paper, name="paper"),
    path("start", phone.start, name="phone-start"),
    re_path(r"^o/(?P<slug>[a-z0-9][a-z0-9.-]{0,59})$", phone.offer, name="phone-offer"),
    re_path(r"^o/(?P<slug>[a-z0-9][a-z0-9.-]{0,59})/agenda\.ics$", phone.calendar, name="phone-calendar"),
    path("api/v1/envelopes", intake.envelopes),
    path("api/v1/enrol", intake.enrol),
    path("api/v1/catalogue", catalogue_api.catalogue),
    path("api/v1/heartbeat", intake.heartbeat),
    re_path(r"^api/", intake.no_such_call),
]
handler400 = "central.error_pages.bad_request"
handler404 = "central.error_pages.not_found"
handler500 = "central.error_pages.went_wrong"
handler403 = "central.error_pages.form_expired"
