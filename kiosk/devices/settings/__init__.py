"""What the installer wrote in kiosk.env, read as systemd reads it, with advice for slips.

Begin in `settings.py` (what may be set, checked whole); `file.py` reads lines by systemd's rules, also for
`sudo kiosk`; `advice.py` says what was meant, `health.py` tells `kiosk doctor`.
"""
