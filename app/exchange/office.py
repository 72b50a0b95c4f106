"""A central office in miniature: its keys, an authority that issues certificates, a signed trust list.

It knows how to make them, for the demo and for tests, out of random numbers and the time it is given. Keys live in
memory only; a real office's keys belong in its own hands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from app.exchange.trust import TrustedSigner, TrustList, make_trust

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LIST_VALID_FOR = timedelta(days=365)
OFFICE_VALID_FOR = timedelta(days=10 * 365)
SIGNER_VALID_FOR = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Office:
    """A key and its certificate: the office that signs the trust list, or an authority that issues certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: Certificate


def make_office(name: str, at: datetime, organisation: str = "") -> Office:
    """A P-256 key and a self-made certificate that may issue others, valid for ten years from `at`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(name, organisation)
    builder = _builder(subject, key.public_key(), at, OFFICE_VALID_FOR)
    builder = builder.issuer_name(subject).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Office(key, builder.add_extension(_usage(authority=True), critical=True).sign(key, hashes.SHA256()))


def issue(
    office: Office,
    key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    name: str,
    organisation: str,
    at: datetime,
    *,
    role: str = "",
    valid_for: timedelta = SIGNER_VALID_FOR,
) -> Certificate:
    """A certificate by `office` for the owner of `key`; `role`, where given, is vouched for as the title."""
    builder = _builder(_subject(name, organisation, role), key, at, valid_for).issuer_name(office.certificate.subject)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return builder.add_extension(_usage(authority=False), critical=True).sign(office.key, hashes.SHA256())


def pin(
    certificate: Certificate, role: str, name: str = "", organisation: str = "", district: str = ""
) -> TrustedSigner:
    """The line of the trust list for the owner of `certificate`; names default to what the certificate says."""
    subject = {part.oid: str(part.value) for part in certificate.subject}
    return TrustedSigner(
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        name=name or subject.get(NameOID.COMMON_NAME, ""),
        organisation=organisation or subject.get(NameOID.ORGANIZATION_NAME, ""),
        role=role,
        district=district,
    )


def publish(
    office: Office,
    number: int,
    at: datetime,
    *,
    signers: Iterable[TrustedSigner] = (),
    authorities: Iterable[Office] = (),
    revoked: Iterable[str] = (),
    valid_for: timedelta = LIST_VALID_FOR,
) -> bytes:
    """The bytes of `betrodda.json`: list `number`, valid for `valid_for` from `at`."""
    content = TrustList(
        number=number,
        issued=at.replace(microsecond=0),
        valid_to=at.replace(microsecond=0) + valid_for,
        authorities=tuple(one.certificate.public_bytes(Encoding.DER) for one in authorities),
        signers=tuple(signers),
        revoked=frozenset(revoked),
    )
    return make_trust(content, office.key, office.certificate)


def fingerprint(certificate: Certificate) -> str:
    """SHA-256 of the certificate, 64 hexadecimal digits."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _subject(name: str, organisation: str, role: str = "") -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "SE"), (NameOID.ORGANIZATION_NAME, organisation)]
    parts += [(NameOID.TITLE, role), (NameOID.COMMON_NAME, name)]
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts if text])


def _builder(
    subject: x509.Name, key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey, at: datetime, valid_for: timedelta
) -> x509.CertificateBuilder:
    start = at.replace(microsecond=0)
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key)
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(start)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key)
    return builder.not_valid_after(start + valid_for).add_extension(identifier, critical=False)


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
