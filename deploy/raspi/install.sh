#!/usr/bin/env bash
# Make this machine a kiosk: 64-bit Raspberry Pi OS (Lite) or Debian; 13 (trixie), or still 12 (bookworm).
#
#   sudo deploy/raspi/install.sh [--site FOLDER] [--printer ADDRESS] [--scanner DEVICE] [--sound CARD]
#                                [--rotate left|right|inverted|normal] [--tablet] [--ssh] [--boot-file FILE]
#        deploy/raspi/install.sh --check      only say what it would do
#
# Asks nothing, needs no git. Safe to run again; an update is the same from a newer release: what ran before stays
# beside it. /etc/kiosk and /var/lib/kiosk are kept. The way back: deploy/raspi/undo.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'install: %s\n' "$*"; }
fail() {
    printf 'install: %s\n' "$*" >&2
    exit 1
}
usage() {
    sed -n 's/^#  *\(sudo deploy.*\)/usage: \1/p; s/^#   *\(\[--rotate.*\)/       \1/p' "$0" >&2
    exit 2
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh
# shellcheck source=deploy/venv.sh
source deploy/venv.sh
# shellcheck source=deploy/raspi/release.sh
source deploy/raspi/release.sh
# shellcheck source=deploy/raspi/machine.sh
source deploy/raspi/machine.sh

SETTINGS=/etc/kiosk/kiosk.env
UNITS="kiosk-wall.service kiosk-boot.service kiosk-display.service kiosk-screen.service kiosk-sync.service kiosk-clock.service kiosk-off.path kiosk-settle.service kiosk-update.timer"
STARTED="kiosk-off.service kiosk-update.service"
OS_RELEASE="${OS_RELEASE:-/etc/os-release}"
check=no
site=
ssh=no
put_beside=no
boot_file=
declare -A wanted=() # settings that were named here
while (($#)); do
    case "$1" in
        --check) check=yes ;;
        --site) site="${2:?$(usage)}" && shift ;;
        --printer) wanted[KIOSK_PRINTER]="${2:?$(usage)}" && shift ;;
        --scanner) wanted[KIOSK_SCANNER]="${2:?$(usage)}" && shift ;;
        --sound) wanted[KIOSK_SPEECH]="alsa:default:CARD=${2:?$(usage)}" && shift ;;
        --rotate)
            [[ "${2:-}" =~ ^(left|right|inverted|normal)$ ]] || usage
            wanted[KIOSK_ROTATE]="$2" && shift
            ;;
        --tablet) wanted[KIOSK_TABLET]=yes ;;
        --ssh) ssh=yes ;;
        --put-beside) put_beside=yes ;; # for `kiosk update`: on the shelf, and nothing points to it
        --boot-file) boot_file="${2:?$(usage)}" && shift ;;
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
  Write the card anew with 'Raspberry Pi OS Lite (64-bit)'." ;;
        *) fail "this is neither Raspberry Pi OS nor Debian on a known processor" ;;
    esac
    grep -Eq '^VERSION_CODENAME=(trixie|bookworm)$' "$OS_RELEASE" ||
        fail "this is neither Debian 13 (trixie) nor 12 (bookworm); nothing else was tried"
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
    # Who has this group may reach central: sync, and `sudo kiosk`. The screen, the same user, has it not.
    getent group kiosk-sync >/dev/null || run groupadd --system kiosk-sync
    run install -d -m 0700 -o kiosk -g kiosk /var/lib/kiosk
}

write_settings() {
    local name
    run install -d -m 0755 /etc/kiosk
    if [[ -e $SETTINGS ]] && grep -q '/opt/kiosk/config/' "$SETTINGS"; then
        run sed -i 's#/opt/kiosk/config/#/opt/kiosk/current/config/#' "$SETTINGS" # written before there were releases
    fi
    [[ -e $SETTINGS ]] || run install -m 0644 deploy/raspi/kiosk.env "$SETTINGS"
    if [[ -n $site ]]; then
        run rm -rf /etc/kiosk/site
        run cp -r --no-preserve=ownership "$site" /etc/kiosk/site
        run set_line KIOSK_SITE /etc/kiosk/site
    fi
    if [[ -n $boot_file ]]; then
        run "$APP/current/.venv/bin/python" -m kiosk.devices.settings.boot_file "$boot_file"
    fi
    for name in "${!wanted[@]}"; do run set_line "$name" "${wanted[$name]}"; done
    if [[ -e /etc/X11/xorg.conf.d/10-kiosk.conf ]]; then run rm -f /etc/X11/xorg.conf.d/10-kiosk.conf; fi # now in /run
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

ready_machine() {
    cmp -s deploy/raspi/kiosk-command /usr/local/bin/kiosk ||
        run install -m 0755 deploy/raspi/kiosk-command /usr/local/bin/kiosk
    cmp -s deploy/raspi/settle /usr/local/lib/kiosk-settle ||
        run install -m 0755 deploy/raspi/settle /usr/local/lib/kiosk-settle
    put_system_files
    name_scanner
    open_wall
    mask_units
    no_swap
    if [[ -d /etc/cloud && ! -e /etc/cloud/cloud-init.disabled ]]; then run touch /etc/cloud/cloud-init.disabled; fi
    no_old_journal
    if [[ -d /run/udev ]] && command -v udevadm >/dev/null; then
        run udevadm control --reload
        run udevadm trigger --subsystem-match=usb --subsystem-match=usbmisc --subsystem-match=tty
    fi
}

add_services() {
    local unit
    # $STARTED are begun by another unit alone: kiosk-off, enabled, would switch the machine off at every start.
    for unit in $UNITS $STARTED; do
        cmp -s "deploy/raspi/$unit" "/etc/systemd/system/$unit" ||
            run install -m 0644 "deploy/raspi/$unit" "/etc/systemd/system/$unit"
    done
    # Where a volunteer's stick is mounted.
    run install -d -m 0755 /media/kiosk-stick
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
if [[ $put_beside == yes ]]; then
    # shellcheck disable=SC2086
    mapfile -t absent < <(missing_packages $SCREEN_PACKAGES $KIOSK_PACKAGES)
    if ((${#absent[@]})); then fail "this release needs system packages: ${absent[*]}; run its install.sh"; fi
    release="$(release_id)"
    put_release "$release"
    echo "$release"
    exit 0
fi
add_packages
add_user
release="$(release_id)"
put_release "$release"
switch_to "$release"
write_settings
set_zone
ready_machine
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
