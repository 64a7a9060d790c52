"""Each text by the voice that can read it: an Arabic voice reads no Dutch."""

from __future__ import annotations

from pathlib import Path

from kiosk.catalogue.said import marked, offer_words, way_to
from kiosk.catalogue.store import Catalogue
from kiosk.direction.letters import without_marks
from kiosk.site.load import load_site
from kiosk.site.whom_to_call import said_for
from kiosk.tour.cross import _offer_left
from kiosk.ui.spoken_language import said_of
from kiosk.wire.catalogue import Catalogue as Published
from kiosk.wire.catalogue import Offer, Place

SITE = load_site(None)
LIST = Published(
    revision=1,
    organisation="be.eeklo.de-kring",
    places=(
        Place(
            id="school",
            name="De School",
            address="Plein 3",
            postcode="9900",
            town="Eeklo",
            opening_hours='Mo-Fr 09:00-12:00 || "op afspraak: bel 09 376 71 70"',
            exceptions=('2026 Dec 21-2027 Jan 03 off "kerstvakantie"', "Kijk op de deur."),
            how_to_get_there="Bel aan bij het buurthuis.",
        ),
    ),
    offers=(Offer(id="les", title="Eerste stappen", about="Kom maar.", place="school", example=True),),
)


def t(key: str, **values: object) -> str:
    return SITE.texts.get("ar", key, **values)


def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.json", LIST)


def heard(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    return [(said.text, said.language) for said in said_of(text, "ar", SITE.texts, catalogue(tmp_path))]


def test_a_dutch_offer_is_read_in_dutch_and_its_mark_in_the_language_of_the_person(tmp_path: Path) -> None:
    said = offer_words(t, LIST.offers[0], "ar")
    example = t("ui.example")
    assert said.title.text == f"Eerste stappen ({example}, Nederlands)"
    assert heard(tmp_path, said.title.text) == [("Eerste stappen", "nl"), (f"{example}, Nederlands", "ar")]
    assert heard(tmp_path, said.about.text) == [("Kom maar.", "nl"), ("Nederlands", "ar")]


def test_names_and_addresses_are_read_in_dutch_line_by_line(tmp_path: Path) -> None:
    where = LIST.places[0]
    lines = f"{where.name}\n{where.address}, {where.postcode} {where.town}".strip()
    assert {language for _, language in heard(tmp_path, lines)} == {"nl"}


def test_a_reason_in_dutch_among_hours_is_read_by_the_dutch_voice(tmp_path: Path) -> None:
    closed = t("home.closed_why", why="kerstvakantie")
    assert heard(tmp_path, closed) == [(t("home.closed"), "ar"), ("kerstvakantie", "nl")]
    days = f"21 ديسمبر 2026: {t('hours.closed')} (kerstvakantie)"
    assert heard(tmp_path, days) == [(f"21 ديسمبر 2026: {t('hours.closed')}", "ar"), ("kerstvakantie", "nl")]
    asks = f"{t('hours.appointment')}: bel 09 376 71 70"
    assert heard(tmp_path, asks) == [(t("hours.appointment"), "ar"), ("bel 09 376 71 70", "nl")]


def test_plain_words_beside_the_hours_and_the_way_there_are_read_in_dutch(tmp_path: Path) -> None:
    words = "Kijk op de deur."
    assert heard(tmp_path, marked(words, "هولندية")) == [(words, "nl"), ("هولندية", "ar")]
    [way] = way_to(t, LIST.places[0], "ar")
    assert heard(tmp_path, way) == [(t("place.way_dutch"), "ar"), ("Bel aan bij het buurthuis.", "nl")]


def test_a_sentence_to_show_is_read_in_dutch_so_that_who_stands_there_understands_it(tmp_path: Path) -> None:
    show, dutch = said_for(SITE, "ar", "say.show", "say.dutch") or ("", "")
    plain = without_marks(dutch)
    assert plain.startswith("Ik spreek Arabisch. Kunnen jullie mij terugbellen")
    assert heard(tmp_path, f"{show}\n{dutch}") == [(show, "ar"), (plain, "nl")]
    assert said_for(SITE, "nl", "say.show", "say.dutch") is None, "who speaks Dutch needs none"


def test_a_text_of_the_kiosk_is_read_as_before(tmp_path: Path) -> None:
    assert heard(tmp_path, t("offers.title")) == [(t("offers.title"), "ar")]
    assert heard(tmp_path, "ساعة (مثال)") == [("ساعة (مثال)", "ar")]


def test_the_tour_sees_dutch_that_does_not_say_so(tmp_path: Path) -> None:
    example = t("ui.example")
    assert _offer_left(catalogue(tmp_path), "ar", marked("Eerste stappen", example), example)
    assert _offer_left(catalogue(tmp_path), "ar", "Kom maar.", example)
    assert not _offer_left(catalogue(tmp_path), "ar", marked("Kom maar.", "Nederlands"), example)
