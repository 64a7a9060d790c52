"""On a busy machine one example may take long without anything being wrong: no deadline per example."""

from hypothesis import settings

settings.register_profile("busy-machine", deadline=None)
settings.load_profile("busy-machine")
