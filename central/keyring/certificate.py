"""The private certificate authority that devices pin: no public authority can let a stranger pose as central.

The web front gets its certificate from this authority (docs/central-setup.md). On one machine (demo) the
service speaks plain HTTP on loopback, and the authority only completes the token.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from central.service.state import replace_file, write_private

LIFE = timedelta(days=3650)
# Short: it stands twice in the certificate, and the certificate in the QR of every invitation.
_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Digitaal Kiosk CA")])


def make_ca(folder: Path, now: datetime) -> bool:
    """Make ca.key (0600) and ca.pem in `folder` unless they are there; say whether they were made."""
    if (folder / "ca.pem").exists():
        return False
    key = ec.generate_private_key(ec.SECP256R1())  # every TLS library on a Pi knows P-256
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # a kiosk's clock may be behind
        .not_valid_after(now + LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_only_signs_certificates(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "ca.key").unlink(missing_ok=True)  # left by a set-up that was cut off before ca.pem
    write_private(folder / "ca.key", pem)
    replace_file(folder / "ca.pem", certificate.public_bytes(serialization.Encoding.PEM))
    return True


def _only_signs_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
