"""What people think, from the sealed envelope to the figure: counted, and nobody's."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from central import cli
from central.cases.models import Case, CaseEvent
from central.figures.frozen import outside
from central.intake.models import InboxEnvelope
from central.opinions.counting import counted, quarter_in
from central.opinions.models import LinkUsed, OpinionCount
from kiosk.machine.folders import ROOT
from tests.central.kiosks import a_record
from tests.central.opinions_said import an_opinion

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ID = "be.eeklo.de-kring"


@pytest.fixture(autouse=True)
def with_all_journeys(settings):
    settings.CONFIG = ROOT / "config"


def asked(capsys, name, start=TODAY, end=TODAY):
    said = ["figures", name, "--organisation", ID, "--from", str(start), "--to", str(end), "--format", "json"]
    assert cli.main(said) == 0
    return json.loads(capsys.readouterr().out)


def test_ten_people_make_a_figure_and_nine_only_their_number(kiosk, arrives, capsys, as_an):
    arrives(kiosk, *[an_opinion() for _ in range(8)], an_opinion(went="bad"))
    few = asked(capsys, "satisfaction")
    assert (few["rows"], few["total"]) == ([], 9)
    page = as_an.get("/cijfers/tevredenheid/").content.decode()
    assert "Er zijn 9 antwoorden zonder naam. Vanaf 10 staan ze hier" in page
    arrives(kiosk, an_opinion(went="so_so", found="partly"))
    rows = asked(capsys, "satisfaction")["rows"]
    went = {row["answer"]: row["n"] for row in rows if row["question"] == "satisfaction.went"}
    assert went == {"good": 8, "so_so": 1, "bad": 1}
    page = as_an.get("/cijfers/tevredenheid/").content.decode()
    assert "Hoe ging het hier?" in page and "Gaat zo" in page
    assert not Case.objects.exists() and not CaseEvent.objects.exists()


def test_what_people_miss_and_want_to_learn_stands_with_the_needs(kiosk, arrives, capsys, as_an):
    arrives(kiosk, *[an_opinion("needs", needs=["internet", "people"]) for _ in range(11)])
    learner = a_record(
        journey="learning", schemes=[], answers={"learn": ["mail", "phone"], "learn_at": "near"}
    )
    learner["person"]["place"]["municipality"] = {"nis": "43005", "name": "Eeklo"}
    arrives(kiosk, learner)
    said = asked(capsys, "needs")
    rows = {(row["by"], row["value"]): row["n"] for row in said["rows"]}
    assert rows["missing", "internet"] == rows["missing", "people"] == rows["counted", "told"] == 11
    assert rows["learn", "mail.43005"] == rows["learn", "phone.43005"] == 1
    assert said["total"] == 1  # people who asked something
    assert Case.objects.get().track == "course"
    page = as_an.get("/cijfers/noden/").content.decode()
    assert "Eeklo: Mailen en beeldbellen" in page and "Internet thuis" in page
    assert "100 %" not in page  # eleven answers are too few for a part


def test_no_row_leads_from_an_envelope_to_an_answer(kiosk, arrives):
    """Whatever is kept of two people: one who was content and one who was not, in this order."""
    said = an_opinion(went="good"), an_opinion(went="bad")
    arrives(kiosk, *said)
    columns = {field.name for field in OpinionCount._meta.get_fields()}
    assert columns == {"pk", "organisation", "quarter", "journey", "step", "answer", "n"}
    assert set(InboxEnvelope.objects.values_list("state", "sealed")) == {("opened", None)}
    kept = []
    for model in apps.get_models():
        if model not in (OpinionCount,):
            kept.append(repr(list(model.objects.values())))
    for one in said:
        assert one["id"] in "".join(kept)  # of the envelope, for ever
    assert "satisfaction" not in "".join(kept)
    with connection.cursor() as cursor:  # the order of rows is that of their names, not of who came first
        cursor.execute("SELECT step, answer FROM opinions_opinioncount ORDER BY rowid")
        rows = cursor.fetchall()
    assert rows == sorted(rows) and len(rows) == 7


def test_the_same_envelope_twice_counts_once(kiosk, send, de_kring):
    from central.intake.opening import open_waiting

    envelope = kiosk.envelope(an_opinion())
    for result in ("stored", "duplicate"):
        assert send(kiosk, kiosk.batch(envelope)).json()["results"][0]["result"] == result
        open_waiting()
    assert counted(de_kring, [quarter_in(TODAY)])["satisfaction", "went", "good"] == 1


def test_what_was_typed_has_no_room_in_it(kiosk, arrives):
    arrives(kiosk, an_opinion(went="Zoë Ârslan"), an_opinion(went=["good", "good"]))
    assert not OpinionCount.objects.exists()
    assert set(InboxEnvelope.objects.values_list("state", "reason")) == {("failed", "record-invalid")}


def test_outside_stands_what_may_leave(kiosk, arrives, de_kring):
    arrives(kiosk, *[an_opinion() for _ in range(13)])
    last = TODAY.replace(day=1, month=(TODAY.month - 1) // 3 * 3 + 1) - timedelta(days=1)
    OpinionCount.objects.update(quarter=quarter_in(last))
    first = last.replace(day=1, month=last.month - 2)
    table = outside("satisfaction", de_kring, first, last, TODAY)
    went = {row.values[1]: row.n for row in table.rows if row.values[0] == "satisfaction.went"}
    assert went == {"good": 15, "so_so": "<5", "bad": "<5"}


# --- by the square on the paper, a month after it was installed


def installed(kiosk, a_case, days):
    """Return the token of a paper, `days` after its internet was installed."""
    from central.cases.models import StageReached

    record = a_record()
    case = a_case(kiosk, **record)
    StageReached.objects.create(
        organisation=case.organisation, case=case, track="internet", stage="installed",
        at=timezone.now() - timedelta(days=days),
    )  # fmt: skip
    return record["token"]


def tell(nobody, token, **said):
    first = nobody.post(f"/p/{token}?l=nl", {"action": "how", "works": "yes"})
    assert "Ben je tevreden over onze hulp?" in first.content.decode()
    return nobody.post(f"/p/{token}?l=nl", {"action": "how", "works": "yes", "content": "good"} | said)


@pytest.mark.parametrize(("days", "counts"), [(29, 0), (30, 1), (120, 1), (121, 0)])
def test_the_link_counts_in_its_time_and_once(nobody, kiosk, a_case, de_kring, days, counts):
    token = installed(kiosk, a_case, days)
    pages = [tell(nobody, token).content for _ in range(2)]
    said = counted(de_kring, [quarter_in(TODAY)])
    assert said["after-a-month", "works", "yes"] == said["after-a-month", "", ""] == counts
    assert LinkUsed.objects.count() == counts
    assert pages[0] == pages[1] == tell(nobody, "x" * 22).content  # nobody can try tokens out
    assert "Je antwoord telt één keer." in pages[0].decode()


def test_the_mark_of_a_paper_is_not_what_its_case_keeps(nobody, kiosk, a_case):
    token = installed(kiosk, a_case, 40)
    tell(nobody, token)
    mark = LinkUsed.objects.get().mark
    assert mark not in repr(list(Case.objects.values())) and token not in repr(
        list(LinkUsed.objects.values())
    )
    assert not [name for name in ("at", "case", "envelope") if hasattr(LinkUsed, name)]


def test_an_answer_that_is_none_of_ours_asks_again(nobody):
    page = nobody.post(f"/p/{'x' * 22}?l=nl", {"action": "how", "works": "misschien"}).content.decode()
    assert "Werkt alles nog?" in page
