#!/usr/bin/env bash
# Run a command on a virtual screen of its own, and take the screen away at the end, however it ends.
#   deploy/with-display.sh WIDTHxHEIGHT COMMAND…
set -euo pipefail
size="${1:?usage: deploy/with-display.sh WIDTHxHEIGHT COMMAND…}"
shift
command -v Xvfb >/dev/null || { echo "with-display: Xvfb is missing; run: make setup" >&2; exit 1; }

told="$(mktemp)"
screen=
put_away() {
    rm -f "$told"
    if [[ -n $screen ]]; then
        kill "$screen" 2>/dev/null || true
        wait "$screen" 2>/dev/null || true
    fi
}
trap put_away EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The server chooses a free number itself (-displayfd): two runs at the same time never meet.
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3>"$told" >/dev/null 2>&1 &
screen=$!
for _ in $(seq 1200); do
    if [[ -s $told ]]; then break; fi
    kill -0 "$screen" 2>/dev/null || { echo "with-display: the virtual screen did not start" >&2; exit 1; }
    sleep 0.05
done
[[ -s $told ]] || { echo "with-display: the virtual screen did not start within a minute" >&2; exit 1; }
DISPLAY=":$(tr -d '[:space:]' <"$told")"
export DISPLAY SDL_VIDEODRIVER=x11
unset WAYLAND_DISPLAY
"$@"
