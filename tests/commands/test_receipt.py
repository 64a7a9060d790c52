"""`kiosk receipt`: the same paper as on the kiosk, as files to look at."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.cli import main
from kiosk.commands.receipt import paper_of
from kiosk.devices.printer.escpos_reader import read_papers
from kiosk.site.load import load_site
from kiosk.wire.record import Record
from tests.waiting import HANG

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "record-internet.json"


def record(**changes: Any) -> dict[str, Any]:
    return {**json.loads(EXAMPLE.read_text(encoding="utf-8")), **changes}


def receipt(tmp_path: Path, data: object, *more: str) -> int:
    path = tmp_path / "record.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return main(["receipt", "--record", str(path), "--lang", "nl", "--out", str(tmp_path / "paper"), *more])


def scanned(path: Path) -> str:
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANG).stdout.strip()


@pytest.mark.parametrize(("width", "dots"), [("80", 576), ("58", 384)])
def test_bytes_and_picture_show_the_same_paper_and_its_square_scans(tmp_path, width, dots) -> None:
    assert receipt(tmp_path, record(), "--width", width) == 0
    [shown] = read_papers((tmp_path / "paper.bin").read_bytes(), dots)
    with Image.open(tmp_path / "paper.png") as picture:
        assert picture.mode == "1"
        assert picture.size == shown.size
        assert picture.tobytes() == shown.tobytes()
        assert round(picture.info["dpi"][0]) == 203
    site = load_site(None)
    assert scanned(tmp_path / "paper.png") == f"https://{site.file.qr_host}/p/{record()['token']}"


def test_the_paper_of_the_example_fits_in_100_kilobytes(tmp_path) -> None:
    assert receipt(tmp_path, record()) == 0
    assert (tmp_path / "paper.bin").stat().st_size <= 100_000


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (record(code="K7QM3X9Q"), "code"),
        (record(token="short"), "token"),
        (record(journey_revision=0), "journey_revision"),
        (record(surprise=1), "surprise"),
        (record(schema=2), "schema 2"),
        ({}, "'"),
        ("not json", "JSON"),
        ("[]", "JSON object"),
        (record(journey="unheard-of"), "unheard-of"),
    ],
)
def test_a_wrong_record_is_told_in_one_line_that_names_the_field(tmp_path, capsys, data, named) -> None:
    assert receipt(tmp_path, data) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert named in err
    assert "Traceback" not in err
    assert not (tmp_path / "paper.bin").exists()
    assert not (tmp_path / "paper.png").exists()


def test_what_was_typed_is_not_repeated_in_an_error(tmp_path, capsys) -> None:
    data = record()
    data["person"] = {**data["person"], "name": "Fatima Geheim", "reach": {"by": "phone", "value": ""}}
    assert receipt(tmp_path, data) == 1
    assert "Geheim" not in capsys.readouterr().err


def test_an_unknown_language_lists_those_of_the_site(tmp_path, capsys) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record()), encoding="utf-8")
    assert main(["receipt", "--record", str(path), "--lang", "xx", "--out", str(tmp_path / "paper")]) == 1
    err = capsys.readouterr().err
    assert "'xx'" in err
    for code in load_site(None).file.languages:
        assert code in err


def test_places_that_cannot_be_read_or_written_are_named(tmp_path, capsys) -> None:
    out = str(tmp_path / "paper")
    assert main(["receipt", "--record", str(tmp_path / "none.json"), "--lang", "nl", "--out", out]) == 1
    assert "none.json" in capsys.readouterr().err
    nowhere = str(tmp_path / "no" / "paper")
    assert main(["receipt", "--record", str(EXAMPLE), "--lang", "nl", "--out", nowhere]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert receipt(tmp_path, record(), "--site", str(tmp_path)) == 1
    assert "site.toml" in capsys.readouterr().err


def test_a_paper_that_fails_leaves_the_earlier_one_whole(tmp_path) -> None:
    assert receipt(tmp_path, record()) == 0
    before = (tmp_path / "paper.png").read_bytes()
    assert receipt(tmp_path, record(token="short")) == 1
    assert (tmp_path / "paper.png").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper.bin", "paper.png", "record.json"]


def test_a_scheme_the_site_no_longer_knows_does_not_cost_anybody_the_paper(tmp_path) -> None:
    assert receipt(tmp_path, record(schemes=["be.gone", "be.sociaal-internetaanbod"])) == 0


@cache
def default_site():
    return load_site(None)


NAMES = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=4, max_size=30)
REACHES = st.one_of(
    st.from_regex(r"\+324[0-9]{8}", fullmatch=True).map(lambda value: ("phone", value)),
    st.from_regex(r"[a-z]{3,12}@[a-z]{3,12}\.be", fullmatch=True).map(lambda value: ("email", value)),
    NAMES.map(lambda value: ("visit", value)),
)


@settings(max_examples=60)
@given(NAMES, REACHES, NAMES)
def test_no_name_no_number_and_nothing_typed_stands_on_the_paper(name, reach, typed) -> None:
    by, value = reach
    plain = json.dumps(
        record(
            person={"name": name, "reach": {"by": by, "value": value}, "language": "nl"},
            answers={"about_other": typed, "moment": typed, "followed_by_social_service": "yes"},
        )
    )
    whole = Record.model_validate_json(plain)
    texts = "\n".join(paper_of(default_site(), whole, "nl").texts())
    others = "\n".join(paper_of(default_site(), Record.model_validate(record()), "nl").texts())
    for personal in (name, value, value.replace("+32", "0"), typed):
        assume(personal not in others)
        assert personal not in texts
    assert "Eeklo 9900" not in texts
