"""`central kiosk --name`: what staff call a device is read on every page and typed in every command."""

from __future__ import annotations

import pytest

from central.commands import kiosk as command
from central.commands.kiosk import CannotInvite, WhichDevice
from central.intake.models import Device, Invitation

pytestmark = pytest.mark.django_db


def invite(name: str) -> str:
    """Invite a device; return what staff will call it."""
    said = {"name": name, "url": "http://127.0.0.1:8800", "profile": "kiosk", "out": None, "qr": False}
    wish = {"action": "invite", "organisation": None}
    assert command.run(type("Args", (), said | wish)()) == 0
    return Invitation.objects.latest("made_at").device_name


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("Kiosk Zonneheem", "Kiosk Zonneheem"),
        (" Kiosk\u00a0 'de Kring' ", "Kiosk 'de Kring'"),
        ("Kiosk \x1b[31mrood\x07", "Kiosk [31mrood"),
        ("Kiosk\u202e 1", "Kiosk 1"),
        ("Cafe\u0301", "Café"),
        ("Kiosk \udcff", "Kiosk"),
        ("دستگاه ۱", "دستگاه ۱"),
        ("K" * 200, "K" * 80),
        ("", "Toestel 1"),
    ],
)
def test_a_device_is_called_as_everybody_can_read_and_type_it(de_kring, typed, called):
    assert invite(typed) == called


@pytest.mark.parametrize("typed", ["-", "\u200b", "\x1b", "😀", "\udcff", "..."])
def test_a_device_with_a_name_nobody_can_type_is_not_invited(de_kring, typed):
    with pytest.raises(CannotInvite, match="how staff know the device"):
        invite(typed)
    assert not Invitation.objects.exists()


def test_a_device_is_found_by_its_name_from_any_keyboard(de_kring, kiosk):
    Device.objects.update(name="Café Ter Leie")
    for typed in ("Café Ter Leie", "Cafe\u0301 Ter\u00a0Leie ", kiosk.device_id[:8].upper()):
        assert command._named(de_kring, typed).name == "Café Ter Leie"
    for typed in ("", " ", "\udcff", "Café"):
        with pytest.raises(WhichDevice):
            command._named(de_kring, typed)
