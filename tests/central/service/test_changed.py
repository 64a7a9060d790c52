"""A worker at rest goes through seats and catalogues when something was written, and never misses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from central.accounts.models import Organisation
from central.commands.work import tell
from central.service.changed import SinceLastLook
from tests.central.running import Service
from tests.central.service.written_meanwhile import IN_A_PROCESS, NOTICED


@pytest.mark.slow
def test_what_another_process_wrote_is_noticed_once_and_what_it_read_is_not(tmp_path: Path) -> None:
    service = Service(tmp_path / "state")
    service.set_up()
    assert service.python(IN_A_PROCESS).stdout.split() == NOTICED


@pytest.mark.django_db
def test_catalogues_are_gone_through_again_only_after_somebody_wrote(monkeypatch) -> None:
    went = []
    monkeypatch.setattr("central.catalogue.publishing.publish_what_changed", lambda: went.append("all") or 0)
    since = SinceLastLook()
    tell(since)
    tell(since)
    assert went == ["all"]
    Organisation.objects.create(slug="be.nieuw", name="Nieuw")
    tell(since)
    assert went == ["all", "all"]
