#!/usr/bin/env bash
# Babel 2.19.0 with espeak-ng 1.51 (Debian 12): a number of thousands, as the calendar data of CLDR writes it, is read as
# two numbers.
#
# Expected: what format_decimal writes in a language is read by the voice of that language: 12500 in French is twelve
#           thousand five hundred, as it is in Dutch, Turkish and Romanian, which write '12.500'.
# Seen:     French parts with U+202F, Bulgarian and Polish with U+00A0; neither is a space to the voices, that take U+0020
#           alone between thousands. So '12 500' is 'douze, cinq cents', in Bulgarian and Polish the same. In Ukrainian and
#           Russian even U+0020 does not hold them together. And the English of Belgium writes '12.500', which the English
#           voice reads as twelve point five nought nought. Nothing is wrong to see on the screen.
# (A telephone number has the reverse: findings/espeak_telephone_thousands.sh.)
# So: what is spoken gets its numbers without any sign between thousands.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
speak=(espeak-ng)
if ! command -v espeak-ng >/dev/null; then
    (cd "$folder" && apt-get download -qq espeak-ng libespeak-ng1 espeak-ng-data libpcaudio0 libsonic0 >/dev/null)
    for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/unpacked"; done
    export LD_LIBRARY_PATH="$(echo "$folder"/unpacked/usr/lib/*/ | tr ' ' ':')"
    speak=("$folder/unpacked/usr/bin/espeak-ng" "--path=$(echo "$folder"/unpacked/usr/lib/*/)")
fi
"${speak[@]}" --version
sounds() { "${speak[@]}" -v "$1" -q --ipa "$2" | tr '\n' ' ' | LC_ALL=C.UTF-8 sed 's,[ ˈˌ],,g'; }
kind() { # voice, written: how many numbers are heard
    case $(sounds "$1" "$2") in
        "$(sounds "$1" 12500)") echo thousands ;;
        "$(sounds "$1" 12)$(sounds "$1" 500)") echo two ;;
        "$(sounds "$1" 'twelve point five zero zero')") echo point ;;
        *) echo else ;;
    esac
}
wrong=0
while read -r locale voice stated stated_spaced; do
    written=$("$folder/venv/bin/python" -c "from babel.numbers import format_decimal as f; print(f(12500, locale='$locale'), end='')")
    spaced=${written/[^0-9]/ }
    heard=$(kind "$voice" "$written") heard_spaced=$(kind "$voice" "$spaced")
    printf '%s %q is heard as %s, with a plain space as %s\n' "$locale" "$written" "$heard" "$heard_spaced"
    [[ $heard == "$stated" && $heard_spaced == "$stated_spaced" ]] || wrong=1
done <<'LIST'
nl_BE nl thousands thousands
ro ro thousands thousands
tr tr thousands two
fr_BE fr-be two thousands
bg bg two thousands
pl pl two thousands
uk uk two two
ru ru two two
en_BE en-gb point two
LIST
exit $wrong
