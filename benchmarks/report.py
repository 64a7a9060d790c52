"""The report for an alderman: `central report`, from the database to both files, in a process of its own.

The peer is a bare WeasyPrint that makes a PDF/UA of the very same page, with nothing to count or to publish.
Both begin cold, as a person who asks for a report finds them, and take turns. Of what a person waits the
quickest turn counts, since others use this machine too; of the work itself, on all processors, the median.
Memory is the peak of the largest process there was: the command itself, or the one it lets draw the PDF.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import Row
from central.figures.quarters import quarter_of

TITLE = "The report of a quarter on one page"
PEOPLE, RUNS = 60, 5
SECONDS, MEGABYTES = 3.0, 150.0  # at most (issue 18)
ORGANISATION = "be.eeklo.de-kring"
PEER = "bare WeasyPrint, the page alone"
ROOT = Path(__file__).resolve().parent.parent


class Used(NamedTuple):
    """Seconds somebody waited, seconds of the processors, MB at the peak."""

    waited: float
    worked: float
    peak: float


def measure() -> list[Row]:
    """Fill a year, publish a quarter once, then make its report and the bare PDF in turns."""
    quarter = str(quarter_of(date.today()).before)
    with tempfile.TemporaryDirectory(prefix="bench-report-") as scratch:
        folder = Path(scratch)
        env = os.environ | {"CENTRAL_STATE": str(folder / "state"), "PYTHONPATH": str(ROOT)}
        env.pop("CENTRAL_DATABASE_URL", None)
        _run([*_central("demo-year"), "--cases", str(PEOPLE)], env, folder / "filled")
        page = folder / "page.html"
        _run([sys.executable, "-m", "benchmarks._report_page", ORGANISATION, quarter], env, page)
        out = folder / "report.pdf"
        ours = [*_central("report"), "--organisation", ORGANISATION, "--quarter", quarter, "--out", str(out)]
        bare = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "--base-url"]
        bare += [f"{ROOT / 'assets'}/", str(page), str(folder / "bare.pdf")]
        took: dict[str, list[Used]] = {"ours": [], "bare": []}
        for _ in range(RUNS):
            took["ours"].append(_run(ours, env, folder / "said"))
            took["bare"].append(_run(bare, env, folder / "said"))
        assert out.read_bytes().startswith(b"%PDF")
        assert out.with_suffix(".xlsx").exists()
    return [
        Row(
            "page and annex, from the database", min(one.waited for one in took["ours"]), "s",
            peer=min(one.waited for one in took["bare"]), peer_name=PEER,
            at_most=SECONDS, runs=RUNS, command="central report",
        ),
        Row(
            "the same, work of the processors", median(one.worked for one in took["ours"]), "s",
            peer=median(one.worked for one in took["bare"]), peer_name=PEER,
            at_most=SECONDS, runs=RUNS,
        ),
        Row(
            "memory at its peak, the largest process", max(one.peak for one in took["ours"]), "MB",
            peer=max(one.peak for one in took["bare"]), peer_name=PEER,
            at_most=MEGABYTES, runs=RUNS,
        ),
    ]  # fmt: skip


def _central(command: str) -> list[str]:
    return [sys.executable, "-m", "central", command]


def _run(command: Sequence[str], env: dict[str, str], out: Path) -> Used:
    """Run a command to its end; what it and what it ran took (getrusage(2))."""
    began = time.perf_counter()
    with out.open("wb") as said:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=said, stderr=subprocess.PIPE)
        assert process.stderr is not None
        wrong = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
    waited = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, wrong[-500:]
    return Used(waited, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)
