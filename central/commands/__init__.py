"""The commands of `central`, one module each: `add_arguments(parser)` and `run(args) -> int`.

`cli.py` beside this room lists them. Each loads what it needs when it runs, so that
`central --help` waits for nothing.
"""
