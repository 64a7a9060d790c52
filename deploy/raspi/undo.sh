#!/usr/bin/env bash
# Make this kiosk an ordinary machine again. What waits in /var/lib/kiosk and the settings stay, unless:
#   sudo deploy/raspi/undo.sh [--with-everything]      records that were not delivered are lost then
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'undo: %s\n' "$*"; }
run() { "$@"; }
check=no
# shellcheck source=deploy/raspi/machine.sh
source deploy/raspi/machine.sh
everything=no
case "${1:-}" in
    '') ;;
    --with-everything) everything=yes ;;
    *)
        echo "usage: deploy/raspi/undo.sh [--with-everything]" >&2
        exit 2
        ;;
esac
[[ $EUID -eq 0 ]] || { say "only root may do this. Type: sudo $0" >&2; exit 1; }

mapfile -t units < <(cd deploy/raspi && ls kiosk-*.service kiosk-*.path kiosk-*.timer)
if [[ -d /run/systemd/system ]]; then systemctl stop "${units[@]}" || true; fi
systemctl disable --quiet "${units[@]}" 2>/dev/null || true
for unit in "${units[@]}"; do rm -rf "/etc/systemd/system/$unit" "/etc/systemd/system/$unit.d"; done
while read -r unit; do
    place="/etc/systemd/system/$unit"
    if [[ "$(readlink "$place" 2>/dev/null)" == /dev/null ]]; then rm "$place"; fi
    if [[ -e $place.before-kiosk || -L $place.before-kiosk ]]; then mv "$place.before-kiosk" "$place"; fi
done < <(masked_units)
while read -r file; do rm -f "/$file"; done < <(system_files)
rm -f /etc/udev/rules.d/61-kiosk-scanner.rules /etc/X11/xorg.conf.d/10-kiosk.conf /usr/local/bin/kiosk /usr/local/lib/kiosk-settle
rm -f /etc/cloud/cloud-init.disabled
if command -v nft >/dev/null; then nft delete table inet kiosk 2>/dev/null || true; fi
if [[ -d /run/systemd/system ]]; then systemctl daemon-reload; fi
if [[ -d /run/udev ]] && command -v udevadm >/dev/null; then udevadm control --reload; fi
if [[ $everything == yes ]]; then
    rm -rf /var/lib/kiosk /etc/kiosk
    if id kiosk >/dev/null 2>&1; then userdel kiosk; fi
    if getent group kiosk-sync >/dev/null; then groupdel kiosk-sync; fi
fi
# Last: this script lies in there when it is run from the kiosk itself.
rm -rf /opt/kiosk
say "done; restart the machine. $([[ $everything == yes ]] || echo "Kept: /etc/kiosk, /var/lib/kiosk")"
