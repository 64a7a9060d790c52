"""The schemes of an organisation: those of config/, with what staff changed and published here over them.

An edition of staff holds while its revision is higher than that of the file: who updates the file with a
still higher one takes over again, here and on every kiosk (kiosk.eligibility.scheme.with_published).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.models import SchemeEdition
from central.catalogue.publishing import left_out, publish
from central.catalogue.putting_out import NotPublished
from central.catalogue.scheme_words import unfit_words, wrong_scheme
from central.written.files import Stamped, read_or_kept, stamped
from central.written.site_file import read_text
from central.written.site_words import site_of
from kiosk.eligibility.facts import BadAnswers, check_answers
from kiosk.eligibility.scheme import Scheme
from kiosk.written.checked import check_model
from kiosk.written.folder import files_in


class SchemeRefused(Exception):
    """What was written is no scheme, or says what it may not; `wrong` has a Dutch sentence per field."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__("; ".join(wrong.values()))
        self.wrong = wrong


class Known(NamedTuple):
    """A scheme as kiosks have it, and as staff wrote it last; `row`: what is kept of it here."""

    scheme: Scheme
    newest: Scheme
    row: SchemeEdition | None

    @property
    def waits(self) -> bool:
        return self.row is not None and self.row.draft is not None


class Worked(NamedTuple):
    """A worked example as it came out."""

    name: str
    answers: dict[str, str]
    expected: str
    got: str

    @property
    def is_right(self) -> bool:
        return self.expected == self.got


def schemes_of(organisation: Organisation) -> list[Known]:
    """Return the schemes an organisation shows, in the order of its site."""
    rows = {
        row.slug: row
        for row in SchemeEdition.objects.filter(organisation=organisation).select_related("kept_by")
    }
    found = _of_files(organisation)
    wanted = [one for one in site_of(organisation).schemes if one in found] or list(found)
    return [_known(found[slug], rows.get(slug)) for slug in wanted]


def scheme_of(organisation: Organisation, slug: str) -> Known | None:
    """Return one of them by its id; None where it shows none of that name."""
    return next((one for one in schemes_of(organisation) if one.scheme.id == slug), None)


def as_json(scheme: Scheme) -> dict[str, Any]:
    """Return a scheme as it is kept and sent: only what it says."""
    return scheme.model_dump(mode="json", by_alias=True, exclude_none=True)


def work_out(scheme: Scheme, examples: list[dict[str, Any]] | None = None) -> list[Worked]:
    """Return what the rules make of the worked examples; of others where they are given."""
    asked = [one.model_dump() for one in scheme.examples] if examples is None else examples
    return [
        Worked(str(one["name"]), dict(one["answers"]), str(one["verdict"]), _verdict(scheme, one))
        for one in asked
    ]


def read_scheme(said: dict[str, Any]) -> Scheme:
    """Return what staff wrote as a scheme. Raises SchemeRefused."""
    try:
        scheme = Scheme.model_validate(said, strict=False)
    except ValidationError as error:
        raise SchemeRefused(wrong_scheme(error)) from None
    if unfit := unfit_words(scheme):
        raise SchemeRefused(unfit)
    return scheme


@transaction.atomic
def keep_scheme(
    organisation: Organisation, known: Known, said: dict[str, Any], by: User | None
) -> SchemeEdition:
    """Keep a change of a scheme, under the next revision. Raises SchemeRefused; then nothing is kept."""
    scheme = read_scheme(said | {"id": known.scheme.id, "revision": known.scheme.revision + 1})
    row, _ = SchemeEdition.objects.select_for_update(of=("self",)).get_or_create(
        organisation=organisation, slug=scheme.id
    )
    row.draft, row.kept_by, row.kept_at = as_json(scheme), by, timezone.now()
    row.save()
    audit.changed(organisation, by, "scheme-kept", f"{scheme.id} {scheme.revision}")
    return row


@transaction.atomic
def put_out_scheme(organisation: Organisation, row: SchemeEdition, by: User | None) -> int:
    """Publish what was kept of a scheme, with all else there is; return the number of the list.

    Raises SchemeRefused and NotPublished; then all stays as it was.
    """
    held = SchemeEdition.objects.select_for_update(of=("self",)).get(pk=row.pk)
    scheme = read_scheme(held.draft or {})
    held.entry, held.draft = as_json(scheme), None
    held.save()
    wrong = [one for one in left_out(organisation) if (one.kind, one.id) == ("scheme", scheme.id)]
    if wrong:
        raise NotPublished([one.why for one in wrong])
    audit.changed(organisation, by, "scheme-published", f"{scheme.id} {scheme.revision}")
    return publish(organisation).revision


def drop_scheme(row: SchemeEdition, by: User | None) -> None:
    """Let go of what was kept of a scheme and not published."""
    SchemeEdition.objects.filter(pk=row.pk).update(draft=None)
    audit.changed(row.organisation, by, "scheme-dropped", row.slug)


def _known(of_file: Scheme, row: SchemeEdition | None) -> Known:
    published = _read(row.entry) if row else None
    scheme = published if published and published.revision > of_file.revision else of_file
    draft = _read(row.draft) if row else None
    return Known(scheme, draft or scheme, row)


def _read(said: Any) -> Scheme | None:
    try:
        return Scheme.model_validate(said, strict=False) if said else None
    except ValidationError:  # of another version of the program
        return None


def _verdict(scheme: Scheme, example: dict[str, Any]) -> str:
    try:
        return scheme.rules.verdict(check_answers(example["answers"]))
    except BadAnswers:
        return ""


def _of_files(organisation: Organisation) -> dict[str, Scheme]:
    shared = files_in(settings.CONFIG, "schemes/*.toml")
    own = [
        path
        for site in organisation.sites
        for path in files_in(settings.CONFIG, f"sites/{site}/schemes/*.toml")
    ]
    return _schemes(stamped(shared)) | _schemes(stamped(own))


@lru_cache(maxsize=16)
def _schemes(files: Stamped) -> dict[str, Scheme]:
    found = (read_or_kept(path, _scheme) for path, _, _ in files)
    return {one.id: one for one in _whole(found)}


def _whole(found: Iterator[Scheme | None]) -> Iterator[Scheme]:
    yield from (one for one in found if one is not None)


def _scheme(path: Path) -> Scheme:
    return check_model(Scheme, read_text(path), path)
