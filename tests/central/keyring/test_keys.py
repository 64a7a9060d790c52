"""The keys: made once, private ones private, and a change that nobody can sign does not happen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from central.keyring import making, public
from central.keyring.folder import KeysMissing
from central.keyring.sealing import private_keys
from kiosk.wire.enrolment import read_keys
from kiosk.wire.sealing import kid_of
from kiosk.wire.signing import new_signing_key


def test_private_keys_can_be_read_by_the_owner_alone(state):
    for path in (state / "keys").rglob("*.key"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert (
        len(list((state / "keys").rglob("*.key"))) == 6
    )  # root, answer, catalogue, ca, staff, one sealing key
    assert (state / "keys" / "sealing").stat().st_mode & 0o077 == 0


def test_nothing_private_stands_in_what_devices_get(state):
    (private,) = private_keys().values()
    for path in [*(state / "keys").rglob("*.json"), *(state / "keys").rglob("*.pem")]:
        assert private.hex() not in path.read_text()
        assert "PRIVATE" not in path.read_text()


def test_making_keys_twice_changes_nothing(state):
    before = {path: path.read_bytes() for path in (state / "keys").rglob("*") if path.is_file()}
    assert making.make_missing_keys() == []
    assert before == {path: path.read_bytes() for path in (state / "keys").rglob("*") if path.is_file()}


def test_when_the_root_was_moved_to_its_safe_no_new_one_is_made(state):
    (state / "keys/root/root.key").rename(state / "stick.key")
    assert making.make_missing_keys() == []
    assert not (state / "keys/root/root.key").exists()
    with pytest.raises(KeysMissing):
        making.check_root()
    making.check_root(state / "stick.key")


def test_another_root_cannot_sign(state):
    (state / "other.key").write_bytes(new_signing_key()[0])
    with pytest.raises(making.KeyRefused):
        making.sign_lists(["be.eeklo.de-kring"], state / "other.key")


def test_devices_take_the_newest_key_and_the_old_one_still_opens(state):
    old = public.ring().sealing[0]
    fresh = making.add_sealing_key()
    making.sign_lists(["be.eeklo.de-kring"])
    keys = read_keys(public.key_list("be.eeklo.de-kring"), public.root_public_key())
    assert keys.serial == 2
    assert keys.sealing_key(datetime.now(UTC)).kid == fresh.kid
    assert set(private_keys()) == {old.kid, fresh.kid}


def test_a_retired_key_is_no_longer_used_and_still_opens(state):
    old = public.ring().sealing[0]
    making.add_sealing_key()
    making.retire_sealing_key(old.kid)
    making.sign_lists(["be.eeklo.de-kring"])
    keys = read_keys(public.key_list("be.eeklo.de-kring"), public.root_public_key())
    assert keys.sealing_key(datetime.now(UTC)).kid != old.kid
    assert old.kid in private_keys()


def test_the_last_key_in_use_cannot_be_retired(state):
    with pytest.raises(making.KeyRefused, match="last sealing key"):
        making.retire_sealing_key(public.ring().sealing[0].kid)


def test_a_key_nobody_knows_cannot_be_retired(state):
    with pytest.raises(making.KeyRefused, match="no sealing key"):
        making.retire_sealing_key("0" * 16)


def test_a_change_that_was_cut_off_is_finished_by_the_next_set_up(state):
    making.add_sealing_key()  # and then the power went, before the lists were signed
    making.sign_missing_lists(["be.eeklo.de-kring"])
    assert read_keys(public.key_list("be.eeklo.de-kring"), public.root_public_key()).serial == 2


def test_a_lost_answer_key_is_made_anew_and_devices_learn_of_it(state):
    from kiosk.wire.signing import public_of, to_base64url

    making.sign_missing_lists(["be.eeklo.de-kring"])
    assert public.ring().serial == 1
    (state / "keys" / "answer.key").unlink()
    assert making.make_missing_keys() == ["answer key"]
    making.sign_missing_lists(["be.eeklo.de-kring"])
    keys = read_keys(public.key_list("be.eeklo.de-kring"), public.root_public_key())
    assert keys.answer_key == to_base64url(public_of(public.answer_key()))
    assert keys.serial == 2


def test_the_file_name_of_a_sealing_key_is_its_id(state):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    for kid, private in private_keys().items():
        shown = X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
        assert kid == kid_of(shown).hex()


def test_the_certificate_authority_may_sign_certificates_and_nothing_else(state):
    from cryptography import x509

    certificate = x509.load_pem_x509_certificate(public.ca_certificate().encode())
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.key_cert_sign
    assert not usage.digital_signature
    assert certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
