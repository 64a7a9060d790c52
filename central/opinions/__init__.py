"""What people think, as nobody in particular: how many gave each answer in a quarter, and nothing else.

Begin in `models.py`; `counting.py` is the one way in, for what comes sealed from a kiosk (`arrival.py`) and
from the page behind a paper (central.phone.how_it_is).
"""
