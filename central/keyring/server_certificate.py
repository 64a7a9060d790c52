"""The certificate of the web server, from the authority devices pin.

Only devices need it: people's browsers do not know our authority. So it is for the name devices call
(docs/central-setup.md), and a certificate of a public authority for the name people type.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from central.keyring.folder import keys_dir, read_key
from kiosk.wire.problems import Problem

LIFE = timedelta(days=825)  # the longest that every TLS library takes for a private authority


class BadHost(Problem):
    """No certificate can be issued for this name."""

    code = "bad-input"


def issue(hosts: Sequence[str], now: datetime) -> bytes:
    """Return a fresh key and its certificate for these names or addresses, as one PEM. Raises BadHost."""
    folder = keys_dir() / "ca"
    authority = x509.load_pem_x509_certificates(read_key(folder / "ca.pem"))[0]
    signer = serialization.load_pem_private_key(read_key(folder / "ca.key"), password=None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)  # as keyring.certificate makes it
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0][:64])]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # a kiosk's clock may be behind
        .not_valid_after(min(now + LIFE, authority.not_valid_after_utc))
        .add_extension(x509.SubjectAlternativeName([_name(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_issued_by(authority), critical=False)
        .sign(signer, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + certificate.public_bytes(serialization.Encoding.PEM)


def _issued_by(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    key = authority.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key)


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return x509.DNSName(host.encode("idna").decode())
    except (UnicodeError, ValueError):
        raise BadHost(f"'{host[:80]}' is no name or address of a machine") from None
