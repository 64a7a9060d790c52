"""The commands of `central`, one module each: `add_arguments(parser)` and `run(args) -> int`."""
