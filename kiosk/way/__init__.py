"""The way to a place: where it lies, how far and which way, and a small map of it, described but not drawn.

Begin in `drawing.py`: what is known of the ground in, lines, marks and words with their places out. The
screen, the paper and a page of central draw the same description. No route is claimed anywhere: nobody here
knows the streets.
"""
