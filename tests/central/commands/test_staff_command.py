"""`central staff`: who comes in; nobody gets another organisation's people by a name that is taken."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog, Membership, User
from central.commands import staff
from central.commands.staff import StaffRefused

pytestmark = pytest.mark.django_db
DE_KRING, WELZIJNSHUIS = "be.eeklo.de-kring", "be.kortenberg.welzijnshuis"


def add(
    username: str, organisation: str | None = DE_KRING, name: str | None = None, also: bool = False
) -> int:
    said = {"action": "add", "username": username, "name": name, "organisation": organisation, "also": also}
    return staff.run(type("Args", (), said)())


def test_an_who_is_blocked_is_not_let_in_by_adding_her_again(an):
    staff.run(type("Args", (), {"action": "block", "username": "an"})())
    with pytest.raises(StaffRefused) as refused:
        add("an")
    assert str(refused.value) == "an is blocked; give a password: central staff password an"
    assert not User.objects.get().is_active


def test_a_new_password_lets_a_blocked_colleague_in_again(an, capsys):
    staff.run(type("Args", (), {"action": "block", "username": "an"})())
    staff.run(type("Args", (), {"action": "password", "username": "an"})())
    password = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    assert Client().login(username="an", password=password)
    assert add("an") == 0


@pytest.mark.parametrize("typed", ["bart", "Bart", " BART "])
def test_another_bart_does_not_see_the_people_of_the_first(bart, de_kring, typed):
    with pytest.raises(StaffRefused) as refused:
        add(typed)
    assert "'bart' is Bart of be.kortenberg.welzijnshuis" in str(refused.value)
    assert "choose another user name" in str(refused.value)
    assert "--also" in str(refused.value)
    assert [one.organisation.slug for one in Membership.objects.all()] == [WELZIJNSHUIS]


def test_bart_who_really_works_for_both_sees_both_when_that_is_said(bart, de_kring, capsys):
    assert add("bart", also=True) == 0
    assert bart.organisations.count() == 2
    assert add("bart") == 0, "he works there already"


def test_the_name_of_a_known_colleague_is_changed_and_said(an, capsys):
    add("an", name="An Peeters")
    assert "an is shown as An Peeters, no longer as An" in capsys.readouterr().out
    assert User.objects.get().name == "An Peeters"


@pytest.mark.parametrize(
    ("given", "typed"),
    [("zoe\u0308", "zoë"), ("Zoë", "ZOE\u0308"), ("İnci", "inci"), ("ａｎ", "an"), ("Łukasz", "łukasz")],
)
def test_a_colleague_comes_in_from_whatever_keyboard_their_name_is_typed_on(de_kring, capsys, given, typed):
    add(given, name="Zoë")
    password = capsys.readouterr().out.partition(": ")[2].split("\n")[0]
    for name in (given, typed):
        said = {"username": name, "password": password}
        assert Client().post("/aanmelden/", said)["Location"] == "/vandaag/"
    assert add(typed) == 0
    assert User.objects.count() == 1, "one person, however the name is typed"
    staff.run(type("Args", (), {"action": "block", "username": typed})())
    assert not User.objects.get().is_active


def test_a_colleague_whose_name_was_kept_with_its_marks_apart_still_comes_in(de_kring):
    user = User(username="zoe\u0308", name="Zoë")
    user.set_password("wachtwoord van Zoë")
    user.save()
    Membership.objects.create(user=user, organisation=de_kring)
    said = {"username": "Zoe\u0308", "password": "wachtwoord van Zoë"}
    assert Client().post("/aanmelden/", said)["Location"] == "/vandaag/"


@pytest.mark.parametrize("action", ["add", "password", "block"])
def test_a_name_with_bytes_of_another_terminal_is_refused_in_words(an, action):
    with pytest.raises(StaffRefused, match="type it again"):
        staff.run(type("Args", (), {"action": action, "username": "zo\udceb"} | {"name": None})())


@pytest.mark.parametrize(
    ("name", "shown"), [("علی\u200cرضا", "علی\u200cرضا"), ("  An   Peeters\u00a0", "An Peeters")]
)
def test_a_colleague_is_shown_as_their_name_is_spelled(de_kring, name, shown):
    add("an", name=name)
    assert User.objects.get().name == shown


@pytest.mark.parametrize("username", ["", " ", "an peeters", "a" * 61, "a\u200bn", "an\x00", "-", "\u3164"])
def test_a_login_nobody_can_type_is_refused(de_kring, username):
    with pytest.raises(StaffRefused):
        add(username)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "name", ["", "  ", "\u00a0", "A" * 121, "An\u202ePeeters", "An\u2028P", "\u3164", "\u2800", "-", "\u200c"]
)
def test_a_name_nobody_can_read_is_refused(de_kring, name):
    with pytest.raises(StaffRefused):
        add("an", name=name)
    assert not User.objects.exists()


def test_a_first_try_that_fails_leaves_nothing_behind(de_kring, welzijnshuis, capsys):
    with pytest.raises(Exception, match="say which --organisation"):
        add("an", organisation=None, name="An Peeters")
    assert not User.objects.exists()
    add("an", name="An Peeters")
    said = capsys.readouterr().out
    assert "password of an: " in said
    assert User.objects.get().name == "An Peeters"


def test_who_cannot_be_made_a_member_is_not_made_at_all(de_kring, monkeypatch, capsys):
    def fails(**_):
        raise OSError("the disk is full")

    monkeypatch.setattr(Membership.objects, "get_or_create", fails)
    with pytest.raises(OSError, match="disk"):
        add("an")
    assert not User.objects.exists()
    assert "password" not in capsys.readouterr().out


def do(action: str, username: str, **said: object) -> int:
    return staff.run(type("Args", (), {"action": action, "username": username} | said)())


def test_what_was_decided_by_command_stands_in_the_log_of_the_organisation(de_kring, capsys):
    add("zoe", name="Zoë")
    do("password", "zoe", new_phone=True)
    do("block", "zoe")
    lines = AccessLog.objects.order_by("at").values_list("kind", "page", "user", "about__name", "said")
    assert list(lines) == [
        ("staff", "central staff", None, "Zoë", "Werkt hier als begeleider"),
        ("staff", "central staff", None, "Zoë", "Nieuw wachtwoord, tweede stap weggenomen"),
        ("staff", "central staff", None, "Zoë", "Geblokkeerd, overal"),
    ]


def test_who_was_kept_out_on_the_page_comes_back_by_command(an, capsys):
    Membership.objects.update(blocked_at=timezone.now())
    with pytest.raises(StaffRefused, match="blocked at"):
        add("an")
    do("password", "an")
    password = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    client = Client()
    assert client.login(username="an", password=password)
    assert client.get("/mensen/").status_code == 200


def test_somebody_gets_the_organisations_by_command_alone_and_loses_them_so(an, as_an, capsys):
    do("service", "an", no_longer=False)
    assert as_an.get("/beheer/organisaties/").status_code == 200
    do("service", "an", no_longer=True)
    assert as_an.get("/beheer/organisaties/").status_code == 404
