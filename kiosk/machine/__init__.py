"""This machine, to every room: where its folders are, files that stay whole, whether its clock was set.

Knows nothing of the rest of the kiosk. `folders.py` tells where things lie, `durable.py` how a file is
replaced so that a power cut leaves the old or the new one; central keeps its files by the same two.
"""
