"""Start the parts of the demo, wait until they answer, and stop every one of them again."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

PATIENCE = 180.0  # seconds a part may take to answer; a Raspberry Pi with a cold card needs about 20
GRACE = 8.0  # seconds a part may take to stop by itself
PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


class DemoStops(Exception):
    """The demo cannot go on. The message is one line; `log` names the part's own last words."""

    def __init__(self, line: str, log: Path | None = None) -> None:
        super().__init__(line)
        self.log = log


class Part:
    """One program of the demo, in a process group of its own: Ctrl-C reaches it through us, in order."""

    def __init__(
        self,
        name: str,
        command: list[str],
        env: Mapping[str, str],
        log: Path,
        pass_fd: int | None = None,
        note: str = "",
    ):
        """`note`: a line at the head of the log, for who reads it."""
        self.name = name
        self.log = log
        with log.open("ab") as out:
            out.truncate(0)
            out.write(f"{note}\n".encode() if note else b"")
            out.flush()
            self.process = subprocess.Popen(
                command,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=() if pass_fd is None else (pass_fd,),
                preexec_fn=_end_with_parent,
            )

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self.process.poll()

    def wait_for(self, ready: Callable[[], bool], what: str) -> None:
        """Return when `ready()` holds; raises DemoStops when the part ends first or takes too long."""
        deadline = time.monotonic() + PATIENCE
        while not ready():
            if self.exit_code is not None:
                raise DemoStops(f"{self.name} stopped before {what} (exit {self.exit_code})", self.log)
            if time.monotonic() > deadline:
                raise DemoStops(f"{self.name}: {what} did not happen within {PATIENCE:.0f} s", self.log)
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask the whole group to stop, then insist. Never raises for a group that is gone already."""
        for sign, patience in ((signal.SIGTERM, GRACE), (signal.SIGKILL, GRACE)):
            try:
                os.killpg(self.process.pid, sign)
            except ProcessLookupError:
                break
            deadline = time.monotonic() + patience
            while _group_lives(self.process) and time.monotonic() < deadline:
                time.sleep(0.05)
        self.process.wait()


class Parts:
    """All running parts, in the order in which they were started."""

    def __init__(self, logs: Path, env: Mapping[str, str]) -> None:
        self.logs = logs
        self.env = dict(env)
        self._running: list[Part] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, *command: str, pass_fd: int | None = None, note: str = "") -> Part:
        """Start a part; its output goes to build/demo/NAME.log, behind a line that explains it."""
        log = self.logs / f"{name.replace(' ', '-')}.log"
        part = Part(name, list(command), self.env, log, pass_fd, note)
        self._running.append(part)
        return part

    def run(self, name: str, *command: str) -> str:
        """Run a short command to its end and return what it printed; raises DemoStops with its complaint."""
        try:
            done = subprocess.run(
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise DemoStops(f"{name}: no answer within {PATIENCE:.0f} s") from None
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
            raise DemoStops(f"{name}: {said}")
        return done.stdout

    def first_ended(self) -> Part | None:
        """Return a part that ended by itself, or None."""
        return next((part for part in self._running if part.exit_code is not None), None)

    def forget(self, part: Part) -> None:
        """This part ended and is to be started anew."""
        self._running.remove(part)

    def stop_all(self) -> None:
        """Stop the last started first: the window before the service it talks to."""
        while self._running:
            self._running.pop().stop()


def free_port(wanted: int) -> int:
    """Return `wanted`, or the next port on this machine that nobody uses."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise DemoStops(f"no free port between {wanted} and {wanted + 99}")


def accepts(port: int) -> bool:
    """True when something on this machine listens on `port`."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def answers(url: str) -> bool:
    """True when a web page answers, with whatever but a server error."""
    try:
        with urllib.request.urlopen(url, timeout=2) as page:  # noqa: S310 — always our own http://127.0.0.1
            return bool(page.status < 500)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


def read_json(path: Path) -> dict[str, str]:
    """Return a JSON object, or an empty one when there is none that can be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def real_display() -> bool:
    """True when DISPLAY names a screen that is there: a forgotten variable must not stop the demo."""
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    if not number:
        return False
    return bool(host) or Path(f"/tmp/.X11-unix/X{number.partition('.')[0]}").exists()  # noqa: S108 — where X listens


def last_lines(log: Path, count: int = 12) -> list[str]:
    """Return the end of a log."""
    try:
        return log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []


def _end_with_parent() -> None:
    # Should the demo itself be killed outright, the kernel ends its parts: nothing stays behind.
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _group_lives(process: subprocess.Popen[bytes]) -> bool:
    """True while a program of the group runs. A zombie does not run; it only waits to be counted."""
    process.poll()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(group) == process.pid and state != "Z":
            return True
    return False
