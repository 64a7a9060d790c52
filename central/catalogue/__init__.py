"""Places and offers: read from the site's files, translated by staff, published signed to devices.

Begin in `models.py` and `publishing.py`; `site_file.py` takes over what a site wrote. Who has a seat is told
by the room above (`fullness.py` is where it says so).
"""
