"""Every address of staff, for every role, for what is theirs and what is of another organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from central.accounts.models import AccessLog, Membership, Organisation, User
from central.accounts.roles import Right, Role, may
from central.batches.models import Selection
from central.cases.models import Amendment
from central.catalogue.models import OfferShare, Place, ReadOffers
from central.desk.models import NamedView
from central.duty.models import Call
from central.figures.models import Goal, PlannedAction, SharedReport
from central.handover.models import HandOver
from central.intake.models import Device, InboxEnvelope
from central.sign_ups.models import SignUp
from tests.central.conftest import a_colleague, an_offer
from tests.central.equipment.devices import a_gift
from tests.central.roster.rosters import a_plan, a_volunteer, asked

pytestmark = pytest.mark.django_db
OPEN = {"login", "logout", "second-step", "password-forgotten", "password-link", None}
OPEN |= {"paper", "handover-receiver", "report-shared", "roster-link", "roster-calendar"}
OPEN |= {"phone-start", "phone-offer", "phone-registration", "phone-calendar", "phone-logo"}
OPEN |= {"feed-calendar", "feed-hsds"}
# About nobody but who asks.
OWN = {"start", "organisation", "password", "draft-drop", "second-factor", "recovery-codes", "desk"}
# What a page may write down when somebody merely looks: the log itself, the session of who asks, and that
# they have duty (asking is having it).
MAY_WRITE = ("accounts_accesslog", "django_session", "duty_onduty")
# Forms that say which other thing they are about: sent empty, that thing is not there.
SAYS_OF_WHAT = {"inbox-seen", "case-sign-up", "case-walked-in", "case-same", "release-offer"}
ADDRESSES = {
    pattern.name: pattern
    for pattern in get_resolver().url_patterns
    if pattern.name not in OPEN | OWN and "api/" not in str(pattern.pattern)
}


def of(organisation: Any, kiosk: Any, a_case: Any) -> dict[str, UUID]:
    """Make one of each thing of an organisation; return their ids by their name in an address."""
    mine = {"organisation": organisation}
    case = a_case(kiosk, organisation=organisation.slug)
    offer = an_offer(organisation, "praattafel", "Praattafel", seats=2)
    entry = {"id": "bib", "name": "Bib", "address": "Markt 1", "postcode": "9900"}
    place = Place.objects.create(slug="bib", name="Bib", entry=entry, **mine)
    now = timezone.now()
    sign_up = SignUp.objects.create(case=case, offer=offer, number=1, made_at=now, **mine)
    device = Device.objects.create(name="Oud", public_key=bytes(32), status=Device.Status.REVOKED, **mine)
    envelope = InboxEnvelope.objects.get(organisation=organisation)
    call = Call.objects.create(
        device=case.device, number=uuid4(), language="nl", called_at=now, asked_at=now, **mine
    )
    amendment = Amendment.objects.create(
        case=case,
        action=Amendment.Action.WITHDRAW,
        record_id=uuid4(),
        made_at=now,
        received_at=now,
        clock_synced=True,
        **mine,
    )
    over = HandOver.objects.create(
        case=case,
        to_name="OCMW",
        consent="spoken",
        consent_text="1",
        consent_until=now.date(),
        token_hash=uuid4().hex,
        **mine,
    )
    other = Organisation.objects.create(slug=f"be.{uuid4().hex[:8]}", name="Buren")
    their_offer = an_offer(other, "fietsles", "Fietsles")
    share = OfferShare.objects.create(offer=offer, to=other, slug=uuid4().hex, **mine)
    offered = OfferShare.objects.create(
        offer=their_offer, to=organisation, organisation=other, slug=uuid4().hex
    )
    stand = a_plan(organisation, a_colleague(organisation, uuid4().hex))
    turn = asked(stand, a_volunteer(organisation))
    return {
        "stand_id": stand.id,
        "turn_id": turn.id,
        "volunteer_id": turn.volunteer_id,
        "case_id": case.id,
        "offer_id": offer.id,
        "share_id": share.id,
        "offered_id": offered.id,
        "place_id": place.id,
        "sign_up_id": sign_up.id,
        "device_id": device.id,
        "envelope_id": envelope.id,
        "problem_id": envelope.id,
        "call_id": call.id,
        "amendment_id": amendment.id,
        "handover_id": over.id,
        "organisation_id": organisation.id,
        "member_id": Membership.objects.get(user=a_colleague(organisation, uuid4().hex)).id,
        "view_id": NamedView.objects.create(
            membership=a_colleague(organisation, uuid4().hex).membership_set.get(), name="Nieuw", filters="x"
        ).id,
        "read_id": ReadOffers.objects.create(
            by=a_colleague(organisation, uuid4().hex), name="lijst.csv", **mine
        ).id,
        "plan_id": PlannedAction.objects.create(on=now.date(), action="stand", **mine).id,
        "goal_id": Goal.objects.create(
            sentence="Veel", figure="reach", start=now.date(), end=now.date(), target=9, **mine
        ).id,
        "shared_id": SharedReport.objects.create(
            quarter="2026-Q1", token_hash=uuid4().hex, until=now.date(), **mine
        ).id,
        **a_gift(organisation, case),
        "selection_id": Selection.objects.create(by=a_colleague(organisation, uuid4().hex), **mine).id,
    }


@pytest.fixture
def things(de_kring, welzijnshuis, kiosk, kiosk_elsewhere, a_case) -> tuple[dict, dict]:
    return of(de_kring, kiosk, a_case), of(welzijnshuis, kiosk_elsewhere, a_case)


@pytest.fixture
def clients(de_kring) -> dict[str, Client]:
    clients = {}
    for role in Role:
        clients[role.value] = Client()
        clients[role.value].force_login(a_colleague(de_kring, f"C-{role.value}", role.value))
    return clients


def address(pattern: Any, ids: dict[str, UUID]) -> str:
    found = re.sub(r"<uuid:(\w+)>", lambda match: str(ids[match[1]]), str(pattern.pattern))
    found = found.replace("<slug:scheme>", "be_sociaal-internetaanbod")
    return "/" + found.replace("<slug:key>", "nieuw").replace("<slug:journey_id>", "internet-help")


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is done in here is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer_to(client: Client, method: str, path: str) -> tuple[int, int]:
    """Return the status, and how many refusals were written down."""
    with taken_back():
        before = AccessLog.objects.filter(kind="refused").count()
        status = getattr(client, method)(path).status_code
        return status, AccessLog.objects.filter(kind="refused").count() - before


def test_every_view_says_which_right_it_asks_for():
    without = [name for name, pattern in ADDRESSES.items() if not isinstance(pattern.callback.right, Right)]
    assert without == []


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_what_a_role_may_not_is_not_there_and_is_written_down(role, clients, things):
    mine, theirs = things
    user = User.objects.get(username=f"c-{role}")
    Selection.objects.filter(id=mine["selection_id"]).update(by=user)  # a choice of people is one's own
    NamedView.objects.filter(id=mine["view_id"]).update(membership=user.membership_set.get())  # so is a list
    if role == Role.VOLUNTEER:
        from central.cases.models import Case

        Case.objects.filter(id=mine["case_id"]).update(owner=user)
    wrong = []
    for name, pattern in ADDRESSES.items():
        allowed = may(role, pattern.callback.right)
        for method in ("get", "post"):
            status, refused = answer_to(clients[role], method, address(pattern, mine))
            good = status < 500 and status != 404 if allowed else (status, refused) == (404, 1)
            empty = allowed and status == 404 and method == "post" and name in SAYS_OF_WHAT
            if not good and not empty:
                wrong.append((name, method, "own", status, refused))
        if "<uuid:" in str(pattern.pattern):
            found = [answer_to(clients[role], method, address(pattern, theirs)) for method in ("get", "post")]
            # Who opens the address of a form comes to its page, whatever stands in it: nothing is said of it.
            if (404, 1) not in found or any(status < 300 for status, _ in found):
                wrong.append((name, "other", found))
    assert not wrong, "\n".join(map(str, wrong))


def test_looking_changes_nothing_but_the_log(clients, things):
    mine, _ = things
    boss = User.objects.get(username="c-administrator")
    Selection.objects.filter(id=mine["selection_id"]).update(by=boss)
    NamedView.objects.filter(id=mine["view_id"]).update(membership=boss.membership_set.get())
    wrote = []

    def guard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        reads = sql.lstrip().startswith(("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN"))
        reads = reads and not any(f" {word} " in sql for word in ("INSERT INTO", "DELETE FROM", "UPDATE"))
        if not reads and not any(f'"{table}"' in sql for table in MAY_WRITE):
            wrote.append(sql[:90])
        return execute(sql, params, many, context)

    for pattern in ADDRESSES.values():
        with taken_back(), connection.execute_wrapper(guard):
            clients["administrator"].get(address(pattern, mine))
    assert wrote == []


def test_who_runs_the_service_has_the_pages_of_organisations_and_of_nobody_who_asked_for_help(
    clients, things, de_kring
):
    mine, theirs = things
    user = a_colleague(de_kring, "Dienst", "reader")
    User.objects.filter(id=user.id).update(runs_service=True)
    client = Client()
    client.force_login(user)
    wrong = []
    for name, pattern in ADDRESSES.items():
        of_staff = name.startswith(("organisations", "staff-")) and "<uuid:" in str(pattern.pattern)
        allowed = of_staff or may("reader", pattern.callback.right) or name.startswith("organisations")
        for ids in (mine, theirs):
            status, _ = answer_to(client, "get", address(pattern, ids))
            if allowed != (status < 400):
                wrong.append((name, status))
    assert wrong == []


def test_lists_searches_files_and_persons_stand_in_the_log_each_as_what_it_is(clients, things):
    mine, _ = things
    boss = clients["administrator"]
    boss.get("/mensen/")
    boss.post("/mensen/zoeken/", {"zoek": "geheim"})
    boss.get(f"/aanbod/{mine['offer_id']}/lijst.csv")
    boss.get(f"/mensen/{mine['case_id']}/")
    lines = list(AccessLog.objects.order_by("at").values_list("kind", "page"))
    assert lines == [
        ("list", "case-list"),
        ("search", "case-search"),
        ("export", "offer-csv"),
        ("case", "case"),
    ]


def test_a_volunteer_opens_who_holds_a_paper_and_nobody_else(clients, things):
    from central.cases.models import Case

    mine, theirs = things
    volunteer = clients["volunteer"]
    assert volunteer.get(f"/mensen/{mine['case_id']}/").status_code == 404
    other = Case.objects.get(id=theirs["case_id"])
    page = volunteer.post("/mensen/zoeken/", {"zoek": other.code}, follow=True).content.decode()
    assert "Deze code vinden we niet" in page
    case = Case.objects.get(id=mine["case_id"])
    typed = f"{case.code[:4].lower()}-{case.code[4:]}"
    assert volunteer.post("/mensen/zoeken/", {"zoek": typed})["Location"] == f"/mensen/{case.id}/"
    page = volunteer.get(f"/mensen/{case.id}/").content.decode()
    assert "De vraag" in page
    assert "Verwijder" not in page
    assert case.name in volunteer.get("/mensen/").content.decode()
