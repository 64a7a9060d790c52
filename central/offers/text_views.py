"""The page 'In andere talen' of an offer: staff write its title, about, when and price in a language."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from central.accounts.access import staff_only
from central.cases import labels
from central.offers.models import Offer
from central.offers.site_words import SOURCE, Language, languages, site_of
from central.offers.staff_views import my_offer
from kiosk.wire.catalogue import OfferTexts
from kiosk.wire.offer_words import PARTS

LABELS = {"title": "Titel", "about": "Waarover het gaat", "when": "Wanneer", "price": "Prijs"}


class TextsForm(forms.Form):
    """The texts of one offer in one language; what has no Dutch is not asked."""

    def __init__(self, offer: Offer, language: Language, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for part in PARTS:
            dutch = offer.dutch(part)
            if not dutch:
                continue
            [longest] = [
                limit.max_length
                for limit in OfferTexts.model_fields[part].metadata
                if getattr(limit, "max_length", None)
            ]
            frame = forms.Textarea(attrs={"rows": 3}) if part == "about" else forms.TextInput()
            frame.attrs |= {"lang": language.code, "dir": language.direction}
            self.fields[part] = forms.CharField(
                label=LABELS[part], help_text=dutch, max_length=longest, required=False, widget=frame
            )


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def offer_texts(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One language at a time; what is left empty is shown to people in Dutch, and says so."""
    offer = my_offer(request, offer_id)
    known = languages()
    others = [known[code] for code in site_of(offer.organisation).languages if code in known]
    others = [one for one in others if one.code != SOURCE]
    language = next((one for one in others if one.code == request.GET.get("taal")), None)
    form = None
    if language is not None:
        now = offer.all_texts().get(language.code, {})
        form = TextsForm(offer, language, request.POST if request.method == "POST" else None, initial=now)
        if request.method == "POST" and form.is_valid():
            _keep(offer, language.code, form.cleaned_data)
            messages.success(request, "Bewaard. De kiosken tonen het na enkele minuten.")
            return redirect("offer-texts", offer_id=offer.id)
    words, asked = labels.words(), [part for part in PARTS if offer.dutch(part)]
    rows = [(one, words.language(one.code), *_standing(offer, one.code, asked)) for one in others]
    page = {"offer": offer, "rows": rows, "asked": len(asked), "language": language, "form": form}
    return render(
        request, "offers/texts.html", page | {"named": words.language(language.code) if language else ""}
    )


def _keep(offer: Offer, code: str, said: dict[str, str]) -> None:
    """Keep what was written with the Dutch it was made from; the worker publishes it."""
    kept = {part: [offer.dutch(part), text.strip()] for part, text in said.items()}
    offer.texts = {**offer.texts, code: kept}
    offer.save(update_fields=["texts"])


def _standing(offer: Offer, code: str, asked: list[str]) -> tuple[int, bool]:
    """Return how many texts there are in a language, and whether the Dutch of one changed since."""
    now, kept = offer.all_texts().get(code, {}), offer.texts.get(code, {})
    done = sum(bool(now.get(part)) for part in asked)
    return done, any(text and dutch != offer.dutch(part) for part, (dutch, text) in kept.items())
