"""The screen always has a list of places, whatever happened to the file."""

import json
import os
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.problems import CatalogueBroken, CatalogueNewer
from kiosk.catalogue.store import Catalogue
from tests.catalogue.lists import SEED, names, published

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def assert_set_aside(file, catalogue, problem, number=1):
    assert names(catalogue) == ["eigen"]
    assert type(catalogue.problem) is problem
    assert not file.exists()
    assert file.with_name(f"catalogue.json.broken-{number}").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4096,
        b"{",
        b"[]",
        b"null",
        b'{"places": 3}',
        b'{"places": {"een": {}}}',
        b'{"places": {"1": 5}}',
        b'{"catalogue": {"1": {"schema": "x"}}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"catalogue": {"1": {"schema": 1, "revision": NaN}}}',
        b'{"catalogue": {"1": {"schema": 1, "organisation": "\\ud800"}}}',
        os.urandom(2000),
    ],
)
def test_a_broken_file_is_set_aside_and_people_see_the_list_of_the_site(file, content):
    file.write_bytes(content)
    catalogue = Catalogue(file, SEED)
    assert_set_aside(file, catalogue, CatalogueBroken)
    assert file.with_name("catalogue.json.broken-1").read_bytes() == content
    assert catalogue.problem.what_to_do
    assert catalogue.replace(published()) is True
    assert catalogue.problem is None


def test_a_file_of_a_newer_program_is_set_aside_and_said_to_be_newer(file):
    Catalogue(file, SEED).replace(published())
    data = json.loads(file.read_text())
    data["catalogue"]["1"]["schema"] = 9
    file.write_text(json.dumps(data))
    assert_set_aside(file, Catalogue(file, SEED), CatalogueNewer)


def test_several_broken_files_are_kept_but_not_without_end(file):
    for _ in range(12):
        file.write_text("half a fi")
        assert Catalogue(file, SEED).problem
    kept = sorted(path.name for path in file.parent.glob("catalogue.json.broken-*"))
    assert kept == [f"catalogue.json.broken-{number}" for number in range(1, 10)]


def test_a_file_that_breaks_while_people_use_the_kiosk_changes_nothing_for_them(file):
    catalogue = Catalogue(file, SEED)
    catalogue.replace(published())
    file.write_bytes(file.read_bytes()[:-40])
    assert names(catalogue) == ["plek-1", "plek-2", "plek-3"]
    assert isinstance(catalogue.problem, CatalogueBroken)
    assert file.with_name("catalogue.json.broken-1").exists()


def test_a_file_that_may_not_be_read_leaves_the_list_of_the_site(file):
    file.mkdir()
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["eigen"]
    assert isinstance(catalogue.problem, CatalogueBroken)


def test_wherever_a_file_is_cut_the_screen_has_a_list(file):
    Catalogue(file, SEED).replace(published())
    whole = file.read_bytes()
    for end in range(0, len(whole), 7):
        file.write_bytes(whole[:end])
        catalogue = Catalogue(file, SEED)
        assert names(catalogue) == ["eigen"]
        assert isinstance(catalogue.problem, CatalogueBroken)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["1", "2", "schema", "places", "offers", "catalogue", "id"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(JSON)
def test_no_json_in_the_file_ever_reaches_the_screen_as_an_exception(file, data):
    file.write_text(json.dumps(data))
    catalogue = Catalogue(file, SEED)
    assert names(catalogue) == ["eigen"]
    assert catalogue.open_now(MONDAY) == []
