"""De Kring with An, the Welzijnshuis with Bart, and a kiosk of De Kring that really joined."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.central.chromium import CHROMIUM, FLAGS
from tests.central.kiosks import Kiosk, a_record
from tests.central.running import Service

CONFIG = Path(__file__).parent / "config"
QUICK = "tests.central.quick_passwords.QuickArgon2"


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a service as it is made: each test gets a copy, made without waiting for the disk."""
    from django.test.utils import override_settings

    from central.keyring.making import make_missing_keys, sign_lists

    folder = tmp_path_factory.mktemp("made") / "central"
    with override_settings(STATE=folder):
        make_missing_keys()
        sign_lists(["be.eeklo.de-kring", "be.kortenberg.welzijnshuis"])
    return folder


@pytest.fixture(autouse=True)
def state(settings: Any, tmp_path: Path, made_keys: Path) -> Path:
    """A service of its own for every test: keys and files in a folder that goes away."""
    settings.STATE = Path(shutil.copytree(made_keys, tmp_path / "central"))
    settings.CONFIG = CONFIG
    settings.PASSWORD_HASHERS = [QUICK, *settings.PASSWORD_HASHERS[1:]]
    return settings.STATE


@pytest.fixture
def de_kring(db: None) -> Any:
    from central.accounts.models import Organisation

    return Organisation.objects.create(
        slug="be.eeklo.de-kring", name="Wijkcentrum De Kring", short="De Kring"
    )


@pytest.fixture
def welzijnshuis(db: None) -> Any:
    from central.accounts.models import Organisation

    return Organisation.objects.create(slug="be.kortenberg.welzijnshuis", name="Welzijnshuis Kortenberg")


def a_colleague(organisation: Any, name: str, role: str = "administrator") -> Any:
    """Somebody who works for an organisation; as an administrator they did their second step already."""
    from central.accounts.models import Membership, User

    user = User.objects.create_user(name.lower(), f"wachtwoord van {name}", name, is_demo=True)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


@pytest.fixture
def an(de_kring: Any) -> Any:
    """An works for De Kring."""
    return a_colleague(de_kring, "An")


@pytest.fixture
def bart(welzijnshuis: Any) -> Any:
    """Bart works for the Welzijnshuis, and for nobody else."""
    return a_colleague(welzijnshuis, "Bart")


@pytest.fixture
def as_an(an: Any) -> Client:
    client = Client()
    client.force_login(an)
    return client


@pytest.fixture
def as_bart(bart: Any) -> Client:
    client = Client()
    client.force_login(bart)
    return client


@pytest.fixture
def nobody(db: None) -> Client:
    """Somebody who is not logged in."""
    return Client()


def join(organisation: Any, name: str = "Kiosk Zonneheem") -> Kiosk:
    """Return a kiosk that joined with an invitation of this organisation."""
    from central.intake.enrolment import invite

    kiosk = Kiosk()
    token = invite(organisation, "http://127.0.0.1:8800", name, timezone.now())
    answer = Client().post("/api/v1/enrol", kiosk.wish(token.secret), content_type="application/json")
    assert answer.status_code == 201, answer.content
    kiosk.joined(answer.json())
    return kiosk


@pytest.fixture
def kiosk(de_kring: Any) -> Kiosk:
    return join(de_kring)


@pytest.fixture
def kiosk_elsewhere(welzijnshuis: Any) -> Kiosk:
    return join(welzijnshuis, "Tablet Kortenberg")


@pytest.fixture
def send() -> Callable[..., Any]:
    """Post a batch as a device does."""

    def send(kiosk: Kiosk, body: bytes, **changed: str) -> Any:
        headers = kiosk.batch_headers(body) | changed
        return Client().post("/api/v1/envelopes", body, content_type="application/json", headers=headers)

    return send


@pytest.fixture
def arrives(send: Callable[..., Any]) -> Callable[..., None]:
    """Records and amendments come in from a kiosk, in this order, and central opens them."""

    def arrives(kiosk: Kiosk, *said: dict[str, Any]) -> None:
        from central.intake.opening import open_waiting

        send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in said]))
        while open_waiting():
            pass

    return arrives


@pytest.fixture
def praattafel(de_kring: Any) -> Any:
    """A praattafel of De Kring with two seats."""
    return an_offer(de_kring, "praattafel", "Praattafel", seats=2)


def an_offer(organisation: Any, slug: str, title: str, **said: Any) -> Any:
    from central.catalogue.models import Offer
    from kiosk.wire.catalogue import Offer as WireOffer

    entry = WireOffer.model_validate({"id": slug, "title": title} | said).model_dump(mode="json")
    return Offer.objects.create(organisation=organisation, slug=slug, name=title, entry=entry)


@pytest.fixture
def a_case(send: Callable[..., Any]) -> Callable[..., Any]:
    """Somebody asks for help at a kiosk, and central opens it."""

    def a_case(kiosk: Kiosk, **said: Any) -> Any:
        from central.cases.models import Case
        from central.intake.opening import open_waiting

        record = a_record(**said)
        answer = send(kiosk, kiosk.batch(kiosk.envelope(record)))
        assert answer.json()["results"][0]["result"] == "stored", answer.content
        open_waiting()
        return Case.objects.get(record_id=record["id"])

    return a_case


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service in processes of its own, for the tests of one file; nobody is in it yet."""
    service = Service(tmp_path_factory.mktemp("central") / "state")
    try:
        service.serve()
        yield service
    finally:
        service.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for the tests of one file. While it is open no test may use Django's database itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
