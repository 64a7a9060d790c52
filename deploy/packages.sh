# shellcheck shell=bash
# Debian packages, by who needs them, and how to install them. Sourced by setup.sh and raspi/install.sh.
# `new|old`: the name in Debian 13 and that in Debian 12. Where the times of 64 bits came in, a library was renamed.

# The screen draws with OpenGL through SDL: libgl1 is opened by name, Mesa draws it in software where there is
# no graphics card; libmtdev1 keeps Kivy quiet at start; Pillow opens libfribidi0 to shape Arabic on paper;
# espeak-ng reads aloud what has no recording, oggdec of vorbis-tools plays recordings, aplay and amixer of alsa-utils
# reach the loudspeaker.
export SCREEN_PACKAGES="libgl1 libgl1-mesa-dri libegl1 libmtdev1t64|libmtdev1 libfribidi0 espeak-ng vorbis-tools alsa-utils"
# A screen for a machine that has none.
export VIRTUAL_SCREEN_PACKAGES="xvfb xauth"
# What WeasyPrint of central sets its letters with, for the PDF of a person's file.
export CENTRAL_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# A browser for the staff pages (libatomic1: what drives it needs it), a reader for the QR on paper, the database of
# a large region, letters for the scripts in which papers are tested and the faces our own font is made of,
# pango-view as another eye on Arabic, pdfinfo of poppler-utils on a sheet to print, systemd-analyze for the services
# of a kiosk; strace and a file system whose picture can be taken while it is written, for the tests that cut the power.
export TEST_PACKAGES="chromium libatomic1 zbar-tools postgresql fonts-noto-core fonts-noto-ui-core pango1.0-tools poppler-utils systemd strace xfsprogs"
# One X server with one program on it, and the tools that turn off blanking and keep others away from it; nft for what
# may reach the network.
export KIOSK_PACKAGES="xserver-xorg-core xserver-xorg-input-libinput x11-xserver-utils libusb-1.0-0 python3-venv nftables udev systemd util-linux"
# Three databases that copy each other, in namespaces of one machine: `make failover`.
export FAILOVER_PACKAGES="patroni python3-etcd etcd-server postgresql ssl-cert iproute2 util-linux"

is_installed() {
    # dpkg-query knows a removed package too; only 'install ok installed' counts.
    [[ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" == "install ok installed" ]]
}

# missing_packages NAME…: of each that is not there, the name this release has for it.
missing_packages() {
    local package
    for package in "$@"; do
        if is_installed "${package%|*}" || is_installed "${package#*|}"; then continue; fi
        if grep -qs '^VERSION_CODENAME=bookworm' "${OS_RELEASE:-/etc/os-release}"; then
            echo "${package#*|}"
        else
            echo "${package%|*}"
        fi
    done
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
        printf '%s\n' "# Written by the set-up of the help kiosk; remove it to get Debian's own database server." \
            "create_main_cluster = false" | run_as_root tee "$folder/kiosk.conf" >/dev/null
    fi
}

# Install the packages named, or say which command to type. Needs `say` and `fail` of the script that sources this.
install_packages() {
    local command="apt-get install -y --no-install-recommends $*"
    if ! may_install; then
        fail "missing system packages. Type this, then try again:
  sudo apt-get update && sudo $command"
    fi
    say "installing system packages: $*"
    if [[ " $* " == *" postgresql "* ]]; then keep_postgresql_asleep; fi
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    local said
    said="$(mktemp)"
    run_as_root "${apt[@]}" update >"$said" 2>&1 || apt_failed "$said" "the list of packages could not be fetched" "sudo apt-get update"
    run_as_root "${apt[@]}" -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@" >"$said" 2>&1 ||
        apt_failed "$said" "the packages could not be installed" "sudo $command"
    rm -f "$said"
}

apt_failed() {
    # What apt said is long and mostly about other things; its last lines say why it stopped.
    grep -E '^[EW]:' "$1" | tail -n 8 >&2 || tail -n 8 "$1" >&2
    rm -f "$1"
    fail "$2; is the network up? To see more, type:
  $3"
}
