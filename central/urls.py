"""Addresses: Dutch words for people, /api/v1/ for devices. No address holds anything about a person."""

from __future__ import annotations

from django.urls import path, re_path

from central.accounts import audit_views, home, printing, second_step, staff_acts, staff_views
from central.accounts import link_views as links
from central.accounts import organisation_views as organisations
from central.accounts import views as accounts
from central.batches import views as batches
from central.cases import asked_views as asked
from central.cases import doing_views as doing
from central.cases import status_views as status
from central.cases import today_views as today
from central.cases import views as cases
from central.catalogue import entry_acts, entry_views, list_views, preview_views, scheme_views, text_views
from central.catalogue import share_views as shares
from central.catalogue import views as catalogue
from central.catalogue.standards import views as offers_in
from central.desk import views as desk
from central.device_urls import urlpatterns as device_calls
from central.duty import views as duty
from central.equipment import laptop_views, loan_views, lot_views, scan_views
from central.equipment import list_views as laptops
from central.figures import goal_views as goals
from central.figures import map_views as figure_map
from central.figures import matrix_views as matrix
from central.figures import plan_views as plans
from central.figures import report_views as report
from central.figures import shared_views
from central.figures import trend_views as trends
from central.figures import views as figures
from central.fleet import inbox_views as inbox
from central.fleet import joining_views, release_views
from central.fleet import views as fleet
from central.handover import receiver_views
from central.handover import views as handover
from central.mail import letter_views
from central.open_urls import urlpatterns as of_everybody
from central.phone import typed_in
from central.place_urls import urlpatterns as of_places
from central.retention import views as retention
from central.roster import acts as roster_acts
from central.roster import links as roster_links
from central.roster import views as roster
from central.roster import volunteer_views as volunteers
from central.sign_ups import at_the_door, by_staff
from central.sign_ups import views as sign_ups
from central.stands import views as stands

