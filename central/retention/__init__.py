"""What goes when: how long what is kept about people stays, notice before it goes, and a person's own file.

Begin in `due.py`, which decides and changes nothing; `removing.py` acts on it. How long is in
config/retention.toml and, where an organisation chose otherwise, in `models.Term`. `file_of_person.py`
gathers all that is known of one person, to show, to hand over or to erase.
"""
