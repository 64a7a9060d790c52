"""Files that people write in config/, as central reads them, again whenever one changed.

Begin in `files.py`; `labels.py` gives the Dutch words behind ids of a record, `site_words.py` the texts of
phone pages and mails in each language, `site_file.py` what a site says of itself.
"""
