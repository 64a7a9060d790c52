"""The form of a scheme: texts, days, prices and sources; its rules are read here and changed in the file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from central.catalogue.scheme_words import FIELDS, VERDICTS
from central.catalogue.schemes import as_json
from central.pages.fields import LinesField
from kiosk.eligibility.facts import FACTS
from kiosk.eligibility.scheme import Outcome, Scheme

MORE = 2  # empty lines for a price or a source that comes
_DAY = {"type": "date"}
_LEFT_OUT = "Laat alles leeg om het te schrappen."


def _lines(label: str, most: int, needed: bool = False, help_text: str = "") -> LinesField:
    frame = forms.Textarea(attrs={"rows": 3})
    return LinesField(label=label, max_length=most, required=needed, help_text=help_text, widget=frame)


def _line(label: str, most: int, needed: bool = False, help_text: str = "") -> LinesField:
    return LinesField(label=label, max_length=most, required=needed, help_text=help_text)


def _date(label: str, help_text: str = "") -> forms.DateField:
    frame = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, help_text=help_text, widget=frame)


class SchemeForm(forms.Form):
    """One scheme; `groups` are its fields as the page shows them, under a heading each."""

    name = _line(FIELDS["name"], 120, needed=True)
    short = _line("Korte naam", 40, help_text="Voor één lijn bij het nakijken. Leeg: de hele naam.")
    about = _line(FIELDS["about"], 120, needed=True)
    helpline = _line(FIELDS["helpline"], 60)
    official_check = _line(FIELDS["official_check"], 120)
    checked_on = _date(
        "Regels nagekeken op", "De dag waarop iemand de regels naast de bron legde. Leeg: nog nooit."
    )
    stale_after_days = forms.IntegerField(
        label="Na te kijken na (dagen)",
        min_value=1,
        max_value=3650,
        help_text="Daarna zegt de kiosk: vraag het ons.",
    )
    stale_text = _lines("Als het te oud is", 400, needed=True)
    stale_unchecked = _lines("Als het nog nooit nagekeken is", 400, needed=True)

    def __init__(self, scheme: Scheme, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(scheme), **kwargs)
        self.scheme = scheme
        for verdict, label in VERDICTS.items():
            if getattr(scheme, verdict) is not None:
                self._add_outcome(verdict, label)
        self.prices = len(scheme.prices) + MORE
        for number in range(self.prices):
            self._add_price(number)
        self.sources = len(scheme.sources) + MORE
        for number in range(self.sources):
            self.fields[f"source_{number}_title"] = _line("Naam van de bron", 120)
            self.fields[f"source_{number}_url"] = _line("Adres", 300, help_text="Begint met https://.")
            self.fields[f"source_{number}_checked_on"] = _date("Gelezen op")
        self.fields["example_name"] = _line("Naam", 120, help_text="Leeg: geen nieuwe proefvraag.")
        self.fields["example_verdict"] = forms.ChoiceField(
            label="Dit moet eruit komen", required=False, choices=[("", "Kies"), *VERDICTS.items()]
        )
        for fact in FACTS:
            if fact.check:
                choices = [("", "niet gevraagd"), *((word, _SAID.get(word, word)) for word in fact.values)]
                self.fields[f"fact_{fact.id}"] = forms.ChoiceField(
                    label=FACT_NAMES.get(fact.id, fact.id), required=False, choices=choices
                )

    def _add_outcome(self, verdict: str, label: str) -> None:
        self.fields[f"{verdict}_text"] = _lines("Wat we zeggen", 400, needed=True)
        if verdict == "unlikely":
            self.fields[f"{verdict}_alternative"] = _lines("Wat wel kan", 400, needed=True)
        self.fields[f"{verdict}_next_steps"] = _lines(
            "Wat je nu doet", 600, needed=True, help_text="Eén stap op elke lijn."
        )
        self.fields[f"{verdict}_bring"] = _lines("Wat je meebrengt", 600, help_text="Eén ding op elke lijn.")

    def _add_price(self, number: int) -> None:
        key = f"price_{number}_"
        self.fields[key + "what"] = _line("Waarvoor", 120)
        self.fields[key + "value"] = forms.DecimalField(
            label="Bedrag in euro",
            required=False,
            min_value=0,
            max_value=1000,
            decimal_places=2,
            localize=True,
        )
        self.fields[key + "per"] = forms.ChoiceField(
            label="Per", required=False, choices=[("maand", "maand"), ("jaar", "jaar"), ("keer", "keer")]
        )
        self.fields[key + "date"] = _date("Prijs van")
        self.fields[key + "source"] = _line("Bron", 300, help_text="Begint met https://.")
        self.fields[key + "verified"] = forms.BooleanField(label="Nagekeken bij de bron", required=False)

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the fields under their headings."""
        found = [("Over deze regeling", ["name", "short", "about", "helpline", "official_check"])]
        found.append(("Nakijken", ["checked_on", "stale_after_days", "stale_text", "stale_unchecked"]))
        for verdict, label in VERDICTS.items():
            found.append((label, [name for name in self.fields if name.startswith(f"{verdict}_")]))
        for number in range(self.prices):
            found.append(
                (
                    _titled("Prijs", [f"{one.what}, {one.date.year}" for one in self.scheme.prices], number),
                    [name for name in self.fields if name.startswith(f"price_{number}_")],
                )
            )
        for number in range(self.sources):
            found.append(
                (
                    _titled("Bron", [one.title for one in self.scheme.sources], number),
                    [name for name in self.fields if name.startswith(f"source_{number}_")],
                )
            )
        found.append(
            ("Een proefvraag erbij", [name for name in self.fields if name.startswith(("example_", "fact_"))])
        )
        return [(title, [self[name] for name in names]) for title, names in found if names]

    def said(self) -> dict[str, Any]:
        """Return the scheme as it goes over the wire; what has no field stays as it was."""
        typed = self.cleaned_data
        said = as_json(self.scheme)
        for name in ("name", "short", "about", "helpline", "official_check", "stale_after_days"):
            said[name] = typed[name]
        said.pop("checked_on", None)
        if isinstance(typed["checked_on"], date):
            said["checked_on"] = typed["checked_on"].isoformat()
        said["stale"] = {"text": typed["stale_text"], "unchecked": typed["stale_unchecked"]}
        for verdict in VERDICTS:
            if f"{verdict}_text" in typed:
                said[verdict] = self._outcome(verdict, said[verdict])
        said["price"] = [one for number in range(self.prices) if (one := self._row("price", number))]
        said["source"] = [one for number in range(self.sources) if (one := self._row("source", number))]
        said["example"] = [*said["example"], *self.new_examples()]
        return said

    def new_examples(self) -> list[dict[str, Any]]:
        """Return the worked example that was added; none where it has no name."""
        typed = self.cleaned_data
        if not typed.get("example_name") or not typed.get("example_verdict"):
            return []
        answers = {fact.id: typed[f"fact_{fact.id}"] for fact in FACTS if typed.get(f"fact_{fact.id}")}
        return [{"name": typed["example_name"], "answers": answers, "verdict": typed["example_verdict"]}]

    def _outcome(self, verdict: str, old: dict[str, Any]) -> dict[str, Any]:
        new = dict(old)
        new["text"] = self.cleaned_data[f"{verdict}_text"]
        if verdict == "unlikely":
            new["alternative"] = self.cleaned_data[f"{verdict}_alternative"]
        for part, icons in (("next_steps", "next_icons"), ("bring", "bring_icons")):
            new[part] = [
                one.strip() for one in self.cleaned_data[f"{verdict}_{part}"].splitlines() if one.strip()
            ]
            if len(new[part]) != len(old.get(part) or ()):
                new[icons] = []  # each belonged to a line that may be another one now
        return new

    def _row(self, kind: str, number: int) -> dict[str, Any]:
        key = f"{kind}_{number}_"
        typed = {
            name.removeprefix(key): value for name, value in self.cleaned_data.items() if name.startswith(key)
        }
        filled = {
            name: value for name, value in typed.items() if value not in ("", None, False) and name != "per"
        }
        if not filled:
            return {}
        old = list(getattr(self.scheme, f"{kind}s"))
        kept = {"note": old[number].note} if kind == "price" and number < len(old) else {}
        row = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in filled.items()
        }
        if kind == "price":
            row |= {"verified": bool(typed["verified"]), "per": typed["per"] or "maand"}
            row |= {"value": float(typed["value"])} if typed["value"] is not None else {}
        return row | kept


