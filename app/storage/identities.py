"""Signing identities: the key and certificate with which a person signs packages.

It knows how to make one in a PKCS#12 file, how to open one, and where its passphrase is kept (the operating system's
secret store, never in plain text). It is not the device key, which signs changes and never leaves this computer.
Whom others trust is not known here.
"""

from __future__ import annotations

import hashlib
import os
import secrets as random_source
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.errors import UserError
from app.storage import secrets

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.serialization import KeySerializationEncryption
    from cryptography.x509 import Certificate, Name

SERVICE = "Handslag signing identity"
PASSPHRASE_VARIABLE = "HANDSLAG_PASSPHRASE"
VALID_FOR = timedelta(days=3 * 365)
# A passphrase of 256 random bits needs no stretching; this is for the ones people choose (OWASP, PBKDF2-HMAC-SHA256).
KEY_STRETCHING_ROUNDS = 600_000


@dataclass(frozen=True)
class Identity:
    """Who signs: `name` and `organisation` as the certificate states them, empty where it does not."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: Certificate
    name: str
    organisation: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, 64 hexadecimal digits: what a trust list pins."""
        from cryptography.hazmat.primitives import hashes

        return self.certificate.fingerprint(hashes.SHA256()).hex()


def new_passphrase() -> str:
    """256 random bits as text."""
    return random_source.token_urlsafe(32)


def make_identity(path: Path, name: str, organisation: str, at: datetime, passphrase: str) -> Identity:
    """Make a P-256 key with a self-made certificate and write both to `path` (PKCS#12, readable by the owner only).

    The certificate is valid for three years from `at` and carries the critical usages digital signature and
    non-repudiation. Raises UserError when the name is empty, the file exists or cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12

    if not name.strip():
        raise UserError("identity-without-name")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _self_made_certificate(key, name.strip(), organisation.strip(), at)
    data = pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, _encryption(passphrase))
    _write_private(path, data)
    return Identity(key, certificate, name.strip(), organisation.strip())


def load_identity(path: Path, passphrase: str) -> Identity:
    """Open a PKCS#12 file. Raises UserError: cannot be read, wrong passphrase, no key in it, a key of no use here."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    data = _read(path)
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise UserError("identity-old-format", file=path.name) from error
    except ValueError as error:
        raise UserError("identity-not-opened", file=path.name) from error
    if key is None or certificate is None:
        raise UserError("identity-without-key", file=path.name)
    return Identity(_usable(key, path), certificate, *_subject_texts(certificate.subject))


def keep_passphrase(path: Path, passphrase: str, timeout: float = secrets.WAIT_SECONDS) -> bool:
    """Hand the passphrase of the file `path` to the secret store; false when there is none to keep it."""
    return secrets.store(SERVICE, _kept_name(path), passphrase, timeout)


def find_passphrase(path: Path, timeout: float = secrets.WAIT_SECONDS) -> str | None:
    """The passphrase of the file `path`: from the environment, else the secret store, else None (ask the person)."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    return secrets.fetch(SERVICE, _kept_name(path), timeout).secret


def open_identity(path: Path, timeout: float = secrets.WAIT_SECONDS) -> Identity:
    """Open `path` with the passphrase found for it. Raises UserError also when the person must be asked for it."""
    passphrase = find_passphrase(path, timeout)
    if passphrase is None:
        raise UserError("identity-passphrase-needed", file=path.name, variable=PASSPHRASE_VARIABLE)
    return load_identity(path, passphrase)


def _self_made_certificate(key: ec.EllipticCurvePrivateKey, name: str, organisation: str, at: datetime) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    subject = _subject(name, organisation)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    start = at.replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _subject(name: str, organisation: str) -> Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "SE")]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    try:
        return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name)])
    except ValueError as error:
        raise UserError("identity-name-too-long", name=name) from error


def _subject_texts(subject: Name) -> tuple[str, str]:
    from cryptography.x509.oid import NameOID

    def first(oid: object) -> str:
        return next((str(part.value) for part in subject if part.oid == oid), "")

    return first(NameOID.COMMON_NAME), first(NameOID.ORGANIZATION_NAME)


def _usable(key: object, path: Path) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        return key
    raise UserError("identity-key-unsupported", file=path.name)


def _encryption(passphrase: str) -> KeySerializationEncryption:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    return (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(KEY_STRETCHING_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )


def _write_private(path: Path, data: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as error:
        raise UserError("identity-exists", file=path.name) from error
    except OSError as error:
        raise UserError("identity-not-written", file=path.name, reason=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UserError("identity-not-written", file=path.name, reason=error.strerror) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("identity-not-read", file=path.name, reason=error.strerror) from error


def _kept_name(path: Path) -> str:
    """The file's own digest: it may be moved or renamed and its passphrase is still found."""
    return hashlib.sha256(_read(path)).hexdigest()[:32]
