"""Go on with an own phone: one large square that carries the answers so far, and what to do with it.

It needs no network here: what was said is in the square (kiosk.wire.begun). The person says when the
questions are on their phone; then the kiosk lets go of everything.
"""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from kiosk.receipts.qr import QrTooDense
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import fitting
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import turn
from kiosk.visit.own_phone import said_so_far
from kiosk.wire.begun import Begun, begun_address
from kiosk.wire.phone_page import Carried

TITLE_ROOMY, LINE_ROOMY = 0.31, 0.33  # of the height of a lying panel with bigger letters
SHARE = 0.52  # of the width, for the square of a lying panel
TITLE, SCAN, LINE = 166, 190, 96  # design pixels of the words on a standing one


class OwnPhoneContent(FloatLayout):
    """Laid out in own_phone.kv; placed by the screen."""


load_kv(__name__)


class OwnPhoneScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = OwnPhoneContent()
        self.fill(self.content)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        address, whole = self._address()
        try:
            ids.square.url = address
        except QrTooDense:  # a host of sixty letters: the questions are asked here
            self.visit.back()
            self.app.render()
            return
        ids.title.text, ids.scan.text = t("own_phone.title"), t("own_phone.scan")
        # The biggest letters leave the room to the square: the page on the phone says what did not fit.
        told = not (tokens.portrait and tokens.access.letters > 1)
        ids.line.text = t("own_phone.carries" if whole else "own_phone.cut") if told else ""
        self.bar.show(self.buttons(), Main("went_on", t("own_phone.went_on"), self.visit.went_on, "check"))
        self._place()

    def _address(self) -> tuple[str, bool]:
        """Return the address for the phone, and whether all that was said is in it."""
        visit, parts = self.visit, self.app.parts
        registration = visit.registration
        assert registration is not None
        site, at = parts.site.file, parts.begun_at()
        begun = Begun(
            said_so_far(registration),
            registration.schemes,
            int(at.timestamp()) // 60 if at else None,
            visit.mark or "",
        )
        carried = Carried(
            "", site.channel, parts.stand(), parts.device_name, site.organisation.id, visit.language
        )
        page = f"o/{registration.offer}" if registration.offer else f"v/{registration.journey.id}"
        return begun_address(site.qr_host, page, carried, begun)

    def forget(self) -> None:
        self.content.ids.square.forget()

    def _place(self, *_: object) -> None:
        ids, side = self.content.ids, px(theme.SIDE)
        left, floor = self.body.x + side, self.body.y
        width, height = self.body.width - 2 * side, self.body.height
        if tokens.portrait:
            self._upright(left, floor, width, height)
        else:
            square = min(height - px(40), width * SHARE)
            words = width - square - px(40)
            ids.square.size, ids.square.pos = (
                (square, square),
                (left + words + px(40), floor + (height - square) / 2),
            )
            title, line = TITLE_ROOMY if tokens.roomy else 1 / 3, LINE_ROOMY if tokens.roomy else 1 / 3
            low, high = height * line, height * (1 - title)  # where the middle part begins and ends
            ids.title.size, ids.title.pos = (words, height - high - px(30)), (left, floor + high)
            ids.scan.size, ids.scan.pos = (words, high - low - px(10)), (left, floor + low - px(10))
            ids.line.size, ids.line.pos = (words, low - px(40)), (left, floor + px(20))
            if tokens.roomy:
                self._alike(ids.scan, ids.line)
        turn(self.body.x, self.body.width, ids.title, ids.scan, ids.line, ids.square)

    @staticmethod
    def _alike(*labels: FitLabel) -> None:
        """Write all in the size that fits the fullest: what to do is no smaller than what stands below it."""
        ladder = [px(size) for size in theme.type_(theme.LEAD)]
        taken = min(fitting(one.text, one.font_name, ladder, one.size, tokens.rtl)[0] for one in labels)
        for one in labels:
            one.exact, one.sizes = True, [taken / px(1)]

    def _upright(self, left: float, floor: float, width: float, height: float) -> None:
        """The words above and below the square take what they need, the square all that is left."""
        ids, gap = self.content.ids, px(16)
        title, scan, line = px(TITLE), theme.tall(SCAN), theme.tall(LINE) if ids.line.text else 0
        square = min(width, height - title - scan - line - 4 * gap)
        y = floor + height - gap - title
        ids.title.size, ids.title.pos = (width, title), (left, y)
        y -= gap / 2 + scan
        ids.scan.size, ids.scan.pos = (width, scan), (left, y)
        ids.line.size, ids.line.pos = (width, line), (left, floor + gap / 2)
        room = y - floor - gap / 2 - line
        ids.square.size = square, square
        ids.square.pos = left + (width - square) / 2, floor + gap / 2 + line + (room - square) / 2
