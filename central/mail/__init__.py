"""What is mailed: a seat, a number on the list, a paper, a letter. Only the worker sends.

Begin in `mails.py`; `paper_text.py` is a paper as text, `server.py` reads the one setting of a mail server.
`letters.py` writes a letter to one person, for paper as well; `letter_views.py` is its page.
"""
