"""Sync, which sees nothing of /proc but processes, knows the boot of a record as the screen does."""

from __future__ import annotations

import pytest

from kiosk.outbox.clock import BOOT_ID, boot_id


def test_the_id_that_the_unit_hands_over_is_the_one_the_kernel_says(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = BOOT_ID.read_text().strip()
    monkeypatch.setenv("KIOSK_BOOT_ID", kernel.replace("-", ""))
    monkeypatch.setattr("kiosk.outbox.clock.BOOT_ID", BOOT_ID.with_name("hidden"))
    assert boot_id() == kernel


@pytest.mark.parametrize("handed", ["", "%b", "x" * 32])
def test_nonsense_in_its_place_is_not_believed(monkeypatch: pytest.MonkeyPatch, handed: str) -> None:
    monkeypatch.setenv("KIOSK_BOOT_ID", handed)
    assert boot_id() == BOOT_ID.read_text().strip()
