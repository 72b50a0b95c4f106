"""Whether the person behind a genuine signature may be trusted, by the trust list and at which time.

It knows certificates, roles and dates. A pinned person is known by the certificate itself; one with a certificate
from a listed authority by the authority's signature, and the role only where the authority wrote it (as title).
The time of signing is the signer's claim, so a certificate must be valid both then and now.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from app.exchange.asice.certificates import SignerCertificate
from app.exchange.asice.content import Requirement
from app.exchange.trust import TrustList
from app.models.verdict import Problem

CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True)
class Standing:
    """Who signed according to the list. `counts_for` is None where no one vouches for the role."""

    name: str
    organisation: str
    role: str
    trusted: bool
    counts_for: Requirement | None
    problems: tuple[Problem, ...]

    @property
    def person(self) -> tuple[str, str]:
        """One person of the list, with however many certificates."""
        return self.name.casefold(), self.organisation.casefold()


def stand(
    certificate: SignerCertificate, role: str, signed_at: datetime, trust: TrustList | None, now: datetime
) -> Standing:
    """The standing of a signer who claims `role` and `signed_at`; `now` is an aware datetime."""
    codes = _certificate_codes(certificate, signed_at, now)
    name, organisation = certificate.name, certificate.organisation
    if trust is None:
        return _standing(name, organisation, role, [*codes, "trust-list-missing"], False)
    if certificate.fingerprint in trust.revoked:
        codes.append("certificate-revoked")
    pinned = [signer for signer in trust.signers if signer.fingerprint == certificate.fingerprint]
    if pinned:
        name, organisation = pinned[0].name, pinned[0].organisation
        if all(signer.role != role for signer in pinned):
            codes.append("role-differs")
        return _standing(name, organisation, role, codes, True)
    codes += _authority_codes(certificate, signed_at, trust, now)
    if certificate.role and certificate.role != role:
        codes.append("role-differs")
    return _standing(name, organisation, role, codes, bool(certificate.role))


def _standing(name: str, organisation: str, role: str, codes: list[str], role_vouched: bool) -> Standing:
    problems = [Problem(code, "untrusted") for code in codes]
    if not codes and not role_vouched:
        problems.append(Problem("role-not-vouched", "incomplete", role))
    counts_for = Requirement(role, organisation) if not problems else None
    return Standing(name, organisation, role, not codes, counts_for, tuple(problems))


def _certificate_codes(certificate: SignerCertificate, signed_at: datetime, now: datetime) -> list[str]:
    codes = []
    if signed_at > now + CLOCKS_DIFFER:
        codes.append("signed-in-future")
    if min(signed_at, now) < certificate.valid_from:
        codes.append("certificate-not-yet-valid")
    if max(signed_at, now) > certificate.valid_to:
        codes.append("certificate-expired")
    if certificate.is_authority:
        codes.append("certificate-is-authority")
    if not certificate.may_sign:
        codes.append("certificate-usage")
    return codes


def _authority_codes(certificate: SignerCertificate, signed_at: datetime, trust: TrustList, now: datetime) -> list[str]:
    """What stands against believing that a listed authority issued the certificate; nothing when one did."""
    found = ["signer-unknown"]
    for der in trust.authorities:
        authority = x509.load_der_x509_certificate(der)
        if authority.subject != certificate.issuer:
            continue
        if not _issued(authority, certificate.certificate):
            found = ["issuer-impostor"]
        elif hashlib.sha256(der).hexdigest() in trust.revoked:
            return ["certificate-revoked"]
        elif not _fit(authority, signed_at, now):
            return ["authority-unfit"]
        else:
            return []
    return found


def _issued(authority: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _fit(authority: x509.Certificate, signed_at: datetime, now: datetime) -> bool:
    """Whether the authority may issue certificates at all, and was valid at both times."""
    try:
        basic = authority.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = authority.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    in_time = (
        authority.not_valid_before_utc <= min(signed_at, now) and max(signed_at, now) <= authority.not_valid_after_utc
    )
    return basic.ca and usage.key_cert_sign and in_time
