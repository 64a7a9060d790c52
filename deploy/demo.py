"""`make demo`: the whole system on this machine, until Ctrl-C.

Central (web service and worker), the kiosk window, its sync process and a simulated printer. Everything
listens on this machine only and keeps its files under build/.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import TextIO

from parts import DemoStops, Part, Parts, accepts, answers, free_port, last_lines, read_json, real_display

from kiosk.commands.run import RESTART
from kiosk.site.load import load_site

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
SIZE = "1280x800"
FIRST_PORT = 8800
PEOPLE = 60  # made-up ones, spread over a year: seconds to make, and a Monday that looks like one
TRIES = "Xvfb tries numbers until one is free: 'SocketCreateListener failed' on the way is no fault."


class Demo:
    """The parts, started in the order in which they need each other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers, self.stick = folder / "papers", folder / "stick"
        self.scanner = folder / "scanner"
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        env |= {
            "KIOSK_STATE": str(folder / "state" / "kiosk"),
            "CENTRAL_STATE": str(folder / "state" / "central"),
            "KIOSK_STICK": str(self.stick),
        }
        self.parts = Parts(folder / "demo", env)
        self.env = self.parts.env
        self.papers.mkdir(parents=True, exist_ok=True)
        self.stick.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Start everything; raises DemoStops when a part does not come up."""
        made_up = ("--people", str(PEOPLE))
        login = json.loads(self.parts.run("central demo", str(BIN / "central"), "demo", "--json", *made_up))
        url = self._start_central()
        self._enrol(url)
        pin = self.parts.run("kiosk pin", str(BIN / "kiosk"), "pin", "--new").strip()
        self._start_printer()
        self.parts.start("sync", str(BIN / "kiosk"), "sync", "--watch")
        where = self._start_window()
        say(f"kiosk        {where}")
        say(f"staff page   {url}/")
        say(f"             login {login['username']}  password {login['password']}")
        say(f"volunteers   hold the sign on the first screen for five seconds; PIN {pin}")
        say("             make sheets writes the page to hang beside the kiosk, into build/sheets/")
        say(f"stick        {shown(self.stick)}/   (a folder, as if it were a USB stick)")
        say(f"papers       {shown(self.papers)}/   (one picture a paper)")
        say(f"scanner      echo ADDRESS > {shown(self.scanner)}   (the address in the square of a paper)")
        say(f"logs         {shown(self.parts.logs)}/")
        say("The demo is ready. Ctrl-C stops all of it.")

    def _start_central(self) -> str:
        # The kiosk stays with the address it joined, if that is still free.
        known = self._enrolment().get("url", "").rpartition(":")[2]
        port = free_port(int(known) if known.isdigit() else FIRST_PORT)
        central = self.parts.start("central", str(BIN / "central"), "serve", "--port", str(port))
        url = f"http://127.0.0.1:{port}"
        central.wait_for(lambda: answers(url + "/"), "its page answered")
        self.parts.start("central worker", str(BIN / "central"), "work")
        return url

    def _enrolment(self) -> dict[str, str]:
        """What the kiosk knows of the central it joined; empty when it has not joined one."""
        return read_json(Path(self.env["KIOSK_STATE"]) / "enrolment.json")

    def _enrol(self, url: str) -> None:
        """Let the kiosk join this central, unless it already belongs to it at this address."""
        joined = self._enrolment()
        root_key = read_json(Path(self.env["CENTRAL_STATE"]) / "keys" / "ring.json").get("root_public_key")
        if joined.get("url", "").rstrip("/") == url and joined.get("root_public_key") == root_key:
            return
        token = self.folder / "demo" / "invitation.json"
        token.unlink(missing_ok=True)
        organisation = load_site(None).file.organisation.id
        who = ("--organisation", organisation, "--name", "Demo", "--url", url, "--out", str(token))
        try:
            self.parts.run("central kiosk invite", str(BIN / "central"), "kiosk", "invite", *who)
            self.parts.run(
                "kiosk enrol", str(BIN / "kiosk"), "enrol", str(token), *(["--again"] if joined else [])
            )
        finally:
            token.unlink(missing_ok=True)  # it holds a secret that lets a device in

    def _start_printer(self) -> None:
        port = free_port(9100)
        command = (sys.executable, "-m", "kiosk.devices.printer.simulated")
        printer = self.parts.start("printer", *command, "--dir", str(self.papers), "--port", str(port))
        printer.wait_for(lambda: accepts(port), "it took a connection")
        self.env["KIOSK_PRINTER"] = f"network://127.0.0.1:{port}"

    def _start_window(self) -> str:
        """Start the kiosk on the real screen, or on a virtual one; return where it can be seen."""
        where = f"window of {SIZE} on this screen"
        if not real_display():
            number = self._start_virtual_screen()
            self.env |= {"DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11"}
            self.env.pop("WAYLAND_DISPLAY", None)
            where = (
                f"virtual window of {SIZE} on display :{number} (no screen here; `make tour` takes pictures)"
            )
        self.env["KIOSK_SCANNER"] = f"simulated:{self.scanner}"
        self._open_window()
        return where

    def _open_window(self) -> None:
        window = self.parts.start("kiosk", str(BIN / "kiosk"), "run", "--windowed", SIZE)
        window.wait_for(lambda: says(window, "ready"), "its first picture")

    def _start_virtual_screen(self) -> int:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        arguments = ("-displayfd", str(writing), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp", "-noreset")
        screen = self.parts.start("screen", "Xvfb", *arguments, pass_fd=writing, note=TRIES)
        os.close(writing)
        told = b""

        def number_is_told() -> bool:
            nonlocal told
            try:
                told += os.read(reading, 16)
            except BlockingIOError:
                pass
            return told.endswith(b"\n")

        screen.wait_for(number_is_told, "it was ready")
        os.close(reading)
        return int(told)

    def watch(self) -> None:
        """Return when the window is closed or make is interrupted; raises DemoStops when a part ends."""
        parent = os.getppid()
        while not make_is_leaving(parent):
            ended = self.parts.first_ended()
            if ended is None:
                time.sleep(0.3)
            elif ended.name == "kiosk" and ended.exit_code == RESTART:
                self.parts.forget(ended)
                self._open_window()  # a volunteer asked for it
            elif ended.name == "kiosk" and ended.exit_code == 0:
                say("The kiosk window was closed.")
                return
            else:
                raise DemoStops(f"{ended.name} stopped by itself (exit {ended.exit_code})", ended.log)


def say(line: str) -> None:
    print(line, flush=True)


def shown(path: Path) -> str:
    """Return a path as a person in the checkout would type it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def says(part: Part, word: str) -> bool:
    """True when a part has said `word` on a line of its log."""
    return any(word in line for line in last_lines(part.log))


