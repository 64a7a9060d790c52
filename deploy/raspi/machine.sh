# shellcheck shell=bash
# What the machine itself must do and leave on a kiosk: files under deploy/raspi/system, units that are masked, the
# group that may reach the network. Each has its way back in undo.sh. Sourced by install.sh and undo.sh.

SYSTEM=deploy/raspi/system

# Paths of our files of the system, without the leading folder: etc/sysctl.d/80-kiosk.conf …
system_files() { (cd "$SYSTEM" && find etc -type f | LC_ALL=C sort); }

masked_units() { grep -v '^#' deploy/raspi/masked; }

put_system_files() {
    local file
    while read -r file; do
        cmp -s "$SYSTEM/$file" "/$file" || run install -D -m 0644 "$SYSTEM/$file" "/$file"
    done < <(system_files)
}

mask_units() {
    # A link to /dev/null holds also for a unit that a package brings later. Made by hand: it needs no systemd, and
    # a unit file that somebody wrote there is kept for the undo.
    local unit place
    while read -r unit; do
        place="/etc/systemd/system/$unit"
        if [[ "$(readlink "$place" 2>/dev/null)" == /dev/null ]]; then continue; fi
        if [[ -e $place || -L $place ]]; then run mv "$place" "$place.before-kiosk"; fi
        run ln -s /dev/null "$place"
    done < <(masked_units)
}

no_swap() {
    # rpi-swap reads its settings at the next start only; what is swapped now goes back to memory now.
    if [[ ! -d /run/systemd/system ]]; then return; fi # a folder: what is swapped is the business of the machine around it
    if [[ "$(wc -l </proc/swaps)" -gt 1 ]]; then run swapoff -a || say "swap could not be turned off now: restart the machine"; fi
    if [[ -e /var/swap ]]; then run rm -f /var/swap; fi
    grep -qw memory /sys/fs/cgroup/cgroup.controllers 2>/dev/null ||
        say "this kernel counts no memory for services: swap is off for the whole machine, and the ceiling on memory does not hold"
}

no_old_journal() {
    # With Storage=volatile nothing is written there any more; what lies there stays readable for ever.
    if [[ -d /var/log/journal ]]; then run rm -rf /var/log/journal; fi
}

# What this place needs of the network beside central: the printer, and ssh where it was asked for.
open_wall() {
    run install -d -m 0755 /etc/kiosk/wall.d
    local printer address port
    printer="$(kiosk_setting KIOSK_PRINTER)"
    if [[ $printer =~ ^network://([0-9.]+)(:([0-9]+))? ]]; then
        address="${BASH_REMATCH[1]}" port="${BASH_REMATCH[3]:-9100}"
        put_text /etc/kiosk/wall.d/printer.nft \
            "add rule inet kiosk extra_out meta skuid \"kiosk\" ip daddr $address tcp dport $port accept"
        put_text /etc/systemd/system/kiosk-screen.service.d/printer.conf "[Service]" "IPAddressAllow=$address"
    fi
    if [[ $ssh == yes ]]; then
        put_text /etc/kiosk/wall.d/ssh.nft "add rule inet kiosk extra_in tcp dport 22 ct state new accept"
    fi
}

# The scanner of this kiosk, by the name that udev gives it; every other keyboard is silenced.
name_scanner() {
    local scanner name
    scanner="$(kiosk_setting KIOSK_SCANNER)"
    name="$(basename "$scanner")"
    name="${name#usb-}"
    name="$(sed -E 's/(-if[0-9]+)?-event-kbd$//' <<<"$name")"
    if [[ -z $scanner || ! $name =~ ^[A-Za-z0-9_.:+-]+$ ]]; then return; fi
    put_text /etc/udev/rules.d/61-kiosk-scanner.rules \
        "SUBSYSTEM==\"input\", SUBSYSTEMS==\"usb\", IMPORT{builtin}=\"usb_id\"" \
        "SUBSYSTEM==\"input\", ENV{ID_SERIAL}==\"$name\", ENV{KIOSK_SCANNER}=\"1\""
}

# put_text FILE LINE…: written only when it says something else.
put_text() {
    local file="$1"
    shift
    if [[ "$(printf '%s\n' "$@")" == "$(cat "$file" 2>/dev/null)" ]]; then return; fi
    if [[ $check == yes ]]; then
        printf 'install: would write %s\n' "$file"
        return
    fi
    install -d -m 0755 "$(dirname "$file")"
    printf '%s\n' "$@" >"$file"
}

kiosk_setting() { sed -n -E "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*\"?([^\"]*)\"?[[:space:]]*$/\1/p" "$SETTINGS" 2>/dev/null | tail -n 1 || true; }
