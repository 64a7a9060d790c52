"""One file for each screen and its .kv beside it. A screen shows a stage of the visit and sends touches back.

Begin in `registry.py` (which stage has which screen) and `base.py`. A screen holds no answer.
"""
