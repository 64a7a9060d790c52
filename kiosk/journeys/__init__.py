"""What is asked and in which order: journeys as data, kinds of fields, what may be typed. A pure room.

Begin in `model.py` (a journey, a step); `typed.py` cleans what somebody typed, `phone.py`, `email_address.py`
and `places.py` read one kind each. Central reads numbers and places by the same files.
"""
