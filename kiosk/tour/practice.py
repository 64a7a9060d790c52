"""A practice kiosk: enrolled with keys of its own that nobody keeps, on a state directory that goes away.

Records of a tour are sealed like real ones and can be opened by nobody: the private sealing key is never
stored.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from kiosk.devices.speech.open import voice_folders
from kiosk.devices.speech.recordings import Recordings
from kiosk.devices.speech.sources import Sources
from kiosk.devices.speech.speech import Said, Silence
from kiosk.outbox.durable import write_durably
from kiosk.outbox.enrolment import KEY_FILE, Enrolment, Joined
from kiosk.site.load import Site
from kiosk.wire.enrolment import KEYS, KeyList, SealingKey
from kiosk.wire.sealing import new_sealing_key
from kiosk.wire.signing import new_signing_key, signed, to_base64url


def enrol_for_practice(state_dir: Path, organisation: str) -> Enrolment:
    """Enrol the kiosk of `state_dir` with throw-away keys and return the enrolment, saved."""
    now = datetime.now(UTC)
    root_private, root_public = new_signing_key()
    device_private, device_public = new_signing_key()
    _, answer_public = new_signing_key()
    _, catalogue_public = new_signing_key()
    _, sealing_public = new_sealing_key()
    keys = KeyList(
        schema=1,
        serial=1,
        issued=now,
        organisation=organisation,
        sealing=(SealingKey.around(sealing_public, now - timedelta(days=1), now + timedelta(days=1)),),
        answer_key=to_base64url(answer_public),
        catalogue_key=to_base64url(catalogue_public),
    )
    joined = Joined(
        schema=1,
        url="http://127.0.0.1:9",  # the discard port: a practice kiosk reaches nobody
        ca_certificate="",
        root_public_key=to_base64url(root_public),
        device_id=str(uuid4()),
        device_public_key=to_base64url(device_public),
        organisation=organisation,
        keys=signed(root_private, KEYS, keys.canonical()),
        sealing_kid=keys.sealing[0].kid,
        joined_at=now,
    )
    write_durably(state_dir / KEY_FILE, device_private)
    enrolment = Enrolment(joined, keys, state_dir)
    enrolment.save()
    return enrolment


class Mute(Silence):
    """A voice that offers what a loudspeaker would say, and says nothing: its button has to fit as well.

    It offers any text in a language that anything is said in: pictures are of a kiosk that reads all of it.
    """

    def __init__(self, site: Site) -> None:
        self._sources = Sources(Recordings(voice_folders(site)))

    def can(self, language: str) -> bool:
        return self._sources.can(language)

    def can_say(self, said: Said) -> bool:
        return self.can(said.language)
