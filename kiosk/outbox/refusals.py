"""What can keep a record from being stored or sent: one named exception each.

`NotStored` and its children mean: the record is not kept, and nobody may be told it is. Everything else
here leaves what is stored where it is.
"""

from __future__ import annotations

from typing import ClassVar

from kiosk.problems import Problem


class NotStored(Problem):
    """The record was not stored. Never raised after the record became durable."""

    code: ClassVar[str] = "queue-broken"


class DiskFull(NotStored):
    """No room left on the card."""

    code: ClassVar[str] = "disk-full"


class DiskReadOnly(NotStored):
    """The card takes no writes (switched to read-only, or failing)."""

    code: ClassVar[str] = "disk-read-only"


class QueueNewer(NotStored):
    """The database was made by a newer version of the program; it is left as it is."""

    code: ClassVar[str] = "queue-newer"


class QueueBroken(NotStored):
    """The database cannot be read; the file is left untouched for the installer."""

    code: ClassVar[str] = "queue-broken"


class QueueBusy(NotStored):
    """Another process held the queue for too long."""

    code: ClassVar[str] = "queue-busy"


class OtherContent(NotStored):
    """A record with this id exists already, with another content. The first one stays."""

    code: ClassVar[str] = "record-conflict"


class Retired(NotStored):
    """The device is out of service and takes no new records."""

    code: ClassVar[str] = "device-retired"


class NotEnrolled(NotStored):
    """Without keys of central nothing can be sealed, so nothing is taken."""

    code: ClassVar[str] = "not-enrolled"


class EnrolmentBroken(NotStored):
    """The files of the enrolment do not fit together."""

    code: ClassVar[str] = "not-enrolled"


class AlreadyEnrolled(Problem):
    """The device has joined a central already."""

    code: ClassVar[str] = "already-enrolled"


class TokenUsed(Problem):
    """Central knows the one-time secret as used up."""

    code: ClassVar[str] = "token-used"


class NoNetwork(Problem):
    """No answer from central: nobody knows whether anything arrived, so all records go on waiting.

    `reached`: the connection stood, so a smaller batch may fare better.
    """

    code: ClassVar[str] = "network"

    def __init__(self, detail: str = "", reached: bool = False) -> None:
        super().__init__(detail)
        self.reached = reached


class WrongAnswer(Problem):
    """An answer central did not give, or one that does not fit the question."""

    code: ClassVar[str] = "central-answer"


class NotNow(WrongAnswer):
    """Central (or what stands before it) has too much to do. `retry_after`: seconds it asks for, if any."""

    code: ClassVar[str] = "too-busy"

    def __init__(self, detail: str, retry_after: float | None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class AlreadySending(Problem):
    """Another sync is at work."""

    code: ClassVar[str] = "queue-busy"


class StickUnreadable(Problem):
    """A stick, or a file on it, that cannot be read."""

    code: ClassVar[str] = "stick-unreadable"
