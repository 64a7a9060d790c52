#!/usr/bin/env bash
# Run a command while so many loops keep the processor busy, and end the loops with it, however it ends.
#   deploy/busy.sh LOOPS COMMAND…
set -euo pipefail
[[ ${1:-} =~ ^[1-9][0-9]?$ ]] || { echo "usage: deploy/busy.sh LOOPS COMMAND…   (1 to 99 loops)" >&2; exit 2; }
count="$1"
shift

loops=()
put_away() {
    for loop in "${loops[@]}"; do kill "$loop" 2>/dev/null || true; done
    wait "${loops[@]}" 2>/dev/null || true
}
trap put_away EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

keep_busy() {
    trap - EXIT INT TERM
    ulimit -t 10800 # whatever happens: after three hours of work it is over
    while kill -0 "$1" 2>/dev/null; do # when this script is killed, its loops are gone a moment later
        for ((turn = 0; turn < 100000; turn++)); do :; done
    done
}
for ((number = 0; number < count; number++)); do
    keep_busy "$$" &
    loops+=("$!")
done
"$@"
