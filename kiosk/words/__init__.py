"""Days, moments and opening hours as people say them, and when something is open: one reading decides both.

A pure room. Start reading in `opening.py`.
"""
