"""The desk of volunteers: PIN, stands opened and closed, health, hand-over, packing up.

Begin in `desk.py`, the state of the desk; `view.py` is what its screens show. Knows outbox and devices, and
no Kivy.
"""
