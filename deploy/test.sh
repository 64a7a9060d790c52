#!/usr/bin/env bash
# All checks, then all tests on a virtual screen of their own. The tests run even when a check complains,
# so that one run shows everything; either one makes the whole fail.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
deploy/lint.sh
lint=$?
echo "── tests"
# One after the other, so that nothing on the screen or on a port meets a neighbour; PROCESSES=2 runs files side
# by side (a file stays together: its tests share a service or a screen).
side_by_side=()
if [[ -n ${PROCESSES:-} ]]; then side_by_side=(--numprocesses "$PROCESSES" --dist loadfile); fi
# The long walks over the real screen take minutes and a quiet machine: `make screens` runs them.
long_walks=(--ignore=tests/ui --ignore=tests/tour --ignore=tests/commands/test_run.py --ignore=tests/commands/test_tour.py)
if [[ -n ${SCREENS:-} ]]; then long_walks=(); fi
deploy/with-display.sh 1280x800 .venv/bin/python -m pytest "${long_walks[@]}" "${side_by_side[@]}" "$@"
tests=$?
if ((lint)); then echo "test: style, types or import rules are not in order, see above" >&2; fi
exit $((lint || tests))
