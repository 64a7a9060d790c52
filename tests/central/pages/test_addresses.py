"""The addresses and tokens on a page are those Django itself would write."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.urls import reverse

from central.accounts.access import may, rights
from central.accounts.models import Membership, Organisation, User
from central.accounts.roles import Right, Role


def test_each_person_of_a_list_has_their_own_address() -> None:
    people = [uuid4(), uuid4(), str(uuid4())]
    page = RequestContext(RequestFactory().get("/"), {"people": people})
    shown = Template("{% for one in people %}{% url 'case' one %} {% endfor %}").render(page)
    assert shown.split() == [reverse("case", args=[one]) for one in people]


@pytest.mark.parametrize("context", [Context({}), RequestContext(RequestFactory().get("/"))])
def test_an_address_without_an_id_is_as_django_writes_it(context: Context) -> None:
    shown = Template("{% url 'case-list' %}|{% url 'worklist' 'eerst' %}|{% url 'today' as home %}{{ home }}")
    assert shown.render(context) == "|".join(
        (reverse("case-list"), reverse("worklist", args=["eerst"]), reverse("today"))
    )


def test_every_form_of_a_page_has_its_token_and_another_page_another() -> None:
    form, fields = Template("{% csrf_token %}{% csrf_token %}"), []
    request = RequestFactory().get("/")
    for _ in range(2):
        shown = form.render(RequestContext(request))
        fields.append(re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', shown))
    assert len({*fields[0]}) == len({*fields[1]}) == 1, "the forms of one page are alike"
    assert fields[0] != fields[1], "and masked anew for the next"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("runs_service", [False, True])
def test_the_menu_knows_exactly_what_somebody_may(role: Role, runs_service: bool) -> None:
    here = Organisation(name="De Kring")
    user = User(username="an", name="An", runs_service=runs_service)
    user.read_memberships = [Membership(organisation=here, user=user, role=role)]
    request = RequestFactory().get("/")
    request.user, request.session = user, {}  # type: ignore[assignment]
    assert rights(request) == {right for right in Right if may(request, right)}
