"""What somebody set for themselves: lists under a name, where the day begins, the mail of Monday.

Begin in `views.py`; `monday.py` writes the mail. All of it hangs on what somebody does for an organisation,
and goes with that.
"""
