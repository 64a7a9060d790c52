"""Where the central service keeps its files, and where it finds the files of the installation.

`CENTRAL_STATE` wins; in a checkout it is build/state/central, so that `make demo` and the commands in the
docs look at the same files. Inside: db.sqlite3, secret.key, keys/ (see `central.keyring`).
"""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def state_dir() -> Path:
    """Return the state directory, made with mode 0700 when it is not there yet."""
    named = os.environ.get("CENTRAL_STATE")
    if named:
        path = Path(named)
    elif (ROOT / "pyproject.toml").exists():
        path = ROOT / "build" / "state" / "central"
    else:
        path = Path.home() / ".local" / "state" / "central"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def config_dir() -> Path:
    """Return config/ of the installation: journeys, schemes, sites (`CENTRAL_CONFIG` wins)."""
    return Path(os.environ.get("CENTRAL_CONFIG") or ROOT / "config")


def fonts_dir() -> Path:
    """Return the folder with the bundled fonts."""
    return ROOT / "assets" / "fonts"


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to a new file that only its owner may read; FileExistsError when it is there already.

    The bytes reach the disk before this returns, and the file never exists half written under its name.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, path)  # unlike rename, refuses to replace: two starts at once agree on one key
    finally:
        fresh.unlink()
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace `path` whole: a reader sees the old bytes or the new ones, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last: on ext4 a new name is only safe once its folder is synced.

    A file system that cannot do that (some sticks) is let be.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def secret_key(folder: Path) -> str:
    """Return the key behind sessions and forms, made on first use and kept in secret.key (0600)."""
    path = folder / "secret.key"
    if not path.exists():
        try:
            write_private(path, secrets.token_urlsafe(48).encode())
        except FileExistsError:  # another process was first
            pass
    return path.read_text().strip()
