"""What a page of staff is made of, whomever it is about. Knows no person, no organisation.

Begin in `stale_forms.py` (a form says what its page showed and counts once) and `drafts.py` (what was typed
when a form could not be taken). `text.py` says which characters a database never sees, `templatetags/` how
moments and numbers are said in Dutch, `safety.py` what a browser may do with a page.
"""
