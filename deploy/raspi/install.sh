#!/usr/bin/env bash
# Make this machine a kiosk: 64-bit Raspberry Pi OS (Lite) or Debian 12, bookworm.
#
#   sudo deploy/raspi/install.sh [--site FOLDER] [--printer ADDRESS]
#        deploy/raspi/install.sh --check      only say what it would do
#
# Safe to run again; an update is: git pull, then this once more. /etc/kiosk and /var/lib/kiosk are kept.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'install: %s\n' "$*"; }
fail() {
    printf 'install: %s\n' "$*" >&2
    exit 1
}
usage() {
    echo "usage: deploy/raspi/install.sh [--check] [--site FOLDER] [--printer ADDRESS]" >&2
    exit 2
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh
# shellcheck source=deploy/venv.sh
source deploy/venv.sh

APP=/opt/kiosk
SETTINGS=/etc/kiosk/kiosk.env
UNITS="kiosk-display.service kiosk-screen.service kiosk-sync.service kiosk-clock.service kiosk-off.path"
OS_RELEASE="${OS_RELEASE:-/etc/os-release}"
check=no
site=
printer=
while (($#)); do
    case "$1" in
        --check) check=yes ;;
        --site) site="${2:?$(usage)}" && shift ;;
        --printer) printer="${2:?$(usage)}" && shift ;;
        *) usage ;;
    esac
    shift
done

# Do it, or with --check say it.
run() {
    if [[ $check == yes ]]; then
        printf 'install: would %s\n' "$*"
    else
        "$@"
    fi
}

check_machine() {
    case "$(dpkg --print-architecture 2>/dev/null)" in
        arm64 | amd64) ;;
        armhf | armel | i386) fail "this is a 32-bit system and several parts exist for 64-bit only.
  Write the card anew with 'Raspberry Pi OS Lite (64-bit)', bookworm." ;;
        *) fail "this is neither Raspberry Pi OS nor Debian on a known processor" ;;
    esac
    grep -q '^VERSION_CODENAME=bookworm' "$OS_RELEASE" ||
        fail "this is not bookworm (Debian 12); nothing else was tried"
    [[ $check == yes || $EUID -eq 0 ]] || fail "only root may do this. Type: sudo $0"
    [[ -z $site || -f $site/site.toml ]] || fail "there is no site.toml in $site"
}

