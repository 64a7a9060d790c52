#!/usr/bin/env bash
# Kill the primary of three databases while a kiosk hands over: docs/high-availability.md, tests/faults/failover.py.
#
#   sudo deploy/failover.sh [--n 2] [--long --record]
#
# Installs Patroni and etcd of Debian where they are not there, and keeps both from running by themselves. The three
# machines are network namespaces of this one, with folders of their own; they go away at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'failover: %s\n' "$*"; }
fail() {
    printf 'failover: %s\n' "$*" >&2
    exit 1
}
# shellcheck source=deploy/packages.sh
source deploy/packages.sh

[[ $EUID -eq 0 ]] || fail "network namespaces need root. Type: sudo $0 $*"
# shellcheck disable=SC2086
mapfile -t absent < <(missing_packages $FAILOVER_PACKAGES)
if ((${#absent[@]})); then
    # A unit that is masked before its package comes is not started by it.
    for unit in etcd.service patroni.service; do
        if [[ " ${absent[*]} " == *" ${unit%.service}"* ]]; then ln -sfn /dev/null "/etc/systemd/system/$unit"; fi
    done
    install_packages "${absent[@]}"
fi
[[ -e /etc/ssl/private/ssl-cert-snakeoil.key ]] || make-ssl-cert generate-default-snakeoil
exec .venv/bin/python -m tests.faults.run failover "$@"
