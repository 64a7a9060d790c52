"""A scheme somebody writes is checked before anybody is shown it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.eligibility.scheme import Scheme, with_published
from kiosk.machine.folders import config_dir, default_site
from kiosk.site.problems import BadSite
from kiosk.site.schemes import load_questions, load_rules, load_schemes
from tests.eligibility.people import FRESH, SOCIAL, TELENET, rules

SCHEME = (config_dir() / "schemes" / f"{SOCIAL}.toml").read_text(encoding="utf-8")
QUESTIONS = (config_dir() / "check" / "questions.toml").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder inside a config/ of its own."""
    for kind in ("schemes", "check"):
        shutil.copytree(config_dir() / kind, tmp_path / "config" / kind)
    folder = tmp_path / "config" / "sites" / "here"
    folder.mkdir(parents=True)
    return folder


def write(site: Path, text: str, name: str = f"{SOCIAL}.toml", kind: str = "schemes") -> Path:
    path = site / kind / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(site: Path) -> BadSite:
    with pytest.raises(BadSite) as caught:
        load_rules(site)
    assert "\n" not in str(caught.value)
    return caught.value


def line_with(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def test_the_schemes_and_questions_that_ship_are_good() -> None:
    assert [scheme.id for scheme in load_schemes()] == [SOCIAL, TELENET]
    assert load_questions()[0].id == "home_internet"


def test_a_site_adds_its_own_scheme_and_replaces_a_shared_one(site: Path) -> None:
    write(site, SCHEME.replace('name = "Sociaal internet"', 'name = "Goedkoop internet"'))
    write(site, SCHEME.replace(SOCIAL, "eeklo.wifi"), "eeklo.wifi.toml")
    schemes = {scheme.id: scheme.name for scheme in load_schemes(site)}
    assert list(schemes) == [SOCIAL, "eeklo.wifi", TELENET]
    assert schemes[SOCIAL] == "Goedkoop internet"


def test_site_toml_says_which_schemes_are_shown_and_in_which_order(site: Path) -> None:
    (site / "site.toml").write_text(f'id = "here"\nschemes = ["{TELENET}", "{SOCIAL}"]\n', encoding="utf-8")
    assert [scheme.id for scheme in load_schemes(site)] == [TELENET, SOCIAL]
    (site / "site.toml").write_text('id = "here"\nschemes = [\n  "telenet.esential-internet",\n]\n')
    error = refused(site)
    assert (error.line, Path(error.file).name) == (3, "site.toml")
    assert f"did you mean '{TELENET}'?" in error.message


def test_a_site_folder_copied_alone_uses_the_shared_files_of_the_installation(tmp_path: Path) -> None:
    folder = tmp_path / "copied" / "somewhere"
    folder.mkdir(parents=True)
    assert [scheme.id for scheme in load_schemes(folder)] == [SOCIAL, TELENET]


def test_a_site_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no such site folder" in refused(tmp_path / "nowhere").message
    assert default_site().name == "eeklo"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            '"domicile_belgium", is = "no" },',
            '"domicile_belgim", is = "no" },',
            "did you mean 'domicile_belgium'?",
        ),
        ('is = "new" }', 'is = "nwe" }', "'nwe' is no answer to social_tariff_now; did you mean 'new'?"),
        ('"social_tariff_now", is = "none"', '"sickness_benefit_only", is = "yes"', "is a guard and may not"),
        ('is = "none" }', 'is = "unknown" }', "'unknown' proves nothing"),
        ('"collective_home", is = "no" },\n]', '"collective_home" },\n]', "belong together"),
        ("stale_after_days = 180", "stale_afer_days = 180", "did you mean 'stale_after_days'?"),
        ("stale_after_days = 180", 'stale_after_days = "half a year"', "'stale_after_days'"),
        ("checked_on = 2026-11-21", "checked_on = 2026-13-21", "column"),
        ('verdict = "likely"', 'verdict = "likley"', "did you mean 'likely'?"),
        ("Bellen kan ook: {helpline}", "Bellen kan ook: {phone}", "braces may only hold {helpline}"),
        ("alternative = ", "alternatief = ", "did you mean 'alternative'?"),
        ('"https://ibpt.be/consommateurs/tarif-social"', '"ibpt.be"', "must look like ^https://"),
        ("[rules.guard_when]", "[rules.guard_wen]", "did you mean 'guard_when'?"),
        ('name = "woont in een rusthuis"', 'naam = "woont in een rusthuis"', "did you mean 'name'?"),
    ],
)
def test_a_mistake_in_a_scheme_names_file_line_and_what_would_be_right(
    site: Path, old: str, new: str, words: str
) -> None:
    text = SCHEME.replace(old, new, 1)
    assert text != SCHEME
    path = write(site, text)
    error = refused(site)
    assert error.file == str(path)
    assert words in error.message
    assert error.line == line_with(text, new.splitlines()[0])


def test_an_example_with_an_answer_that_does_not_exist_is_named(site: Path) -> None:
    write(site, SCHEME.replace('"yes", collective_home = "no" }', '"yes", collective_home = "nee" }', 1))
    error = refused(site)
    assert "example 'leefloon, nog geen korting, eigen huis': collective_home is 'nee'" in error.message
    assert error.line == line_with(SCHEME, "leefloon, nog geen korting")


def test_a_fact_asked_on_two_screens_is_told(site: Path) -> None:
    write(
        site,
        QUESTIONS.replace("money_tight", "domicile_belgium").replace(
            'id = "domicile_belgium"', 'id = "money"', 1
        ),
        "questions.toml",
        "check",
    )
    assert "'domicile_belgium' is asked by 'money' and again by 'domicile_belgium'" in refused(site).message


