"""The two kinds of key that sign packages: P-256 with r‖s as XML wants it (RFC 4050 successor, XML-DSig 1.1), and RSA.

It knows how to make and check one signature over given bytes, and how strong a key must be. Whose key it is, and
whether to trust that person, is not known here.
"""

from __future__ import annotations

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509 import Certificate

from app.exchange.asice.faults import Fault
from app.exchange.asice.xades_names import ECDSA_SHA256, RSA_SHA256

SMALLEST_RSA = 2048
LARGEST_RSA = 8192
COORDINATE = 32


class SigningIdentity(Protocol):
    """Who signs: what this room needs of `app.storage.identities.Identity`."""

    @property
    def key(self) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey: ...

    @property
    def certificate(self) -> Certificate: ...

    @property
    def organisation(self) -> str: ...


def method_for(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> str:
    """The signature method (URI) that goes with `key`."""
    return ECDSA_SHA256 if isinstance(key, ec.EllipticCurvePrivateKey) else RSA_SHA256


def sign(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, data: bytes) -> bytes:
    """The signature over `data`: r‖s of 32 bytes each, or RSA PKCS#1 v1.5, both with SHA-256."""
    if isinstance(key, ec.EllipticCurvePrivateKey):
        r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(COORDINATE, "big") + s.to_bytes(COORDINATE, "big")
    return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def check_key(key: object) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    """`key` when it is of an accepted kind and strong enough. Raises Fault."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        if not isinstance(key.curve, ec.SECP256R1):
            raise Fault("key-unsupported", key.curve.name)
        return key
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < SMALLEST_RSA:
            raise Fault("key-weak", str(key.key_size))
        if key.key_size > LARGEST_RSA:
            raise Fault("key-unsupported", str(key.key_size))
        return key
    raise Fault("key-unsupported")


def check_signature(key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey, method: str, value: bytes, data: bytes) -> None:
    """Raise Fault unless `value` is the signature over `data` by the owner of `key`."""
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            if method != ECDSA_SHA256:
                raise Fault("signature-algorithm", method)
            if len(value) != 2 * COORDINATE:
                raise Fault("signature-wrong")
            r, s = int.from_bytes(value[:COORDINATE], "big"), int.from_bytes(value[COORDINATE:], "big")
            key.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
        else:
            if method != RSA_SHA256:
                raise Fault("signature-algorithm", method)
            key.verify(value, data, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise Fault("signature-wrong") from error
