"""A backup that is put back as the docs say, in an empty folder, and started: a colleague finds everybody."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import requests

from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.waiting import HANG

WAS, WAITED = "Nele die er was", "Wout die nog wachtte"


class Saved:
    """A running service with somebody opened, somebody who waits, a colleague, and a backup by the timer."""

    def __init__(self, service: Service, folder: Path) -> None:
        self.service, self.folder, self.kiosk = service, folder, service.join()
        self.login = json.loads(service.run("demo", "--json").stdout)
        self.sent = [self.kiosk.envelope(a_record(person={"name": name})) for name in (WAS, WAITED)]
        self._send(self.sent[0])
        service.run("work", "--once")
        self._send(self.sent[1])
        service.run("backup", "key", str(folder / "kluis"))
        (folder / "backups").mkdir()
        service.run("backup", "round", str(folder / "backups"), "--to", str(folder / "kluis.pub"))
        (self.backup,) = (folder / "backups").iterdir()

    def _send(self, envelope) -> None:
        assert self.service.send(self.kiosk, self.kiosk.batch(envelope)).status_code == 202

    def restored(self, out: Path) -> str:
        """Open the backup with the key of the safe into `out`; return what that said."""
        key = str(self.folder / "kluis.key")
        return self.service.run("backup", "restore", str(self.backup), "--key", key, "--out", str(out)).stdout

    def empty_folder(self) -> Path:
        """Return a folder with only what is no part of a backup: the keys, brought back as the docs say."""
        state = self.folder / "terug"
        state.mkdir(mode=0o700)
        shutil.copytree(self.service.folder / "keys", state / "keys")
        shutil.copy(self.service.folder / "secret.key", state)
        return state

    def assert_comes_back(self, state: Path, settings: Mapping[str, str] = {}) -> None:
        """Start a service on `state` and look in: colleague, people, what waited sealed, and the kiosk."""
        back = Service(state, **settings)
        try:
            back.serve_what_is_there()
            back.run("work", "--once")
            page = self._people(back)
            assert WAS in page
            assert WAITED in page, "what waited sealed in the backup was not opened"
            again = back.send(self.kiosk, self.kiosk.batch(*self.sent)).json()
            assert [one["result"] for one in again["results"]] == ["duplicate", "duplicate"]
        finally:
            back.stop()

    def _people(self, back: Service) -> str:
        """Return the list of people as a colleague with a login from before the backup sees it."""
        session = requests.Session()
        door = session.get(f"{back.url}/aanmelden/", timeout=HANG).text
        token = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="([^"]+)', door)[1]}
        session.post(f"{back.url}/aanmelden/", data=self.login | token, timeout=HANG)
        return session.get(f"{back.url}/mensen/", timeout=HANG).text
