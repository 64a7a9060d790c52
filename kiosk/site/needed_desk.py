"""The texts that the volunteer's screens ask for by name; see kiosk.site.needed."""

from __future__ import annotations

LINES = """
pin.title
pin.line
pin.wrong
pin.wait seconds
pin.none
pin.enter
desk.leave
desk.count saved delivered
desk.count_at saved delivered time
desk.today count
desk.proof.none
desk.proof.none_line
desk.proof.empty
desk.proof.empty_line
desk.proof.ready_line
desk.proof.received_line
desk.proof.news_line
desk.proof.waiting_line missing numbers
desk.proof.offline_line missing numbers
desk.proof.stick_line missing
desk.proof.refused_line missing numbers
desk.tile.open
desk.tile.close
desk.tile.planned
desk.tile.tally
desk.tile.quick
desk.tile.send
desk.tile.stick
desk.tile.paper
desk.tile.trial
desk.tile.sound
desk.tile.health
desk.tile.rest
desk.tile.wake
desk.tile.restart
desk.tile.off
desk.tile.note
desk.about.here count
desk.about.on_stick count
desk.about.paper
desk.about.well
desk.about.worry
desk.about.can_wait
desk.bell.answered time
desk.bell.unanswered time
desk.about.note
desk.battery.charging percent
desk.battery.do percent
desk.safe.since count day time
desk.safe.waiting count
desk.safe.stick stick
desk.safe.both here stick
desk.stand.opened
desk.stand.closed
desk.place.title
desk.place.elsewhere
desk.place.typed
desk.place.hint
desk.action.title
desk.partner.title
desk.partner.nobody
desk.groups.title
desk.groups.hint
desk.initials.title
desk.initials.hint
desk.initials.wrong
desk.planned.title
desk.used_up.title
desk.used_up.hint
desk.used_up.paper
desk.used_up.leaflets
desk.used_up.forms
desk.used_up.pens
desk.incident.title
desk.incident.hint
desk.tally.title
desk.tally.line
desk.tally.talk
desk.tally.help
desk.tally.refer
desk.tally.leaflet
desk.tally.counted what count
desk.tally.undo
desk.note.title
desk.note.hint
desk.note.read note
desk.send.asked
desk.send.sent delivered
desk.send.some delivered waiting
desk.send.nothing
desk.stick.writing
desk.stick.written count
desk.stick.read delivered
desk.stick.both delivered count
desk.stick.empty
desk.paper.printing
desk.paper.printed
desk.paper.gone
desk.paper.ok
desk.paper.low
desk.paper.out
desk.paper.unknown
desk.join.done
desk.rest.on
desk.rest.off
desk.sound.title
desk.sound.line
desk.sound.soft
desk.sound.normal
desk.sound.loud
desk.sound.sentence
desk.sound.heard
desk_off.title
desk_off.line
desk_off.waiting count
desk_off.on_stick here stick
desk_off.no
desk_off.yes
desk_off.asked
desk.health.title
desk.health.queue
desk.health.stick
desk.health.contact
desk.health.oldest
desk.health.refused
desk.health.printer
desk.health.paper
desk.health.clock
desk.health.storage
desk.health.power
desk.health.battery
desk.health.place
desk.health.version
desk.stands.unknown here meant
desk.queue.told waiting delivered
desk.queue.stick count
desk.contact.at day time
desk.contact.never
desk.oldest.at day time
desk.oldest.none
desk.refused.told count
desk.refused.none
desk.printer.ok
desk.printer.unreachable
desk.printer.open
desk.printer.offline
desk.printer.none
desk.printer.unknown
desk.clock.synced day time
desk.clock.alone day time
desk.clock.wrong year
desk.storage.ok free
desk.storage.errors errors
desk.storage.enough
desk.storage.unknown
desk.power.ok
desk.power.low
desk.power.unknown
desk.version.told version device
quick.name
quick.reach_by
quick.phone
quick.email
quick.found_at
quick.place
quick.subject
quick.look
quick.say
quick.agrees
quick.sent
quick.sent_code
quick.again
quick.next_person
"""
