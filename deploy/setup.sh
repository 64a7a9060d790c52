#!/usr/bin/env bash
# Set-up of a checkout: system packages, then .venv/ with locked Python packages, then the project itself.
#
#   deploy/setup.sh            what the kiosk, central and the demo need
#   deploy/setup.sh --tests    also what the tests need
#   deploy/setup.sh --check    only say what is missing; exit 1 when something is
#
# Safe to run again: a second run changes nothing and takes less than a second.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/packages.sh
source deploy/packages.sh

PYTHON="${PYTHON:-python3}"
LOCK=requirements/lock.txt
tests=no
check=no
for word in "$@"; do
    case "$word" in
        --tests) tests=yes ;;
        --check) check=yes ;;
        *) echo "usage: deploy/setup.sh [--tests] [--check]" >&2; exit 2 ;;
    esac
done

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

missing_packages() {
    # `dpkg-query` knows a removed package too; only 'install ok installed' counts.
    local wanted=("$@") package
    for package in "${wanted[@]}"; do
        [[ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" == "install ok installed" ]] || echo "$package"
    done
}

needed_packages() {
    local wanted=("${SCREEN_PACKAGES[@]}" "${VIRTUAL_SCREEN_PACKAGES[@]}")
    if [[ $tests == yes ]]; then wanted+=("${TEST_PACKAGES[@]}"); fi
    # Debian keeps venv apart from python3; another python3 brings its own.
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)
    missing_packages "${wanted[@]}"
}

run_as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n -- "$@"; fi
}

may_install() {
    [[ "${SETUP_APT:-yes}" == yes ]] && { [[ $EUID -eq 0 ]] || sudo -n true 2>/dev/null; }
}

keep_postgresql_asleep() {
    # The tests start a database of their own in a temporary folder. Without this file the package would
    # also create and start one for the whole machine.
    local folder=/etc/postgresql-common/createcluster.d
    if [[ ! -e $folder/kiosk.conf ]]; then
        run_as_root mkdir -p "$folder"
        echo "create_main_cluster = false  # written by the set-up of the help kiosk; remove to get Debian's own cluster" |
            run_as_root tee "$folder/kiosk.conf" >/dev/null
    fi
}

install_packages() {
    local packages=("$@")
    local command="apt-get install -y --no-install-recommends ${packages[*]}"
    if ! may_install; then
        fail "missing system packages. Type this, then try again:
  sudo apt-get update && sudo $command"
    fi
    say "installing system packages: ${packages[*]}"
    if [[ " ${packages[*]} " == *" postgresql "* ]]; then keep_postgresql_asleep; fi
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    run_as_root "${apt[@]}" update || fail "the list of packages could not be fetched; is the network up?"
    run_as_root "${apt[@]}" -o Dpkg::Use-Pty=0 install -y --no-install-recommends "${packages[@]}" >/dev/null ||
        fail "the packages could not be installed. Type this to see why:
  sudo $command"
}

check_python() {
    command -v "$PYTHON" >/dev/null || fail "no $PYTHON found; Python 3.11 or newer is needed"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$PYTHON is $("$PYTHON" -V 2>&1); Python 3.11 or newer is needed (PYTHON=/path/to/python3 make setup)"
    [[ "$("$PYTHON" -c 'import struct; print(struct.calcsize("P"))')" == 8 ]] ||
        fail "this is a 32-bit system; several parts exist for 64-bit only (Raspberry Pi OS 64-bit)"
}

fingerprint() {
    # Whatever changes here makes a new .venv necessary. The path counts: a .venv cannot be moved.
    { cat "$LOCK" pyproject.toml deploy/setup.sh; "$PYTHON" -VV; pwd; } | sha256sum | cut -d' ' -f1
}

without_hosts() {
    # pip names the index in its warnings, once per package; which mirror a machine uses is nobody's business.
    sed -u -E 's#[a-z+]+://[^ )'\''"]*#(package index)#g; s#host='\''[^'\'']*'\''#host=(package index)#g' |
        awk '!seen[$0]++ { print; fflush() }'
}

pip_install() {
    .venv/bin/python -m pip --disable-pip-version-check install --quiet --no-input "$@" 2>&1 | without_hosts
}

install_locked() {
    local try
    for try in 1 2 3; do
        if pip_install --retries 8 --timeout 60 --require-hashes --only-binary :all: -r "$LOCK"; then return 0; fi
        say "that did not work (try $try of 3)"
        sleep $((try * 3))
    done
    fail "the Python packages could not be installed; is the network up?"
}

make_venv() {
    local stamp
    stamp="$(fingerprint)"
    if [[ -x .venv/bin/python && "$(cat .venv/kiosk-setup 2>/dev/null)" == "$stamp" ]]; then return; fi
    if ! .venv/bin/python -c "import sys; sys.exit(sys.prefix != '$PWD/.venv')" 2>/dev/null; then
        say "making .venv/ with $("$PYTHON" -V)"
        rm -rf .venv
        "$PYTHON" -m venv .venv
    fi
    say "installing $(grep -c '^[a-z0-9].*==' "$LOCK") Python packages from $LOCK into .venv/ (some minutes the first time)"
    install_locked
    say "installing the project itself: kiosk and central"
    pip_install --no-deps --no-build-isolation --no-index --editable . || fail "the project itself could not be installed"
    echo "$stamp" >.venv/kiosk-setup
}

check_python
if command -v dpkg-query >/dev/null; then
    mapfile -t absent < <(needed_packages)
    if ((${#absent[@]})); then
        if [[ $check == yes ]]; then
            say "missing system packages: ${absent[*]}"
            exit 1
        fi
        install_packages "${absent[@]}"
    fi
else
    say "this is not Debian: see deploy/packages.sh for the system packages that are needed"
fi
if [[ $check == yes ]]; then
    [[ "$(cat .venv/kiosk-setup 2>/dev/null)" == "$(fingerprint)" ]] || { say ".venv/ is missing or old"; exit 1; }
    say "all is there"
    exit 0
fi
make_venv
say "ready"
