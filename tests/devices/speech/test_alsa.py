"""The sound card, through the real aplay on a device that is a file: no card is needed for all of it."""

from __future__ import annotations

import pytest

from kiosk.devices.speech import alsa as speech_alsa
from kiosk.devices.speech.alsa import AlsaSink, Jack, card_of, plugged_in, sound_cards
from kiosk.devices.speech.recordings import Recordings
from kiosk.devices.speech.sources import Sources
from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.worker import SpeechWorker
from tests.devices.speech.loudspeaker import LONG, bare, children, instead_of, silent
from tests.waiting import when

CARDS = """ 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones
                      bcm2835 Headphones
 1 [vc4hdmi        ]: vc4-hdmi - vc4-hdmi
                      vc4-hdmi
"""
JACK = """numid=5,iface=MIXER,name='Headphone Playback Switch'
  ; type=BOOLEAN,access=rw------,values=2
  : values=on,on
numid=18,iface=CARD,name='Front Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values={}
"""


@pytest.fixture
def card(tmp_path):
    """A voice on a device of ALSA that writes what it is given to a file."""
    voice = SpeechWorker(Sources(Recordings(())), AlsaSink(f"file:{tmp_path}/played.raw,raw"))
    yield voice, tmp_path / "played.raw"
    voice.close()
    assert not children("aplay")


def test_a_person_hears_all_of_it_through_the_sound_card(card) -> None:
    voice, played = card
    assert voice.can("nl")
    voice.say([Said("Ja", "nl"), Said("Nee", "nl")])
    assert silent(voice)
    assert played.read_bytes().startswith(bare("Ja", "nl") + bare("Nee", "nl"))


def test_a_touch_lets_go_of_the_sound_card(card) -> None:
    voice, _ = card
    voice.say([Said(LONG, "nl")])
    assert when(lambda: children("aplay") and voice.part == 0)
    voice.stop()
    assert when(lambda: not children("aplay"))
    assert when(lambda: not children("espeak-ng"))


def test_a_sound_card_that_is_pulled_out_costs_one_line_and_comes_back(card, caplog) -> None:
    voice, played = card
    voice.say([Said(LONG, "nl"), Said(LONG, "nl")])
    assert when(lambda: children("aplay") and voice.part == 0)
    voice._stream.kill()
    assert silent(voice)
    assert caplog.text.count("nothing is heard") == 1
    voice.say([Said("Ja", "nl")])
    assert silent(voice)
    assert played.read_bytes().startswith(bare("Ja", "nl"))


def test_a_sound_card_that_takes_nothing_stops_nobody(tmp_path, monkeypatch, caplog) -> None:
    monkeypatch.setattr(speech_alsa, "STUCK_SECONDS", 0.2)
    monkeypatch.setattr(speech_alsa, "END_SECONDS", 0.2)
    instead_of(tmp_path / "bin", "aplay", "exec sleep 600", monkeypatch)
    voice = SpeechWorker(Sources(Recordings(())), AlsaSink("null"))
    voice.say([Said(LONG, "nl")])
    assert silent(voice)
    assert "takes nothing any more" in caplog.text
    voice.close()
    assert not children("sleep")


def test_a_device_that_does_not_exist_is_told_in_one_line(caplog) -> None:
    sink = AlsaSink("nosuchdevice")
    assert "nosuchdevice does not play: Unknown PCM" in sink.refusal()
    assert "\n" not in sink.refusal()
    voice = SpeechWorker(Sources(Recordings(())), sink)
    voice.say([Said("Ja", "nl")])
    assert silent(voice)
    voice.close()
    assert caplog.text.count("nothing is heard") == 1


def test_a_device_that_works_is_not_complained_about() -> None:
    assert AlsaSink("null").refusal() == ""


def test_a_machine_without_a_sound_card_shows_no_button(tmp_path) -> None:
    sink = AlsaSink("", tmp_path)
    assert not sink.present()
    assert "no sound card is seen" in sink.missing()
    assert not sink.headphones()
    voice = SpeechWorker(Sources(Recordings(())), sink)
    assert not voice.can("nl")
    voice.close()


def test_a_sound_card_that_is_plugged_in_later_brings_the_button(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(speech_alsa, "LOOK_SECONDS", 0.0)
    sink = AlsaSink("plughw:CARD=Headphones,DEV=0", tmp_path)
    assert not sink.present()
    (tmp_path / "cards").write_text(CARDS.replace("Headphones ", "Elsewhere  "))
    assert "sound card Headphones is not seen, only Elsewhere, vc4hdmi" in sink.missing()
    (tmp_path / "cards").write_text(CARDS)
    assert sink.present()
    (tmp_path / "cards").unlink()
    assert not sink.present()


def test_without_aplay_it_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get install alsa-utils" in AlsaSink("null").refusal()


def test_the_cards_of_a_machine_are_known_by_number_and_name(tmp_path) -> None:
    (tmp_path / "cards").write_text(CARDS)
    assert sound_cards(tmp_path / "cards") == ["0", "Headphones", "1", "vc4hdmi"]
    (tmp_path / "cards").write_text("--- no soundcards ---\n")
    assert sound_cards(tmp_path / "cards") == []


@pytest.mark.parametrize(
    ("device", "card"),
    [
        ("plughw:CARD=Headphones,DEV=0", "Headphones"),
        ("hw:1", "1"),
        ("plughw:1,0", "1"),
        ("sysdefault:CARD=vc4hdmi", "vc4hdmi"),
        ("null", None),
        ("file:/tmp/x,raw", None),
        ("default", None),
    ],
)
def test_the_card_of_a_device_is_in_its_name(device, card) -> None:
    assert card_of(device) == card


def test_headphones_are_noticed_when_they_go_in_and_come_out(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(speech_alsa, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(speech_alsa, "NO_JACK_SECONDS", 0.0)
    told = tmp_path / "told"
    told.write_text(JACK.format("off"))
    instead_of(tmp_path / "bin", "amixer", f"cat {told}", monkeypatch)
    jack = Jack("0")
    assert not jack.plugged()
    told.write_text(JACK.format("on"))
    assert when(jack.plugged)
    told.write_text(JACK.format("off"))
    assert when(lambda: not jack.plugged())


def test_a_card_without_a_jack_and_one_that_does_not_answer_have_no_headphones(tmp_path, monkeypatch) -> None:
    assert plugged_in(JACK.format("on")) is True
    assert plugged_in(JACK.format("off")) is False
    assert plugged_in(JACK[: JACK.index("numid=18")]) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Jack("0").plugged()
