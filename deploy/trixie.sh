#!/usr/bin/env bash
# A Debian 13 folder on a machine that has another Debian: the installer twice in it, the scores of its systemd,
# then the set-up of a checkout and a smoke of the tests. From a release archive: nothing in there has git.
#
#   sudo deploy/trixie.sh            in build/trixie; TRIXIE=/another/folder
#   sudo deploy/trixie.sh install    only this step: folder, install, units, tests, or leave (takes the folder away)
#
# Nothing in the folder starts a service: a folder has no systemd running. What only a board can show stands in
# docs/reliability.md.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'trixie: %s\n' "$*"; }
fail() {
    printf 'trixie: %s\n' "$*" >&2
    exit 1
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh

FOLDER="${TRIXIE:-$PWD/build/trixie}"
RELEASE=/opt/kiosk-release
# What differs between the releases: names of packages, scores of units, Python, SQLite, Mesa on a real screen.
SMOKE="tests/house/test_kiosk_machine.py tests/house/test_kiosk_services.py tests/house/test_one_settings_file.py \
    tests/house/test_printer_names.py tests/house/test_stick_mount.py tests/devices/settings tests/devices/health \
    tests/machine tests/releases tests/wire/test_signing.py tests/ui/test_no_way_out.py tests/ui/test_frozen.py"

inside() {
    # Its own processes and mounts: whatever is started in there ends with it. The pip of this machine's settings.
    unshare --mount --pid --fork --kill-child -- bash -c '
        mount -t proc proc "$0/proc" && mount -t tmpfs -o mode=1777 tmpfs "$0/tmp" && mount --rbind /dev "$0/dev" &&
            exec chroot "$0" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LANG=C.UTF-8 \
                PIP_INDEX_URL="$1" bash -euo pipefail -c "$2"' \
        "$FOLDER" "$(python3 -m pip config get global.index-url 2>/dev/null || true)" "$1"
}

of_debian() {
    # Where this machine gets Debian from, for its own release; the folder asks the same place for another.
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 'Component: main' |
        awk -v wanted="$1" -v own="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$2 == own wanted { print $1; exit }'
}

make_folder() {
    if [[ -e $FOLDER/made ]]; then return; fi
    local debian security
    debian="$(of_debian "")" security="$(of_debian -security)"
    [[ -n $debian ]] || fail "apt of this machine knows no Debian archive"
    mapfile -t absent < <(missing_packages debootstrap ca-certificates)
    if ((${#absent[@]})); then install_packages "${absent[@]}"; fi
    if [[ ! -x $FOLDER/usr/bin/systemctl || -e $FOLDER/debootstrap ]]; then # debootstrap's own folder goes at its end
        say "making a Debian 13 folder in $FOLDER (ten minutes)"
        mkdir -p "$FOLDER"
        debootstrap --variant=minbase --include=ca-certificates,systemd trixie "$FOLDER" "$debian" \
            >"$FOLDER.log" 2>&1 || fail "debootstrap stopped: see $FOLDER.log"
    fi
    {
        echo "deb $debian trixie main"
        echo "deb $debian trixie-updates main"
        if [[ -n $security ]]; then echo "deb $security trixie-security main"; fi
    } >"$FOLDER/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check)[A-Za-z:-]* ' >"$FOLDER/etc/apt/apt.conf.d/00-as-outside" || true
    cp --dereference /etc/resolv.conf "$FOLDER/etc/resolv.conf"
    cp --dereference /etc/ssl/certs/ca-certificates.crt "$FOLDER/etc/ssl/certs/ca-certificates.crt"
    touch "$FOLDER/made"
}

unpack_release() {
    # .venv stays: a second run of this script is quick.
    mkdir -p "$FOLDER$RELEASE"
    find "$FOLDER$RELEASE" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    if git rev-parse --git-dir >/dev/null 2>&1; then
        git ls-files -z | tar --create --null --no-recursion --files-from=- | tar --extract --directory="$FOLDER$RELEASE"
    else
        tar --create --exclude=./.venv --exclude=./build . | tar --extract --directory="$FOLDER$RELEASE"
    fi
}

install_twice() {
    say "the installer, twice"
    inside "cd $RELEASE && ! command -v git && deploy/raspi/install.sh --check >/dev/null
        deploy/raspi/install.sh && deploy/raspi/install.sh >/tmp/second && cat /tmp/second
        ! grep -E 'installing|new release' /tmp/second
        deploy/raspi/install.sh --check | tail -n 1
        kiosk doctor || true"
}

look_at_units() {
    say "the units, by $(inside 'systemd-analyze --version | head -n 1')"
    inside "cd $RELEASE && systemd-analyze verify --man=no /etc/systemd/system/kiosk-*.{service,path,timer}
        for unit in deploy/raspi/*.service deploy/central/*.service; do
            systemd-analyze security --no-pager --offline=yes \$unit | tail -n 1; done"
}

run_tests() {
    say "set-up and a smoke of the tests"
    inside "cd $RELEASE && deploy/setup.sh --tests && deploy/setup.sh --tests --check
        deploy/with-display.sh 1280x800 .venv/bin/python -m pytest -q ${TESTS:-$SMOKE}"
}

[[ $EUID -eq 0 ]] || fail "only root may make such a folder. Type: sudo $0"
case "${1:-all}" in
    folder) make_folder ;;
    install) make_folder && unpack_release && install_twice ;;
    units) make_folder && unpack_release && look_at_units ;;
    tests) make_folder && unpack_release && run_tests ;;
    leave) rm -rf --one-file-system "$FOLDER" ;;
    all)
        make_folder
        unpack_release
        install_twice
        look_at_units
        run_tests
        say "all of it held"
        ;;
    *) fail "usage: deploy/trixie.sh [folder|install|units|tests|leave]" ;;
esac
