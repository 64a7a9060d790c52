#!/usr/bin/env bash
# requests 2.34.2 with urllib3 2.8.0: max_retries=3 also asks again what the other side answered, and waits as long as
# the other side says.
#
# HTTPAdapter(max_retries=3). Its documentation: only for failed DNS look-ups, connections that do not come about and
# their time-outs, never where data has reached the server.
# Expected: an answer 503 comes back as it is, at once; timeout=1 bounds the wait.
# Seen:     where the answer 413, 429 or 503 has a Retry-After, GET waits those seconds, asks again and gives the later
#           answer (urllib3 honours the header whatever statuses were listed). timeout=1 does not count while waiting. A
#           503 without the header comes back at once, and so does a POST, so nothing shows in a trial.
# A program that must be done by a moment (the end of an hour, a watchdog) cannot have its waiting chosen elsewhere. So:
# max_retries=0 and waits of our own, or Retry(…, respect_retry_after_header=False).
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check requests==2.34.2 urllib3==2.8.0
"$folder/venv/bin/python" - <<'PY'
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry


class Answers(BaseHTTPRequestHandler):
    asked = 0

    def answer(self):
        Answers.asked += 1
        self.send_response(503 if Answers.asked == 1 else 200)
        if self.path == "/later":
            self.send_header("Retry-After", "3")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Answers)
threading.Thread(target=server.serve_forever, daemon=True).start()


def ask(method, path, retries):
    Answers.asked = 0
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", HTTPAdapter(max_retries=retries))
        begun = time.monotonic()
        said = session.request(method, f"http://127.0.0.1:{server.server_port}{path}", timeout=1)
        result = said.status_code, Answers.asked, time.monotonic() - begun > 2.5
    print(f"{method:4} {path:7} max_retries={retries!s:.30}: status, times asked, waited:", *result)
    return result


seen = [
    ask("GET", "/later", 3),
    ask("GET", "/", 3),
    ask("POST", "/later", 3),
    ask("GET", "/later", 0),
    ask("GET", "/later", Retry(3, respect_retry_after_header=False)),
]
sys.exit(0 if seen == [(200, 2, True)] + [(503, 1, False)] * 4 else 1)
PY
