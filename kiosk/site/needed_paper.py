"""The texts that papers need, one key a line, with the names that are filled in (kiosk.site.needed)."""

from __future__ import annotations

LINES = """
paper.title
paper.asked
paper.asked_offer
paper.offer.provisional
paper.schemes
paper.next
paper.next.phone
paper.next.email
paper.next.visit
paper.next.when when
paper.next.day
paper.next.by date
paper.next.unheard organisation
paper.next.unheard_phone phone
paper.bring
paper.bring.signed
paper.call organisation
paper.code
paper.code.use
paper.qr
paper.made date
paper.rules scheme date
paper.rules.old scheme date
paper.rules.unknown scheme
paper.no_name
paper.desk
paper.example
paper.draft
paper.test
paper.test.line
paper.test.edges
paper.check.asked
paper.check.likely
paper.check.unlikely
paper.check.ask
paper.check.ask.why
paper.check.promise date
paper.check.kept
paper.request
paper.request.wish
paper.request.look
paper.request.name
paper.request.address
paper.request.date
paper.request.signature
paper.request.no_number
paper.request.sent
paper.request.hand_in
paper.request.or_come
sheet.touch
sheet.title
sheet.begin
sheet.open open
sheet.paper trial
sheet.network
sheet.wrong health
sheet.close close off
sheet.call organisation
sheet.fill_in
"""
