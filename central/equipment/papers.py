"""The papers of a gift: a sheet of labels, and one letter of thanks with numbers."""

from __future__ import annotations

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from central.accounts.models import User
from central.cases import steps
from central.cases.models import CaseEvent
from central.cases.stages import track_of
from central.cases.standing import held as held_case
from central.equipment import labels
from central.equipment.models import Laptop, Lot
from central.equipment.states import State
from central.mail.letters import as_pdf, sheets_of
from central.pages.square import drawing_of
from central.written.letters import device_letter
from central.written.site_words import SOURCE
from kiosk.machine.folders import assets_dir

THANK = "thank"  # the step of the track of who gives


def labels_pdf(lot: Lot) -> bytes:
    """Return the labels of a gift, 21 on a sheet of 3 by 7 (70 by 42 mm), as PDF/UA."""
    from weasyprint import HTML  # half a second, that only this page takes

    rows = [
        (labels.in_words(one.label), drawing_of(labels.in_words(one.label)), one.get_kind_display())
        for one in lot.laptops.order_by("label")
    ]
    sheets = [rows[start : start + 21] for start in range(0, len(rows), 21)]
    page = render_to_string("equipment/labels.html", {"sheets": sheets, "organisation": lot.organisation})
    return HTML(string=page, base_url=f"{assets_dir()}/").write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]


def numbers_of(lot: Lot) -> dict[str, int]:
    """Return of a gift: devices that came in, that were ever proven wiped, that ever went to somebody."""
    mine = Laptop.objects.filter(lot=lot)
    return {
        "received": mine.count(),
        "wiped": mine.filter(moves__state=State.WIPED).distinct().count(),
        "given": mine.filter(moves__state=State.OUT).distinct().count(),
    }


def thanks_pdf(lot: Lot) -> bytes:
    """Return the letter of thanks, in the language of who gave it and in Dutch."""
    values = {name: str(number) for name, number in numbers_of(lot).items()}
    language = lot.case.language if lot.case else SOURCE
    sheets = sheets_of(device_letter("thanks"), lot.organisation, language, lambda _: values)
    place = f"{lot.case.postcode} {lot.case.place_name}".strip() if lot.case else ""
    return as_pdf(sheets, lot.organisation, (lot.donor, place))


@transaction.atomic
def thanked(lot: Lot, by: User) -> None:
    """Write down that the letter was made; the step 'Bedanken' is done with it."""
    Lot.objects.filter(id=lot.id).update(thanked_at=timezone.now())
    if lot.case is None:
        return
    case = held_case(lot.case)
    steps.line(case, by, CaseEvent.Kind.CONTACT, "Brief afgedrukt: bedankt voor de toestellen.")
    step = case.steps.filter(done_at=None).first()
    if step and step.kind == THANK and track_of(case).step(THANK):
        steps.finish(case, by)
