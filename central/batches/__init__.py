"""The same thing for many people at once: chosen in the list, looked at before it is done, told after.

Begin in `acts.py`: what can be done, and who cannot and why. A selection is a row (`models.py`), as the list
stood when somebody chose; `views.py` shows what would happen and then does it.
"""
