#!/usr/bin/env bash
# systemd 252 (Debian 12, so Raspberry Pi OS bookworm), OnCalendar= in Belgian time, by its own `systemd-analyze calendar`.
#
# 1. '*-*-* 02:30 Europe/Brussels', in the night of 28 March 2027, when 02:00 becomes 03:00.
#    Expected: it runs once in that night too, at 03:00 or 03:30, as the cron of Debian runs what was jumped over.
#    Seen: the night is left out: after 27 March comes 29 March. What is done 'every night' is not done in that one.
# 2. 'hourly' on 31 October 2027, when 03:00 becomes 02:00.
#    Expected: each hour once, so 02:00 twice.
#    Seen: after 02:00 summer time comes 03:00 winter time: two hours without a run.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
analyze=(systemd-analyze)
if [[ $(systemd-analyze --version 2>/dev/null | head -1) != "systemd 252"* ]]; then
    (cd "$folder" && apt-get download -qq 'systemd=252*' 'libsystemd-shared=252*' >/dev/null)
    for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/unpacked"; done
    export LD_LIBRARY_PATH="$(dirname "$(find "$folder/unpacked" -name 'libsystemd-shared-252.so')")"
    analyze=("$(find "$folder/unpacked" -name systemd-analyze)")
fi
"${analyze[@]}" --version | head -1
export TZ=Europe/Brussels
runs() { # from when, how often, when: the runs in UTC, for two clocks may say the same
    "${analyze[@]}" calendar --base-time="$1" --iterations="$2" "$3" | sed -n 's/.*(in UTC): ... //p'
}
night=$(runs "2027-03-27 01:00" 2 "*-*-* 02:30 Europe/Brussels")
hours=$(runs "2027-10-31 01:30" 2 "hourly")
printf 'every night at 02:30:\n%s\nevery hour, from 01:30 summer time:\n%s\n' "$night" "$hours"
[[ $night == $'2027-03-27 01:30:00 UTC\n2027-03-29 00:30:00 UTC' ]]
[[ $hours == $'2027-10-31 00:00:00 UTC\n2027-10-31 02:00:00 UTC' ]]
