"""The things that hang on a kiosk, a room for each, with a simulated twin where tests need one.

`printer/` (and `paper/`, the picture on it), `speech/`, `scanner/`, `screen/`, `health/` (clock, power,
card), `usb_stick.py`, and `settings/` which reads what the installer wrote about them. None knows the visit.
"""
