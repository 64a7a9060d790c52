#!/usr/bin/env bash
# All checks, then all tests. The tests run even when a check complains, so that one run shows everything; either
# one makes the whole fail.
#
#   deploy/test.sh             everything but the long suites: `make screens`, `make faults`, `make bench`
#   deploy/test.sh TESTS…      only these
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
deploy/lint.sh
lint=$?
echo "── tests"
mkdir -p build
# Within a lane one test comes after the other, so that nothing on a screen or on a port meets a neighbour. The real
# screen takes as long as all else together: it has a lane, and a virtual screen, of its own.
SCREEN=(tests/ui tests/tour/test_tour.py tests/commands/test_run.py tests/commands/test_tour.py)
LONG=(tests/tour/test_every_way.py tests/tour/test_exact_pictures.py tests/faults/test_faults.py)
run() { deploy/with-display.sh 1280x800 .venv/bin/python -m pytest "$@"; }
all_else() { run "${SCREEN[@]/#/--ignore=}" "${LONG[@]/#/--ignore=}"; }

if (($#)); then
    run "$@"
    tests=$?
else
    run "${SCREEN[@]}" >build/test-screen.log 2>&1 &
    screen=$!
    trap 'kill "$screen" 2>/dev/null' INT TERM
    all_else
    tests=$?
    echo "── tests of the real screen"
    wait "$screen" || tests=1
    cat build/test-screen.log
fi
if ((lint)); then echo "test: style, types or import rules are not in order, see above" >&2; fi
exit $((lint || tests))
