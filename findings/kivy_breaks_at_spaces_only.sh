#!/usr/bin/env bash
# Kivy 2.3.1 breaks a line at U+0020 and nowhere else. A hyphen, a zero width space (U+200B) and a soft hyphen
# (U+00AD) are places to break for Unicode's line breaking (UAX 14), for browsers and for Pango; Kivy passes
# them over and cuts the word after the last letter that fits: "aansluitings-kosten" becomes "aansluitings-k" and
# "osten", without a hyphen. Where two numbers are held together by no-break spaces the line is cut inside the
# second of them when both are too wide, so that a telephone number reads as two.
# Seen: each of the three words in two lines, the second begins with "osten"; the number ends "... 71 7" / "0".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install "kivy[base]==2.3.1"
cat >"$work/see.py" <<'PY'
from kivy.core.text import Label


def lines(text, width):
    label = Label(text=text, font_size=30, text_size=(width, None))
    label.resolve_font_name()
    label.render()
    return ["".join(word.text for word in line.words) for line in label._cached_lines]


def wide(text):
    label = Label(text=text, font_size=30)
    label.resolve_font_name()
    return label.get_extents(text)[0]


for name, mark in (("hyphen", "-"), ("zero width space", "\u200b"), ("soft hyphen", "\u00ad")):
    first = f"aansluitings{mark}"
    seen = lines(f"{first}kosten", wide(f"{first}k") + 1)
    print(name, [line.encode("unicode_escape").decode() for line in seen])
    assert seen == [f"{first}k", "osten"], seen
number = "09\u00a0376\u00a071\u00a070"
seen = lines(number, wide(number[:-1]) + 1)
print("no-break spaces", [line.encode("unicode_escape").decode() for line in seen])
assert seen == [number[:-1], "0"], seen
assert lines("aansluiting kosten", wide("aansluiting k") + 1) == ["aansluiting", "kosten"]
PY
cd "$work"
KIVY_HOME="$work/home" KIVY_NO_ARGS=1 KIVY_NO_CONSOLELOG=1 "$work/venv/bin/python" see.py
echo "still so: kivy 2.3.1 breaks lines at spaces only"
