"""The list of trusted signers (betrodda undertecknare), `betrodda.json`: a signed envelope, readable and strict.

It knows the file format, its signature and its number, which never goes back. The envelope carries the list as a
string of canonical JSON, signed as it stands (ECDSA P-256 with SHA-256, DER), with the central office's certificate
beside, so that `openssl dgst` can check it. Judging a signature by the list is done in `app.exchange.asice.standing`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.models.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509 import Certificate

FORMAT = "handslag-trust-1"
ENVELOPE_MEMBERS = {"format", "payload", "signature", "certificate"}
LIST_MEMBERS = {"format", "number", "issued", "valid_to", "authorities", "signers", "revoked"}
LARGEST = 1 << 22
_DATE_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class TrustedSigner:
    """A pinned person: the SHA-256 of the certificate in hexadecimal, and in which role it may sign."""

    fingerprint: str
    name: str
    organisation: str
    role: str
    district: str = ""


@dataclass(frozen=True)
class TrustList:
    """Whom the central office trusts. `authorities` are certificates in DER, `root` the office's own fingerprint."""

    number: int
    issued: datetime
    valid_to: datetime
    authorities: tuple[bytes, ...] = ()
    signers: tuple[TrustedSigner, ...] = ()
    revoked: frozenset[str] = frozenset()
    root: str = ""


def make_trust(content: TrustList, key: ec.EllipticCurvePrivateKey, certificate: Certificate) -> bytes:
    """The signed envelope of `content`, by the central office's P-256 key; `content.root` is not used."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    payload = _canonical(_as_members(content))
    envelope = {
        "format": FORMAT,
        "payload": payload,
        "signature": _text(key.sign(payload.encode(), ec.ECDSA(hashes.SHA256()))),
        "certificate": _text(certificate.public_bytes(Encoding.DER)),
    }
    return (json.dumps(envelope, ensure_ascii=False, indent=1) + "\n").encode()


def read_trust(data: bytes, root: str | None = None, newest: int = 0) -> TrustList:
    """The list in the envelope `data`.

    `root` is the SHA-256 (hexadecimal) of the office's certificate; None means that the caller vouches for the file.
    `newest` is the highest number seen before on this computer. Raises UserError: no trust list, changed, signed by
    another office, older than one already seen.
    """
    envelope = _object(data, ENVELOPE_MEMBERS)
    payload, der = str(envelope["payload"]), _bytes(envelope["certificate"])
    _check_signature(payload.encode(), _bytes(envelope["signature"]), der)
    fingerprint = hashlib.sha256(der).hexdigest()
    if root is not None and root.lower() != fingerprint:
        raise UserError("trust-other-office")
    members = _object(payload.encode(), LIST_MEMBERS)
    content = _from_members(members, fingerprint)
    if _canonical(_as_members(content)) != payload:
        raise UserError("trust-not-a-list")
    if content.number < newest:
        raise UserError("trust-rolled-back", number=content.number, newest=newest)
    return content


def _check_signature(payload: bytes, signature: bytes, der: bytes) -> None:
    """Raise UserError unless the office's self-made certificate and its signature over the list both hold."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        certificate = x509.load_der_x509_certificate(der)
        key = certificate.public_key()
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UserError("trust-not-a-list") from error
    except InvalidSignature as error:
        raise UserError("trust-changed") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise UserError("trust-not-a-list")
    try:
        key.verify(signature, payload, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise UserError("trust-changed") from error


def _as_members(content: TrustList) -> dict[str, object]:
    return {
        "format": FORMAT,
        "number": content.number,
        "issued": content.issued.astimezone(UTC).strftime(_DATE_FORMAT),
        "valid_to": content.valid_to.astimezone(UTC).strftime(_DATE_FORMAT),
        "authorities": [_text(der) for der in content.authorities],
        "signers": [
            {
                "fingerprint": signer.fingerprint,
                "name": signer.name,
                "organisation": signer.organisation,
                "role": signer.role,
                "district": signer.district,
            }
            for signer in content.signers
        ],
        "revoked": sorted(content.revoked),
    }


def _from_members(members: dict[str, object], root: str) -> TrustList:
    number, signers, authorities, revoked = (members[key] for key in ("number", "signers", "authorities", "revoked"))
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise UserError("trust-not-a-list")
    if not isinstance(signers, list) or not isinstance(authorities, list) or not isinstance(revoked, list):
        raise UserError("trust-not-a-list")
    return TrustList(
        number=number,
        issued=_date(members["issued"]),
        valid_to=_date(members["valid_to"]),
        authorities=tuple(_authority(der) for der in authorities),
        signers=tuple(_signer(signer) for signer in signers),
        revoked=frozenset(_fingerprint(one) for one in revoked),
        root=root,
    )


def _signer(members: object) -> TrustedSigner:
    keys = ("fingerprint", "name", "organisation", "role", "district")
    if not isinstance(members, dict) or set(members) != set(keys):
        raise UserError("trust-not-a-list")
    if not all(isinstance(members[key], str) for key in keys):
        raise UserError("trust-not-a-list")
    return TrustedSigner(_fingerprint(members["fingerprint"]), *(members[key] for key in keys[1:]))


def _authority(value: object) -> bytes:
    from cryptography import x509

    der = _bytes(value)
    try:
        x509.load_der_x509_certificate(der).subject  # noqa: B018 - names are read when asked for
    except ValueError as error:
        raise UserError("trust-not-a-list") from error
    return der


def _fingerprint(value: object) -> str:
    if not isinstance(value, str) or not _FINGERPRINT.fullmatch(value):
        raise UserError("trust-not-a-list")
    return value


def _date(value: object) -> datetime:
    try:
        return datetime.strptime(str(value), _DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise UserError("trust-not-a-list") from error


def _object(data: bytes, members: set[str]) -> dict[str, object]:
    """A JSON object with exactly `members`, none repeated. Raises UserError."""
    if len(data) > LARGEST:
        raise UserError("trust-not-a-list")
    try:
        found = json.loads(data.decode(), object_pairs_hook=_without_repeats)
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair is text that no one can print
    except (ValueError, RecursionError) as error:
        raise UserError("trust-not-a-list") from error
    if not isinstance(found, dict) or set(found) != members or found["format"] != FORMAT:
        raise UserError("trust-not-a-list")
    return found


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key is repeated")
    return members


def _canonical(members: dict[str, object]) -> str:
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError) as error:
        raise UserError("trust-not-a-list") from error
