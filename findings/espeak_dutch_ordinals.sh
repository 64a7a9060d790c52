#!/usr/bin/env bash
# espeak-ng 1.51 (Debian 12): short Dutch ordinals are said twice, or not at all.
#
# '1e', '2e', '3e', as Dutch writes first, second, third ('3e verdieping' on any sign in a building), also '3de', '1ste'.
# Expected: eerste, tweede, derde; in English '1st' is 'first' and in French '1er' is 'premier'.
# Seen:     '1e' is 'eerste e', '3e' 'derde e': the number becomes the ordinal and its ending is said as a letter after
#           it. '3de' is 'drie de' and '1ste' 'een ste': there the number is no ordinal, and the ending a word.
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
sounds() { "${speak[@]}" -v "$1" -q --ipa "$2" | LC_ALL=C.UTF-8 sed 's,[ ˈˌ],,g'; }
wrong=0
same() { # language, written, the same in words
    written=$(sounds "$1" "$2")
    words=$(sounds "$1" "$3")
    echo "$1  $2: $written    $3: $words"
    [[ $written == "$words" ]] || wrong=1
}
same nl 1e "eerste e"
same nl 2e "tweede e"
same nl 3e "derde e"
same nl 20e "twintigste e"
same nl 3de "drie de"
[[ $(sounds nl 1e) != $(sounds nl eerste) && $(sounds nl 1ste) != $(sounds nl eerste) ]] || wrong=1
same fr 1er premier
same en 1st first
exit "$wrong"
