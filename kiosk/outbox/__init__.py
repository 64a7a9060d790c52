"""What people handed in: sealed, queued on the card, and carried to central by the sync process.

Begin in `queue.py` (put in, never lost) and `upload.py` (brought out, deleted only after a signed receipt).
`stick.py` does the same by hand, `joining.py` is how a device comes to have keys. No screen in here.
"""
