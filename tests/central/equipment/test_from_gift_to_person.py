"""From a gift to a person and back: what each page takes, what it refuses, and what stays of whom."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from central.cases.deletion import take_away
from central.equipment.lending import GivenAlready, How, Signed, lend, open_loan, take_back
from central.equipment.models import Laptop, Loan, Lot, Move, Signature, WipeProof
from central.equipment.moving import NoMove
from central.equipment.papers import numbers_of
from central.equipment.reminding import remind
from central.figures.asked import figure
from central.retention.due import plans
from central.retention.file_of_person import file_of
from central.retention.removing import run
from tests.central.equipment.devices import a_lot, ready
from tests.central.equipment.nwipe_logs import Disk, a_log
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
SIGNED = Signed("nl", "Je leent een toestel", "Zoë", "1,1 2,2 3,3 4,4 5,5")


@pytest.fixture
def wants(kiosk, a_case):
    """Somebody who asked for a laptop, in French, by mail."""
    person = {"language": "fr", "reach": {"by": "email", "value": "zoe@example.be"}}
    return a_case(kiosk, journey="laptop-need", answers={}, schemes=[], person=person)


@pytest.fixture
def gives(kiosk, a_case):
    return a_case(kiosk, journey="laptop-give", answers={"device": ["chromebook"]}, schemes=[])


def report(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("nwipe.log", content, "text/plain")


def hand_in(client, laptop, content: bytes, **said):
    page = f"/laptops/{laptop.id}/"
    return fill_in(client, page, f"{page}gewist/", report=report(content), **said)


def test_a_gift_from_the_kiosk_is_wiped_given_and_thanked_for_and_both_people_move_on(
    as_an, gives, wants, an
):
    page = f"/mensen/{gives.id}/gift/"
    assert 'value="chromebook" selected' in as_an.get(page).content.decode()
    today = timezone.localdate()
    fill_in(as_an, page, "", received_on=today, kind="chromebook", announced="2")
    lot = Lot.objects.get()
    first, second = lot.laptops.order_by("label")
    gives.refresh_from_db()
    assert (lot.case, gives.stage, first.state) == (gives, "here", "in")
    labels = as_an.get(f"/laptops/gift/{lot.id}/labels.pdf").content
    assert labels.startswith(b"%PDF")
    fill_in(as_an, f"/laptops/{second.id}/", f"/laptops/{second.id}/stand/", stand="broken", said="scherm")
    hand_in(as_an, first, a_log())
    for stand in ("checked", "ready"):
        fill_in(as_an, f"/laptops/{first.id}/", f"/laptops/{first.id}/stand/", stand=stand)
    gives.refresh_from_db()
    assert gives.stage == "ready", "all that was given is looked after"
    beside = as_an.get(f"/mensen/{wants.id}/").content.decode()
    assert "Geef dit toestel" in beside
    chosen = fill_in(as_an, f"/mensen/{wants.id}/", f"/mensen/{wants.id}/laptop/", label=str(first).lower())
    until = (today + timedelta(days=2)).isoformat()
    page = f"{chosen['Location']}?keep=&until={until}"
    shown = as_an.get(page).content.decode()
    assert "Vous empruntez un appareil" in shown and 'lang="fr"' in shown
    fill_in(as_an, page, "", name="Зоя", agree="on", drawn="10,10 20,20 30,30 40,40 50,50")
    wants.refresh_from_db()
    first.refresh_from_db()
    assert (wants.stage, first.state) == ("given", "out")
    kept = Signature.objects.get()
    assert (kept.name, kept.language, kept.drawn[:5]) == ("Зоя", "fr", "10,10") and "appareil" in kept.text
    assert str(first) in as_an.get(f"/mensen/{wants.id}/").content.decode()
    assert numbers_of(lot) == {"received": 2, "wiped": 1, "given": 1}
    assert (
        fill_in(as_an, f"/laptops/gift/{lot.id}/", f"/laptops/gift/{lot.id}/bedankt/").content[:4] == b"%PDF"
    )
    said = figure("laptops", gives.organisation, today, today)
    assert {row.values[1]: row.n for row in said.rows if row.values[0] == "devices"} == {"in": 2, "out": 1}


@pytest.mark.parametrize(
    ("content", "said", "why"),
    [
        (a_log(Disk(status="UABORTED"), end="Nwipe was aborted by the user."), {}, "afgebroken. Regel"),
        (a_log(Disk(bus="NVME")), {}, "Niet bewezen"),
        (a_log(Disk(bus=" USB")), {}, "wat voor schijf"),
        (a_log(Disk(), Disk("sdb", "ZX-2")), {}, "meer schijven"),
        (a_log(), {"disk_serial": "ZX-9"}, "staat niet in dit verslag"),
        (a_log(at=datetime(2026, 1, 5, 9)), {}, "voor het toestel binnenkwam"),
        (b"gewist, beloofd", {}, "Dit is geen verslag van nwipe: vul dit in"),
    ],
)  # fmt: skip
def test_what_does_not_prove_a_wipe_is_said_and_the_device_stays_where_it_was(
    as_an, de_kring, content, said, why
):
    laptop = a_lot(de_kring).laptops.get()
    answer = hand_in(as_an, laptop, content, **said)
    page = answer.content or as_an.get(answer["Location"]).content
    assert why in page.decode()
    laptop.refresh_from_db()
    assert laptop.state == "in"
    assert not WipeProof.objects.filter(proven=True).exists()


def test_a_tick_is_no_proof_and_no_report_is_proof_twice(as_an, de_kring):
    one, two = a_lot(de_kring, 2).laptops.all()
    page = fill_in(as_an, f"/laptops/{one.id}/", f"/laptops/{one.id}/stand/", stand="wiped")
    assert "geen bewijs" in as_an.get(page["Location"]).content.decode()
    log = a_log(Disk(), Disk("sdb", "ZX-2"))
    hand_in(as_an, one, log, disk_serial="zx12345")
    assert "al het bewijs van" in hand_in(as_an, two, log, disk_serial="ZX-12345").content.decode()
    hand_in(as_an, two, log, disk_serial="ZX-2")
    assert {one.state for one in Laptop.objects.all()} == {"wiped"}, "one log, two disks, two devices"
    third = a_lot(de_kring, 2)
    typed = {
        "tool": "nvme-cli", "version": "2.3", "method": "sanitize", "exit_status": "0", "read_back": "0",
        "wiped_on": timezone.localdate().isoformat(), "disk": "flash",
    }  # fmt: skip
    for laptop, serial, good in zip(third.laptops.all(), ("S-1", "S-2"), (True, False), strict=True):
        answer = hand_in(as_an, laptop, b"sanitize done", disk_serial=serial, **typed)
        assert (answer.status_code == 302) is good
    assert "andere schijf" in answer.content.decode()


def test_it_comes_back_signed_and_goes_to_nobody_before_it_is_wiped_again(as_an, an, de_kring, wants):
    laptop = ready(a_lot(de_kring, by=an).laptops.get(), an)
    loan = lend(laptop, wants, timezone.localdate() - timedelta(days=1), an, SIGNED)
    with pytest.raises(GivenAlready):
        lend(laptop, wants, None, an, SIGNED)
    assert "te laat terug" in as_an.get("/laptops/").content.decode()
    page = f"/laptops/{laptop.id}/terug/?how=damaged"
    assert "Vous rapportez un appareil" in as_an.get(page).content.decode()
    assert "Typ de naam" in fill_in(as_an, page, "", name="", agree="on").content.decode()
    fill_in(as_an, page, "", name="Zoë", agree="on")
    loan.refresh_from_db()
    laptop.refresh_from_db()
    assert (loan.came_back, laptop.state, open_loan(laptop)) == ("damaged", "back", None)
    assert not take_back(loan, an, How.GOOD), "a colleague was first"
    with pytest.raises(NoMove):
        lend(laptop, wants, None, an, SIGNED)
    assert "Зоя" not in str(file_of(wants)) and "door Zoë, met een tekening" in str(file_of(wants))


def test_who_is_erased_is_gone_and_the_device_keeps_its_history(an, de_kring, wants):
    laptop = ready(a_lot(de_kring, by=an, typed_donor="An Gever").laptops.get(), an)
    loan = lend(laptop, wants, None, an, SIGNED)
    moves = Move.objects.filter(laptop=laptop).count()
    take_away(wants)
    loan.refresh_from_db()
    assert (loan.case, Signature.objects.count(), Move.objects.count()) == (None, 0, moves)
    assert take_back(loan, an, How.GOOD)


def test_a_year_after_it_came_back_nobody_knows_any_more_who_had_it(an, de_kring, wants):
    laptop = ready(a_lot(de_kring, by=an, typed_donor="An Gever").laptops.get(), an)
    loan = lend(laptop, wants, timezone.localdate() + timedelta(days=900), an, SIGNED)
    later = timezone.now() + timedelta(days=800)
    type(wants).objects.update(status="done")
    assert not next(plans(later)).to_tell.exists(), "we know who has it until it is back"
    take_back(loan, an, How.GOOD)
    run(timezone.now() + timedelta(days=400))
    loan.refresh_from_db()
    assert (loan.case, Signature.objects.count(), laptop.lot.typed_donor) == (None, 0, "An Gever")
    assert Lot.objects.get().typed_donor == ""


def test_who_must_bring_it_back_is_mailed_once_and_never_for_what_is_back(an, de_kring, wants, settings):
    settings.MAIL_FROM = "kring@example.be"
    one, two = (ready(laptop, an) for laptop in a_lot(de_kring, 2, by=an).laptops.all())
    lend(one, wants, timezone.localdate() + timedelta(days=2), an, SIGNED)
    take_back(lend(two, wants, timezone.localdate(), an, SIGNED), an, How.GOOD)
    assert (remind(), remind(), len(mail.outbox)) == (1, 0, 1)
    assert str(one) in mail.outbox[0].body and "Rapportez votre appareil" in mail.outbox[0].subject
    assert Loan.objects.get(laptop=one).reminded_at
