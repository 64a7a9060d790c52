#!/usr/bin/env bash
# All checks, then all tests. The tests run even when a check complains, so that one run shows everything; either
# one makes the whole fail.
#
#   deploy/test.sh             everything but what takes long: `make screens`, `make faults LONG=1`, `make bench`
#   deploy/test.sh TESTS…      only these
#   BUSY=4 deploy/test.sh …    beside four loops that keep the machine busy: no test goes by the clock
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
if [[ -n ${BUSY:-} ]]; then
    loops="$BUSY"
    unset BUSY
    exec deploy/busy.sh "$loops" deploy/test.sh "$@"
fi
mkdir -p build
unset PYTHONDONTWRITEBYTECODE # the tests start hundreds of programs, and each would read 350 files of Python anew
deploy/lint.sh >build/lint.log 2>&1 & # beside the tests: it needs one core, and half a minute
lint=$!
echo "── tests"
# Within a lane one test comes after the other, so that nothing on a screen or on a port meets a neighbour. Each
# lane has a virtual screen of its own. Four take about as long as one another on two cores: a test often waits for
# a disk, a process or a page. What looks at the tour that all tests of a lane share is in one lane.
TOURS=(tests/tour tests/ui/test_sizes.py tests/ui/test_slips.py tests/ui/test_wipe_everywhere.py
    tests/commands/test_run.py tests/commands/test_tour.py tests/faults/test_faults.py tests/central/commands
    tests/central/duty)
SCREEN=(tests/ui)
STAFF=(tests/central)
run() { deploy/with-display.sh 1280x800 .venv/bin/python -m pytest "$@"; }
without() { printf -- '--ignore=%s\n' "$@"; }

if (($#)); then
    run "$@"
    tests=$?
else
    mapfile -t not_tours < <(without "${TOURS[@]}")
    mapfile -t in_others < <(without "${SCREEN[@]}" "${STAFF[@]}")
    run "${TOURS[@]}" >build/test-tours.log 2>&1 &
    tours=$!
    run "${SCREEN[@]}" "${not_tours[@]}" >build/test-screen.log 2>&1 &
    screen=$!
    run "${STAFF[@]}" "${not_tours[@]}" >build/test-staff.log 2>&1 &
    staff=$!
    trap 'kill "$tours" "$screen" "$staff" "$lint" 2>/dev/null' INT TERM
    run "${not_tours[@]}" "${in_others[@]}"
    tests=$?
    echo "── the staff side"
    wait "$staff" || tests=1
    cat build/test-staff.log
    echo "── the real screen"
    wait "$screen" || tests=1
    cat build/test-screen.log
    echo "── tours of every screen, short faults, commands of the service, a day of duty"
    wait "$tours" || tests=1
    cat build/test-tours.log
fi
echo "── style, types and import rules"
wait "$lint" && lint=0 || lint=1
cat build/lint.log
if ((lint)); then echo "test: style, types or import rules are not in order, see above" >&2; fi
exit $((lint || tests))
