"""Whoever writes another client from docs/device-api.json meets the calls that are really there."""

from __future__ import annotations

import json

import pytest
from django.urls import resolve

from central.intake.description import as_page, description
from central.intake.views import no_such_call
from central.urls import urlpatterns
from kiosk.wire import signing
from tests.house.places import ROOT

PATHS = description()["paths"]


def test_the_page_is_what_the_models_say() -> None:
    assert (ROOT / "docs" / "device-api.json").read_text(encoding="utf-8") == as_page(), "run: make docs"


def test_every_address_for_devices_is_described_and_no_other() -> None:
    served = {f"/{pattern.pattern}" for pattern in urlpatterns if str(pattern.pattern).startswith("api/")}
    assert served == set(PATHS) == set(signing.PATHS)
    assert not [path for path in PATHS if resolve(path).func is no_such_call]


@pytest.mark.parametrize("path", PATHS)
def test_a_call_takes_the_method_that_is_described_and_no_other(client, path: str) -> None:
    (method,) = PATHS[path]
    answer = client.generic("PATCH", path)
    assert (answer.status_code, answer["Allow"]) == (405, method.upper())


@pytest.mark.parametrize("path", PATHS)
def test_what_is_answered_to_a_stranger_is_described(client, path: str) -> None:
    (method,) = PATHS[path]
    answer = client.generic(method.upper(), path, data=b"{}", content_type="application/json")
    assert str(answer.status_code) in PATHS[path][method]["responses"]
    shape = PATHS[path][method]["responses"][str(answer.status_code)]["content"]["application/json"]["schema"]
    assert shape == {"$ref": "#/components/schemas/ErrorBody"}
    said = json.loads(answer.content)
    assert set(said) == set(description()["components"]["schemas"]["ErrorBody"]["properties"])
