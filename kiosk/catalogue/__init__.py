"""Places and offers on the device: the list central publishes, in TinyDB, read-mostly.

Begin in `store.py`; `storage.py` replaces the file whole, `seed.py` gives a new kiosk its first list,
`offered.py` picks what can be offered now and `said.py` says it.
"""
