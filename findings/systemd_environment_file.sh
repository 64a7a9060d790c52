#!/usr/bin/env bash
# systemd 252.38-1~deb12u1 (Debian 12, so Raspberry Pi OS bookworm; another 252.x is taken where it is installed),
# its own parser of EnvironmentFile=, load_env_file() of libsystemd-shared, asked without any code of ours.
#
# 1. A remark that ends in a backslash.
#    Expected: a remark ends where its line ends, as in a shell and in every .env reader; `KIOSK_PLACE` below it is set.
#    Seen: the next line belongs to the remark and is not read; nothing is logged. (`# the share is \\nas\kiosk\`)
# 2. One value with a letter in Latin-1 (Notepad, 'ANSI'): `OWNER=café`.
#    Expected: that line is refused, the others are read (as for a name that is none, which is passed over).
#    Seen: the log says of that key "ignoring", and the whole file is refused, lines above it too; with
#    `EnvironmentFile=-`, which means 'may be missing' to most people, the service starts without any of its settings.
#    In a remark the same letter costs nothing.
# Exits 1 when systemd behaves otherwise.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
lib="$(find /usr/lib -name 'libsystemd-shared-252.so' 2>/dev/null | head -1)"
if [[ -z $lib ]]; then
    (cd "$work" && apt-get download 'libsystemd-shared=252*' 2>/dev/null || apt-get download 'systemd=252*' >/dev/null)
    for package in "$work"/*.deb; do dpkg -x "$package" "$work/root"; done
    lib="$(find "$work/root" -name 'libsystemd-shared-252.so' | head -1)"
fi
printf '# \\\\nas\\kiosk\\\nKIOSK_PLACE=hal\nOTHER=1\n' >"$work/remark.env"
printf 'KIOSK_PLACE=hal\nOWNER=caf\351\n' >"$work/value.env"
printf '# caf\351\nKIOSK_PLACE=hal\n' >"$work/latin-remark.env"
python3 - "$lib" "$work" <<'P'
import ctypes
import sys

lib, work = ctypes.CDLL(sys.argv[1]), sys.argv[2]
lib.load_env_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p))]


def read(name):
    found = ctypes.POINTER(ctypes.c_char_p)()
    result = lib.load_env_file(None, f"{work}/{name}".encode(), ctypes.byref(found))
    if result < 0:
        return result
    lines = []
    while found and found[len(lines)]:
        lines.append(found[len(lines)].decode())
    return lines


seen = [read(name) for name in ("remark.env", "value.env", "latin-remark.env")]
print("remark that ends in a backslash:", seen[0])
print("a value in Latin-1:", seen[1])
print("a remark in Latin-1:", seen[2])
sys.exit(0 if seen == [["OTHER=1"], -22, ["KIOSK_PLACE=hal"]] else 1)
P
