#!/usr/bin/env bash
# Babel 2.18.0 with espeak-ng 1.51 (Debian 12): the Ukrainian word for Friday is spelled out, partly in English.
#
# Expected: the name of a day as the calendar data of CLDR writes it is read by the Ukrainian voice as any word.
# Seen:     Babel gives пʼятниця with U+02BC (modifier letter apostrophe, the letter that Unicode recommends for the
#           Ukrainian apostrophe); the voice knows U+0027 and U+2019 only. At U+02BC it leaves the word, says the
#           name of the sign with the English voice and goes on letter by letter: 'pe, injective (English), ya, te,
#           en, i, tse, ya'. So it does for every word with that letter; the other six days are read well.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
speak=(espeak-ng)
if ! command -v espeak-ng >/dev/null; then
    (cd "$folder" && apt-get download -qq espeak-ng libespeak-ng1 espeak-ng-data libpcaudio0 libsonic0 >/dev/null)
    for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/unpacked"; done
    export LD_LIBRARY_PATH="$(echo "$folder"/unpacked/usr/lib/*/ | tr ' ' ':')"
    speak=("$folder/unpacked/usr/bin/espeak-ng" "--path=$(echo "$folder"/unpacked/usr/lib/*/)")
fi
"${speak[@]}" --version
days=$("$folder/venv/bin/python" -c '
from babel.dates import get_day_names
print(*(get_day_names("wide", locale="uk")[day] for day in range(7)), sep="\n")')
wrong=0
while read -r day; do
    heard=$("${speak[@]}" -v uk -q --ipa "$day" | tr '\n' ' ')
    echo "$day  $heard"
    if [[ $day == *ʼ* ]]; then [[ $heard == *"(en)"* ]] || wrong=1; else [[ $heard != *"(en)"* ]] || wrong=1; fi
done <<<"$days"
[[ $(grep -c ʼ <<<"$days") == 1 ]] || wrong=1
typed=$("${speak[@]}" -v uk -q --ipa "п’ятниця" | tr '\n' ' ')
echo "п’ятниця (U+2019)  $typed"
[[ $typed != *"(en)"* ]] || wrong=1
exit "$wrong"
