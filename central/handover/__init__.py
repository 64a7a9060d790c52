"""Handing somebody over to another organisation, with their consent, and never losing them on the way.

Begin in `models.py` (what is shared, until when, how it stands) and `passing.py` (what may happen next). The
receiver needs no account: `receiver_views.py` is the page behind the link. `returning.py` reminds, and takes
back who was not answered.
"""
