"""A copy of the database that only the holder of an offline key can read.

`locked` is the file format; `copying` is what goes into it and how it comes back. The machine that makes
backups holds the public half alone, so a stolen backup disk, or a broken-in backup job, tells nothing.
"""
