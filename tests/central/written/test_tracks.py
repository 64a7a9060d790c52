"""config/tracks: what is done for people, and the line somebody reads who writes it wrong."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from central.written.track import Track, clashes
from central.written.tracks import SHIPPED, read_track, tracks, wrong_tracks
from kiosk.written.problems import BadSite

IDS = st.sampled_from(["new", "told", "asked", "there", "closed"])


def a_track(**said):
    table = {
        "id": "internet",
        "title": "Internet",
        "stage": [
            {"id": "new", "title": "Nieuw", "moves": ["told"]},
            {"id": "told", "title": "Verteld", "moves": ["closed"]},
            {"id": "closed", "title": "Afgesloten"},
        ],
        "step": [{"id": "call", "title": "Bellen", "reaches": "told", "contact": True}],
    }
    return Track.model_validate(table | said)


@pytest.fixture
def config(settings, tmp_path):
    settings.CONFIG = tmp_path / "config"
    for folder in ("tracks", "journeys"):
        shutil.copytree(SHIPPED / folder, settings.CONFIG / folder)
    return settings.CONFIG


def test_the_tracks_that_come_along_are_right_and_follow_every_journey(config):
    assert wrong_tracks() == []
    first = {track.id: track.first.title for track in tracks().by_id.values()}
    assert len(first) == 9 and set(first.values()) == {"Bellen"}
    internet = tracks().of_journey("internet-help")
    assert [stage.id for stage in internet.stages][2:] == [
        "requested", "provider", "installed", "aftercare", "closed",
    ]  # fmt: skip


def test_who_asks_for_a_laptop_follows_a_laptop_and_who_asks_for_a_scheme_the_internet():
    known = tracks()
    assert known.of_request("laptop-need", with_schemes=False).id == "laptop-wanted"
    assert known.of_request("laptop-need", with_schemes=True).id == "internet"
    assert known.of_request("of-a-site-itself", with_schemes=False).id == "question"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'then = ["apply"]',
            'then = ["aply"]',
            "internet.toml:LINE: 'aply' in `then` of step 'inform' is no step here; did you mean 'apply'?",
        ),
        ('reaches = "installed"', 'reaches = "instaled"', "did you mean 'installed'?"),
        ('moves = ["aftercare"]', 'moves = ["aftercare", "new"]', "leads back: new → "),
        ('journeys = ["internet-help", ', 'journeys = ["internet-hlp", ', "did you mean 'internet-help'?"),
        ('journeys = ["internet-help", ', 'journeys = ["laptop-need", ', "follows 'internet' already"),
        ('"internet-help", ', "", "no track follows journey 'internet-help'; put it in `journeys`"),
        ("contact = true", "contct = true", "unknown key 'contct'"),
        ("schemes = true", "others = true", "`others = true` stands in 'internet' already"),
        ('id = "internet"', 'id = "course"', "track 'course' stands in course.toml too"),
    ],
)
def test_a_slip_in_a_track_is_told_with_its_file_and_the_cure(config, old, new, said):
    path = config / "tracks" / "internet.toml"
    whole = path.read_text()
    path.write_text(whole.replace(old, new))
    line = whole[: whole.find(old)].count("\n") + 1
    told = " ".join(wrong_tracks())
    assert said.replace("LINE", str(line)) in told
    assert "config/tracks" in told


def test_a_track_that_cannot_be_read_leaves_somebody_to_be_called(config):
    for path in (config / "tracks").iterdir():
        path.write_text("id = ")
    assert tracks().of_journey("internet-help").first.title == "Bellen"
    with pytest.raises(BadSite):
        read_track(config / "tracks" / "internet.toml")


@given(moves=st.dictionaries(IDS, st.lists(IDS, max_size=3, unique=True)))
def test_whatever_is_written_everybody_comes_to_an_end_or_it_is_refused(moves):
    order = ["new", "told", "asked", "there", "closed"]
    stages = [{"id": one, "title": one, "moves": moves.get(one, [])} for one in order]
    try:
        track = a_track(stage=stages, step=[{"id": "call", "title": "Bellen"}])
    except ValidationError:
        return
    for stage in track.stages:
        ways, seen = [stage.id], set()
        while ways:
            here = ways.pop()
            seen.add(here)
            ways += [one for one in moves.get(here, []) if one not in seen]
        assert "closed" in seen
        assert stage.id not in {one for way in moves.get(stage.id, []) for one in moves.get(way, [])}


@given(now=st.sampled_from(["new", "told", "closed", "of-before"]))
def test_no_step_leads_where_somebody_may_not_go(now):
    track = a_track()
    for step in track.steps_in(now):
        known = track.stage(now) is not None
        assert not known or step.reaches in (None, now) or track.may_move(now, step.reaches)


def test_a_journey_that_two_tracks_name_is_told_once():
    two = [
        a_track(journeys=["a"], others=True),
        a_track(id="laptop", journeys=["a"]),
    ]
    assert [message for _, message in clashes(two, ["a"])] == [
        "journey 'a' follows 'internet' already; name it once"
    ]
