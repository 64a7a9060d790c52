"""What devices bring: joining, sealed envelopes, heartbeats. The API of docs/protocol.md.

Begin in `views.py` (the calls) and `gate.py` (who may call). `inbox.py` keeps envelopes shut; `opening.py`
opens them in the worker, and `receiving.py` is how rooms above say what becomes of what was inside.
"""
