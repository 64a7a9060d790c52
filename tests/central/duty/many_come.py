"""Eight colleagues touch 'Ik kom' at once; for a service with either database."""

from __future__ import annotations

import os
import re
from uuid import uuid4

import requests

from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.signing import HELP_PATH
from tests.central.running import Service
from tests.central.test_many_at_once import at_once
from tests.waiting import HANG


def assert_one_comes(service: Service, session: requests.Session) -> None:
    """One of them is who comes; the seven others are told so."""
    kiosk, number = service.join(), uuid4()

    def call() -> HelpAnswer:
        body = HelpCall(id=number, language="uk").canonical()
        answer = service.post(HELP_PATH, body, kiosk.request_headers("POST", HELP_PATH, body))
        return HelpAnswer.model_validate_json(answer.content)

    session.get(f"{service.url}/dienst/nu/", timeout=HANG)
    assert call().state == "ringing"
    page = session.get(f"{service.url}/dienst/?aan", timeout=HANG).text
    url = service.url + re.search(r'action="(/dienst/[0-9a-f-]{36}/kom/)"', page)[1]
    token = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)[1]}

    def come(cookies: dict[str, str]) -> bool:
        said = token | {"who": f"Collega {os.getpid()}", "minutes": "3"}
        answer = requests.post(url, data=said, cookies=cookies, timeout=60, allow_redirects=False)
        return answer.status_code == 302 and "messages" not in answer.cookies

    assert sorted(at_once(8, come, session.cookies.get_dict())) == [False] * 7 + [True]
    assert call().state == "coming"
    assert call().who.startswith("Collega ")
