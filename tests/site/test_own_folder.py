"""A site is a folder: copied anywhere it works, and what it brings itself goes before what is shared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.machine.folders import config_dir
from kiosk.site.load import load_site
from kiosk.site.problems import BadSite
from kiosk.site.schemes import load_questions, load_schemes
from tests.site.folders import HELP, QUESTIONS, SITE, SOCIAL, Config

LAPTOP = """
id = "laptop-gift"
revision = 1
kind = "registration"
title = "Een laptop geven"
tile = "Ik heb een laptop\\nte geven"
icon = "gift"

[[step]]
id = "notice"
field = "notice"
title = "Wat doen we met je antwoorden?"

[[step]]
id = "name"
field = "text"
title = "Hoe mogen we je noemen?"

[[step]]
id = "reach_by"
field = "choice"
title = "Hoe bereiken we je?"
[[step.choice]]
value = "phone"
label = "Bel mij"
icon = "phone"
[[step.choice]]
value = "email"
label = "Stuur een mail"
icon = "mail"

[[step]]
id = "phone"
field = "phone"
title = "Wat is je nummer?"
when = { reach_by = "phone" }

[[step]]
id = "email"
field = "email"
title = "Wat is je mailadres?"
when = { reach_by = "email" }
"""


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """Return a copy of the site that ships, on its own, as somebody would take it along on a stick."""
    folder = tmp_path / "stick" / "gent"
    shutil.copytree(config_dir() / "sites" / "eeklo", folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_site_folder_copied_elsewhere_still_loads(alone: Path) -> None:
    change(alone / "site.toml", 'name = "Eeklo"', 'name = "Gent"')
    site, shipped = load_site(alone), load_site(None)
    assert site.file.name == "Gent"
    assert site.journeys == shipped.journeys
    assert site.schemes == shipped.schemes == load_schemes(alone)
    assert site.questions == shipped.questions == load_questions(alone)
    assert site.texts.get("nl", "ui.next") == shipped.texts.get("nl", "ui.next")


def test_a_site_folder_reached_over_a_link_or_from_inside_still_loads(alone: Path, monkeypatch) -> None:
    link = alone.parent / "link"
    link.symlink_to(alone)
    assert load_site(link).id == "eeklo"
    monkeypatch.chdir(alone)
    assert load_site(Path()).id == "eeklo"


def test_a_site_inside_a_config_of_its_own_uses_that_config(config: Config) -> None:
    config.change(HELP, 'title = "Hoe mogen we je noemen?"', 'title = "Wie ben je?"')
    assert config.load().journeys["internet-help"].by_id("name").title == "Wie ben je?"


def test_a_site_adds_a_journey_of_its_own(alone: Path) -> None:
    write(alone / "journeys" / "laptop-gift.toml", LAPTOP)
    change(alone / "site.toml", '"learning", "needs"]', '"learning", "laptop-gift"]')
    site = load_site(alone)
    assert list(site.file.journeys)[-2:] == ["learning", "laptop-gift"]
    assert site.texts.get("nl", "journey.laptop-gift.reach_by.choice.phone") == "Bel mij"


def test_a_journey_that_no_tile_shows_is_left_alone(alone: Path) -> None:
    write(alone / "journeys" / "laptop-gift.toml", LAPTOP)
    assert "laptop-gift" not in load_site(alone).journeys


def test_a_site_replaces_a_shared_journey_by_its_file_name(alone: Path) -> None:
    own = (config_dir() / HELP).read_text(encoding="utf-8").replace("Hulp met internet", "Hulp in Gent")
    write(alone / HELP, own)
    site = load_site(alone)
    assert site.journeys["internet-help"].title == "Hulp in Gent"
    assert site.texts.get("nl", "journey.internet-help.title") == "Hulp in Gent"
    assert load_site(None).journeys["internet-help"].title == "Hulp met internet"


def test_a_slip_in_a_journey_of_its_own_is_told_in_its_own_file(alone: Path) -> None:
    write(alone / "journeys" / "laptop-gift.toml", LAPTOP.replace('icon = "gift"', 'icon = "gft"'))
    change(alone / "site.toml", '"learning", "needs"]', '"learning", "laptop-gift"]')
    with pytest.raises(BadSite, match=r"gent/journeys/laptop-gift\.toml:7: unknown icon 'gft'"):
        load_site(alone)


def test_a_site_has_schemes_and_questions_of_its_own(alone: Path) -> None:
    scheme = (config_dir() / SOCIAL).read_text(encoding="utf-8")
    write(alone / "schemes/be.gent.toml", scheme.replace('"be.sociaal-internetaanbod"', '"be.gent"', 1))
    change(alone / "site.toml", '"telenet.essential-internet"', '"be.gent"')
    questions = (config_dir() / QUESTIONS).read_text(encoding="utf-8")
    write(alone / QUESTIONS, questions.replace("Heb je thuis internet?", "Is er internet bij jou thuis?"))
    site = load_site(alone)
    assert [one.id for one in site.schemes] == ["be.sociaal-internetaanbod", "be.gent"]
    assert site.texts.get("nl", "question.home_internet.title") == "Is er internet bij jou thuis?"
    assert site.texts.get("nl", "scheme.be.gent.name") == "Sociaal internet"


def test_a_site_without_a_list_of_schemes_shows_them_all(alone: Path) -> None:
    text = (alone / "site.toml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("schemes")]
    write(alone / "site.toml", "\n".join(kept))
    assert [scheme.id for scheme in load_site(alone).schemes] == [
        "be.sociaal-internetaanbod",
        "telenet.essential-internet",
    ]


@pytest.mark.parametrize("ground", ["public_task", "request", "consent"])
def test_the_legal_ground_is_a_word_of_the_site_file(config: Config, ground: str) -> None:
    config.change(SITE, 'ground = "request"', f'ground = "{ground}"')
    assert config.load().file.notice.ground == ground


def test_colours_of_another_house_are_fine_as_long_as_they_can_be_read(config: Config) -> None:
    config.change(SITE, 'accent = "#0B5F5A"', 'accent = "#7A1E3A"')
    config.change(SITE, 'tint = "#DDEFEA"', 'tint = "#F8EAF0"')
    assert config.load().file.colours.accent == "#7A1E3A"


def test_colours_may_be_left_out(config: Config) -> None:
    text = config.text(SITE)
    config.write(SITE, text[: text.index("[colours]")])
    assert config.load().file.colours.accent == "#0B5F5A"


def test_the_attract_line_may_be_left_out(config: Config) -> None:
    line = next(line for line in config.text(SITE).splitlines() if line.startswith("line ="))
    config.change(SITE, line, "")
    assert not config.load().texts.has("site.attract.line")
