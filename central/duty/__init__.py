"""Somebody at a kiosk calls for help, and who has duty hears it on the page 'Ik heb dienst'.

Begin in `calls.py`. A call holds nothing about who called; it goes after a month.
"""
