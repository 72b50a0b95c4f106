"""The signer's certificate: read from bytes a stranger sent, bound to the signature, its plain facts stated.

It knows X.509. Whom the central office trusts is found in `app.exchange.asice.standing`.
"""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import NameOID

from app.exchange.asice import keys
from app.exchange.asice.faults import Fault
from app.exchange.asice.xades_reader import SignatureClaims

LONGEST_TEXT = 200


@dataclass(frozen=True)
class SignerCertificate:
    """What the certificate says about itself. `role` is its title, where an authority has put one.

    `may_sign`: it states the usage non-repudiation. `forbids_signing`: it states its usages and that is not among
    them. A certificate that states none does neither (RFC 5280 4.2.1.3 lets it be used; no one vouches for it).
    """

    certificate: x509.Certificate
    key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey
    fingerprint: str
    name: str
    organisation: str
    role: str
    issuer: x509.Name
    valid_from: datetime
    valid_to: datetime
    may_sign: bool
    forbids_signing: bool
    is_authority: bool


def read_certificate(der: bytes) -> SignerCertificate:
    """Raises Fault when the bytes are no certificate, or its key is of no use."""
    with warnings.catch_warnings():
        # Strangers' certificates may bend the rules in ways that the library only warns about.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            return _read(der)
        except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as error:
            raise Fault("certificate-damaged") from error


def check_claims(claims: SignatureClaims) -> SignerCertificate:
    """The certificate, after it was found named by the signed properties and its key to have made the signature.

    Only the first certificate of KeyInfo is ever considered. Raises Fault.
    """
    if hashlib.sha256(claims.certificate).digest() != claims.certificate_digest:
        raise Fault("certificate-digest")
    certificate = read_certificate(claims.certificate)
    keys.check_signature(certificate.key, claims.method, claims.value, claims.signed_bytes)
    return certificate


def _read(der: bytes) -> SignerCertificate:
    certificate = x509.load_der_x509_certificate(der)
    key = keys.check_key(_public_key(certificate))
    may_sign, forbids_signing, is_authority = _usage(certificate)
    return SignerCertificate(
        certificate=certificate,
        key=key,
        fingerprint=hashlib.sha256(der).hexdigest(),
        name=_subject(certificate, NameOID.COMMON_NAME),
        organisation=_subject(certificate, NameOID.ORGANIZATION_NAME),
        role=_subject(certificate, NameOID.TITLE),
        issuer=certificate.issuer,
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        may_sign=may_sign,
        forbids_signing=forbids_signing,
        is_authority=is_authority,
    )


def _public_key(certificate: x509.Certificate) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return certificate.public_key()
    except UnsupportedAlgorithm as error:
        raise Fault("key-unsupported") from error


def _usage(certificate: x509.Certificate) -> tuple[bool, bool, bool]:
    """Whether signatures that bind are stated as a use, are ruled out, and whether an authority owns the key."""
    may_sign = forbids = is_authority = False
    for extension in certificate.extensions:
        if isinstance(extension.value, x509.KeyUsage):
            may_sign = extension.value.content_commitment
            forbids = not may_sign
            is_authority = is_authority or extension.value.key_cert_sign
        if isinstance(extension.value, x509.BasicConstraints):
            is_authority = is_authority or extension.value.ca
    return may_sign, forbids, is_authority


def _subject(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    """A stranger's text, without what steers a terminal or hides other text, and not without end."""
    text = next((str(part.value) for part in certificate.subject if part.oid == oid), "")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:LONGEST_TEXT])
