"""After the upload: fetch the catalogue and newer keys, then say how this device is doing.

Nothing here touches the queue, but the one thing only the offline root can order: the end of service.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kiosk import __version__
from kiosk.outbox import backoff
from kiosk.outbox.clock import read_clock, trusted_now
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.flight import Sends
from kiosk.outbox.planned import keep_plans
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import NotNow, WrongAnswer
from kiosk.outbox.reply import Reply
from kiosk.wire.batch import LOGIN_PAGE, is_login_page
from kiosk.wire.catalogue import KNOWN, MAX_CATALOGUE, CatalogueAnswer, Held, accept
from kiosk.wire.document import BadDocument, first_error, read_document, refuse_newer
from kiosk.wire.enrolment import Retirement, read_keys, read_retirement
from kiosk.wire.heartbeat import MOST_LEFT_OUT, Heartbeat, HeartbeatAnswer
from kiosk.wire.older_readers import READS
from kiosk.wire.planned import TAKES, TAKES_HEADER
from kiosk.wire.signing import (
    CATALOGUE,
    CATALOGUE_PATH,
    CENTRAL_HEADER,
    HEARTBEAT_PATH,
    Signed,
    from_base64url,
    sign_request,
    verify_answer,
)

if TYPE_CHECKING:
    from kiosk.wire.sifted import Sifted

MAX_ANSWER = 16 * 1024
OLD_COUNTER = 409
NOT_UNDERSTOOD = 400  # by an older central: what it does not know is left out
# Rows of device_state the screen process writes (kiosk.volunteers.health).
KINDS = (
    "printer", "paper", "power", "storage", "storage_errors", "temperature", "slowed", "battery", "charging",
)  # fmt: skip


@dataclass(frozen=True)
class News:
    """What the catalogue answer brought: the enrolment (with newer keys, perhaps) and one line about it."""

    enrolment: Enrolment
    line: str


def call(
    outbox: Outbox,
    enrolment: Enrolment,
    transport: Sends,
    method: str,
    path: str,
    body: bytes,
    most: int,
    extra: dict[str, str] | None = None,
) -> tuple[Reply, int]:
    """Send a signed request with the next counter; return the answer and that counter.

    Raises NoNetwork, NotNow, and WrongAnswer for the login page of a network.
    """
    for _ in range(2):  # a call for help goes beside (kiosk.outbox.calling): a higher counter may come first
        counter = outbox.state.count_up("counter", at_least=time.time_ns() // 1_000_000)
        headers = sign_request(enrolment.private_key(), enrolment.device_id, method, path, body, counter)
        reply = transport.send(method, path, body, {**headers, **(extra or {})}, most)
        if reply.status != OLD_COUNTER:
            break
    if is_login_page(reply.status, reply.headers):
        raise WrongAnswer(LOGIN_PAGE)
    if reply.status in backoff.NOT_NOW:
        raise NotNow(
            f"central asks to come back later (HTTP {reply.status})", backoff.asked_delay(reply.headers)
        )
    return reply, counter


def fetch_catalogue(
    outbox: Outbox, enrolment: Enrolment, transport: Sends, keep: Callable[[dict[str, Any]], None], have: bool
) -> News:
    """Fetch the catalogue and hand a newer one to `keep`; `have` says whether the last one is still here.

    Raises NoNetwork, NotNow, WrongAnswer, BadSignature, CatalogueRefused, KeysRefused, BadDocument; then
    the catalogue in use stays.
    """
    held = Held.model_validate_json(outbox.state.get("catalogue") or "{}")
    understood = not held.left_out or held.by == __version__  # another may know more
    etag = outbox.state.get("catalogue-etag") if have and understood else None
    extra = {READS: str(KNOWN)} | ({"If-None-Match": etag} if etag else {})
    reply, _ = call(outbox, enrolment, transport, "GET", CATALOGUE_PATH, b"", MAX_CATALOGUE, extra)
    if reply.status == 304 and etag:
        return News(enrolment, "catalogue: unchanged")
    if reply.status != 200:
        raise WrongAnswer(f"the catalogue did not come: HTTP status {reply.status}")
    raw = refuse_newer(reply.body, "the catalogue answer")
    if raw.get("keys") is not None:
        enrolment = _newer_keys(enrolment, raw["keys"])
    verify_answer(
        from_base64url(enrolment.keys.catalogue_key),
        reply.headers.get(CENTRAL_HEADER.lower()),
        reply.body,
        CATALOGUE,
    )
    found = _read_answer(raw)
    if found is None:
        return News(enrolment, "catalogue: central has published none yet")
    catalogue = found.catalogue
    accept(catalogue, held, enrolment.organisation, found.left_out)
    keep(raw["catalogue"])
    new = Held(
        revision=catalogue.revision,
        places=len(catalogue.places),
        offers=len(catalogue.offers),
        left_out=tuple(one.id for one in found.left_out),
        by=__version__,
    )
    outbox.state.set("catalogue", new.model_dump_json(), "sync")
    outbox.state.set("catalogue-etag", reply.headers.get("etag", ""), "sync")
    line = f"catalogue: revision {new.revision}, {new.places} places, {new.offers} offers"
    return News(enrolment, "; ".join([line, *(f"left out {one}" for one in found.left_out)]))


def _read_answer(raw: dict[str, Any]) -> Sifted | None:
    """Return what the answer publishes, without the entries that are wrong. Raises BadDocument."""
    from kiosk.wire.sifted import sift  # its reader of opening hours is loaded once something came

    frame = {key: said for key, said in raw.items() if key != "catalogue"}
    read_document(CatalogueAnswer, json.dumps(frame).encode(), "the catalogue answer")
    said = raw.get("catalogue")
    if said is not None and not isinstance(said, dict):
        raise BadDocument("the catalogue answer: field 'catalogue' must be an object")
    return None if said is None else sift(said, "the catalogue")


def _newer_keys(enrolment: Enrolment, raw: object) -> Enrolment:
    try:
        part = Signed.model_validate(raw)
    except ValidationError as error:
        raise WrongAnswer(first_error(error, "the key list")) from None
    keys = read_keys(part, enrolment.root_key, known=enrolment.keys)
    kid = keys.sealing_key(trusted_now(), enrolment.joined.sealing_kid).kid
    if keys.serial == enrolment.keys.serial and kid == enrolment.joined.sealing_kid:
        return enrolment
    renewed = enrolment.with_keys(part, keys, trusted_now())
    renewed.save()
    return renewed


def send_heartbeat(outbox: Outbox, enrolment: Enrolment, transport: Sends) -> Retirement | None:
    """Tell central how this device is doing; return the notice that ends its service, where there is one.

    Raises NoNetwork, NotNow, WrongAnswer, BadSignature.
    """
    told = heartbeat(outbox, enrolment)
    takes = {TAKES_HEADER: TAKES}
    for beat in dict.fromkeys((told.canonical(), told.for_older.canonical())):
        left = time.time()
        reply, counter = call(outbox, enrolment, transport, "POST", HEARTBEAT_PATH, beat, MAX_ANSWER, takes)
        back = time.time()
        if reply.status != NOT_UNDERSTOOD:
            break
    if reply.status != 200:
        raise WrongAnswer(f"central did not take the heartbeat: HTTP status {reply.status}")
    verify_answer(enrolment.answer_key, reply.headers.get(CENTRAL_HEADER.lower()), reply.body)
    answer = read_document(HeartbeatAnswer, reply.body, "the answer to the heartbeat")
    if answer.counter != counter:
        raise WrongAnswer("the answer is to another heartbeat")
    offset = ((left + back) / 2 - answer.at.timestamp()) * 1000
    outbox.state.set("clock-offset-ms", str(round(offset)), "sync")
    keep_plans(outbox.state, answer.plans)
    if answer.retired is None:
        return None
    return read_retirement(answer.retired, enrolment.root_key, enrolment.device_id)


def heartbeat(outbox: Outbox, enrolment: Enrolment) -> Heartbeat:
    """Return how this device is doing now, from the queue and what the screen process noted."""
    status, state, clock = outbox.status(), outbox.state.all(), read_clock()
    held = Held.model_validate_json(state.get("catalogue") or "{}")
    offset = state.get("clock-offset-ms")
    data: dict[str, Any] = {
        "at": clock.wall,
        "clock_synced": clock.clock_synced,
        "boot_id": clock.boot_id,
        "monotonic_ms": clock.monotonic_ms,
        "clock_offset_ms": int(offset) if offset else None,
        "version": __version__,
        "queue": status.waiting + status.sending,
        "quarantined": len(status.quarantined),
        "oldest_unsent": status.oldest_waiting,
        "key_serial": enrolment.keys.serial,
        "catalogue_revision": held.revision,
        "left_out": tuple(one[:60] for one in held.left_out[:MOST_LEFT_OUT]),
        "storage_free_mb": shutil.disk_usage(outbox.path.parent).free // 1_000_000,
        "storage": "ok",  # the counter of this very request was just written
        "stand": state.get("stand") or None,
    }
    told = {kind: state[kind] for kind in KINDS if state.get(kind)}
    try:
        return Heartbeat.model_validate({**data, **told})
    except ValidationError:
        # A word of the screen process that this version of the heartbeat does not know: say what is sure.
        return Heartbeat.model_validate({**data, "stand": None})


def note_contact(outbox: Outbox) -> None:
    """Remember that central answered just now."""
    outbox.state.set("last-contact", datetime.now(UTC).isoformat(timespec="seconds"), "sync")
