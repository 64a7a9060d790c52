"""Never twice: the database keeps a device at one person, whoever gives it at the same moment."""

from __future__ import annotations

import pytest

from tests.central.equipment.given_once import IN_A_PROCESS
from tests.central.running import Service

pytestmark = pytest.mark.slow


def test_of_eight_colleagues_who_give_one_device_at_once_one_gives_it(tmp_path):
    service = Service(tmp_path / "state")
    service.set_up()
    assert service.python(IN_A_PROCESS).stdout.split() == ["1", "7", "1", "1", "1"]
