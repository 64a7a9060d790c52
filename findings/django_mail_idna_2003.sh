#!/usr/bin/env bash
# Django 5.2.19, django.core.mail: a mail to somebody whose address has a letter that the domain names of 2003
# and those of 2008 (IDNA 2008, what registries and mail programs of today use) read differently.
#
# Expected: the address that the person's own mail program would use: eva@straße.example is
#           eva@xn--strae-oqa.example, and a Greek name keeps the sigma of a word's end.
# Seen:     Django encodes with Python's 'idna' codec, which is IDNA 2003. It writes to eva@strasse.example,
#           another domain, and to a Greek name with another sigma, another domain too. Nothing is said.
#           email-validator 2.4.0 gives the form of 2008 for both, so an address that it found right goes
#           somewhere else when Django sends to it.
#
# Exits 0 when it behaves as stated, 1 when it behaves differently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'django==5.2.19' 'email-validator==2.4.0'
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from django.conf import settings
from django.core.mail import EmailMessage
from email_validator import validate_email

settings.configure(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
from django.core.mail.message import sanitize_address  # what the SMTP backend gives the server

PEOPLE = {
    "eva@straße.example": ("eva@strasse.example", "eva@xn--strae-oqa.example"),
    "info@βόλος.example": ("info@xn--nxasmq6b.example", "info@xn--nxasmm1c.example"),
}
as_stated = True
for address, (seen, expected) in PEOPLE.items():
    [to] = EmailMessage("Dag", "Dag", "us@kring.example", [address]).recipients()
    sent_to = sanitize_address(to, "utf-8")
    checked = validate_email(address, check_deliverability=False, test_environment=True).ascii_email
    print(address, "· Django sends to", sent_to, "· email-validator", checked)
    as_stated = as_stated and (sent_to, checked) == (seen, expected)
sys.exit(0 if as_stated else 1)
PYTHON
