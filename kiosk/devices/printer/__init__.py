"""Receipt printers: addresses, cables, models, status, and the worker that prints beside the screen.

Begin in `printer.py`. `worker.py` is the only one who talks to it; `cable*.py` are the ways a printer hangs
on a kiosk, `escpos_*.py` its language, `simulated.py` one that is not there.
"""
