#!/usr/bin/env bash
# systemd 252.38-1~deb12u1 (another 252.x or 257.x is taken where it is installed), RestrictAddressFamilies=, asked by
# its own seccomp_restrict_address_families() of libsystemd-shared, without any code of ours.
#
# A service with RestrictAddressFamilies=AF_INET AF_INET6, to keep it from every socket file of the machine.
#    Expected: it reaches no Unix socket: socket(AF_UNIX) is refused (and is: EAFNOSUPPORT).
#    Seen: socketpair(AF_UNIX, SOCK_DGRAM) is allowed, and each end of such a pair may sendto() any address: the word
#    arrives at every datagram socket whose file the service may write to (/dev/log, /run/systemd/notify, …).
#    Stream sockets, such as that of the X server, stay out of reach: an end of a stream pair cannot connect() again.
#    systemd.exec(5) says that socketpair() is not filtered, and that it 'creates connected AF_UNIX sockets only'.
#    Good to know in both directions: a service without AF_UNIX can still feed its watchdog.
# Exits 1 when systemd behaves otherwise.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
lib="$(find /usr/lib -name 'libsystemd-shared-25[27]*.so' 2>/dev/null | head -1)"
if [[ -z $lib ]]; then
    (cd "$work" && apt-get download 'libsystemd-shared=252*' >/dev/null 2>&1 || apt-get download 'libsystemd-shared=257*' >/dev/null)
    for package in "$work"/*.deb; do dpkg -x "$package" "$work/root"; done
    lib="$(find "$work/root" -name 'libsystemd-shared-25[27]*.so' | head -1)"
fi
python3 - "$lib" "$work/listening" <<'P'
import ctypes
import socket
import sys

listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listening.bind(sys.argv[2])
listening.settimeout(2)
stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
stream.bind(sys.argv[2] + ".stream")
stream.listen()

# An empty list of what is allowed: no family at all.
filtered = ctypes.CDLL(sys.argv[1]).seccomp_restrict_address_families
filtered.argtypes = [ctypes.c_void_p, ctypes.c_bool]
done = filtered(None, True)


def tried(what):
    try:
        return what() or "allowed"
    except OSError as error:
        return f"refused ({error.strerror})"


def by_a_pair():
    end, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    other.close()
    end.sendto(b"a word", sys.argv[2])
    return "arrived: " + listening.recv(100).decode()


def by_a_stream_pair():
    end, _other = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    end.connect(sys.argv[2] + ".stream")


seen = [done, tried(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) and None), tried(by_a_pair), tried(by_a_stream_pair)]
print("filter set:", seen[0])
print("socket(AF_UNIX, SOCK_DGRAM):", seen[1])
print("one end of socketpair(AF_UNIX, SOCK_DGRAM), sendto another socket:", seen[2])
print("one end of socketpair(AF_UNIX, SOCK_STREAM), connect to another socket:", seen[3])
right = seen[0] == 0 and seen[1].startswith("refused") and seen[2] == "arrived: a word" and seen[3].startswith("refused")
sys.exit(0 if right else 1)
P
