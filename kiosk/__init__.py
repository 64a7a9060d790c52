"""The help kiosk: touchscreen, eligibility rules, sealed outbox, paper. See docs/ and README.md."""

__version__ = "0.1.0"
