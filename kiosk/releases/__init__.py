"""Releases of the program side by side in one folder, and the change from one to another that can be undone.

Begin in `update.py`. `shelf.py` is the folder: `releases/ID`, `current`, `previous`; `machine.py` is what
has to be asked of the machine: build, restart, judge. Whenever the plug is pulled, `current` points to a
whole release; at the next start deploy/raspi/settle goes back from a trial that nobody ended.
"""
