"""Which schemes somebody may be entitled to, from answers that may be missing. A pure room.

Three values everywhere: yes, no, not known. Begin in `quick_check.py`: facts come in, a verdict with
reasons goes out; `planner.py` chooses the next question. A scheme is data (`scheme.py`, config/schemes/).
"""
