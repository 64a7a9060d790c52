"""Three machines of a database, in network namespaces of this one, by the files of deploy/central/patroni/.

Each has its own addresses on two networks (front: who asks the database; back: the three among themselves),
its own /var/lib/postgresql, /var/lib/etcd and /run/postgresql, its own etcd and Patroni. What is killed is
killed by the kernel at once; what is cut off answers nothing any more, as with a cable that was pulled at the
far end of a switch.
"""

from __future__ import annotations

import base64
import json
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from tests.central.postgres import binaries
from tests.faults.table import NotPossibleHere
from tests.waiting import when

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "deploy" / "central" / "patroni"
KEY = Path("/etc/ssl/private/ssl-cert-snakeoil.key")
NETWORKS = {"front": "10.77.1", "back": "10.77.2"}
NAMES = ("db1", "db2", "db3")
BY_ITSELF = 90.0  # seconds after which somebody would look why a machine does not come back
PATIENCE = 180.0  # seconds for three machines to be in order; a copy made anew takes some
AS_A_MACHINE = """
mkdir -p /run/postgresql && mount -t tmpfs -o uid={postgres},mode=0755 tmpfs /run/postgresql
mount --bind {folder}/postgresql /var/lib/postgresql && mount --bind {folder}/etcd /var/lib/etcd
clean="env -i PATH=$PATH LANG=C.UTF-8"
$clean $(grep -v '^#' {folder}/etcd.env) setpriv --reuid=etcd --regid=etcd --init-groups \\
    etcd >>{folder}/etcd.log 2>&1 &
exec $clean HOME=/var/lib/postgresql $(grep -v '^#' {folder}/patroni.env) \\
    setpriv --reuid=postgres --regid=postgres --init-groups patroni {recipe} >>{folder}/patroni.log 2>&1
"""


