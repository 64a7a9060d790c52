"""The kiosks themselves, to staff: how each is doing (*Toestellen*), and what did not open (*Postvak*).

Begin in `views.py` and `inbox_views.py`; what they show was kept by `central.intake`.
"""
