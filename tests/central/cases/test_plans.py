"""How SQLite reads for each list: along an index in the order of the list, nobody read who is not shown.

A page of a million people then costs what a page of a hundred does. No test here takes the time.
"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from central.cases.models import Case, FilterChoice, Step
from central.cases.worklists import WORKLISTS

pytestmark = pytest.mark.django_db
FILTERS = [
    "",
    "status=new",
    "kanaal=flyer",
    "plaats=9900",
    "taal=nl",
    "regeling=be.sociaal-internetaanbod",
    "te_laat=on",
    "zonder_stap=on",
    "status=new&plaats=9900&taal=nl",
    "regeling=be.sociaal-internetaanbod&taal=nl",
    "te_laat=on&kanaal=flyer",
]
BEYOND = {True: "na=20990101-" + "f" * 32, False: "na=" + "20990101000000000000-" + "f" * 32}


GROWS = (
    r"cases_\w+|intake_inboxenvelope|sign_ups_\w+|accounts_accesslog|U\d"  # with people; U0: in a subquery
)


def badly_read(client, address: str) -> list[str]:
    """Return what of a page reads all of a table that grows with people, or sorts a list outside an index."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    bad, asked = [], [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
    assert len(asked) >= 4
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
            lines = [row[3] for row in cursor.fetchall()]
        of_people = re.search(r"FROM \"(?:cases|intake_inbox|sign_ups)", sql) and " LIMIT " in sql
        bad += [
            f"{line}: {sql}"
            for line in lines
            if re.match(rf"SCAN (?:{GROWS})\b", line) or (of_people and "TEMP B-TREE" in line)
        ]
    return bad


@pytest.mark.parametrize("beyond", [False, True], ids=["first page", "further on"])
@pytest.mark.parametrize("filters", FILTERS)
def test_no_list_reads_or_sorts_everybody(as_an, kiosk, a_case, de_kring, filters, beyond):
    case = a_case(kiosk)
    Step.objects.create(organisation=de_kring, case=case, kind="inform", due_on=timezone.localdate())
    place = f"&{BEYOND['te_laat' in filters]}" if beyond else ""
    assert badly_read(as_an, f"/mensen/?{filters}{place}") == []


def test_the_page_of_a_person_reads_nobody_who_is_not_on_it(as_an, kiosk, a_case):
    case, _ = a_case(kiosk), a_case(kiosk)
    assert [line for line in badly_read(as_an, f"/mensen/{case.id}/") if "SCAN" in line] == []
    with CaptureQueriesContext(connection) as captured:
        as_an.get(f"/mensen/{case.id}/")
    alike = next(one["sql"] for one in captured if '"contact_key" =' in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + alike)
        assert "case_of_contact (organisation_id=? AND contact_key=?)" in str(cursor.fetchall())


@pytest.mark.parametrize("typed", ["zoe", "0471 12 34 56", "zoe arslan", "9900"])
def test_no_search_reads_everybody(as_an, kiosk, a_case, typed):
    a_case(kiosk)
    as_an.post("/mensen/zoeken/", {"zoek": typed})
    scans = [line for line in badly_read(as_an, "/mensen/") if line.startswith("SCAN")]
    assert scans == []


@pytest.mark.parametrize("page", ["stands", "toestellen", "postvak", "gevraagd", "aanbod"])
def test_no_other_page_reads_everybody(as_an, kiosk, a_case, page):
    a_case(kiosk)
    assert [line for line in badly_read(as_an, f"/{page}/") if line.startswith("SCAN")] == []


@pytest.mark.parametrize("by_parameters", [True, False], ids=["as it is asked", "in its words"])
@pytest.mark.parametrize("one", WORKLISTS, ids=[one.key for one in WORKLISTS])
def test_each_list_of_today_goes_along_an_index_that_holds_nobody_else(an, de_kring, one, by_parameters):
    """SQLite plans values apart otherwise than words, and by a status reads all who are not closed."""
    rows = one.of(de_kring, an).values_list("id")[:101].query
    sql, values = rows.sql_with_params()
    with connection.cursor() as cursor:
        if not by_parameters:
            sql, values = connection.ops.last_executed_query(cursor, sql, values), ()
        cursor.execute("EXPLAIN QUERY PLAN " + sql, values or None)
        read = [row[3] for row in cursor.fetchall() if "cases_case" in row[3]]
    named = {line.split("INDEX ")[1].split()[0] for line in read}
    assert named <= {"case_waiting", "case_of_owner", "case_given", "case_by_stage", "case_forgotten"}, read
    assert all("(organisation_id=?" in line for line in read), read


def test_the_menu_counts_who_must_still_hear_along_its_own_index(as_an, de_kring):
    """On SQLite 'WHERE to_confirm' is no equality: only a partial index answers it."""
    with CaptureQueriesContext(connection) as captured:
        as_an.get("/stands/")
    menu = next(one["sql"] for one in captured if "UNION ALL" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + menu.replace("%", "%%"))
        read = [row[3] for row in cursor.fetchall() if "U0" in row[3] and "sign_up" in row[3]]
    assert len(read) == 2 and all("sign_up_to_tell" in line for line in read), read


def test_a_code_finds_its_person_first_and_nobody_else(as_an, kiosk, a_case):
    case = a_case(kiosk)
    a_case(kiosk, person={"name": case.code})
    answer = as_an.post("/mensen/zoeken/", {"zoek": f"{case.code[:4]}-{case.code[4:]}"}, follow=True)
    assert [one.id for one in answer.context["cases"]] == [case.id]


def test_what_nobody_has_any_more_is_no_choice_any_more(as_an, kiosk, a_case):
    from central.cases.choices import forget_unused

    case = a_case(kiosk, person={"name": "Ann", "place": {"postcode": "9990", "name": "Ann haar huis"}})
    a_case(kiosk)
    case.place_name = "Maldegem"
    case.save(update_fields=["place_name"])
    assert forget_unused() == 1
    places = FilterChoice.objects.filter(filter="plaats")
    assert sorted(places.values_list("name", flat=True)) == ["Eeklo", "Maldegem"]
    case.delete()
    assert list(places.values_list("name", flat=True)) == ["Eeklo"]
    Case.objects.all().delete()
    forget_unused()
    assert not FilterChoice.objects.exists()


def test_from_one_person_to_the_next_of_the_same_list(as_an, kiosk, a_case):
    first, _, last = (
        a_case(kiosk, channel=channel, person={"name": channel}) for channel in ("flyer", "school", "flyer")
    )
    page = as_an.get(f"/mensen/{last.id}/?kanaal=flyer").content.decode()
    assert f'href="/mensen/{last.id}/volgende/?kanaal=flyer"' in page
    after = as_an.get(f"/mensen/{last.id}/volgende/?kanaal=flyer")
    assert after["Location"] == f"/mensen/{first.id}/?kanaal=flyer"
    assert as_an.get(f"/mensen/{first.id}/vorige/?kanaal=flyer")["Location"].startswith(f"/mensen/{last.id}/")
    end = as_an.get(f"/mensen/{first.id}/volgende/?kanaal=flyer", follow=True)
    assert "Dit was de laatste van de lijst." in end.content.decode()
    assert end.redirect_chain[-1][0] == "/mensen/?kanaal=flyer"
