"""The texts that screens and paper ask for by name: without one of them the kiosk does not start.

A line is a key and the names that are filled in. Whoever shows a new text adds its key here and its Dutch in
config/texts/; a test reads the sources and says what is missing.
"""

from __future__ import annotations

from kiosk.site.needed_desk import LINES as DESK
from kiosk.site.needed_paper import LINES as PAPER

_LINES = """
ui.next
ui.back
ui.stop
ui.language
ui.help
ui.more
ui.close
ui.send
ui.done
ui.begin
ui.yes
ui.no
ui.unknown
ui.i_agree
ui.i_do_not_agree
ui.progress step steps
ui.example
ui.listen
ui.quiet
ui.softer
ui.louder
ui.away
ui.access
attract.privacy
home.title
home.open_now
home.open_until time
home.open_until_day day time
home.opens day time
home.closed
home.closed_why why
home.unsure
home.unsure_why why
home.nothing_open
home.where
places.title
places.unknown
place.hours
place.otherwise
place.way
place.wheelchair
place.no_wheelchair
place.checked date
day.today
day.tomorrow
day.monday
day.tuesday
day.wednesday
day.thursday
day.friday
day.saturday
day.sunday
language.title
language.other
typed.again
typed.no_place
typed.not_told
keyboard.space
keyboard.letters
keyboard.digits
keyboard.latin
keyboard.script
keyboard.latin
keyboard.script
check.likely
check.unlikely
check.ask
check.why
check.now
check.bring
check.call
check.checked_on date
check.never_checked
check.help_me
check.other
check.other_scheme name
check.paper
check.paper_failed
review.title
review.schemes_title
review.only_we organisation
review.asks_for
review.signs_up
review.empty
review.more count
review.paper
review.paper_title
review.paper_printed
review.paper_photo
review.paper_email
done.title
done.phone
done.email
done.visit
done.your_code
done.code_use
done.printing
done.printed
done.failed
done.offer_title
done.offer
done.wipes seconds
done.more_time
done.photo
done.by_email
done.print
print.coming
print.take
print.failed
print.again
idle.title
idle.line seconds
idle.stay
away.title
away.line
access.title
access.line
access.bigger
access.biggest
access.contrast
access.contrast_line
access.seated
access.seated_line
access.left
access.left_line
access.calm
access.calm_line
access.hear
access.hear_line
hear.how
hear.hold
hear.chosen
hear.not_now
hear.empty
hear.filled
hear.filled_phone
hear.filled_email
hear.suggestion number
hear.step step steps
hear.erase
hear.shift
draft.line
help.title
help.line
help.back
stopping.title
stopping.line
stopping.no
stopping.yes
wiped.title
wiped.line
refused.title
refused.line
notkept.title
notkept.line
notkept.code code
notkept.retry
out_of_order.title
out_of_order.line
out_of_order.code code device
notice.version version
offers.title
offers.none
offers.updated date
offer.when
offer.first moment
offer.next moment
offer.last date
offer.place
offer.seats_all count
offer.seats_left count all
offer.full
offer.walk_in
offer.provisional
offer.phone
offer.phone_line
offer.here
code.title
code.hint
code.hint_scan
code.short
code.wrong
returning.title
returning.line
returning.check_in offer
returning.correct
returning.withdraw
withdraw.title
withdraw.line
withdraw.no
withdraw.yes
changed.title
changed.stopped_title
changed.withdraw
changed.correct
changed.here_title
changed.here
changed.asked_title
changed.asked
changed.withdraw_asked
counter.title
counter.line
unknown.title
unknown.line
"""

# Key → the names that are filled in, such as {seconds}.
NEEDED: dict[str, frozenset[str]] = {
    key: frozenset(names)
    for key, *names in (line.split() for line in (_LINES + PAPER + DESK).split("\n") if line)
}
