"""What a citizen sees on an own phone: offers, signing up, the page behind the square of a paper.

Begin in `views.py`; `page.py` is what each of its pages has, `asking.py` checks what is typed, as the kiosk
does, and `paper_views.py` is the page of a paper. Old phones are served too: no script.
"""
