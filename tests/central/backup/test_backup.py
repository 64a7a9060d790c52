"""A backup comes back whole for the holder of the key, and tells nobody else anything."""

from __future__ import annotations

import io
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.backup import locked
from central.backup.locked import CHUNK, BackupBroken, lock, unlock
from kiosk.wire.sealing import new_sealing_key
from tests.central.backup.coming_back import WAS, Saved
from tests.central.running import Service

PRIVATE, PUBLIC = new_sealing_key()


def sealed(*pieces: bytes, kind: int = 1) -> bytes:
    out = io.BytesIO()
    lock(iter(pieces), kind, PUBLIC, out)
    return out.getvalue()


def opened(raw: bytes, private: bytes = PRIVATE) -> bytes:
    _, pieces = unlock(io.BytesIO(raw), private)
    return b"".join(pieces)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out_at_every_edge(size):
    plain = b"n" * size
    assert opened(sealed(plain[: size // 2], plain[size // 2 :])) == plain


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_it_does_not_matter_in_which_pieces_it_came(pieces):
    assert opened(sealed(*pieces)) == b"".join(pieces)


@given(st.data())
def test_a_backup_that_was_touched_does_not_open(data):
    raw = bytearray(SMALL)
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(BackupBroken):
        opened(bytes(raw))


SMALL = sealed(b"Zo\xc3\xab" * 300)


@given(st.integers(0, len(SMALL) - 1))
def test_a_backup_that_was_cut_off_does_not_open(length):
    with pytest.raises(BackupBroken):
        opened(SMALL[:length])


def test_a_backup_cut_off_between_two_chunks_does_not_open():
    raw = sealed(b"a" * (2 * CHUNK + 5))
    first_two = len(locked.MAGIC) + 1 + locked.KEY_PART + 2 * (CHUNK + locked.TAG)
    with pytest.raises(BackupBroken):
        opened(raw[:first_two])
    with pytest.raises(BackupBroken):
        opened(raw + b"more")


def test_another_key_does_not_open_it():
    with pytest.raises(BackupBroken, match="another key"):
        opened(SMALL, new_sealing_key()[0])


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("central") / "state")
    service.serve()
    yield service
    service.stop()


@pytest.mark.slow
def test_a_backup_of_the_running_service_comes_back_and_a_colleague_finds_everybody_in_it(service, tmp_path):
    saved = Saved(service, tmp_path)
    assert stat.S_IMODE((tmp_path / "kluis.key").stat().st_mode) == 0o600
    raw = saved.backup.read_bytes()
    assert WAS.encode() not in raw
    assert b"SQLite" not in raw
    assert not list(service.folder.glob(".backup-*"))
    state = saved.empty_folder()
    assert "whole; 1 case, 2 inboxenvelope, 1 device" in saved.restored(state / "db.sqlite3")
    saved.assert_comes_back(state)


@pytest.mark.slow
def test_what_cannot_be_opened_leaves_no_file_behind(service, tmp_path):
    for name in ("een", "twee"):
        service.run("backup", "key", str(tmp_path / name))
    backup, out = tmp_path / "vandaag", tmp_path / "terug"
    service.run("backup", "make", str(backup), "--to", str(tmp_path / "een.pub"))
    command = ["backup", "restore", str(backup), "--out", str(out), "--key"]
    assert "another key" in service.run(*command, str(tmp_path / "twee.key"), expect=1).stderr
    assert "holds no backup key" in service.run(*command, str(tmp_path / "geen.key"), expect=1).stderr
    backup.write_bytes(backup.read_bytes()[:-1])
    assert "cut off" in service.run(*command, str(tmp_path / "een.key"), expect=1).stderr
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {
        "een.key", "een.pub", "twee.key", "twee.pub", "vandaag",
    }  # fmt: skip
    again = service.run("backup", "make", str(backup), "--to", str(tmp_path / "een.pub"), expect=1)
    assert "choose another file" in again.stderr
