"""The figures there are: what each is called, what it counts, and by what it is split (docs/figures.md)."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.wire.problems import Problem


class UnknownFigure(Problem):
    """There is no figure of this name."""

    code = "bad-input"


class Figure(NamedTuple):
    """One figure. `split`: its dimensions, in the order of a row; `page`: its part of /cijfers/."""

    name: str
    title: str
    counts: str
    split: tuple[str, ...]
    page: str


FIGURES = {
    one.name: one
    for one in (
        Figure(
            "matrix",
            "Matrix",
            "Mensen die je bereikte met een stand: elke actie met elke partner voor elke doelgroep.",
            ("action", "partner", "group"),
            "matrix",
        ),
        Figure(
            "reach",
            "Bereik",
            "Mensen die iets vroegen. Wie twee keer kwam, telt één keer.",
            ("by", "value"),
            "bereik",
        ),
        Figure(
            "track",
            "Traject",
            "Vragen die een fase bereikten, hoe lang dat duurde sinds de fase ervoor, en hoe ze eindigden.",
            ("track", "what", "value"),
            "traject",
        ),
        Figure(
            "obstacles",
            "Drempels",
            "Hoe vaak mensen zeggen wat hen tegenhoudt, in zeven soorten.",
            ("obstacle",),
            "drempels",
        ),
        Figure(
            "obstacles-by-place",
            "Drempels per plaats",
            "Hoe vaak mensen zeggen wat hen tegenhoudt, volgens de gemeente die ze zelf noemden.",
            ("municipality", "obstacle"),
            "drempels-per-plaats",
        ),
        Figure(
            "needs",
            "Noden",
            "Mensen per onderwerp van hun vraag, wat ze willen leren, en wat ze zonder naam missen.",
            ("by", "value"),
            "noden",
        ),
        Figure(
            "satisfaction",
            "Tevredenheid",
            "Hoe het ging, na een bezoek en na een maand. Niemand zegt wie hij is.",
            ("question", "answer"),
            "tevredenheid",
        ),
        Figure(
            "goals",
            "Doelen",
            "Wat je wilde bereiken, naast wat je bereikte.",
            ("goal", "target", "until"),
            "doelen",
        ),
        Figure(
            "map",
            "Kaart",
            "Mensen die iets vroegen, per gemeente, en hoeveel aanbod daar is.",
            ("municipality", "offers"),
            "kaart",
        ),
        Figure(
            "attendance",
            "Aanwezigheid",
            "Mensen per aanbod: wie zich inschreef, en wie er was.",
            ("offer", "what"),
            "aanwezigheid",
        ),
        Figure(
            "laptops",
            "Laptops",
            "Vragen van wie een laptop geeft of zoekt, per fase, en toestellen: binnen, naar iemand, terug.",
            ("flow", "stage"),
            "laptops",
        ),
    )
}
# What a dimension is called on a page and above a column.
DIMENSIONS = {
    "action": "Actie",
    "partner": "Partner",
    "group": "Doelgroep",
    "by": "Volgens",
    "value": "Wat",
    "track": "Traject",
    "stage": "Fase",
    "obstacle": "Drempel",
    "question": "Vraag",
    "answer": "Antwoord",
    "goal": "Doel",
    "target": "Hoeveel",
    "until": "Tot",
    "municipality": "Gemeente",
    "offers": "Aanbod daar",
    "offer": "Aanbod",
    "what": "Soort",
    "flow": "Laptops",
    "quarter": "Kwartaal",
}
UNKNOWN = "Niet gekend"  # what the empty id is called


def known(name: str) -> Figure:
    """Return the figure of this name. Raises UnknownFigure."""
    if name not in FIGURES:
        raise UnknownFigure(f"there is no figure {name[:40]!r}; there are: {', '.join(FIGURES)}")
    return FIGURES[name]
