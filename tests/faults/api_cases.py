"""Calls made up from docs/device-api.json by schemathesis, signed as a real device, at the real service.

Half of them fit the description, half break it in one place. Whatever is sent: no server error, the answer is
one that the description allows (status, type, headers, body), and what breaks the description is refused.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from requests.auth import AuthBase
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi import checks

from kiosk.problems import Problem
from kiosk.wire import signing
from tests.central.kiosks import Kiosk
from tests.central.running import Service
from tests.faults.table import Line, Row
from tests.house.places import ROOT

DESCRIPTION = ROOT / "docs" / "device-api.json"
INVITATIONS = 2  # secrets that really let somebody join: one answer of 201, one of 410
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
MOST_SHOWN = 10


class Signer(AuthBase):
    """Signs whatever is about to go out, as the kiosk would."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        path = request.path_url.partition("?")[0]
        if path == signing.ENVELOPES_PATH:
            request.headers.update(self.kiosk.batch_headers(body))
        elif path != signing.ENROL_PATH:
            request.headers.update(self.kiosk.request_headers(str(request.method), path, body))
        return request


class Fitting:
    """Gives made-up documents what only a device that joined can know, so that they come past the door."""

    def __init__(self, kiosk: Kiosk, secrets: list[str]) -> None:
        self.kiosk, self.secrets = kiosk, secrets

    def __call__(self, body: Any) -> None:
        """Change a document in place: the batch names this device, some hashes fit, some secrets are real."""
        if not isinstance(body, dict):
            return
        if "device_id" in body and isinstance(body["device_id"], str):
            body["device_id"] = self.kiosk.device_id
        if self.secrets and isinstance(body.get("secret"), str):
            body["secret"] = self.secrets[0]
        envelopes = body.get("envelopes")
        for envelope in envelopes if isinstance(envelopes, list) else ():
            self._hash(envelope)

    def _hash(self, envelope: Any) -> None:
        if isinstance(envelope, dict) and isinstance(envelope.get("sealed"), str) and "sha256" in envelope:
            try:
                sealed = signing.from_base64url(envelope["sealed"])
            except (Problem, UnicodeEncodeError):
                return
            envelope["sha256"] = sha256(sealed).hexdigest()


class Caller:
    """Makes the cases of one operation and keeps what was wrong with the answers."""

    def __init__(self, service: Service, fitting: Fitting, found: Counter[str]) -> None:
        self.url, self.fitting, self.found = service.url, fitting, found
        self.session, self.signer = requests.Session(), Signer(fitting.kiosk)
        self.said: Counter[tuple[str, int]] = Counter()

    def __call__(self, case: schemathesis.Case) -> None:
        if case.meta.generation.mode is GenerationMode.POSITIVE:
            self.fitting(case.body)
        signer = None if _breaks_the_signature(case) else self.signer
        answer = case.call(base_url=self.url, session=self.session, auth=signer, timeout=60)
        self.said[str(case.operation.definition.raw["operationId"]), answer.status_code] += 1
        if answer.status_code == 201:
            self.fitting.secrets.append(self.fitting.secrets.pop(0))
        if answer.status_code >= 500:
            self._note("server errors", f"{case.method} {case.path} {answer.status_code}: {answer.content!r}")
            return
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            self._note("answers that are not as described", str(group))

    def _note(self, what: str, more: str) -> None:
        self.found[what] += 1
        if self.found[what] <= MOST_SHOWN:
            print(f"  {what}: {more}")


def _breaks_the_signature(case: schemathesis.Case) -> bool:
    """Say whether it is a header that breaks the description: a right one must not take its place then."""
    headers = case.meta.components.get(ParameterLocation.HEADER)
    return headers is not None and headers.mode is GenerationMode.NEGATIVE


def cases(operation: Any, mode: GenerationMode, most: int, caller: Caller, first: int) -> int:
    """Make `most` cases of one operation in one mode; return how many there were."""
    done = 0
    for turn in count(first):

        @seed(turn)
        @settings(
            max_examples=most - done, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case: schemathesis.Case) -> None:
            nonlocal done
            done += 1
            caller(case)

        before = done
        try:
            one()
        except Unsatisfiable:
            pass
        if done >= most or done == before:
            return done
    raise AssertionError("unreachable")


def plans(n: int) -> Iterator[tuple[Any, GenerationMode, int]]:
    """Share `n` cases among the operations, half of each as described and half not."""
    schema = schemathesis.openapi.from_dict(json.loads(DESCRIPTION.read_text()))
    found = [result.ok() for result in schema.get_all_operations()]
    bodied = [operation for operation in found if operation.body]
    pairs = [(one, GenerationMode.POSITIVE) for one in found] + [
        (one, GenerationMode.NEGATIVE) for one in bodied
    ]
    for number, (operation, mode) in enumerate(pairs):
        yield operation, mode, n // len(pairs) + (number < n % len(pairs))


def run(n: int) -> list[Row]:
    """`n` cases."""
    found: Counter[str] = Counter({"server errors": 0, "answers that are not as described": 0})
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "central")
        try:
            service.serve()
            kiosk = service.join()
            secrets = [service.invitation()["secret"] for _ in range(INVITATIONS)]
            caller = Caller(service, Fitting(kiosk, secrets), found)
            for operation, mode, most in plans(n):
                done += cases(operation, mode, most, caller, n)
            found["tracebacks in the log"] = service.log.read_text(errors="replace").count("Traceback")
        finally:
            service.stop()
    heard = sorted({f"{status} of {name}" for name, status in caller.said})
    return [
        Row(
            "cases made from the description of the device API",
            done,
            "cases",
            dict(found),
            note=", ".join(heard),
        )
    ]


LINE = Line("api-cases", "The device API against its own description", 50, 10_000, run)
