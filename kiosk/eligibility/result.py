"""What the quick-check says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.eligibility.rules import Verdict
from kiosk.eligibility.scheme import Price, Source


@dataclass(frozen=True)
class SchemeResult:
    """One scheme, for these answers, on this day.

    `verdict` is what to show: 'ask' for a stale scheme, whatever the rules said (`unweakened`).
    `reasons` are sentences in the person's words, for the screen and the paper only; `because` names the
    facts behind them.
    """

    id: str
    verdict: Verdict
    unweakened: Verdict
    because: tuple[str, ...]
    missing: tuple[str, ...]
    text: str
    next_steps: tuple[str, ...]
    bring: tuple[str, ...]
    sources: tuple[Source, ...]
    stale: bool
    name: str
    about: str
    reasons: tuple[str, ...]
    helpline: str
    checked_on: date | None
    price: Price | None
    parts: tuple[str, ...]  # of `text`: what the verdict means, then each thing that matters beside it
    next_icons: tuple[str, ...] = ()
    bring_icons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "verdict": self.verdict,
            "because": list(self.because),
            "missing": list(self.missing),
            "text": self.text,
            "next_steps": list(self.next_steps),
            "bring": list(self.bring),
            "sources": [
                {"url": source.url, "checked_on": source.checked_on and source.checked_on.isoformat()}
                for source in self.sources
            ],
            "stale": self.stale,
        }


@dataclass(frozen=True)
class NextQuestion:
    """The screen to show next and the facts on it that can still change something."""

    id: str
    asks: tuple[str, ...]


@dataclass(frozen=True)
class CheckResult:
    """Every scheme of the site, and what to ask next (None: nothing can change any verdict)."""

    on: date
    schemes: tuple[SchemeResult, ...]
    next_question: NextQuestion | None

    def as_json(self) -> dict[str, Any]:
        """Return the output of `kiosk check`, as other programs may rely on it."""
        ask = self.next_question
        return {
            "on": self.on.isoformat(),
            "schemes": [scheme.as_json() for scheme in self.schemes],
            "next_question": ask and {"id": ask.id, "asks": list(ask.asks)},
        }
