"""Reading aloud: recordings first, espeak-ng for what varies, to a loudspeaker or a file.

Begin in `speech.py` (what the screen asks) and `worker.py` (who speaks); `sources.py` decides where the
sound of a sentence comes from, `sinks.py` where it goes.
"""
