#!/usr/bin/env bash
# espeak-ng 1.51 (Debian 12; another 1.51 or 1.52 is taken where it is installed): the groups of a telephone number
# are read as thousands.
#
# '09 377 12 34' (Ghent and around) and '0800 12 345' (free), as Belgians write them, in Dutch, French, Polish,
# Romanian and Bulgarian.
# Expected: the groups one after the other, '377' as three hundred and seventy-seven at most.
# Seen:     a space before three digits counts as the sign between thousands, also behind a nought and also in the
#           middle of a number: nought, nine thousand three hundred and seventy-seven; 0800, twelve thousand three
#           hundred and forty-five. English, Turkish, Ukrainian, Russian, Persian and Arabic do not do it.
# A comma behind each group keeps them apart in all of these.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
speak=(espeak-ng)
if ! command -v espeak-ng >/dev/null; then
    (cd "$folder" && apt-get download -qq espeak-ng libespeak-ng1 espeak-ng-data libpcaudio0 libsonic0 >/dev/null)
    for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/unpacked"; done
    export LD_LIBRARY_PATH="$(echo "$folder"/unpacked/usr/lib/*/ | tr ' ' ':')"
    speak=("$folder/unpacked/usr/bin/espeak-ng" "--path=$(echo "$folder"/unpacked/usr/lib/*/)")
fi
"${speak[@]}" --version
sounds() { "${speak[@]}" -v "$1" -q --ipa "$2" | tr '\n' ' '; }
wrong=0
check() { # language, the sound of 'thousand' in it
    for number in "09 377 12 34" "0800 12 345"; do
        heard=$(sounds "$1" "$number")
        apart=$(sounds "$1" "${number// /, }")
        echo "$1  $number  $heard"
        [[ $heard == *$2* && $apart != *$2* ]] || wrong=1
    done
}
check nl œyzɛnt
check fr mˈil
check pl tɨɕ
check ro mˈi
check bg çˈil
heard=$(sounds en "09 377 12 34")
echo "en  09 377 12 34  $heard"
[[ $heard != *θˈaʊz* ]] || wrong=1
exit "$wrong"
