"""`central serve`: gunicorn with processes rather than threads, on this machine only by default."""

from __future__ import annotations

import argparse
import os
import socket
import ssl
import sys
from pathlib import Path

from kiosk.wire.problems import Problem


class PortTaken(Problem):
    """Something else listens there."""

    code = "already-running"


class NoCertificate(Problem):
    """The file given for HTTPS is not a key with its certificate."""

    code = "bad-input"


class NotPrivate(Problem):
    """People's data would cross a network in the clear."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8800, help="default 8800")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; an HTTPS front stands before any other than this machine",
    )
    parser.add_argument(
        "--tls", metavar="FILE", type=Path, help="speak HTTPS: key and certificate, see 'central certificate'"
    )
    parser.add_argument(
        "--only",
        choices=["devices"],
        help="answer devices alone (/api/): beside the pages, so that no list holds up a kiosk",
    )
    parser.add_argument("--processes", type=int, default=2, help="default 2; about one per core")


def run(args: argparse.Namespace) -> int:
    """Check what must be there, then become gunicorn. Does not return when all is well."""
    from django.conf import settings

    from central.keyring import public
    from central.service.database_fits import require_set_up

    if not 0 < args.port < 65536:
        raise PortTaken(f"there is no port {args.port}")
    if args.tls:
        _require_certificate(args.tls)
        os.environ["CENTRAL_HTTPS"] = "1"  # for the processes that come after this one
    elif not settings.HTTPS and args.host not in ("127.0.0.1", "::1", "localhost"):
        raise NotPrivate(
            f"without HTTPS this service listens on this machine alone, not on {args.host}: "
            "put an HTTPS front before it and set CENTRAL_HOSTS, or give it a certificate with --tls"
        )
    if args.only:
        os.environ["CENTRAL_ONLY"] = args.only
    require_set_up()
    public.ring()
    public.answer_key()
    _require_free(args.host, args.port)
    host = f"[{args.host}]" if ":" in args.host else args.host
    print(f"central: http{'s' if args.tls else ''}://{host}:{args.port}/  (Ctrl-C stops)", flush=True)
    command = gunicorn_command(f"{host}:{args.port}", args.processes, args.tls)
    os.execv(sys.executable, command)  # noqa: S606


def _require_certificate(path: Path) -> None:
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(path)
    except FileNotFoundError:
        raise NoCertificate(f"there is no {path}: make it with 'central certificate'") from None
    except ssl.SSLError:
        raise NoCertificate(f"{path} does not hold a private key and its certificate") from None


def gunicorn_command(bind: str, processes: int, tls: Path | None = None) -> list[str]:
    """Return the command line of the web server.

    No access log: addresses of pages hold ids of cases. Sync processes: threads were slower (680–730
    against 880–1,280 single records a second). A heartbeat file in memory, so that
    a slow disk does not kill a worker. No control socket: nobody rules this service through a file in a home
    folder, which a service account need not have.
    """
    return [
        sys.executable, "-m", "gunicorn", "central.wsgi:application",
        "--bind", bind, "--workers", str(processes), "--worker-class", "sync",
        "--timeout", "30", "--graceful-timeout", "10", "--backlog", "256",
        "--limit-request-line", "2048", "--limit-request-fields", "50",
        "--worker-tmp-dir", "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp",  # noqa: PTH112, S108
        "--umask", "0o027", "--log-level", "warning", "--no-control-socket",
        *(["--certfile", str(tls), "--keyfile", str(tls)] if tls else []),
    ]  # fmt: skip


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise PortTaken(
            f"cannot listen on {host} port {port}: {error.strerror}; try another --port"
        ) from None
