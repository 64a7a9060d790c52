"""The page 'In andere talen' of a place or an offer: staff write its texts in a language."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts import audit
from central.accounts.access import needs, typed
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.catalogue.access import my_offer, my_place
from central.catalogue.translated import LABELS, LONG, Row, asked_of, longest, parts_of, standing
from central.pages import drafts
from central.pages.fields import LinesField
from central.pages.stale_forms import carry_out, fingerprint, last_done
from central.written import labels
from central.written.site_words import SOURCE, Language, languages, site_of


class TextsForm(forms.Form):
    """The texts of one place or offer in one language; what has no Dutch is not asked."""

    def __init__(self, row: Row, language: Language, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for part in asked_of(row):
            frame = forms.Textarea(attrs={"rows": 3}) if part in LONG else forms.TextInput()
            frame.attrs |= {"lang": language.code, "dir": language.direction}
            most, dutch = longest(row, part), row.dutch(part)
            self.fields[part] = LinesField(
                label=LABELS[part], help_text=dutch, max_length=most, required=False, widget=frame
            )

    def show_what_is_there(self, row: Row, now: dict[str, str]) -> None:
        """Say at each field what a colleague wrote there meanwhile, and the Dutch of now."""
        for part, field in self.fields.items():
            field.help_text = row.dutch(part)
            if (there := now.get(part, "")) != (self[part].value() or "").strip():
                self.add_error(part, f"Nu staat er: {there}" if there else "Nu staat er niets.")


@needs(Right.TEXTS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def offer_texts(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The words of an offer."""
    return _page(request, my_offer(request, offer_id))


@needs(Right.TEXTS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def place_texts(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """The way to a place."""
    return _page(request, my_place(request, place_id))


def _page(request: HttpRequest, row: Row) -> HttpResponse:
    """One language at a time; what is left empty is shown to people in Dutch, and says so."""
    known = languages()
    others = [known[code] for code in site_of(row.organisation).languages if code in known]
    others = [one for one in others if one.code != SOURCE]
    language = next((one for one in others if one.code == request.GET.get("taal")), None)
    if language is not None:
        return _one_language(request, row, language)
    if request.method == "POST":  # of a page from before the language left site.toml
        messages.error(request, "Die taal hoort niet meer bij jullie plek. Wat je typte, is niet bewaard.")
    words, asked = labels.words(), asked_of(row)
    rows = [(one, words.language(one.code), *standing(row, one.code)) for one in others]
    return render(request, "catalogue/texts.html", {"row": row, "rows": rows, "asked": len(asked)})


def _one_language(request: HttpRequest, row: Row, language: Language) -> HttpResponse:
    """The texts in one language: shown, or kept when nobody changed them or their Dutch meanwhile."""
    about = f"texts {row.id} {language.code}"
    kept = drafts.find(request, request.get_full_path())
    form = TextsForm(row, language, initial=kept.said.dict() if kept else _now(row, language.code))
    page: dict[str, object] = {"row": row, "language": language, "kept": kept, "form": form}
    status = 200
    if request.method == "POST":
        page |= {"form": (form := TextsForm(row, language, request.POST)), "kept": None}
        if form.is_valid():

            def keep() -> None:
                _keep(_held(row), language.code, form.cleaned_data)
                audit.note(request, row.organisation, AccessLog.Kind.CHANGE)

            old = carry_out(
                request,
                keep,
                lambda: _seen(_held(row), language.code),
                about,
            )
            if old is None:
                messages.success(request, "Bewaard. De kiosken tonen het na enkele minuten.")
                return redirect("offer-texts" if row.is_offer else "place-texts", row.id)
            row = _held(row)
            page |= {"row": row, "meanwhile": last_done(about), "old": True}
            form.show_what_is_there(row, _now(row, language.code))
            status = 409
    page |= {"seen": _seen(row, language.code), "named": labels.words().language(language.code)}
    return render(request, "catalogue/texts.html", page, status=status)


def _now(row: Row, code: str) -> dict[str, str]:
    return row.all_texts().get(code, {})


def _seen(row: Row, code: str) -> str:
    """Return the fingerprint of what a page in one language shows: the Dutch, and what is there now."""
    return fingerprint([row.dutch(part) for part in parts_of(row)], sorted(_now(row, code).items()))


def _held(row: Row) -> Any:
    """Return it as it is now; inside a transaction nobody else changes it until that ends."""
    rows = type(row).objects.select_related("organisation")
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    return rows.get(id=row.id)


def _keep(row: Row, code: str, said: dict[str, str]) -> None:
    """Keep what was written with the Dutch it was made from; the worker publishes it."""
    written = {part: [row.dutch(part), text.strip()] for part, text in said.items()}
    row.texts = {**row.texts, code: written}
    row.save(update_fields=["texts"])
