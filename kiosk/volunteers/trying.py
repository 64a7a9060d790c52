"""Trying the device out, and switching it off: a paper of nobody, the sound, how loud it speaks."""

from __future__ import annotations

from contextlib import suppress

from kiosk.devices.power_switch import StaysOn, switch_off
from kiosk.devices.printer.print_job import Ticket
from kiosk.devices.speech.speech import LOUDEST, NORMAL, Said
from kiosk.outbox.refusals import NotStored
from kiosk.site.paper import trial_paper
from kiosk.volunteers.handing_over import HandingOver
from kiosk.volunteers.told import Told

LOUD_KEY = "loudness"  # row of device_state, of the screen: where everybody begins, 0 to LOUDEST
SENTENCE = "desk.sound.sentence"
STILL_ON = 45.0  # seconds; a Pi is off before


class Trying(HandingOver):
    """The part of the desk that tries the device out."""

    _printing: Ticket | None = None
    _off_at: float | None = None  # when the system was asked to switch off

    # --- paper

    def reprint(self) -> None:
        """Print the last paper once more; the printer's worker alone has it."""
        self._printing = self.room.worker.reprint()
        self.told = Told("desk.paper.printing") if self._printing else Told("desk.paper.gone")

    def try_paper(self) -> None:
        """Print a paper of nobody; the last paper stays."""
        self._printing = self.room.worker.submit(trial_paper(self.room.site), "trial", keep=False)
        self.told = Told("desk.paper.printing")

    def look_at_paper(self) -> None:
        """Say how the paper that was asked for ended."""
        ticket = self._printing
        if ticket is not None and ticket.done:
            self._printing = None
            code = ticket.problem.code if ticket.problem else ""
            self.told = Told(f"problem.{code}", wrong=True) if code else Told("desk.paper.printed")

    # --- sound

    @property
    def loudness(self) -> int:
        """Where everybody's volume begins: 0 is soft, LOUDEST the most."""
        outbox = self.room.outbox
        said = outbox.state.get(LOUD_KEY) if outbox is not None else None
        return int(said) if said and said.isdigit() and int(said) <= LOUDEST else NORMAL

    def speak_up(self) -> None:
        """A new start: speak as loud as a volunteer set it."""
        with suppress(NotStored):
            self.room.voice.set_usual(self.loudness)

    def show_sound(self) -> None:
        """'Sound' was touched."""
        self.page, self.told = "sound", None

    def try_sound(self, volume: int, language: str) -> None:
        """Let everybody begin at this volume, and let it be heard."""
        self._try(lambda: self._sounds(volume, language))

    def _sounds(self, volume: int, language: str) -> Told:
        voice, texts = self.room.voice, self.room.site.texts
        said = Said(texts.get(language, SENTENCE), language, SENTENCE)
        if self.room.outbox is not None:
            self.room.outbox.state.set(LOUD_KEY, str(volume), "screen")
        voice.set_usual(volume)
        if not voice.can_say(said):
            return Told("problem.no-sound", wrong=True)
        voice.say([said])
        return Told("desk.sound.heard")

    # --- off

    def ask_off(self) -> None:
        """'Switch off' was touched: asked once, with what still waits."""
        self.page, self.told = "off", None

    def switch_off(self) -> None:
        """'Yes, switch off'."""
        self.page = "desk"
        self._try(self._off)

    def _off(self) -> Told:
        switch_off()
        self._off_at = self.now()
        return Told("desk_off.asked")

    def look_at_power(self) -> None:
        """Say that the device stayed on, should it."""
        if self._off_at is not None and self.now() - self._off_at >= STILL_ON:
            self._off_at = None
            self.told = Told(f"problem.{StaysOn.code}", wrong=True)
