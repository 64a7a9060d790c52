"""The texts of places and offers, one key a line, with the names that are filled in (kiosk.site.needed)."""

from __future__ import annotations

LINES = """
places.title
places.unknown
places.look
places.call_first phone
place.hours
place.otherwise
place.way
place.way_dutch
place.wheelchair
place.ask_wheelchair
place.spoken languages
place.no_wheelchair
place.checked date
place.map
way.show
way.you
way.north
way.m count
way.km count
way.metres metres
way.kilometres count
way.kilometres_and whole tenth
way.straight distance
way.sentence distance direction
way.at_the_door
way.to.n
way.to.ne
way.to.e
way.to.se
way.to.s
way.to.sw
way.to.w
way.to.nw
day.today
day.tomorrow
day.monday
day.tuesday
day.wednesday
day.thursday
day.friday
day.saturday
day.sunday
day.with_hours day hours
offers.title
offers.none
offers.updated date
offer.when
offer.first moment
offer.next moment
offer.last date
offer.first_time
offer.next_time
offer.later days
offer.place
offer.for_whom
house.group.poverty
house.group.no_internet
house.group.parents
house.group.families
house.group.work
house.group.language
house.group.new
house.group.lost
house.group.old
house.group.young
house.group.women
offer.seats_all count
offer.seats_left count all
offer.full
offer.walk_in
offer.provisional
offer.phone
offer.phone_line
offer.here
offer.or_here
"""