def test_a_worked_example_that_comes_out_otherwise_is_named(site: Path) -> None:
    text = SCHEME.replace('  { fact = "social_tariff_now", is = "new" },', "", 1)
    write(site, text)
    error = refused(site)
    assert error.message.endswith(
        "example 'iemand heeft de nieuwe korting al' must be 'unlikely' but the rules say 'ask'"
    )
    assert error.line == line_with(text, "iemand heeft de nieuwe korting al")


def test_an_example_may_say_which_answers_must_have_decided(site: Path) -> None:
    write(site, SCHEME.replace('because = ["social_tariff_now"]', 'because = ["domicile_belgium"]', 1))
    assert "must be because of domicile_belgium, not social_tariff_now" in refused(site).message


def test_rules_that_say_yes_and_no_at_once_are_refused(site: Path) -> None:
    text = SCHEME.replace('{ fact = "collective_home", is = "no" },\n]', "]", 1)
    text = text.replace(', reason = "Niemand op jouw adres krijgt een steun die hier telt." }', " }")
    text = text.replace(
        '{ fact = "domicile_belgium", is = "no" },', '{ fact = "collective_home", is = "yes" },', 1
    )
    write(site, text)
    error = refused(site)
    assert "likely and unlikely at once when" in error.message
    assert "collective_home = yes" in error.message
    assert error.line == line_with(text, "[rules.unlikely]")


def test_a_scheme_in_a_file_of_another_name_is_refused(site: Path) -> None:
    write(site, SCHEME, "social.toml")
    error = refused(site)
    assert error.message == f"scheme '{SOCIAL}' belongs in a file named {SOCIAL}.toml"
    assert error.line == line_with(SCHEME, f'id = "{SOCIAL}"')


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('asks = ["money_tight"]', 'asks = ["increased_reimbursement"]', "is a guard"),
        ('asks = ["money_tight"]', 'asks = ["followed_by_social_service"]', "asked in registration only"),
        ('asks = ["money_tight"]', 'asks = ["domicile_belgium"]', "names 'money_tight', which is not on"),
        ('value = "too_dear"', 'value = "too_deer"', "did you mean 'too_dear'?"),
        ('value = "none_of_these"', 'value = "none_of_this"', "did you mean 'none_of_these'?"),
        ('kind = "several"', 'kind = "yesno"', "asks exactly one fact"),
        ('kind = "choice"', 'kind = "yesno"', "use kind = 'choice'"),
        ('id = "household"', 'id = "money_tight"', "two questions are called 'money_tight'"),
        ('guards = ["increased_reimbursement", ', 'guards = ["collective_home", ', "is no guard"),
        ("fine = \"Je internet", "goed = \"Je internet", "'because' of home_internet has 'goed'"),
        ('kind = "yesno"', 'kind = "yesno"\nweights = { ja = 2 }', "'weights' has 'ja'"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_questions_is_told(site: Path, old: str, new: str, words: str) -> None:
    text = QUESTIONS.replace(old, new, 1)
    assert text != QUESTIONS
    write(site, text, "questions.toml", "check")
    error = refused(site)
    assert words in error.message
    if "did you mean" in words:
        assert error.line == line_with(text, new)


def test_what_central_publishes_wins_only_with_a_higher_revision() -> None:
    own = rules().schemes
    same = own[0].model_copy(update={"name": "zelfde"})
    newer = own[0].model_copy(update={"name": "nieuwer", "revision": own[0].revision + 1})
    stranger = own[0].model_copy(update={"id": "elders.iets", "revision": 9})
    assert with_published(own, [same, stranger]) == own
    assert with_published(own, [newer, same])[0].name == "nieuwer"
    assert with_published(own, [newer])[1] is own[1]


def test_a_scheme_travels_as_json_and_is_checked_again_where_it_arrives() -> None:
    for scheme in rules().schemes:
        sent = scheme.model_dump_json(by_alias=True, exclude_none=True)
        assert Scheme.model_validate_json(sent) == scheme
    broken = sent.replace('"is":"fine"', '"is":"none"')
    with pytest.raises(ValueError, match="example 'internet is goed en betalen lukt' must be 'unlikely'"):
        Scheme.model_validate_json(broken)


def test_a_third_scheme_brings_its_own_verdict_and_its_own_questions(site: Path) -> None:
    own = SCHEME.replace(SOCIAL, "eeklo.wifi")
    head, _, tail = own.partition("[rules.unlikely]")
    rule = (
        '[rules.unlikely]\nfact = "money_tight"\nis = "no"\n[rules.likely]\nall = [\n'
        '  { fact = "money_tight", is = "yes" },\n'
        '  { not = { fact = "home_internet", is = ["fine", "slow_or_little"] } },\n]\n\n'
    )
    words = tail[tail.index("# ---- Words") : tail.index("# ---- Worked examples")]
    example = '[[example]]\nname = "geen"\nanswers = { money_tight = "yes", home_internet = "none" }\n'
    write(site, head + rule + words + example + 'verdict = "likely"\n', "eeklo.wifi.toml")
    base = load_rules(site)
    result = base.check({"money_tight": "yes", "home_internet": "too_dear"}, FRESH)
    wifi = {one.id: one for one in result.schemes}["eeklo.wifi"]
    assert (wifi.verdict, wifi.because) == ("likely", ("home_internet", "money_tight"))
    assert base.check({}, FRESH).next_question is not None
    assert base.remaining({}) == 6