def _titled(kind: str, known: list[str], number: int) -> str:
    return f"{kind}: {known[number]}" if number < len(known) else f"Nog een {kind.lower()}"


FACT_NAMES = {
    "home_internet": "Internet thuis",
    "domicile_belgium": "Woont officieel in België",
    "social_tariff_now": "Heeft al een korting",
    "household_ocmw_support": "Steun van het OCMW",
    "household_disability_allowance": "Tegemoetkoming voor een handicap",
    "household_elderly_care_budget": "Zorgbudget voor ouderen",
    "household_child_care_allowance": "Zorgtoeslag voor een kind",
    "household_income_guarantee_elderly": "Inkomensgarantie voor ouderen",
    "pension_service_other_help": "Andere hulp van de pensioendienst",
    "increased_reimbursement": "Verhoogde tegemoetkoming",
    "sickness_benefit_only": "Ziekengeld",
    "collective_home": "Woont in een gedeeld huis",
    "money_tight": "Rekeningen betalen is moeilijk",
}
_SAID = {
    "yes": "ja",
    "no": "nee",
    "unknown": "weet ik niet",
    "none": "geen",
    "old": "de oude",
    "new": "de nieuwe",
}
_SAID |= {"too_dear": "te duur", "slow_or_little": "traag of weinig", "fine": "goed"}


def _initial(scheme: Scheme) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(scheme, name)
        for name in ("name", "short", "about", "helpline", "official_check", "checked_on", "stale_after_days")
    }
    found |= {"stale_text": scheme.stale.text, "stale_unchecked": scheme.stale.unchecked}
    for verdict in VERDICTS:
        outcome: Outcome | None = getattr(scheme, verdict)
        if outcome is not None:
            found[f"{verdict}_text"] = outcome.text
            found[f"{verdict}_next_steps"] = "\n".join(outcome.next_steps)
            found[f"{verdict}_bring"] = "\n".join(outcome.bring)
    found["unlikely_alternative"] = scheme.unlikely.alternative
    for number, price in enumerate(scheme.prices):
        found |= {
            f"price_{number}_{name}": getattr(price, name)
            for name in ("what", "value", "per", "date", "source", "verified")
        }
    for number, source in enumerate(scheme.sources):
        found |= {f"source_{number}_{name}": getattr(source, name) for name in ("title", "url", "checked_on")}
    return found
