"""Organisations, the people who work there, and who looked at what. Knows no case and no offer.

Begin in `access.py`: every staff view starts there. `models.py` has the base of every table that belongs to
an organisation.
"""