urlpatterns = [
    path("", home.start, name="start"),
    path("bij/", home.choose_organisation, name="organisation"),
    path("aanmelden/", accounts.log_in, name="login"),
    path("aanmelden/code/", second_step.type_code, name="second-step"),
    path("tweede-stap/", second_step.set_up, name="second-factor"),
    path("tweede-stap/codes/", second_step.print_codes, name="recovery-codes"),
    path("afmelden/", accounts.log_out, name="logout"),
    path("wachtwoord/", accounts.change_password, name="password"),
    path("wachtwoord/vergeten/", links.forgotten, name="password-forgotten"),
    re_path(r"^wachtwoord/nieuw/(?P<token>[A-Za-z0-9_-]{1,64})$", links.choose, name="password-link"),
    path("mijn/", desk.desk, name="desk"),
    path("mijn/lijst/", desk.keep_view, name="view-keep"),
    path("mijn/lijst/<uuid:view_id>/", desk.change_view, name="view-change"),
    path("concept/weg/", accounts.drop_draft, name="draft-drop"),
    path("vandaag/", today.today, name="today"),
    path("vandaag/<slug:key>/", today.worklist, name="worklist"),
    path("mensen/", cases.case_list, name="case-list"),
    path("mensen/lijst.csv", cases.list_file, name="case-list-csv"),
    path("mensen/kies/", batches.select, name="batch-select"),
    path("keuze/<uuid:selection_id>/", batches.batch, name="batch"),
    path("mensen/zoeken/", cases.search_cases, name="case-search"),
    path("mensen/nieuw/", typed_in.choose, name="case-new"),
    path("papier/", at_the_door.paper_at_the_door, name="paper-read"),
    path("mensen/nieuw/<slug:journey_id>/", typed_in.type_in, name="type-in"),
    path("mensen/<uuid:case_id>/gegevens/", typed_in.correct_person, name="case-correct"),
    path("mensen/<uuid:case_id>/inschrijven/", by_staff.sign_up_known, name="case-sign-up"),
    path("mensen/<uuid:case_id>/brief/", letter_views.letter, name="case-letter"),
    path("mensen/<uuid:case_id>/was-er/", by_staff.walked_in, name="case-walked-in"),
    path("mensen/<uuid:case_id>/", cases.case_page, name="case"),
    path("mensen/<uuid:case_id>/afgedrukt.svg", cases.printed, name="case-printed"),
    path("afgedrukt/<slug:key>.svg", printing.printed, name="printed"),
    path("mensen/<uuid:case_id>/volgende/", cases.beside_in_list, {"back": False}, name="case-next"),
    path("mensen/<uuid:case_id>/vorige/", cases.beside_in_list, {"back": True}, name="case-previous"),
    path("mensen/<uuid:case_id>/notitie/", doing.add_note, name="case-note"),
    path("mensen/<uuid:case_id>/voor-mij/", today.take, name="case-take"),
    path("mensen/<uuid:case_id>/contact/", doing.contact, name="case-contact"),
    path("mensen/<uuid:case_id>/van/", doing.hand_over, name="case-give"),
    path("mensen/<uuid:case_id>/traject/", status.change_track, name="case-track"),
    path("mensen/<uuid:case_id>/stap/", doing.plan_step, name="case-step"),
    path("mensen/<uuid:case_id>/stap/gedaan/", doing.finish_step, name="case-step-done"),
    path("mensen/<uuid:case_id>/status/", status.change_status, name="case-status"),
    path("mensen/<uuid:case_id>/status/terug/", status.undo_status, name="case-undo"),
    path("mensen/<uuid:case_id>/laptop/", loan_views.choose_laptop, name="case-laptop"),
    path("mensen/<uuid:case_id>/gift/", lot_views.new_lot_of, name="case-gift"),
    path("mensen/<uuid:case_id>/zelfde/", doing.judge_same, name="case-same"),
    path("mensen/<uuid:case_id>/verwijder/", doing.delete_case, name="case-delete"),
    path("mensen/<uuid:case_id>/dossier/", retention.person_file, name="case-file"),
    path("mensen/<uuid:case_id>/dossier.json", retention.person_json, name="case-file-json"),
    path("mensen/<uuid:case_id>/dossier.pdf", retention.person_pdf, name="case-file-pdf"),
    path("mensen/<uuid:case_id>/langer/", retention.keep, name="case-keep"),
    path("beheer/", staff_views.begin, name="staff-begin"),
    path("beheer/mensen/", staff_views.staff_list, name="staff"),
    path("beheer/mensen/nieuw/", staff_views.add, name="staff-add"),
    path("beheer/mensen/<uuid:member_id>/", staff_views.member, name="staff-member"),
    path("beheer/mensen/<uuid:member_id>/blokkeren/", staff_acts.act, {"what": "block"}, name="staff-block"),
    path(
        "beheer/mensen/<uuid:member_id>/weer-binnen/",
        staff_acts.act,
        {"what": "unblock"},
        name="staff-unblock",
    ),
    path(
        "beheer/mensen/<uuid:member_id>/wachtwoord/",
        staff_acts.act,
        {"what": "password"},
        name="staff-password",
    ),
    path("beheer/mensen/<uuid:member_id>/gsm/", staff_acts.act, {"what": "phone"}, name="staff-phone"),
    path("beheer/mensen/<uuid:member_id>/geef/", staff_acts.give, name="staff-give"),
    path("beheer/organisaties/", organisations.organisation_list, name="organisations"),
    path("beheer/organisaties/nieuw/", organisations.add, name="organisations-add"),
    path("beheer/organisaties/<uuid:organisation_id>/", organisations.one, name="organisations-one"),
    path(
        "beheer/organisaties/<uuid:organisation_id>/iemand/", organisations.let_in, name="organisations-staff"
    ),
    path("beheer/organisaties/<uuid:organisation_id>/stop/", organisations.end, name="organisations-end"),
    path(
        "beheer/organisaties/<uuid:organisation_id>/opnieuw/", organisations.again, name="organisations-again"
    ),
    path("beheer/logboek/", audit_views.audit_log, name="audit-log"),
    path("beheer/bewaren/", retention.terms, name="retention"),
    path("mensen/<uuid:case_id>/overdragen/", handover.share, name="handover-new"),
    path("overgedragen/<uuid:handover_id>/", handover.handover, name="handover"),
    path("overgedragen/<uuid:handover_id>/mail/", handover.mail_again, name="handover-mail"),
    path("overgedragen/<uuid:handover_id>/stop/", handover.stop, name="handover-stop"),
    re_path(
        r"^overdracht/(?P<token>[A-Za-z0-9_-]{1,64})$", receiver_views.receiver, name="handover-receiver"
    ),
    path("cijfers/", figures.index, name="figures"),
    path("cijfers/matrix/", matrix.matrix_page, name="figures-matrix"),
    path("cijfers/matrix/plan/", plans.plan_page, name="figures-plan"),
    path("cijfers/matrix/plan/<uuid:plan_id>/", plans.close_plan, name="figures-plan-close"),
    path("cijfers/kaart/", figure_map.map_page, name="figures-map"),
    path("cijfers/verslag/", report.report_page, name="figures-report"),
    path("cijfers/verslag/neem-mee/", report.take_along, name="figures-report-file"),
    path("cijfers/verslag/link/", report.give_out, name="figures-report-link"),
    path("cijfers/verslag/link/<uuid:shared_id>/stop/", report.end_link, name="figures-report-end"),
    re_path(r"^verslag/(?P<token>[A-Za-z0-9_-]{1,64})$", shared_views.shared_report, name="report-shared"),
    path("cijfers/doelen/", goals.goal_list, name="figures-goals"),
    path("cijfers/doelen/nieuw/", goals.new_goal, name="figures-goal-new"),
    path("cijfers/doelen/<uuid:goal_id>/weg/", goals.drop_goal, name="figures-goal-drop"),
    *figures.ADDRESSES,
    *trends.ADDRESSES,
    path("rooster/", roster.roster, name="roster"),
    path("rooster/nieuw/", roster.new, name="roster-new"),
    path("rooster/actie/<uuid:plan_id>/", roster.of_planned, name="roster-action"),
    path("rooster/stand/<uuid:stand_id>/", roster.stand, name="roster-plan"),
    path("rooster/stand/<uuid:stand_id>/vraag/", roster_acts.ask_volunteers, name="roster-ask"),
    path("rooster/stand/<uuid:stand_id>/gaat-niet-door/", roster_acts.call_off, name="roster-off"),
    path("rooster/stand/<uuid:stand_id>/gedaan/", roster_acts.held_after_all, name="roster-held"),
    path("rooster/beurt/<uuid:turn_id>/", roster_acts.said, name="roster-said"),
    path("rooster/uren.csv", volunteers.hours_csv, name="roster-csv"),
    path("rooster/mensen/", volunteers.volunteers, name="roster-volunteers"),
    path("rooster/mensen/nieuw/", volunteers.new, name="roster-volunteer-new"),
    path("rooster/mensen/van/<uuid:case_id>/", volunteers.from_case, name="roster-from-case"),
    path("rooster/mensen/<uuid:volunteer_id>/", volunteers.one, name="roster-volunteer"),
    path("rooster/mensen/<uuid:volunteer_id>/wis/", volunteers.take_off, name="roster-erase"),
    re_path(r"^rooster/(?P<token>[A-Za-z0-9_-]{22})$", roster_links.turn, name="roster-link"),
    re_path(
        r"^rooster/(?P<token>[A-Za-z0-9_-]{22})/stand\.ics$",
        roster_links.as_calendar,
        name="roster-calendar",
    ),
    path("gevraagd/", asked.asked_list, name="asked"),
    path("gevraagd/<uuid:amendment_id>/doen/", asked.confirm, name="asked-confirm"),
    path("gevraagd/<uuid:amendment_id>/niet-doen/", asked.deny, name="asked-deny"),
    path("aanbod/inlezen/", offers_in.choose, name="offers-in"),
    path("aanbod/inlezen/sjabloon.xlsx", offers_in.sheet, name="offers-in-template"),
    path("aanbod/inlezen/<uuid:read_id>/", offers_in.look, name="offers-in-look"),
    path("aanbod/", catalogue.offer_list, name="offers"),
    path("aanbod/nieuw/", entry_views.new_offer, name="offer-new"),
    path("aanbod/<uuid:offer_id>/wijzig/", entry_views.edit_offer, name="offer-edit"),
    path("aanbod/<uuid:offer_id>/stopt/", entry_acts.stop_offer, name="offer-stop"),
    path("aanbod/<uuid:offer_id>/concept-weg/", entry_acts.drop_offer, name="offer-drop"),
    path("aanbod/<uuid:offer_id>/nog-juist/", entry_acts.offer_checked, name="offer-checked"),
    path("aanbod/<uuid:offer_id>/dag-weg/", entry_acts.day_off, name="offer-day-off"),
    path("aanbod/<uuid:offer_id>/voorbeeld/", preview_views.offer_preview, name="offer-preview"),
    path("aanbod/<uuid:offer_id>/delen/", shares.share_offer, name="offer-share"),
    path("aanbod/gedeeld/<uuid:share_id>/stop/", shares.stop_sharing, name="share-stop"),
    path("aanbod/van-anderen/", shares.of_others, name="offers-of-others"),
    path("aanbod/van-anderen/<uuid:offered_id>/", shares.answer_share, name="share-answer"),
    path("publiceren/", list_views.publish, name="publish"),
    path("nog-juist/", list_views.freshness, name="freshness"),
    path("regelingen/", scheme_views.scheme_list, name="schemes"),
    path("regelingen/<slug:scheme>/", scheme_views.scheme_page, name="scheme"),
    path("sluitingsdagen/", list_views.closing_days, name="closing-days"),
    path("aanbod/<uuid:offer_id>/", sign_ups.offer_page, name="offer"),
    path("aanbod/<uuid:offer_id>/talen/", text_views.offer_texts, name="offer-texts"),
    path("aanbod/<uuid:offer_id>/lijst.xlsx", sign_ups.export_xlsx, name="offer-xlsx"),
    path("aanbod/<uuid:offer_id>/lijst.csv", sign_ups.export_csv, name="offer-csv"),
    path("inschrijving/<uuid:sign_up_id>/bevestigd/", sign_ups.confirm, name="sign-up-confirm"),
    path("inschrijving/<uuid:sign_up_id>/stop/", sign_ups.stop, name="sign-up-stop"),
    path("inschrijving/<uuid:sign_up_id>/terug/", sign_ups.back, name="sign-up-back"),
    path("inschrijving/<uuid:sign_up_id>/aanwezig/", sign_ups.mark_present, name="sign-up-present"),
    path("laptops/", laptops.laptop_list, name="laptops"),
    path("laptops/zoek/", laptops.find, name="laptop-find"),
    path("laptops/gift/", lot_views.new_lot, name="laptop-lot-new"),
    path("laptops/gift/<uuid:lot_id>/", lot_views.lot_page, name="laptop-lot"),
    path("laptops/gift/<uuid:lot_id>/labels.pdf", lot_views.print_labels, name="laptop-lot-labels"),
    path("laptops/gift/<uuid:lot_id>/bedankt/", lot_views.thank, name="laptop-lot-thanks"),
    path("laptops/groep/", scan_views.new_group, name="laptop-group-new"),
    path("laptops/groep/<uuid:group_id>/", scan_views.group_page, name="laptop-group"),
    path("laptops/terug/", scan_views.scan_back, name="laptop-back"),
    path("laptops/<uuid:laptop_id>/", laptop_views.laptop_page, name="laptop"),
    path("laptops/<uuid:laptop_id>/stand/", laptop_views.change_state, name="laptop-move"),
    path("laptops/<uuid:laptop_id>/gewist/", laptop_views.wipe_report, name="laptop-wipe"),
    path("laptops/<uuid:laptop_id>/voor/<uuid:case_id>/", loan_views.lend_page, name="laptop-lend"),
    path("laptops/<uuid:laptop_id>/terug/", loan_views.return_page, name="laptop-return"),
    path("laptops/<uuid:laptop_id>/langer/", loan_views.keep_longer, name="laptop-longer"),
    path("postvak/", inbox.inbox_problems, name="inbox"),
    path("postvak/<uuid:envelope_id>/opnieuw/", inbox.try_again, name="inbox-again"),
    path("postvak/<uuid:problem_id>/nagekeken/", inbox.mark_seen, name="inbox-seen"),
    path("postvak/apart/<uuid:device_id>/binnen/", inbox.let_held_in, name="inbox-let-in"),
    path("postvak/apart/<uuid:device_id>/weg/", inbox.drop_held, name="inbox-drop"),
    path("toestellen/", fleet.device_list, name="devices"),
    path("toestellen/versies/", release_views.versions, name="versions"),
    path("toestellen/versies/aanbieden/", release_views.offer_release, name="release-offer"),
    path("toestellen/uitnodigen/", joining_views.invite_device, name="device-invite"),
    path("toestellen/<uuid:device_id>/uit-dienst/", joining_views.retire_device, name="device-retire"),
    path("stands/", stands.stand_list, name="stands"),
    path("dienst/", duty.duty, name="duty"),
    path("dienst/nu/", duty.duty_now, name="duty-now"),
    path("dienst/gedaan/", duty.end, name="duty-end"),
    path("dienst/<uuid:call_id>/kom/", duty.come, name="duty-come"),
    path("dienst/<uuid:call_id>/hier/", duty.arrive, name="duty-here"),
    *of_places,
    *of_everybody,
    *device_calls,
]
handler400 = "central.error_pages.bad_request"
handler404 = "central.error_pages.not_found"
handler500 = "central.error_pages.went_wrong"
handler403 = "central.error_pages.form_expired"
