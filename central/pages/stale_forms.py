"""Every form of staff says what its page showed, and counts once.

A page may be open for an hour while a colleague works on the same person. So each form carries one sealed
field: who the page was made for, when, a one-time number, and a fingerprint of what stood there (`seen`).
When the form comes in, the rows it changes are held and compared: another fingerprint is refused, and the
view says who did what meanwhile, with what was typed still in its field. A form without the field (of a page
from before this was so) is taken for an old one. The number is written down in the same transaction as what
the form does, so that a form sent twice, also at the same moment, is carried out once.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac

from central.pages import drafts
from central.pages.models import SentForm

FIELD = "form"
SECRET = ("old", "new")  # fields of passwords
LIFE = timedelta(days=2)  # of an open page
KEPT = timedelta(days=3)  # of the numbers: longer than a page lives
_signer = signing.Signer(salt="staff-form", sep="~")
_SHAPE = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{16})\.(\d{13})\.([0-9a-f]{0,16})")


class Stale(Exception):
    """What the form would change is no longer what its page showed. `since`: when that page was made."""

    def __init__(self, since: datetime | None) -> None:
        super().__init__()
        self.since = since


class SentTwice(Exception):
    """This form was carried out already; to the person that is a success."""


@dataclass(frozen=True)
class Mark:
    """What a form says of the page it was on."""

    user: UUID
    number: str  # of the page; with the address of the form it is that of the form
    at: datetime
    seen: str


def fingerprint(*parts: object) -> str:
    """Return 16 signs that are others as soon as one of the parts is."""
    return sha256(repr(parts).encode()).hexdigest()[:16]


def new_mark(request: HttpRequest, seen: str = "") -> str:
    """Return the sealed field of a form on this page. `seen`: the fingerprint of what it would change."""
    if not request.user.is_authenticated:
        return ""
    page = getattr(request, "_page_number", None)
    if page is None:
        page = secrets.token_hex(8), int(timezone.now().timestamp() * 1000)
        request._page_number = page
    return _signer.sign(f"{request.user.id.hex}.{page[0]}.{page[1]}.{seen}")


def read_mark(said: QueryDict) -> Mark | None:
    """Return what the form says, or None when it says nothing, nothing of ours, or is too old."""
    try:
        shape = _SHAPE.fullmatch(_signer.unsign(said.get(FIELD, "")))
    except signing.BadSignature:
        return None
    if shape is None:
        return None
    at = datetime.fromtimestamp(int(shape[3]) / 1000, UTC)
    if at < timezone.now() - LIFE:
        return None
    return Mark(UUID(shape[1]), shape[2], at, shape[4])


@contextmanager
def once(
    request: HttpRequest,
    now: Callable[[], str] | None,
    about: str = "",
    what: str = "",
    others: Callable[[], bool] | None = None,
) -> Iterator[None]:
    """Carry a form out, in a transaction: once, and only on what its page showed.

    `now` reads and holds the rows as they are and returns their fingerprint; None for a form that overwrites
    nothing, such as a note. `others` says whether a colleague did something lately: a form without the field
    is then refused, and carried out where nothing can be overwritten. Raises SentTwice and Stale before
    anything is done.
    """
    mark = read_mark(request.POST)
    if mark is not None and mark.user != request.user.pk:
        mark = None  # another colleague's page, on a shared desk
    if mark is None and now is not None:
        busy = others() if others else not about or _by_a_colleague(about, request.user)
        if FIELD in request.POST or busy:
            raise Stale(None)
    with transaction.atomic():
        claim(_number(request, mark), request.user, about, what)
        if mark is not None and now is not None and now() != mark.seen:
            raise Stale(mark.at)
        yield
    drafts.forget(request, request.path)


def carry_out(
    request: HttpRequest,
    act: Callable[[], object],
    now: Callable[[], str] | None,
    about: str = "",
    what: str = "",
    others: Callable[[], bool] | None = None,
) -> Stale | None:
    """Carry a form out by `act`; return why not, or None when it is done, also by the same form sent before.

    What the view then says to the person is its own; the rest is as with `once`.
    """
    try:
        with suppress(SentTwice), once(request, now, about, what, others):
            act()
    except Stale as old:
        return old
    return None


def claim(number: str, user: object = None, about: str = "", what: str = "") -> None:
    """Write a number down, inside the caller's transaction. Raises SentTwice when it is there already."""
    try:
        with transaction.atomic():
            SentForm.objects.create(number=number, user=user, about=about, what=what)
    except IntegrityError:
        raise SentTwice from None


def _number(request: HttpRequest, mark: Mark | None) -> str:
    """Return the number of this form with these words: with others (back, changed, sent again) it is another.

    A form without a mark counts once a day.
    """
    words = sorted((k, v) for k, v in request.POST.lists() if k not in (FIELD, "csrfmiddlewaretoken"))
    page = mark.number if mark else str(timezone.localdate())
    if not set(SECRET).isdisjoint(request.POST):  # no passwords are tried out on what the database holds
        words = [("", [salted_hmac(page, repr(words)).hexdigest()])]
        page = page if mark else secrets.token_hex(8)
    writer = mark.user if mark else request.user.pk
    return sha256(repr((page, request.path, writer, words)).encode()).hexdigest()


def done_before(request: HttpRequest) -> bool:
    """Say whether this form was carried out already, also in a session that ended by it (a new password)."""
    mark = read_mark(request.POST)
    return mark is not None and SentForm.objects.filter(number=_number(request, mark)).exists()


def last_done(about: str) -> SentForm | None:
    """Return what was done last to this thing by a form, within the last days."""
    return SentForm.objects.filter(about=about).select_related("user").order_by("-at").first()


def _by_a_colleague(about: str, user: object) -> bool:
    lately = SentForm.objects.filter(about=about, at__gt=timezone.now() - timedelta(days=1))
    return lately.exclude(user=user).exists()


def forget_old(at: datetime) -> int:
    """Let go of numbers of pages that are too old to be taken; how many."""
    return SentForm.objects.filter(at__lt=at - KEPT).delete()[0]