add_packages() {
    local absent
    # shellcheck disable=SC2086
    mapfile -t absent < <(missing_packages $SCREEN_PACKAGES $KIOSK_PACKAGES)
    if ((${#absent[@]})); then run install_packages "${absent[@]}"; fi
}

add_user() {
    id kiosk >/dev/null 2>&1 ||
        run useradd --system --user-group --home-dir /var/lib/kiosk --no-create-home --shell /usr/sbin/nologin kiosk
    run install -d -m 0700 -o kiosk -g kiosk /var/lib/kiosk
}

copy_program() {
    # Only what a kiosk runs; central stays where it belongs. Everything but .venv is made anew.
    run install -d -m 0755 "$APP"
    run find "$APP" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    run cp -r --no-preserve=ownership kiosk config assets deploy docs requirements pyproject.toml README.md LICENSE "$APP"
    run find "$APP" -name __pycache__ -not -path "$APP/.venv/*" -type d -prune -exec rm -rf {} +
    run chmod -R u=rwX,go=rX "$APP"
}

fill_venv() {
    local stamp
    stamp="$({ cat requirements/device.txt pyproject.toml; python3 -VV; } | sha256sum | cut -d' ' -f1)"
    if [[ "$(cat "$APP/.venv/kiosk-setup" 2>/dev/null)" == "$stamp" ]]; then return; fi
    run python3 -m venv "$APP/.venv"
    say "installing $(grep -c '^[a-z0-9].*==' requirements/device.txt) Python packages into $APP/.venv (some minutes)"
    run install_locked "$APP/.venv" requirements/device.txt
    run install_project "$APP/.venv" "$APP"
    run rm -f "$APP/.venv/bin/central"
    if [[ $check == no ]]; then echo "$stamp" >"$APP/.venv/kiosk-setup"; fi
}

write_settings() {
    run install -d -m 0755 /etc/kiosk /etc/X11/xorg.conf.d
    [[ -e $SETTINGS ]] || run install -m 0644 deploy/raspi/kiosk.env "$SETTINGS"
    if [[ -n $site ]]; then
        run rm -rf /etc/kiosk/site
        run cp -r --no-preserve=ownership "$site" /etc/kiosk/site
        run set_line KIOSK_SITE /etc/kiosk/site
    fi
    if [[ -n $printer ]]; then run set_line KIOSK_PRINTER "$printer"; fi
    run install -m 0644 deploy/raspi/xorg.conf /etc/X11/xorg.conf.d/10-kiosk.conf
}

set_line() {
    # KEY=VALUE once in the settings, whatever stood there before, commented out or not. In quotes, so that it is
    # read back whole whatever is in it: systemd takes a backslash away outside of them.
    local value="${2//\\/\\\\}"
    value="${value//\"/\\\"}" value="${value//\$/\\\$}" value="${value//\`/\\\`}"
    sed -i -E "/^[[:space:]]*#?[[:space:]]*$1[[:space:]]*=/d" "$SETTINGS"
    if [[ -n "$(tail -c1 "$SETTINGS")" ]]; then echo >>"$SETTINGS"; fi # a last line without its end
    printf '%s="%s"\n' "$1" "$value" >>"$SETTINGS"
}

set_zone() {
    # A new card stands on London time. What people read is Belgian everywhere; this is for the journal and `date`.
    local zone
    zone="$(readlink -f /etc/localtime)"
    case "${zone#/usr/share/zoneinfo/}" in
        Europe/Brussels) ;;
        Europe/London | UTC | Etc/UTC | UCT | Zulu | Universal | Etc/*)
            run ln -sf /usr/share/zoneinfo/Europe/Brussels /etc/localtime
            if [[ $check == no ]]; then echo Europe/Brussels >/etc/timezone; fi
            ;;
        *) say "the clock shows ${zone#/usr/share/zoneinfo/}; in Belgium: sudo timedatectl set-timezone Europe/Brussels" ;;
    esac
}

ready_program() {
    # User kiosk may not write in /opt: without this every start would compile anew.
    run "$APP/.venv/bin/python" -m compileall -q "$APP/kiosk"
    run install -m 0755 deploy/raspi/kiosk-command /usr/local/bin/kiosk
}

name_printers() {
    run install -d -m 0755 /etc/udev/rules.d
    run install -m 0644 deploy/raspi/60-kiosk-printer.rules /etc/udev/rules.d/60-kiosk-printer.rules
    if [[ -d /run/udev ]] && command -v udevadm >/dev/null; then
        run udevadm control --reload
        run udevadm trigger --subsystem-match=usb --subsystem-match=usbmisc --subsystem-match=tty
    fi
}

add_services() {
    local unit
    for unit in $UNITS; do
        run install -m 0644 "deploy/raspi/$unit" "/etc/systemd/system/$unit"
    done
    # Started by kiosk-off.path alone: never enabled, or the machine would switch off at every start.
    run install -m 0644 deploy/raspi/kiosk-off.service /etc/systemd/system/kiosk-off.service
    # Where a volunteer's stick is mounted.
    run install -d -m 0755 /media/kiosk-stick
    run install -m 0644 deploy/raspi/99-kiosk-stick.rules /etc/udev/rules.d/99-kiosk-stick.rules
    # A desktop would take the screen: stop at the level before it.
    run systemctl set-default --quiet multi-user.target
    # shellcheck disable=SC2086
    run systemctl enable --quiet $UNITS
    if [[ -d /run/systemd/system ]]; then
        run systemctl daemon-reload
        # shellcheck disable=SC2086
        run systemctl restart $UNITS
    fi
}

check_machine
add_packages
add_user
copy_program
fill_venv
ready_program
write_settings
set_zone
name_printers
add_services
if [[ $check == yes ]]; then
    say "nothing was changed"
    exit 0
fi
say "done. Next:
  1. look at $SETTINGS (site, printer)
  2. join central:  sudo kiosk enrol - < TOKEN-FILE
  3. choose the PIN of the volunteers:  sudo kiosk pin
  4. check it all:  sudo kiosk doctor"
