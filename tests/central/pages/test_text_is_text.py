"""What somebody typed, or a device sent, is text on every page of staff: no script and no formula runs."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db.models import CharField, TextField

from central.accounts.models import User
from central.batches.models import Selection
from central.cases.models import Case, CaseEvent
from central.desk.models import NamedView
from tests.central.accounts.test_every_address import ADDRESSES, address, of

pytestmark = pytest.mark.django_db
SCRIPT = "=1+1<script>alert(7)</script>\"'><img src=x onerror=alert(7)>"
TYPED = {
    "name", "short", "address", "reach_value", "place_name", "text", "to_name", "message", "note", "place",
    "action", "partner", "who", "said", "device_name", "hardware", "version", "detail", "municipality",
    "opened_by", "closed_by", "helper", "channel", "notice_id", "notice_version",
}  # fmt: skip


def write_it_everywhere() -> int:
    """Put the text in every column that somebody or something fills with words; how many columns."""
    columns = 0
    for model in apps.get_models():
        if not model.__module__.startswith("central."):
            continue
        for field in model._meta.concrete_fields:
            if field.name in TYPED and isinstance(field, CharField | TextField) and not field.choices:
                model.objects.update(**{field.attname: SCRIPT[: field.max_length or 2000]})
                columns += 1
    return columns


def test_no_page_takes_what_was_typed_for_its_own(as_an, an, de_kring, kiosk, a_case):
    mine = of(de_kring, kiosk, a_case)
    Selection.objects.filter(id=mine["selection_id"]).update(by=an)
    NamedView.objects.filter(id=mine["view_id"]).update(membership=an.membership_set.get())
    case = Case.objects.get(id=mine["case_id"])
    answers = dict.fromkeys([*case.answers, "question", "need", "anything"], SCRIPT)
    Case.objects.filter(id=case.id).update(answers=answers)
    CaseEvent.objects.create(case=case, organisation=de_kring, kind=CaseEvent.Kind.NOTE, text="x", by=an)
    assert write_it_everywhere() > 25
    assert User.objects.get(id=an.id).name.startswith("=1+1<script>")
    wrong = []
    for name, pattern in ADDRESSES.items():
        answer = as_an.get(address(pattern, mine))
        kind = answer.get("Content-Type", "")
        if answer.status_code >= 500:
            wrong.append((name, answer.status_code))
        elif "html" in kind or "svg" in kind:
            text = answer.content.decode()
            if "<script>alert" in text or "<img src=x" in text or re.search(r"=\"[^\"<>]*\"'>", text):
                wrong.append((name, "runs"))
        elif "csv" in kind:
            body = b"".join(answer) if answer.streaming else answer.content
            if re.search(r"(^|[;,\"])=1\+1", body.decode()):
                wrong.append((name, "counts"))
    assert wrong == []


def test_ten_million_letters_are_refused_in_words_and_change_nothing(as_an, kiosk, a_case):
    case = a_case(kiosk)
    for page in (f"/mensen/{case.id}/notitie/", f"/mensen/{case.id}/gegevens/", "/mensen/zoeken/"):
        answer = as_an.post(page, {"text": "x" * 10_000_000})
        assert answer.status_code == 413
        assert "Dit is te veel tekst" in answer.content.decode()
    assert not case.events.filter(kind=CaseEvent.Kind.NOTE).exists()
