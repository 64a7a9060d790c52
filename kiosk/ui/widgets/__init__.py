"""What screens are made of: tiles, bars, cards, keyboard; each for fingers of every kind.

Begin in `frame.py` (what stands around every screen) or `tile.py`.
"""
