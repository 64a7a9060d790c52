"""How long the pad waits after a wrong PIN: three are a slip of the finger, then it doubles up to an hour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.devices.health.clock import Reading

FREE = 3  # wrong ones without a wait
FIRST, LONGEST = 30, 3600  # seconds


def wait_after(failed: int) -> int:
    """Return the seconds to wait after so many wrong PINs in a row."""
    return 0 if failed < FREE else min(FIRST << min(failed - FREE, 20), LONGEST)


@dataclass(frozen=True)
class Tries:
    """Wrong PINs in a row, and when the last one was: milliseconds since the start of this boot.

    The wall clock is not asked: whoever could turn it would turn the wait off.
    """

    failed: int = 0
    boot_id: str = ""
    at_ms: int = 0

    def seen_at(self, now: Reading) -> Tries:
        """Return them as they count now: after a restart the whole wait begins anew."""
        same = self.boot_id == now.boot_id and self.at_ms <= now.monotonic_ms
        return self if same else replace(self, boot_id=now.boot_id, at_ms=now.monotonic_ms)

    def seconds_left(self, now: Reading) -> int:
        """Return the whole seconds until the next try; 0 when it may be made."""
        seen = self.seen_at(now)
        left = seen.at_ms + 1000 * wait_after(seen.failed) - now.monotonic_ms
        return max(0, -(-left // 1000))

    def one_more(self, now: Reading) -> Tries:
        """Return them with a try that is being made: it counts before anybody knows how it ends."""
        return Tries(self.failed + 1, now.boot_id, now.monotonic_ms)
