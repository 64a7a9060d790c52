"""The panel itself: its size in millimetres, how it is turned, its backlight.

Begin in `screen.py`; `health.py` tells `kiosk doctor`.
"""
