#!/usr/bin/env bash
# opening-hours-py 2.1.4: a space behind the comma between two days opens the first of them round the clock.
#
# 'Mo, We 09:00-12:00', as everybody types a list.
# Expected: Monday and Wednesday from 9 to 12, as 'Mo,We 09:00-12:00'; so reads opening_hours 3.15.0 (npm, the evaluator
#           that OpenStreetMap uses) both, without a warning. A space behind the comma between times does no harm here
#           either: 'Mo-Fr 09:00-12:00, 13:00-16:00' is read as it is meant.
# Seen:     ', ' between days ends a rule, and a rule without hours is open all day: Monday 00:00-24:00, Wednesday 9 to 12.
#           In 'Tu, Th 18:00-20:00' it is Tuesday. Nothing is raised and the text is written back as it was.
# Somebody is sent to a closed door on a Monday night. So: read the days ourselves, and give the library no space.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opening-hours-py==2.1.4 tzdata
cd "$folder"
npm install --silent --no-fund --no-audit --cache "$folder/cache" --prefix "$folder" opening_hours@3.15.0
"$folder/venv/bin/python" - >rust.txt <<'PY'
from datetime import datetime
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

belgium = ZoneInfo("Europe/Brussels")
week = datetime(2026, 11, 30, tzinfo=belgium), datetime(2026, 12, 7, tzinfo=belgium)
for text in ("Mo,We 09:00-12:00", "Mo, We 09:00-12:00", "Tu, Th 18:00-20:00", "Mo-Tu 09:00-12:00, 13:00-16:00"):
    hours = OpeningHours(text, timezone=belgium, country="BE")
    stretches = [(one[0], one[1]) for one in hours.intervals(*week) if str(one[2]) == "open"]
    print(f"{text} =>", " ".join(f"{begin:%a %H:%M}-{end:%H:%M}" for begin, end in stretches))
PY
cat >read.mjs <<'JS'
import OpeningHours from "opening_hours";
const place = { lat: 51.2, lon: 3.6, address: { country_code: "be", state: "Vlaanderen" } };
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
for (const text of ["Mo,We 09:00-12:00", "Mo, We 09:00-12:00", "Tu, Th 18:00-20:00", "Mo-Tu 09:00-12:00, 13:00-16:00"]) {
  const hours = new OpeningHours(text, place);
  const open = hours.getOpenIntervals(new Date(2026, 10, 30), new Date(2026, 11, 7));
  const clock = (at) => at.toTimeString().slice(0, 5);
  const said = open.map(([begin, end]) => `${names[begin.getDay()]} ${clock(begin)}-${clock(end)}`).join(" ");
  console.log(`${text} => ${said}${hours.getWarnings().length ? " (a warning)" : ""}`);
}
JS
TZ=Europe/Brussels node read.mjs >javascript.txt
echo "opening-hours-py:" && cat rust.txt
echo "opening_hours of OpenStreetMap:" && cat javascript.txt
cat >stated-rust.txt <<'T'
Mo,We 09:00-12:00 => Mon 09:00-12:00 Wed 09:00-12:00
Mo, We 09:00-12:00 => Mon 00:00-00:00 Wed 09:00-12:00
Tu, Th 18:00-20:00 => Tue 00:00-00:00 Thu 18:00-20:00
Mo-Tu 09:00-12:00, 13:00-16:00 => Mon 09:00-12:00 Mon 13:00-16:00 Tue 09:00-12:00 Tue 13:00-16:00
T
cat >stated-javascript.txt <<'T'
Mo,We 09:00-12:00 => Mon 09:00-12:00 Wed 09:00-12:00
Mo, We 09:00-12:00 => Mon 09:00-12:00 Wed 09:00-12:00
Tu, Th 18:00-20:00 => Tue 18:00-20:00 Thu 18:00-20:00
Mo-Tu 09:00-12:00, 13:00-16:00 => Mon 09:00-12:00 Mon 13:00-16:00 Tue 09:00-12:00 Tue 13:00-16:00
T
cmp rust.txt stated-rust.txt && cmp javascript.txt stated-javascript.txt
