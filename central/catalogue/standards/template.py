"""The spreadsheet to fill in: our columns with two examples, and what each is for on a second sheet."""

from __future__ import annotations

import io

from central.catalogue.standards.columns import COLUMNS

NAME = "aanbod-sjabloon.xlsx"
_MUST = "title"
_ROWS = 500  # that get the format of their column
_CHOICES = {
    "kind": ["cursus", "inloop", "activiteit", "herstel", "dienst"],
    "holidays": ["dicht"],
    "school": ["dicht"],
    "sign_up": ["ja", "nee"],
    "off": ["ja", "nee"],
}
_HOW = (
    "Vul op het blad 'Aanbod' één rij in voor elk aanbod. Alleen de titel moet.",
    "De twee voorbeelden mag je wissen; ze gaan er nooit mee in.",
    "Een lege cel zegt niets: wat er al stond, blijft.",
    "Komt iets terug? Vul Dagen, Van en Tot in. Is het één keer? Vul Eerste keer, Van en Tot in.",
    "Bewaar als .xlsx of .csv en lees het in bij Aanbod, Inlezen. Je ziet eerst wat er zou veranderen.",
)


def template() -> bytes:
    """Return the workbook."""
    from xlsxwriter import Workbook  # slow to load: only who asks for it waits

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Aanbod"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    must = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDEFEA", "valign": "top"})
    soft, wrapped = book.add_format({"font_color": "#52616B"}), book.add_format({"text_wrap": True})
    formats = {
        "first": book.add_format({"num_format": "dd/mm/yyyy"}),
        "from": book.add_format({"num_format": "@"}),
        "text": book.add_format({"num_format": "@"}),  # a telephone number keeps its 0
    }
    formats |= {"last": formats["first"], "checked": formats["first"], "to": formats["from"]}
    sheet = book.add_worksheet("Aanbod")
    for at, column in enumerate(COLUMNS):
        sheet.set_column(
            at, at, max(12, min(30, len(column.about) // 3)), formats.get(column.key, formats["text"])
        )
        sheet.write_string(0, at, column.name, must if column.key == _MUST else head)
        sheet.write_string(1, at, column.first, soft)
        sheet.write_string(2, at, column.second, soft)
        if column.key in _CHOICES:
            sheet.data_validation(
                1, at, _ROWS, at, {"validate": "list", "source": _CHOICES[column.key], "ignore_blank": True}
            )
    sheet.freeze_panes(1, 1)
    told = book.add_worksheet("Uitleg")
    told.set_column(0, 0, 20)
    told.set_column(1, 1, 90, wrapped)
    for number, line in enumerate(_HOW):
        told.write_string(number, 1, line, wrapped)
    for number, column in enumerate(COLUMNS, len(_HOW) + 1):
        told.write_string(number, 0, column.name, head)
        told.write_string(number, 1, column.about, wrapped)
    book.close()
    return file.getvalue()
