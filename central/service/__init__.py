"""What a running service stands on: its folder, its database, its log, and whether they fit.

Begin in `database_fits.py`. Knows no table; `rows.py` has what every table begins with.
"""
