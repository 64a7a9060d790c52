#!/usr/bin/env bash
# All checks, then all tests on a virtual screen of their own. The tests run even when a check complains,
# so that one run shows everything; either one makes the whole fail.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
deploy/lint.sh
lint=$?
echo "── tests"
# A test file stays together (its tests share a service or a screen); files run side by side, one a core.
cores="$(nproc)"
deploy/with-display.sh 1280x800 .venv/bin/python -m pytest --numprocesses $((cores < 4 ? cores : 4)) --dist loadfile "$@"
tests=$?
if ((lint)); then echo "test: style, types or import rules are not in order, see above" >&2; fi
exit $((lint || tests))
