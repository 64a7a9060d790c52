"""`kiosk check` as another program runs it: JSON in, JSON out, one clear line when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import HANG

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "answers.json"


def check(*args: str, answers: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kiosk", "check", *args]
    done = subprocess.run(command, input=answers, capture_output=True, cwd=ROOT, timeout=HANG, check=False)
    assert b"Traceback" not in done.stderr
    return done


def test_the_example_gives_exactly_what_was_agreed() -> None:
    done = check("--on", "2026-12-01", "--answers", str(EXAMPLE))
    assert (done.returncode, done.stderr) == (0, b"")
    result = json.loads(done.stdout.decode("utf-8"))
    assert list(result) == ["on", "schemes", "next_question"]
    assert (result["on"], result["next_question"]) == ("2026-12-01", None)
    social, telenet = result["schemes"]
    keys = ["id", "verdict", "because", "missing", "text", "next_steps", "bring", "sources", "stale"]
    assert list(social) == list(telenet) == keys
    assert (social["verdict"], social["stale"]) == ("likely", False)
    assert (telenet["verdict"], telenet["stale"]) == ("ask", True)
    assert all(set(source) == {"url", "checked_on"} for one in (social, telenet) for source in one["sources"])


def test_no_answers_give_ask_and_a_first_question() -> None:
    done = check("--on", "2026-12-01", "--answers", "-", answers=b"{}")
    result = json.loads(done.stdout)
    assert [one["verdict"] for one in result["schemes"]] == ["ask", "ask"]
    assert result["next_question"] == {"id": "home_internet", "asks": ["home_internet"]}
    assert "één" in result["schemes"][0]["text"]
    assert "één".encode() in done.stdout  # UTF-8, not \\u escapes


def test_without_a_day_today_counts() -> None:
    assert check("--answers", "-", answers=b"{}").returncode == 0


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (b'{"money_tigth": "yes"}', "did you mean 'money_tight'?"),
        (b'{"money_tight": "ja"}', "must be one of yes, no, unknown"),
        (b"[" * 10_000, "flat object"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b"", "not JSON"),
        (b'{"money_tight": "yes", "money_tight": "no"}', "answered twice"),
        (b" " * 200_000, "more than 100000 bytes"),
    ],
)
def test_bad_answers_are_one_line_and_exit_one(answers: bytes, words: str) -> None:
    done = check("--answers", "-", answers=answers)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("kiosk check: ")
    assert words in line


def test_a_file_or_site_that_is_not_there_is_one_line_and_exit_one(tmp_path: Path) -> None:
    for args in (
        ("--answers", str(tmp_path / "none.json")),
        ("--answers", str(tmp_path)),
        ("--answers", str(EXAMPLE), "--site", str(tmp_path / "none")),
    ):
        done = check(*args)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--answers",),
        ("--answers", "-", "--on", "21/11/2026"),
        ("--answers", "-", "--on", "20261121"),
        ("--answers", "-", "--on", "2026-11-31"),
        ("--answers", "-", "--colour", "red"),
    ],
)
def test_wrong_use_exits_two(args: tuple[str, ...]) -> None:
    done = check(*args, answers=b"{}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_a_bad_scheme_of_the_site_names_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "sites" / "here"
    (folder / "schemes").mkdir(parents=True)
    (folder / "schemes" / "a.b.toml").write_text('id = "a.b"\nnaam = "x"\n', encoding="utf-8")
    done = check("--site", str(folder), "--answers", "-", answers=b"{}")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "a.b.toml:2: unknown key 'naam'; did you mean 'name'?" in line
