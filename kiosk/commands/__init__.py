"""The commands of `kiosk`, one module each: `add_arguments(parser)` and `run(args) -> int`.

`cli.py` beside this room lists them. Each puts together what it needs, as `kiosk.app` does for the screen.
"""
