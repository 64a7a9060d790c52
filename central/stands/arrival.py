"""The news of a stand becomes a stand session, or completes one."""

from __future__ import annotations

from django.dispatch import Signal

from central.intake.models import InboxEnvelope
from central.pages.text import storable, storable_count
from central.stands.models import StandSession
from kiosk.wire.stand import Listed, StandNews

# Sent inside the transaction when the news of a stand was kept (session=…, planned=id of its plan or None).
stand_told = Signal()


def keep_stand(envelope: InboxEnvelope, news: StandNews) -> StandSession:
    """Keep what a document tells, inside the caller's transaction."""
    session, _ = StandSession.objects.get_or_create(
        organisation=envelope.organisation,
        device=envelope.device,
        stand=news.stand,
        defaults={"site": news.site, "heard_at": envelope.received_at},
    )
    _place(session, news)
    for name, listed in (("action", news.action), ("partner", news.partner)):
        setattr(session, f"{name}_id", listed.id if listed else "")
        setattr(session, name, storable(listed.name) if listed else "")
    session.groups = [_named(one) for one in news.groups]
    session.clock_synced = session.clock_synced and news.made.clock_synced
    if news.moment == "opened":
        session.opened_at, session.opened_by = news.made.wall, storable(news.by)
    else:
        session.closed_at, session.closed_by = news.made.wall, storable(news.by)
        session.note = storable(news.note or "")
        session.tally = [one.model_dump(mode="json") for one in news.tally]
        session.used_up, session.incident = list(news.used_up), storable(news.incident or "")
        session.told_saved = storable_count(news.counts.saved) if news.counts else None
    session.save()
    stand_told.send(StandSession, session=session, planned=news.plan)
    return session


def _place(session: StandSession, news: StandNews) -> None:
    """A place that was typed is forgotten by a restart of the kiosk: then the closing document has none."""
    if news.place is not None:
        session.place_id, session.place = news.place.id or "", storable(news.place.name)


def _named(one: Listed) -> dict[str, str]:
    return {"id": one.id, "name": storable(one.name)}
