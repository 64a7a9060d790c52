"""What is mailed: a seat, a number on the list, a paper. Only the worker sends.

Begin in `mails.py`; `paper_text.py` is a paper as text, `server.py` reads the one setting of a mail server.
"""
