"""What a citizen sees on an own phone: offers, asking for help, the page behind the square of a paper.

Begin in `views.py` (offers) and `registration_views.py` (every other journey). Both are one form: `asking.py`
asks and checks as the kiosk does, `form_page.py` shows it, has it looked over and sent. `page.py`
is what every page has, `paper_views.py` the page of a paper. Old phones are served too.
"""
