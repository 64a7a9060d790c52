"""The texts that screens and paper ask for by name: without one of them the kiosk does not start.

A line is a key and the names that are filled in. Whoever shows a new text adds its key here and its Dutch in
config/texts/; a test reads the sources and says what is missing.
"""

from __future__ import annotations

from kiosk.site.needed_desk import LINES as DESK
from kiosk.site.needed_offers import LINES as OFFERS
from kiosk.site.needed_paper import LINES as PAPER

_LINES = """
spoken.euros euros
spoken.euros_cents euros cents
spoken.hour hour
spoken.time hour minute
spoken.letters
ui.next
ui.back
ui.stop
ui.language
ui.help
ui.together
ui.more
ui.close
ui.send
ui.done
ui.begin
ui.yes
ui.no
ui.unknown
ui.and_this
ui.i_agree
ui.i_do_not_agree
ui.progress step steps
ui.page page pages
ui.page_back
ui.page_on
ui.look_on
ui.example
ui.listen
ui.quiet
ui.softer
ui.louder
ui.away
ui.access
attract.privacy
attract.touch
home.title
home.others
home.open_now
home.open_until time
home.open_until_day day time
home.opens day time
home.closed
home.closed_why why
home.unsure
home.unsure_why why
home.where
language.title
language.other
typed.again
typed.no_place
typed.not_told
typed.or_next next
keyboard.space
keyboard.letters
keyboard.digits
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
check.bill
check.saves amount
check.saves_nothing
check.price price date
bill.title
bill.hint
bill.amount
check.paper
check.paper_failed
carry.title
carry.yes
carry.no
review.title
review.schemes_title
review.only_we organisation
review.asks_for
review.signs_up
review.empty
review.not_needed
review.rest
review.look_on
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
done.code_keep
done.printing
done.printed
done.failed
done.offer_title
done.offer
done.wipes seconds
done.more_time
done.ask_more
done.photo
done.snap
done.by_email
done.print
print.coming
print.take
print.failed
print.again
print.ask
idle.title
idle.line seconds
idle.stay
away.title
away.line
away.wipe
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
hear.page page pages
hear.erase
hear.shift
draft.line
help.title
help.line
help.calling
help.asking
help.coming who
help.minute
help.minutes minutes
help.soon
help.here who
help.alone
help.nobody
help.call_me
help.call_me_line
say.dutch language
say.show
say.here language
say.show_here
help.cancel
help.back
stopping.title
stopping.line
stopping.no
stopping.yes
wiped.title
wiped.line
covered.title
covered.line
covered.next
battery.percent percent
refused.title
refused.line
cannot.title
cannot.line
notkept.title
notkept.line
notkept.code code
notkept.retry
out_of_order.title
out_of_order.line
out_of_order.code code device
notice.version version
code.title
code.hint
code.hint_scan
code.short
code.wrong
returning.title
returning.line
returning.on_title
returning.on_line
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
told.title
told.line
told.line_alone
told.more
counter.title
counter.line
unknown.title
unknown.line
unknown.in_short
"""

# Key → the names that are filled in, such as {seconds}.
NEEDED: dict[str, frozenset[str]] = {
    key: frozenset(names)
    for key, *names in (line.split() for line in (_LINES + OFFERS + PAPER + DESK).split("\n") if line)
}
