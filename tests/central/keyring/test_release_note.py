"""A release that central's administrator signed with the offline root is one that a kiosk takes."""

from __future__ import annotations

import pytest

from central.cli import main
from central.keyring import public
from kiosk.wire.release import ARCHIVE, NOTE, read_release


def test_a_signed_release_is_taken_by_every_kiosk_of_this_root(state, tmp_path, capsys):
    archive = tmp_path / ARCHIVE
    archive.write_bytes(b"a program")
    assert main(["release", str(archive), "--serial", "7", "--as", "2026.12"]) == 0
    release = read_release((tmp_path / NOTE).read_bytes(), public.root_public_key())
    assert (release.serial, release.version, release.size) == (7, "2026.12", 9)
    assert "signed release 7" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["none.tar.gz", "--serial", "7"], ["{archive}", "--serial", "0"]])
def test_what_cannot_be_signed_is_said_in_one_line(state, tmp_path, capsys, words):
    archive = tmp_path / ARCHIVE
    archive.write_bytes(b"a program")
    assert main(["release", *(word.format(archive=archive) for word in words)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / NOTE).exists()


def test_when_the_root_lies_in_its_safe_nothing_is_signed(state, tmp_path, capsys):
    archive = tmp_path / ARCHIVE
    archive.write_bytes(b"a program")
    (state / "keys/root/root.key").rename(tmp_path / "stick.key")
    assert main(["release", str(archive), "--serial", "7"]) == 1
    assert main(["release", str(archive), "--serial", "7", "--root", str(tmp_path / "stick.key")]) == 0
