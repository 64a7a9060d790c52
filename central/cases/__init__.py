"""People and what is done for them: the list, the page of one person, steps, corrections, search.

Begin in `models.py`, then `arrival.py` (a record becomes a case) and `steps.py` (what staff do). Views are
split by what they do: `views.py` shows, `doing_views.py` changes, `asked_views.py` decides on what was asked
with a paper. Rooms above put their part on the page of a person by `beside.py`.
"""
