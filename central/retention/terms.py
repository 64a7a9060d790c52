"""How long each kind of thing stays: as config/retention.toml says, or as an organisation chose."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, model_validator

from central.accounts.models import Organisation
from central.retention.models import Term
from central.written.site_file import read_text
from kiosk.written.checked import check_model

KINDS = ("person", "answers", "notes", "looked", "loose", "volunteer", "devices")
SHORTEST, LONGEST = 1, 240  # months


class Kind(BaseModel):
    """One kind of thing that goes after a while."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Literal["person", "answers", "notes", "looked", "loose", "volunteer", "devices"]
    label: str = Field(min_length=1, max_length=120)
    counts_from: Literal["closed", "made", "helped", "returned"]
    months: int = Field(ge=SHORTEST, le=LONGEST)


class Retention(BaseModel):
    """The whole file. Raises ValueError where a kind is missing or there twice."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notice_days: int = Field(ge=7, le=365)
    kind: tuple[Kind, ...]

    @model_validator(mode="after")
    def each_once(self) -> Retention:
        told = [one.id for one in self.kind]
        if sorted(told) != sorted(KINDS):
            raise ValueError(f"each of these must be there once: {', '.join(KINDS)}")
        return self

    def of(self, kind_id: str) -> Kind:
        return next(one for one in self.kind if one.id == kind_id)


def written(path: Path | None = None) -> Retention:
    """Return what config/retention.toml says. Raises BadSite with file, line and what would be right."""
    path = path or settings.CONFIG / "retention.toml"
    return check_model(Retention, read_text(path), path)


def months_of(organisation: Organisation, said: Retention) -> dict[str, int]:
    """Return the months of each kind for this organisation: its own, else those of the file."""
    own = dict(Term.objects.filter(organisation=organisation).values_list("kind", "months"))
    return {kind.id: own.get(kind.id, kind.months) for kind in said.kind}
