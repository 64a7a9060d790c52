"""A site's folder, read and checked whole before the kiosk starts, naming file, line and cure.

Begin in `load.py`; `model.py` is what comes out, `needed.py` what may not be missing. Knows the pure rooms
whose models it fills; who shows or prints does not read files.
"""
