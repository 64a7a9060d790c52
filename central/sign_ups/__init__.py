"""Who has a seat, who waits, who was there; a freed seat goes to the first who waits.

Begin in `sign_ups.py`; `seat_signals.py` hears from the tables that a seat came free, `attendance.py` who
came. `views.py` is the page of one offer.
"""
