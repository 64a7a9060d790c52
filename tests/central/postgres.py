"""A PostgreSQL of our own for one test run: a fresh cluster in a temporary folder, on a unix socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.waiting import HANG


def binaries() -> Path:
    """Return the folder with initdb of the newest PostgreSQL here; fail in words when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        pytest.fail("PostgreSQL is not installed; `make setup-tests` installs it (Debian package postgresql)")
    return found[-1].parent


class Cluster:
    """One running server. PostgreSQL refuses to run as root, so root starts it as the user postgres."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="central-pg-"))
        self.bin = binaries()
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        self.at = ("-h", str(self.folder), "-U", "central")
        self.url = f"postgresql://central@/central?host={self.folder}"

    def run(self, *command: str) -> None:
        """Run a command of PostgreSQL as the user of the cluster."""
        prefix = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups"]
        full = [*(prefix if os.geteuid() == 0 else []), str(self.bin / command[0]), *command[1:]]
        done = subprocess.run(full, capture_output=True, text=True, timeout=HANG, cwd=self.folder)
        assert done.returncode == 0, f"{command[0]}: {done.stderr}"

    def start(self, shared_buffers: str = "16MB") -> None:
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", "central", "--auth=trust", "--encoding=UTF8", "--no-locale")
        options = f"-k {self.folder} -c listen_addresses='' -c shared_buffers={shared_buffers}"
        self.run("pg_ctl", "-D", data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")
        self.run("createdb", *self.at, "central")

    def stop(self) -> None:
        try:
            if (self.folder / "data" / "postmaster.pid").exists():
                self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
