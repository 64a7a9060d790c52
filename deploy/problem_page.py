"""Write docs/problems.md from the problem table, so that page and program can never say different things."""

from __future__ import annotations

from pathlib import Path

from kiosk.problems import TABLE, number_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "problems.md"


def page() -> str:
    """Return the page: number, what the screen says, what a volunteer does, code."""
    rows = [
        f"| {number_of(code)} | {row.title} | {row.what_to_do} | `{code}` |"
        for code, row in sorted(TABLE.items())
    ]
    return "\n".join(
        [
            "# What can go wrong, and what to do",
            "",
            "Made by `make docs` from `kiosk/problems.py`. The screen shows the number; logs and answers of",
            "central carry the code.",
            "",
            "| number | the screen says | what you do | code |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