def ip(*words: str) -> str:
    """Run `ip`; return what it says. Raises NotPossibleHere: no namespaces, or not root."""
    done = subprocess.run(["ip", *words], capture_output=True, text=True, timeout=30)
    if done.returncode:
        raise NotPossibleHere(f"ip {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def require() -> None:
    """Raise NotPossibleHere unless this machine has what the recipe needs."""
    absent = [name for name in ("patroni", "etcd", "ip", "nsenter") if shutil.which(name) is None]
    if absent:
        raise NotPossibleHere(f"not installed: {', '.join(absent)}; `make failover` installs them")
    if os.geteuid() != 0:
        raise NotPossibleHere("network namespaces need root")
    if not KEY.exists():
        raise NotPossibleHere(f"there is no {KEY}; `make failover` makes it")


class Machines:
    """The three, from the first start to their end; a context manager."""

    def __enter__(self) -> Machines:
        require()
        self.folder = Path(tempfile.mkdtemp(prefix="failover-"))
        self.folder.chmod(0o711)
        self._wanted = {"leader", "sync_standby", "replica"}
        self.made_anew = 0  # machines that did not come back by themselves
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._passwords = [secrets.token_hex(24) for _ in range(3)]
        self.password = secrets.token_hex(24)
        shutil.copy(RECIPE / "config.yml", self.folder)
        try:
            self._lay_cables()
            for name in NAMES:
                self._furnish(name)
                self.start(name)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for name in NAMES:
            self.kill(name)
            for network in NETWORKS:  # the namespace takes its end of a cable away when it likes
                with suppress(NotPossibleHere):
                    ip("link", "delete", self._cable(name, network))
            with suppress(NotPossibleHere):
                ip("netns", "delete", f"hk-{name}")
        for network in NETWORKS:
            with suppress(NotPossibleHere):
                ip("link", "delete", f"hk{network}")
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        """What stands in CENTRAL_DATABASE_URL of the doc."""
        hosts = ",".join(f"{NETWORKS['front']}.1{name[-1]}:5432" for name in NAMES)
        return f"postgresql://central:{self.password}@{hosts}/central?sslmode=require&channel_binding=require"

    def _lay_cables(self) -> None:
        for network, numbers in NETWORKS.items():
            ip("link", "add", f"hk{network}", "type", "bridge")
            ip("address", "add", f"{numbers}.1/24", "dev", f"hk{network}")
            ip("link", "set", f"hk{network}", "up")
        for name in NAMES:
            space = f"hk-{name}"
            ip("netns", "add", space)
            ip("-n", space, "link", "set", "lo", "up")
            for network, numbers in NETWORKS.items():
                ours = self._cable(name, network)
                ip("link", "add", ours, "type", "veth", "peer", "name", network, "netns", space)
                ip("link", "set", ours, "master", f"hk{network}", "up")
                ip("-n", space, "address", "add", f"{numbers}.1{name[-1]}/24", "dev", network)
                ip("-n", space, "link", "set", network, "up")

    def _cable(self, name: str, network: str) -> str:
        return f"hk{network}{name[-1]}"

    def _furnish(self, name: str) -> None:
        """Fill in the files of one machine as the doc says: its name, the addresses, the passwords."""
        home = self.folder / name
        home.mkdir(mode=0o711)
        for owner, part in (("postgres", "postgresql"), ("etcd", "etcd")):
            (home / part).mkdir(mode=0o700)
            shutil.chown(home / part, owner)
        back = NETWORKS["back"]
        for source, written in (("etcd", "etcd.env"), ("patroni_env.conf", "patroni.env")):
            lines = (RECIPE / source).read_text().splitlines()
            own = [
                line if line.startswith(("ETCD_INITIAL_CLUSTER=", "PATRONI_ETCD_HOSTS="))
                else line.replace("db1", name).replace("BACK1", f"BACK{name[-1]}")
                for line in lines
            ]  # fmt: skip
            text = (
                "\n".join(own)
                .replace("BACK", f"{back}.1")
                .replace("/usr/lib/postgresql/15/bin", str(binaries()))
            )
            for number, password in enumerate(self._passwords, 1):
                text = text.replace(f"PASSWORD{number}", password)
            (home / written).write_text(text + "\n")

    def start(self, name: str) -> None:
        """Switch a machine on."""
        home = self.folder / name
        script = AS_A_MACHINE.format(
            folder=home, recipe=self.folder / "config.yml", postgres=pwd.getpwnam("postgres").pw_uid
        )
        command = ["ip", "netns", "exec", f"hk-{name}", "sh", "-ec", script]
        self._running[name] = subprocess.Popen(
            command, cwd="/", stdout=subprocess.DEVNULL, start_new_session=True
        )

    def kill(self, name: str) -> None:
        """Every process of a machine ends at once, without a word."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with suppress(NotPossibleHere):
                if not (left := ip("netns", "pids", f"hk-{name}").split()):
                    break
                for process in left:
                    with suppress(ProcessLookupError):
                        os.kill(int(process), signal.SIGKILL)
                continue
            break
        if name in self._running:
            self._running.pop(name).wait(10)

    def cut(self, name: str, *networks: str) -> None:
        """From now on nothing comes through these cables of a machine; it is not told."""
        for network in networks or NETWORKS:
            ip("link", "set", self._cable(name, network), "nomaster")

    def mend(self, name: str) -> None:
        """Put its cables back, and switch it on where it was killed."""
        for network in NETWORKS:
            ip("link", "set", self._cable(name, network), "master", f"hk{network}")
        if name not in self._running:
            self.start(name)

    def roles(self, name: str) -> dict[str, str]:
        """Return role → name as this machine sees them; one that was cut off sees the past."""
        with suppress(OSError, ValueError):
            address = f"http://{NETWORKS['back']}.1{name[-1]}:8008/cluster"
            with urllib.request.urlopen(address, timeout=2) as answer:
                members = json.load(answer)["members"]
            return {one["role"]: one["name"] for one in members if one["state"] in ("running", "streaming")}
        return {}

    def in_order(self) -> str:
        """Wait until all three agree on a primary, a synchronous standby and a third; return the primary."""
        until, seen = time.monotonic() + PATIENCE, [{}]
        while time.monotonic() < until:
            seen = [self.roles(name) for name in NAMES]
            if set(seen[0]) == self._wanted and seen[0] == seen[1] == seen[2]:
                return seen[0]["leader"]
            if seen[0] and seen[0] == seen[1] == seen[2] and time.monotonic() > until - PATIENCE + BY_ITSELF:
                self._make_anew(seen[0])
                until = time.monotonic() + PATIENCE
            time.sleep(0.5)
        said = "\n".join((self.folder / name / "patroni.log").read_text()[-1500:] for name in NAMES)
        raise AssertionError(f"the three did not come in order: {seen}\n{said}")

    def _make_anew(self, roles: dict[str, str]) -> None:
        """`patronictl reinit`, as the doc says, for the one that does not come back by itself."""
        for name in set(NAMES) - set(roles.values()):
            self._tell(name, "reinitialize", "POST", {"force": True})
            self.made_anew += 1

    def _tell(self, name: str, what: str, method: str, said: dict[str, object]) -> None:
        """Tell Patroni of a machine something, as `patronictl` does."""
        login = base64.b64encode(f"patroni:{self._passwords[0]}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
        address = f"http://{NETWORKS['back']}.1{name[-1]}:8008/{what}"
        request = urllib.request.Request(address, json.dumps(said).encode(), headers, method=method)
        urllib.request.urlopen(request, timeout=10).close()

    def not_synchronous(self, name: str) -> None:
        """Take away what the recipe is about, and wait until the primary knows."""
        self._tell(name, "config", "PATCH", {"synchronous_mode": False, "synchronous_mode_strict": False})
        self._wanted = {"leader", "replica"}
        assert when(lambda: self.ask(name, "SHOW synchronous_standby_names", "postgres") == [""], 60, 0.5)

    def ask(self, name: str, question: str, database: str = "central") -> list[str]:
        """Ask the database of one machine as its administrator; return the lines of the answer."""
        inside = ["nsenter", "--target", str(self._running[name].pid), "--mount", "--net"]
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        psql = [str(binaries() / "psql"), "-h", "/run/postgresql", "-XAtq", "-d", database, "-c", question]
        done = subprocess.run(
            [*inside, *as_postgres, *psql], capture_output=True, text=True, cwd="/", timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()
