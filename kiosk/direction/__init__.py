"""Which way a text runs, and in which order its parts stand on a line: for the screen and for paper."""
