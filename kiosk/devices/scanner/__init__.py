"""The scanner, which types like a keyboard: what was scanned, apart from what somebody types.

Begin in `scanner.py`; `keys.py` turns key presses to text, `health.py` tells `kiosk doctor`.
"""
