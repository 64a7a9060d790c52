#!/usr/bin/env bash
# Set-up of a checkout: system packages, then .venv/ with locked Python packages, then the project itself.
#
#   deploy/setup.sh            what the kiosk, central and the demo need
#   deploy/setup.sh --tests    also what the tests need
#   deploy/setup.sh --check    only say what is missing; exit 1 when something is
#
# Safe to run again: a second run changes nothing and takes less than a second. SETUP_APT=no: never call apt-get.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh
# shellcheck source=deploy/venv.sh
source deploy/venv.sh

PYTHON="${PYTHON:-python3}"
LOCK=requirements/lock.txt
INTERPRETER=requirements/interpreter.txt
tests=no
check=no
for word in "$@"; do
    case "$word" in
        --tests) tests=yes ;;
        --check) check=yes ;;
        *)
            echo "usage: deploy/setup.sh [--tests] [--check]" >&2
            exit 2
            ;;
    esac
done

check_python() {
    command -v "$PYTHON" >/dev/null || fail "no $PYTHON found; Python 3.11 or newer is needed"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$PYTHON is $("$PYTHON" -V 2>&1); Python 3.11 or newer is needed (PYTHON=/path/to/python3 make setup)"
    "$PYTHON" -c 'import struct, sys; sys.exit(struct.calcsize("P") != 8)' ||
        fail "this is a 32-bit system; several parts exist for 64-bit only (choose Raspberry Pi OS 64-bit)"
}

needed_packages() {
    local wanted="$SCREEN_PACKAGES $VIRTUAL_SCREEN_PACKAGES $CENTRAL_PACKAGES"
    if [[ $tests == yes ]]; then wanted+=" $TEST_PACKAGES"; fi
    # Debian keeps venv apart from python3; another python3 brings its own.
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || wanted+=" python3-venv"
    # shellcheck disable=SC2086
    missing_packages $wanted
}

fingerprint() {
    # Whatever changes here makes another .venv necessary. The path counts: a .venv cannot be moved.
    { cat "$LOCK" pyproject.toml; "$PYTHON" -VV; pwd; } | sha256sum | cut -d' ' -f1
}

make_venv() {
    if ! .venv/bin/python -c "import sys; sys.exit(sys.prefix != '$PWD/.venv')" 2>/dev/null; then
        say "making .venv/ with $("$PYTHON" -V)"
        rm -rf .venv
        "$PYTHON" -m venv .venv
    fi
    say "installing $(grep -c '^[a-z0-9].*==' "$LOCK") Python packages from $LOCK into .venv/ (some minutes the first time)"
    install_locked .venv "$LOCK"
    say "installing the project itself: kiosk and central"
    install_project .venv .
    fingerprint >.venv/kiosk-setup
}

add_interpreter() {
    # The tests' second reader of what we send to printers. It wants a newer Python than its reader of ESC/POS needs.
    pip_install .venv --retries 5 --timeout 60 --no-deps --ignore-requires-python --require-hashes \
        --only-binary :all: -r "$INTERPRETER" || fail "the ESC/POS interpreter of the tests could not be installed; is the network up?"
    cp "$INTERPRETER" .venv/kiosk-interpreter
}

check_python
absent=()
if command -v dpkg-query >/dev/null; then
    mapfile -t absent < <(needed_packages)
else
    say "this is not Debian: see deploy/packages.sh for the system packages that are needed"
fi
venv_is_right=no
if [[ -x .venv/bin/python && "$(cat .venv/kiosk-setup 2>/dev/null)" == "$(fingerprint)" ]]; then venv_is_right=yes; fi

interpreter_is_right=yes
if [[ $tests == yes ]] && ! cmp -s "$INTERPRETER" .venv/kiosk-interpreter; then interpreter_is_right=no; fi

if [[ $check == yes ]]; then
    if ((${#absent[@]})); then say "missing system packages: ${absent[*]}"; fi
    if [[ $venv_is_right == no ]]; then say ".venv/ is missing or older than the lock file"; fi
    if [[ $interpreter_is_right == no ]]; then say "the ESC/POS interpreter of the tests is missing"; fi
    ((${#absent[@]} == 0)) && [[ $venv_is_right$interpreter_is_right == yesyes ]] && say "all is there"
    exit
fi
if ((${#absent[@]})); then install_packages "${absent[@]}"; fi
if [[ $venv_is_right == no ]]; then make_venv; fi
if [[ $tests == yes && ($venv_is_right == no || $interpreter_is_right == no) ]]; then add_interpreter; fi
say "ready"
