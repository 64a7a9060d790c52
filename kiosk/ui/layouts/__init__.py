"""The keyboards of every language as data, and how they are laid out; no Kivy in here."""
