"""What a paper says, independent of how it is printed, mailed or shown. A pure room.

Begin in `compose.py`: facts in, a `model.Paper` of blocks out. `code.py` is the short code on it, `qr.py`
the square, `scanned.py` what comes back when somebody holds it under the scanner.
"""
