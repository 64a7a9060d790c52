"""Nothing about a person leaves the pages: not in logs, not in headers, not to other hosts."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.urls import get_resolver

from central.commands.serve import gunicorn_command
from central.service.quiet_log import QuietFormatter

CENTRAL = Path(__file__).resolve().parents[3] / "central"
MAP = "https://www.openstreetmap.org/search"  # of a place that is open to all; only who touches it goes there
# What a kiosk began, the page that rings for who has duty, a row of scans, a name written with a finger.
OUR_SCRIPTS = (
    """<script src="{% static 'central/begun.js' %}"></script>""",
    """<script src="{% static 'central/duty.js' %}" defer></script>""",
    """<script src="{% static 'central/scan.js' %}" defer></script>""",
    """<script src="{% static 'central/sign.js' %}" defer></script>""",
    """<script src="{% static 'central/draw.js' %}" defer></script>""",
)


def test_an_error_in_the_log_says_where_and_not_who():
    try:
        raise ValueError("Key (name)=(Fatima El Amrani) already exists")
    except ValueError:
        import sys

        record = logging.LogRecord("x", logging.ERROR, "", 0, "a call failed", (), sys.exc_info())
    line = QuietFormatter().format(record)
    assert "Fatima" not in line
    assert "ValueError at test_privacy.py:" in line


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_not_logged(nobody, caplog):
    with caplog.at_level(logging.WARNING):
        nobody.get("/p/Zb7rN0bVq2mQy3Jx8KfT1w")
    effective = logging.getLogger("django.request").getEffectiveLevel()
    assert django_settings.LOGGING["loggers"]["django.request"]["level"] == "ERROR"
    assert effective >= logging.WARNING


def test_the_web_server_keeps_no_access_log():
    command = gunicorn_command("127.0.0.1:1", 2)
    assert not any(word.startswith("--access") for word in command)
    assert command[command.index("--worker-class") + 1] == "sync"


def test_no_page_asks_anything_of_another_host():
    files = [*CENTRAL.rglob("*.html"), *CENTRAL.rglob("*.css"), *CENTRAL.rglob("*.svg")]
    assert len(files) > 8
    for file in files:
        text = file.read_text().replace("http://www.w3.org/2000/svg", "")
        for known in (MAP, *OUR_SCRIPTS):
            text = text.replace(known, "")
        assert not re.search(r"(https?:)?//[a-z]", text), file
        assert "<script" not in text, file
        assert not re.search(r"\son[a-z]+=", text), file
        assert not re.search(r"\sstyle=", text), file


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/aanmelden/", "/mensen/", "/postvak/", "/toestellen/", "/weg/"])
def test_every_page_carries_the_safety_headers(as_an, nobody, page):
    answer = (nobody if page == "/aanmelden/" else as_an).get(page)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_cookies_cannot_be_read_by_script_or_sent_from_elsewhere():
    assert django_settings.SESSION_COOKIE_HTTPONLY
    assert django_settings.SESSION_COOKIE_SAMESITE == "Strict"
    assert django_settings.CSRF_COOKIE_SAMESITE == "Strict"
    assert django_settings.DEBUG is False


@pytest.mark.parametrize(
    ("hosts", "https"), [("", False), ("localhost", False), ("central.dekring.be", True)]
)
def test_a_named_host_is_served_over_https_alone(tmp_path, hosts, https):
    import json
    import os
    import subprocess
    import sys

    program = (
        "import json, central.settings as s\n"
        "print(json.dumps([s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0,"
        " s.ALLOWED_HOSTS]))"
    )
    env = {**os.environ, "CENTRAL_STATE": str(tmp_path), "CENTRAL_HOSTS": hosts}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=env,
        cwd=CENTRAL.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    *switches, allowed = json.loads(done.stdout)
    assert switches == [https] * 3
    assert "*" not in allowed
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_request_for_another_host_name_is_refused(nobody):
    assert nobody.get("/aanmelden/", headers={"Host": "evil.example"}).status_code == 400
    assert nobody.get("/api/v1/catalogue", headers={"Host": "evil.example"}).status_code in (400, 401)


def test_every_address_for_people_holds_ids_alone():
    patterns = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    kinds = {kind for pattern in patterns for kind in re.findall(r"<(\w+:\w+)>", pattern)}
    assert {kind for kind in kinds if not kind.startswith("uuid:")} == {
        "slug:key",
        "slug:journey_id",
        "slug:scheme",
    }, "names of lists"


@pytest.mark.django_db
def test_every_page_for_staff_asks_who_you_are(nobody):
    """New addresses are covered too: all but these are closed to who is not logged in."""
    import uuid

    open_to_all = {"login", "logout", "start", None}
    open_to_all |= {
        "paper",
        "phone-start",
        "phone-logo",
        "handover-receiver",
        "password-link",
        "report-shared",
        "roster-link",
        "roster-calendar",
        "phone-offer",
        "phone-registration",
        "phone-calendar",
        "feed-calendar",
        "feed-hsds",
    }  # catalogue/standards/test_feeds, test_shared_report, test_password_by_mail
    for pattern in get_resolver().url_patterns:
        if pattern.name in open_to_all:
            continue
        address = "/" + re.sub(r"<\w+:\w+>", str(uuid.uuid4()), str(pattern.pattern))
        for call in (nobody.get, nobody.post):
            assert call(address)["Location"].startswith("/aanmelden/"), address
