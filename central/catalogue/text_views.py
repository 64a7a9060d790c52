"""The page 'In andere talen' of an offer: staff write its texts in a language."""

from __future__ import annotations

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
from central.catalogue.access import my_offer
from central.catalogue.models import Offer
from central.pages import drafts
from central.pages.fields import LinesField
from central.pages.stale_forms import carry_out, fingerprint, last_done
from central.written import labels
from central.written.site_words import SOURCE, Language, languages, site_of
from kiosk.wire.catalogue import OfferTexts
from kiosk.wire.offer_groups import is_known
from kiosk.wire.offer_words import PARTS, Part

LABELS = {
    "title": "Titel", "about": "Waarover het gaat", "when": "Wanneer", "price": "Prijs",
    "for_whom": "Voor wie",
}  # fmt: skip


class TextsForm(forms.Form):
    """The texts of one offer in one language; what has no Dutch is not asked."""

    def __init__(self, offer: Offer, language: Language, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for part in _asked(offer):
            dutch = offer.dutch(part)
            [longest] = [
                limit.max_length
                for limit in OfferTexts.model_fields[part].metadata
                if getattr(limit, "max_length", None)
            ]
            frame = forms.Textarea(attrs={"rows": 3}) if part == "about" else forms.TextInput()
            frame.attrs |= {"lang": language.code, "dir": language.direction}
            self.fields[part] = LinesField(
                label=LABELS[part], help_text=dutch, max_length=longest, required=False, widget=frame
            )

    def show_what_is_there(self, offer: Offer, now: dict[str, str]) -> None:
        """Say at each field what a colleague wrote there meanwhile, and the Dutch of now."""
        for part, field in self.fields.items():
            field.help_text = offer.dutch(part)
            if (there := now.get(part, "")) != (self[part].value() or "").strip():
                self.add_error(part, f"Nu staat er: {there}" if there else "Nu staat er niets.")


@needs(Right.TEXTS)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def offer_texts(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One language at a time; what is left empty is shown to people in Dutch, and says so."""
    offer = my_offer(request, offer_id)
    known = languages()
    others = [known[code] for code in site_of(offer.organisation).languages if code in known]
    others = [one for one in others if one.code != SOURCE]
    language = next((one for one in others if one.code == request.GET.get("taal")), None)
    if language is not None:
        return _one_language(request, offer, language)
    if request.method == "POST":  # of a page from before the language left site.toml
        messages.error(request, "Die taal hoort niet meer bij jullie plek. Wat je typte, is niet bewaard.")
    words, asked = labels.words(), _asked(offer)
    rows = [(one, words.language(one.code), *_standing(offer, one.code, asked)) for one in others]
    return render(request, "catalogue/texts.html", {"offer": offer, "rows": rows, "asked": len(asked)})


def _one_language(request: HttpRequest, offer: Offer, language: Language) -> HttpResponse:
    """The texts in one language: shown, or kept when nobody changed them or their Dutch meanwhile."""
    about = f"texts {offer.id} {language.code}"
    kept = drafts.find(request, request.get_full_path())
    form = TextsForm(offer, language, initial=kept.said.dict() if kept else _now(offer, language.code))
    page: dict[str, object] = {"offer": offer, "language": language, "kept": kept, "form": form}
    status = 200
    if request.method == "POST":
        page |= {"form": (form := TextsForm(offer, language, request.POST)), "kept": None}
        if form.is_valid():

            def keep() -> None:
                _keep(_held(offer), language.code, form.cleaned_data)
                audit.note(request, offer.organisation, AccessLog.Kind.CHANGE)

            old = carry_out(
                request,
                keep,
                lambda: _seen(_held(offer), language.code),
                about,
            )
            if old is None:
                messages.success(request, "Bewaard. De kiosken tonen het na enkele minuten.")
                return redirect("offer-texts", offer_id=offer.id)
            offer = _held(offer)
            page |= {"offer": offer, "meanwhile": last_done(about), "old": True}
            form.show_what_is_there(offer, _now(offer, language.code))
            status = 409
    page |= {"seen": _seen(offer, language.code), "named": labels.words().language(language.code)}
    return render(request, "catalogue/texts.html", page, status=status)


def _asked(offer: Offer) -> list[Part]:
    """Return what there is to translate: what has Dutch, but for a group whose name is translated for all."""
    return [
        part for part in PARTS
        if offer.dutch(part) and not (part == "for_whom" and is_known(offer.dutch(part)))
    ]  # fmt: skip


def _now(offer: Offer, code: str) -> dict[str, str]:
    return offer.all_texts().get(code, {})


def _seen(offer: Offer, code: str) -> str:
    """Return the fingerprint of what a page in one language shows: the Dutch, and what is there now."""
    return fingerprint([offer.dutch(part) for part in PARTS], sorted(_now(offer, code).items()))


def _held(offer: Offer) -> Offer:
    """Return the offer as it is now; inside a transaction nobody else changes it until that ends."""
    rows = Offer.objects.select_related("organisation")
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    return rows.get(id=offer.id)


def _keep(offer: Offer, code: str, said: dict[str, str]) -> None:
    """Keep what was written with the Dutch it was made from; the worker publishes it."""
    written = {part: [offer.dutch(part), text.strip()] for part, text in said.items()}
    offer.texts = {**offer.texts, code: written}
    offer.save(update_fields=["texts"])


def _standing(offer: Offer, code: str, asked: list[str]) -> tuple[int, bool]:
    """Return how many texts there are in a language, and whether the Dutch of one changed since."""
    now, kept = offer.all_texts().get(code, {}), offer.texts.get(code, {})
    done = sum(bool(now.get(part)) for part in asked)
    return done, any(text and dutch != offer.dutch(part) for part, (dutch, text) in kept.items())
