"""The list of people as a file for a spreadsheet: whom the list shows, and what it shows of each.

It goes out page by page as it is read, so that fifty thousand people take no more memory than one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from central.cases import which
from central.cases.models import Case, Step
from central.pages import keyset
from central.pages.csv_lines import Cell, csv_lines
from central.pages.templatetags.dutch import paper_code
from central.service.rows import read_rows
from central.written import labels
from central.written.once_a_page import looked_up_once
from central.written.tracks import Tracks, tracks

HEADS = (
    "Naam", "Postcode", "Plaats", "Vraag", "Code", "Status", "Volgende stap", "Tegen", "Wie", "Gekomen",
)  # fmt: skip
AT_ONCE = 500  # people
MOST = 50_000  # people: five seconds of one of the processes that answer everybody
READ = [Case._meta.get_field(name).attname for name in ("id", *which.SAID)]


def as_csv(found: which.Lists) -> Iterator[bytes]:
    """Yield the file of a list (`which.lists`); what is read from config/ is read before the first part."""
    return csv_lines(_pages(found, labels.words(), tracks()))


def _pages(found: which.Lists, words: labels.Words, known: Tracks) -> Iterator[Iterable[Sequence[Cell]]]:
    yield [HEADS]
    for keys in keyset.every(found.rows, found.order, AT_ONCE):
        ids = [key.id for key in keys]
        cases = {case.pk: case for case in read_rows(Case.objects.filter(pk__in=ids), READ)}
        open_steps = Step.objects.filter(case__in=ids, done_at=None).order_by()
        steps = {one[0]: one[1:] for one in open_steps.values_list("case_id", "kind", "due_on", "who__name")}
        with looked_up_once():
            rows = [_cells(cases[id_], steps.get(id_), words, known) for id_ in ids if id_ in cases]
        yield rows


def _cells(case: Case, step: Any, words: labels.Words, known: Tracks) -> Sequence[Cell]:
    kind, due_on, who = step or ("", "", "")
    return [
        case.name,
        case.postcode,
        case.place_name,
        words.title(case),
        paper_code(case.code_on_paper),
        case.get_status_display(),
        known.step_title(case.track, kind) if kind else "",
        due_on,
        who or "",
        timezone.localtime(case.received_at).date(),
    ]
