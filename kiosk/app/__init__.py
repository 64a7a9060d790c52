"""Where the rooms of the device are put together: the screen process as it runs.

`kiosk.py` is the app and the best place to begin; `door.py` is what opens before it (window, site, a clear
word when something is wrong). `keeping.py` and `printing.py` are what a visit needs from outside, and
`out_of_service.py` is how a kiosk that was taken out of service says so. Nothing below knows this room.
"""
