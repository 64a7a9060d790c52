"""What crosses between kiosk and central, and nothing else: documents with a version. A pure room.

Begin in `record.py` (what one person said) and `document.py` (how any of them is read); `sealing.py` closes
a record, `signing.py` says who sent it. docs/protocol.md tells the same in words.
"""
