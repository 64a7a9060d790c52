#!/usr/bin/env bash
# Style, layout, types, import rules: all of them, so that one run shows everything that is wrong.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
wrong=()
step() {
    local name="$1"
    shift
    echo "── $name"
    "$@" || wrong+=("$name")
}
step "ruff check" .venv/bin/ruff check .
step "ruff format" .venv/bin/ruff format --check --quiet .
step "mypy" .venv/bin/mypy
step "import rules" .venv/bin/lint-imports --no-cache --no-logo
if ((${#wrong[@]})); then
    echo "lint: wrong: ${wrong[*]}" >&2
    exit 1
fi
