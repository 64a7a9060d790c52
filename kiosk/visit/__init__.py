"""One person's visit, from the first touch to the wipe, as a state machine. A pure room.

The only room that holds what a person says. Begin in `machine.py`; `registration.py` goes through a journey,
`submission.py` is the moment it is handed in. What it needs from outside comes through `ports.py`.
"""
