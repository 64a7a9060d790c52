"""The real service in its own processes, as an administrator starts it: for what only shows there."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import requests

from tests.central.kiosks import Kiosk
from tests.waiting import HANG

ROOT = Path(__file__).resolve().parent.parent.parent
CONFIG = Path(__file__).parent / "config"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service:
    """One central service with its own state folder and port on loopback."""

    _ready: Path | None = None

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        keep = {
            name: value for name, value in os.environ.items() if not name.startswith(("CENTRAL_", "DJANGO"))
        }
        self.env = keep | {"CENTRAL_STATE": str(folder), "CENTRAL_CONFIG": str(CONFIG)} | settings
        self.log = folder.with_name(f"{folder.name}.log")
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, *arguments: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        """Run one `central` command to its end."""
        return self._python("-m", "central", *arguments, expect=expect)

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run some lines of Python with the settings of this service."""
        return self._python("-c", code)

    def _python(self, *arguments: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=HANG,
        )
        assert done.returncode == expect, f"exit {done.returncode}: {done.stderr}{done.stdout}"
        return done

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a `central` command that goes on running."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "central", *arguments],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def set_up(self) -> None:
        """`central init`; on SQLite it is done once a session and copied, since it takes seconds."""
        if "CENTRAL_DATABASE_URL" in self.env or self.env["CENTRAL_CONFIG"] != str(CONFIG):
            self.run("init", "--quiet")
            return
        if Service._ready is None:
            self.run("init", "--quiet")
            Service._ready = Path(tempfile.mkdtemp(prefix="central-ready-")) / "state"
            atexit.register(shutil.rmtree, Service._ready.parent, ignore_errors=True)
            shutil.copytree(self.folder, Service._ready)
        else:
            shutil.copytree(Service._ready, self.folder)

    def serve(self) -> None:
        """Set up, start the web processes and wait until they answer."""
        self.set_up()
        self.serve_what_is_there()

    def serve_what_is_there(self) -> None:
        """Start the web processes on the state as it is, and wait until they answer."""
        self.start("serve", "--port", str(self.port))
        deadline = time.monotonic() + HANG
        while time.monotonic() < deadline and self.running[-1].poll() is None:
            try:
                requests.get(f"{self.url}/aanmelden/", timeout=HANG)
                return
            except requests.RequestException:
                time.sleep(0.1)
        raise AssertionError(f"central did not come up: {self.log.read_text()[-2000:]}")

    def invitation(self) -> dict[str, Any]:
        whose = ("--organisation", "be.eeklo.de-kring")
        printed = self.run("kiosk", "invite", *whose, "--url", self.url).stdout
        return json.loads(printed)

    def join(self) -> Kiosk:
        """Return a kiosk that joined over HTTP."""
        kiosk = Kiosk()
        answer = self.post("/api/v1/enrol", kiosk.wish(self.invitation()["secret"]))
        assert answer.status_code == 201, answer.text
        kiosk.joined(answer.json())
        return kiosk

    def post(self, path: str, body: bytes, headers: dict[str, str] | None = None) -> requests.Response:
        named = {"Content-Type": "application/json"} | (headers or {})
        return requests.post(self.url + path, data=body, headers=named, timeout=HANG, allow_redirects=False)

    def send(self, kiosk: Kiosk, body: bytes) -> requests.Response:
        return self.post("/api/v1/envelopes", body, kiosk.batch_headers(body))

    def stop(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(15)
