"""A paper as a picture, dot by dot: letters of every script, shapes, the square, one width or another.

Begin in `image.py`: `kiosk.receipts.model.Paper` in, a black and white picture out. Knows no printer.
"""
