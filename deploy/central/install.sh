#!/usr/bin/env bash
# Make this machine the central service: Debian 13 (trixie) or 12 (bookworm), 64-bit.
#
#   sudo deploy/central/install.sh            install, or update from a newer release
#        deploy/central/install.sh --check    only say what it would do
#
# Asks nothing, needs no git. Safe to run again. The program comes in /opt/central; /etc/central, /var/lib/central and
# /var/backups/central are kept. Of an update the services stand still while files are replaced; kiosks keep what
# people say meanwhile. Nothing starts before CENTRAL_HOSTS is filled in and `central init` was run once.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'install: %s\n' "$*"; }
fail() {
    printf 'install: %s\n' "$*" >&2
    exit 1
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh
# shellcheck source=deploy/venv.sh
source deploy/venv.sh

APP=/opt/central
STATE=/var/lib/central
BACKUPS=/var/backups/central
PARTS="kiosk central config assets deploy docs requirements pyproject.toml README.md LICENSE"
LOCK=requirements/central.txt
SERVICES="central-web.service central-devices.service central-work.service"
TIMERS="central-backup.timer central-check.timer central-metrics.timer"
BEGUN="central-backup.service central-check.service central-metrics.service central-failed@.service"
OS_RELEASE="${OS_RELEASE:-/etc/os-release}"
check=no
case "${1:-}" in
    "") ;;
    --check) check=yes ;;
    *)
        echo "usage: deploy/central/install.sh [--check]" >&2
        exit 2
        ;;
esac

# Do it, or with --check say it.
run() {
    if [[ $check == yes ]]; then printf 'install: would %s\n' "$*"; else "$@"; fi
}

check_machine() {
    case "$(dpkg --print-architecture 2>/dev/null)" in
        arm64 | amd64) ;;
        *) fail "the central service needs a 64-bit Debian (amd64 or arm64)" ;;
    esac
    grep -Eq '^VERSION_CODENAME=(trixie|bookworm)$' "$OS_RELEASE" ||
        fail "this is neither Debian 13 (trixie) nor 12 (bookworm); nothing else was tried"
    [[ $check == yes || $EUID -eq 0 ]] || fail "only root may do this. Type: sudo $0"
    [[ ! $PWD -ef $APP ]] || fail "this is what runs already; unpack a release in another folder and start it there"
}

add_packages() {
    local absent
    # shellcheck disable=SC2086
    mapfile -t absent < <(missing_packages $CENTRAL_PACKAGES python3 python3-venv util-linux)
    if ((${#absent[@]})); then run install_packages "${absent[@]}"; fi
}

add_user() {
    id central >/dev/null 2>&1 ||
        run useradd --system --user-group --home-dir "$STATE" --no-create-home --shell /usr/sbin/nologin central
    [[ -d $STATE ]] || run install -d -m 0700 -o central -g central "$STATE"
    [[ -d $BACKUPS ]] || run install -d -m 0700 -o central -g central "$BACKUPS"
    [[ -d /etc/central ]] || run install -d -m 0750 -o root -g central /etc/central
    local name
    for name in central.env caddy.env; do # the first may hold passwords
        [[ -e /etc/central/$name ]] || run install -m 0640 -o root -g central "deploy/central/$name" "/etc/central/$name"
    done
}

# The same files, Python and packages have the same mark.
program_mark() {
    # shellcheck disable=SC2086
    { find $PARTS -type f ! -path '*/__pycache__/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; python3 -VV; } 2>/dev/null |
        sha256sum | cut -d' ' -f1
}

packages_mark() { { cat "$LOCK"; python3 -VV 2>/dev/null || true; } | sha256sum | cut -d' ' -f1; }

systemd_runs() { [[ -d /run/systemd/system ]]; }

# Replaced in place while the services stand still. `complete` goes first and is written last: after a power cut in
# between, the next run does it again.
put_program() {
    local mark part fresh="$APP/.fresh"
    mark="$(program_mark)"
    if [[ "$(cat "$APP/complete" 2>/dev/null)" == "$mark" ]]; then return; fi
    say "new program in $APP"
    run install -d -m 0755 "$APP"
    run rm -rf "$fresh"
    run install -d -m 0755 "$fresh"
    # shellcheck disable=SC2086
    run cp -r --no-preserve=ownership $PARTS "$fresh"
    run find "$fresh" -name __pycache__ -type d -prune -exec rm -rf {} +
    run chmod -R u=rwX,go=rX "$fresh"
    # shellcheck disable=SC2086
    if systemd_runs; then run systemctl stop $TIMERS $SERVICES 2>/dev/null || true; fi
    run rm -f "$APP/complete"
    for part in $PARTS; do
        run rm -rf "${APP:?}/$part"
        run mv -T "$fresh/$part" "$APP/$part"
    done
    run rm -rf "$fresh"
    fill_venv
    run "$APP/.venv/bin/python" -m compileall -q "$APP/kiosk" "$APP/central"
    run sync --file-system "$APP"
    if [[ $check == no ]]; then echo "$mark" >"$APP/complete"; fi
}

fill_venv() {
    if [[ "$(cat "$APP/.venv/central-packages" 2>/dev/null)" != "$(packages_mark)" ]]; then
        say "installing $(grep -c '^[a-z0-9].*==' "$LOCK") Python packages (some minutes)"
        run rm -rf "$APP/.venv"
        run python3 -m venv "$APP/.venv"
        run install_locked "$APP/.venv" "$LOCK"
        if [[ $check == no ]]; then packages_mark >"$APP/.venv/central-packages"; fi
    fi
    run install_project "$APP/.venv" "$APP"
}

add_services() {
    local unit changed=no
    cmp -s deploy/central/central-command /usr/local/bin/central ||
        run install -m 0755 deploy/central/central-command /usr/local/bin/central
    for unit in $SERVICES $TIMERS $BEGUN; do
        cmp -s "deploy/central/$unit" "/etc/systemd/system/$unit" && continue
        run install -m 0644 "deploy/central/$unit" "/etc/systemd/system/$unit"
        changed=yes
    done
    # shellcheck disable=SC2086
    run systemctl enable --quiet $SERVICES $TIMERS
    if [[ $changed == yes ]] && systemd_runs; then run systemctl daemon-reload; fi
}

is_set_up() {
    grep -Eq '^CENTRAL_HOSTS="?[^"[:space:]]' /etc/central/central.env 2>/dev/null && [[ -e $STATE/secret.key ]]
}

check_machine
add_packages
add_user
put_program
add_services
if [[ $check == yes ]]; then
    say "nothing was changed"
    exit 0
fi
if ! is_set_up; then
    say "done. Next (docs/central-in-production.md):
  1. fill in /etc/central/central.env
  2. sudo central init
  3. sudo deploy/central/install.sh      starts the services
  4. the front: /etc/central/caddy.env and deploy/central/Caddyfile"
    exit 0
fi
/usr/local/bin/central init --quiet || fail "central init did not end well: the services stay as they are, see above"
if systemd_runs; then
    # shellcheck disable=SC2086
    systemctl start $SERVICES $TIMERS
fi
say "done. To see whether all is well:  sudo central check"
