"""Paragraphs written on a window one after the other, each of them new; prints the milliseconds as JSON.

    python -m benchmarks._written_texts N

Runs in a process of its own, on a virtual screen: Kivy opens one window in a process.
"""

from __future__ import annotations

import json
import random
import sys
import time

from kiosk.machine.folders import assets_dir
from kiosk.ui.kivy_settings import prepare

# The same words in both languages, as on a result screen, and once more with what stands in such texts.
PARAGRAPHS = {
    "nl": (
        "Wij helpen je aan goedkoper internet of aan een tweedehands toestel. Je hoeft hiervoor niets"
        " te betalen. Een medewerker van de bibliotheek belt je binnen vijf werkdagen op. Je krijgt "
        "een papier mee met een korte code, en met die code kan je alles later nog veranderen of "
        "wissen. Breng je identiteitskaart mee als je langskomt."
    ),
    "ar": (
        "نساعدك في الحصول على إنترنت أرخص أو على جهاز مستعمل. لا تحتاج إلى دفع أي شيء مقابل ذلك. يتصل"
        " بك أحد موظفي المكتبة خلال خمسة أيام عمل. تحصل على ورقة فيها رمز قصير، وبهذا الرمز يمكنك "
        "لاحقًا تغيير كل شيء أو حذفه. أحضر معك بطاقة هويتك عندما تأتي إلينا."
    ),
    "mixed": (
        "نساعدك في الحصول على إنترنت أرخص من Telenet أو Proximus. لا تحتاج إلى دفع أي شيء. يتصل بك "
        "أحد موظفي Bibliotheek Eeklo خلال 5 أيام عمل، من 9.00–12.00، على الرقم 09 376 71 70. تحصل على"
        " ورقة فيها رمز AB2D-EF3H، وبهذا الرمز يمكنك تغيير كل شيء حتى 21/11/2026. العنوان: Kerkstraat"
        " 12, 9900 Eeklo."
    ),
}
ROOM = (1184.0, 300.0)
SIZES = (34, 32, 30)  # design pixels: kiosk.ui.theme.BODY


def main(runs: int) -> None:
    """Write each paragraph `runs` times, its words in another order each time: nothing is remembered."""
    prepare(1280, 800, windowed=True)
    from kivy.core.window import Window

    from kiosk.ui import theme
    from kiosk.ui.text.writing import Writing

    theme.register_fonts(assets_dir() / "fonts")
    writing, chance = Writing(), random.Random(1)
    Window.canvas.add(writing)
    took: dict[str, list[float]] = {name: [] for name in PARAGRAPHS}
    for _ in range(runs):
        for name, paragraph in PARAGRAPHS.items():
            words = paragraph.split()
            chance.shuffle(words)
            text, rtl = " ".join(words), name != "nl"
            start = time.perf_counter_ns()
            writing.write(text, "Regular", SIZES, ROOM, ("right" if rtl else "left", "top"), rtl=rtl)
            writing.place(48, 300)
            took[name].append((time.perf_counter_ns() - start) / 1e6)
    print(json.dumps(took))


if __name__ == "__main__":
    main(int(sys.argv[1]))
