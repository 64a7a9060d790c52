"""Laptops and other devices that people give, from the gift to whoever gets one, and back.

Begin in `states.py`: where a device can stand and what brings it further. A device goes to nobody before its
wipe is proven (`proving.py`), and never to two people (`lending.py`, and the database).
"""