def make_is_leaving(parent: int) -> bool:
    """True when we were started by make and make was told to stop or is gone.

    Ctrl-C reaches make and us together. A program that interrupts make alone does not reach us, and make
    then waits for us with SIGINT blocked: that is what is looked for here.
    """
    if os.environ.get("MAKELEVEL") is None:
        return False
    if os.getppid() != parent:
        return True
    try:
        status = Path(f"/proc/{parent}/status").read_text()
    except OSError:
        return True
    blocked = next((line.split()[1] for line in status.splitlines() if line.startswith("SigBlk:")), "0")
    return bool(int(blocked, 16) & (1 << (signal.SIGINT - 1)))


def interrupt(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def only_one(folder: Path) -> TextIO:
    """Return the lock that says a demo uses this folder; raises DemoStops when another one does."""
    (folder / "demo").mkdir(parents=True, exist_ok=True)
    lock = (folder / "demo" / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise DemoStops("a demo of this checkout is running already") from None
    return lock


def main(argv: list[str] | None = None) -> int:
    """Run the demo. Exit 0 after Ctrl-C or when the window is closed, 1 when a part failed."""
    parser = argparse.ArgumentParser(description="start the whole system on this machine")
    parser.add_argument("--folder", type=Path, default=ROOT / "build", help="where state, papers and logs go")
    folder = parser.parse_args(argv).folder.resolve()
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, interrupt)
    demo, lock = None, None
    try:
        lock = only_one(folder)
        demo = Demo(folder)
        demo.start()
        demo.watch()
    except KeyboardInterrupt:
        pass
    except DemoStops as reason:
        print(f"demo: {reason}", file=sys.stderr)
        for line in last_lines(reason.log) if reason.log else []:
            print(f"  | {line}", file=sys.stderr)
        return 1
    finally:
        # From here on nothing may interrupt the stopping, or a part could stay behind.
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_IGN)
        if demo is not None:
            demo.parts.stop_all()
        if lock is not None:
            lock.close()  # only now may another demo use the same folder
    say("All parts have stopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
