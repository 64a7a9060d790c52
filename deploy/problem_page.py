"""Write docs/problems.md from the problem table, so that page and program can never say different things."""

from __future__ import annotations

from pathlib import Path

from kiosk.problems import TABLE

PAGE = Path(__file__).resolve().parent.parent / "docs" / "problems.md"


def page() -> str:
    """Return the page: code, what the screen says, what a volunteer does."""
    rows = [f"| {row.title} | {row.what_to_do} | `{code}` |" for code, row in sorted(TABLE.items())]
    return "\n".join(
        [
            "# What can go wrong, and what to do",
            "",
            "Made by `make docs` from `kiosk/problems.py`. Logs and answers of central carry the code.",
            "",
            "| the screen says | what you do | code |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
