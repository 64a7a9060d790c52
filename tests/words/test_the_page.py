"""What docs/opening-hours.md promises: each line of its table is written, read and said as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.words.hours import hours_in_words

PAGE = Path(__file__).resolve().parents[2] / "docs" / "opening-hours.md"
ROWS = re.findall(
    r"^\| [^|]+ \| `((?:[^`|]|\\\|)+)`(?:, `[^`]*`)*(?: \([^)]*\))? \| (.+) \|$",
    PAGE.read_text("utf-8"),
    re.M,
)


@pytest.mark.parametrize(("written", "read"), ROWS, ids=[row[0] for row in ROWS])
def test_a_person_who_copies_a_line_gets_the_words_beside_it(written: str, read: str) -> None:
    hours = written.replace("\\|", "|")
    said = hours_in_words(hours, "nl", "Gesloten op feestdagen.")
    assert said is not None, f"{hours} is refused"
    assert " · ".join(said) == read


def test_the_table_was_found() -> None:
    assert len(ROWS) >= 12
